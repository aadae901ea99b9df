"""Scales: one file per protocol (pure codec and driver), over one shared way of asking for a weight."""
