"""A till in a window that nobody sees, with hands to scan, type and press: for shows, pictures and tests.

Everything is real but the hands: the window, the desks, the books in their folder; the simulated scanner's wire brings
the codes, and what the simulated printer got is decoded from its bytes.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from drivers.protocol import DeviceEvent, Role, Scanned
from drivers.virtual.printer import VirtualPrinter
from pos.desk.look import Look
from ui import theme
from ui.app.build import build
from ui.app.place import Place
from ui.app.start import App
from ui.app.tidy import Tidy

PATIENCE_S: Final = 60.0
_STEP_S: Final = 0.002
_PERSON_MS: Final = 200


class Stuck(Exception):
    """Something that should have come did not come in time."""


class Stage:
    """A till in a window that nobody sees, with hands to scan, type and press."""

    def __init__(self, qt: QApplication, app: App, pictures: Path | None = None) -> None:
        """`pictures` is where a picture of each step goes."""
        self.qt, self.app, self._pictures = qt, app, pictures
        self._number = 0
        self._struck_ms = 0
        self.language = ""
        self._tidy: Tidy | None = Tidy()
        self.bugs: list[BaseException] = []
        app.bug = self.bugs.append
        self._scans = 0
        app.listeners.append(self._count)

    def _count(self, event: DeviceEvent) -> None:
        self._scans += isinstance(event, Scanned)

    @property
    def look(self) -> Look:
        """How the till looks."""
        assert self.app.counter is not None  # the shop is open before anybody looks
        return self.app.counter.look

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Let things happen until `holds`; raises Stuck when it takes too long."""
        end = time.monotonic() + PATIENCE_S
        while not holds():
            if self.bugs:
                raise self.bugs[0]
            if time.monotonic() > end:
                raise Stuck(what)
            self.qt.processEvents()
            time.sleep(_STEP_S)

    def rest(self) -> None:
        """Wait until no verb runs and every view is drawn."""
        for _ in range(3):
            self.until(self.app.bridge.idle, "the desk thread")
            self.qt.processEvents()

    def scan(self, code: str) -> None:
        """Let the simulated scanner read a code; it comes over the wire."""
        before = self._scans
        house = self.app.house
        assert house is not None  # the shop is open
        assert house.devices.scanner_end is not None  # a demo shop simulates its scanner
        house.devices.scanner_end.scan(code)
        self.until(lambda: self._scans > before, f"the scan of {code}")
        self.rest()

    def press(self, key: Qt.Key, text: str = "") -> None:
        """Press and release a key, as the window system says it."""
        self._strike(key, text)
        self.settle()

    def type(self, text: str) -> None:
        """Type as a person does: slower than any scanner."""
        for letter in text:
            self._strike(Qt.Key.Key_unknown, letter)
            self.qt.processEvents()
        self.settle()

    def _strike(self, key: Qt.Key, text: str) -> None:
        """Press and release a key at a time of its own, so that nobody has to wait between two of them."""
        self._struck_ms += _PERSON_MS
        window = self.app.shell.windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self._struck_ms)
            QApplication.sendEvent(window, event)

    def settle(self) -> None:
        """Wait until no key might still be a scanner's, and all that was pressed is done."""
        self.until(lambda: not self.app.shell.holds_keys, "the keys to be typed ones")
        self.rest()

    def act(self, action: str) -> None:
        """Touch what says this action."""
        self.app.shell.act(action)
        self.rest()

    def picture(self, name: str) -> None:
        """Keep a picture of the window."""
        if self._pictures is None:
            return
        self._fade()
        self._number += 1
        self.app.shell.grab().save(str(self._pictures / f"{self._number:02d}-{name}.png"))

    def _fade(self) -> None:
        """Wait until what appears has appeared."""
        end = time.monotonic() + theme.FADE_MS / 1000
        self.until(lambda: time.monotonic() > end, "what fades in")
        self.rest()

    @property
    def printer(self) -> VirtualPrinter:
        """The simulated printer."""
        assert self.app.house is not None  # the shop is open
        bench = self.app.house.devices.bench(Role.PRINTER)
        assert isinstance(bench, VirtualPrinter)  # a demo shop simulates its printer
        return bench

    def close(self) -> None:
        """Close the window and all behind it; on this thread, for another one must not throw a window away."""
        if self._tidy is None:
            return
        self.app.shell.close()
        self.qt.processEvents()
        self.app.shell.deleteLater()
        self.app.bridge.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._tidy.stop()
        self._tidy = None


def at_noon() -> Callable[[], int]:
    """A clock that begins on Friday, 20 November 2026, 12:00 in UTC, when every shop may sell everything."""
    start = time.monotonic_ns() // 1_000_000
    return lambda: 1_795_176_000_000 + time.monotonic_ns() // 1_000_000 - start


def stage(place: Place, pictures: Path | None = None, look: theme.Theme | None = None) -> Stage:
    """Open a till offscreen and wait until people may sign in."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt = QApplication.instance()
    made = qt if isinstance(qt, QApplication) else QApplication(sys.argv[:1])
    theme.apply(made, look or theme.Theme())
    app = build(place)
    app.shell.show()
    played = Stage(made, app, pictures)
    played.until(lambda: app.counter is not None, "the shop to open")
    played.rest()
    return played


W = TypeVar("W", bound=QWidget)


def find(widget: QWidget, kind: type[W]) -> list[W]:
    """The widgets of a kind that are in sight inside another."""
    return [one for one in widget.findChildren(kind) if one.isVisible()]
