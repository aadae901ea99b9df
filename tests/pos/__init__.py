"""What the shop knows and does, shown without screens or wires."""
