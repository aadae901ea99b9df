"""The shop's settings on screen, made from the one table."""
