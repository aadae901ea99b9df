"""The composition root: puts store, desks, devices and screens together, and starts the till."""

from ui.app.build import build
from ui.app.run import main

__all__ = ["build", "main"]
