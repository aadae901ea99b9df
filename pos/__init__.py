"""What the shop knows and does: no screen, no wire, no clock or chance of its own."""
