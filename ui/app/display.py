"""Which display there is to draw on, asked of the display itself: a name that leads nowhere would end in Qt's abort."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import PySide6

_PLUGINS = {"xcb": "libqxcb.so", "wayland": "libqwayland.so"}


class Unusable(Exception):
    """No window can be shown; the text says why, as a whole sentence in English."""


def choose() -> None:
    """Name the platform that Qt shall draw on in QT_QPA_PLATFORM; raises Unusable where no window can be shown."""
    named = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if named in ("offscreen", "minimal"):
        raise Unusable("No display found")
    if not sys.platform.startswith("linux") or (named and named not in _PLUGINS):
        return
    there = [one for one in ([named] if named else _PLUGINS) if _answers(one)]
    if not there:
        raise Unusable("No display found")
    lacking = [_lacks(one) for one in there]
    fit = [one for one, lack in zip(there, lacking, strict=True) if not lack]
    if not fit:
        raise Unusable(
            f"A display answers, but the system lacks what Qt needs for it ({lacking[0]})"
        )
    if not named:
        os.environ["QT_QPA_PLATFORM"] = ";".join(_liked(fit))


def _liked(fit: list[str]) -> list[str]:
    """Put Wayland first in a session of its own; elsewhere X stands in front of it."""
    first = "wayland" if os.environ.get("XDG_SESSION_TYPE") == "wayland" else "xcb"
    return sorted(fit, key=lambda one: one != first)


def _answers(platform: str) -> bool:
    return _wayland() if platform == "wayland" else _x11()


def _x11() -> bool:
    """Connect as Qt would, with the same rules of names and of leave to enter."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland() -> bool:
    if not os.environ.get("WAYLAND_DISPLAY"):
        return False
    try:
        client = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False
    client.wl_display_connect.restype = ctypes.c_void_p
    connection = client.wl_display_connect(None)
    if connection:
        client.wl_display_disconnect(ctypes.c_void_p(connection))
    return bool(connection)


def _lacks(platform: str) -> str:
    """Load Qt's plugin as Qt will, and return the linker's complaint, or nothing."""
    folder = Path(PySide6.__path__[0]) / "Qt" / "plugins" / "platforms"
    try:
        ctypes.CDLL(str(folder / _PLUGINS[platform]))
    except OSError as lack:
        return str(lack).partition(":")[0]
    return ""
