"""Devices on wires: they know bytes, not sales."""
