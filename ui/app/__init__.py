"""The composition root: puts store, desks, devices and screens together, and starts the till."""

from ui.app.start import build, main

__all__ = ["build", "main"]
