"""Runs the till: in its window until that is closed, or, where no display is, a checkout played by itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui import theme
from ui.app.build import build
from ui.app.place import Place, default_folder
from ui.app.tidy import Tidy


def main(shop: str = "LT", folder: Path | None = None) -> int:
    """Run the till until its window is closed. Without a display a scripted checkout is played offscreen."""
    place = Place(folder or default_folder(shop), shop)
    if _no_display():
        from ui.app.play import play  # only where there is no display

        return play(place)
    qt = QApplication(sys.argv[:1])
    theme.apply(qt, theme.Theme())
    app = build(place)
    app.crash.install()
    app.shell.show()
    tidy = Tidy(app.shell)
    try:
        return qt.exec()
    finally:
        tidy.stop()
        app.crash.remove()


def _no_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return True
    return sys.platform.startswith("linux") and not (_wayland() or _x11())


def _wayland() -> bool:
    """Tell whether the Wayland display that is named can be there; a name without one would end in Qt's abort."""
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name).exists()


def _x11() -> bool:
    """The same for X; a display on another machine is believed."""
    host, _, rest = os.environ.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if host or not number:
        return bool(host)
    return Path(f"/tmp/.X11-unix/X{number}").exists()  # noqa: S108 - where X keeps its sockets
