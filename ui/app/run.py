"""Runs the till: in its window until that is closed, or, where no display is, a checkout played by itself."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui import theme
from ui.app import diary, display
from ui.app.build import build
from ui.app.place import Place, default_folder
from ui.app.tidy import Tidy


def main(shop: str = "LT", folder: Path | None = None) -> int:
    """Run the till until its window is closed. Without a display a scripted checkout is played offscreen."""
    return run(Place(folder or default_folder(shop), shop))


def run(place: Place) -> int:
    """Run a till until its window is closed."""
    try:
        display.choose()
    except display.Unusable as why:
        from ui.app.play import play  # only where there is no display

        return play(place, str(why))
    qt = QApplication(sys.argv[:1])
    theme.apply(qt, theme.Theme())
    written = diary.keep(place.folder)
    app = build(place)
    app.crash.install()
    app.shell.show()
    tidy = Tidy(app.shell)
    try:
        return qt.exec()
    finally:
        tidy.stop()
        app.crash.remove()
        diary.leave(written)
