"""A whole till for tests of screens: a demo shop in a fresh folder, real books, simulated devices, the real window."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.desk.assembly import Desks
from pos.desk.cash import Counted
from pos.errors import Refused
from ui.app.build import build
from ui.app.house import House
from ui.app.place import Place
from ui.app.start import App
from ui.page import Page

FLOAT = {2000: 2, 1000: 5, 500: 10, 200: 20, 100: 25, 50: 20, 20: 30, 10: 30, 5: 30, 2: 20, 1: 20}
PATIENCE_S = 60
P = TypeVar("P", bound=Page)


class TestTill:
    """Drives a till as a person does: by keys of the row, by rows, by what is typed into forms, by scans."""

    __test__ = False

    def __init__(self, qtbot: QtBot, folder: Path, shop: str = "LT") -> None:
        self._bot = qtbot
        self.later_ms = 0
        place = Place(
            folder / "shop", shop, cheap_pins=True, keys=folder / "keys", now_ms=self._now_ms
        )
        self.app: App = build(place)
        self.app.shell.show()
        self.until(lambda: self.app.counter is not None)
        self.app.speak("en")
        self.settle()

    @property
    def house(self) -> House:
        """The opened till behind the window."""
        assert self.app.house is not None
        return self.app.house

    @property
    def desks(self) -> Desks:
        """Its desks."""
        return self.house.desks

    def _now_ms(self) -> int:
        return time.time_ns() // 1_000_000 + self.later_ms

    def settle(self) -> None:
        """Wait until the desk thread is idle and what it said is shown."""
        for _ in range(3):
            self.until(self.app.bridge.idle)
            self._bot.wait(1)

    def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not so():
            assert time.monotonic() < end, "it did not come to that"
            self._bot.wait(2)

    def do(self, act: Callable[[str], object]) -> Refused | None:
        """Do a verb on the desk thread, as a screen would; returns its refusal."""
        said: list[Refused | None] = []
        assert self.app.counter is not None
        self.app.counter.do(act, said.append)
        self.until(lambda: bool(said))
        self.settle()
        return said[0]

    def come(self, name: str, pin: str, *, shift: bool = True) -> None:
        """Sign a person in and open the shift with a counted float."""
        assert self.do(lambda r: self.desks.people.sign_in(r, name, pin)) is None
        if shift and self.desks.till.shift is None:
            counted = Counted(sum(v * n for v, n in FLOAT.items()), tuple(FLOAT.items()))
            assert self.do(lambda r: self.desks.cash.open_shift(r, counted)) is None

    def sell(self, *goods: tuple[str, int], card: int = 0) -> int:
        """Sell goods for cash, or partly by card (minor units); returns the receipt's number."""
        for code, times in goods:
            self._scan(code, times)
        if card:
            assert self.do(lambda r: self.desks.card.by_hand(r, card, "approved")) is None
        if self.desks.till.sale is not None:
            assert self.do(self.desks.pay.exact_cash) is None
        assert self.desks.till.last_sale is not None
        return self.desks.till.last_sale.number

    def _scan(self, code: str, times: int) -> None:
        assert self.do(lambda r: self.desks.register.scan(r, code, times)) is None

    def go(self, name: str, kind: type[P]) -> P:
        """Bring a screen into sight."""
        self.app.shell.go(name)
        self.settle()
        assert isinstance(self.app.shell.page, kind)
        return self.app.shell.page

    def leave(self) -> None:
        """Audit the books of what was done, and close the till."""
        found: list[object] = []
        self.do(lambda _: found.extend(self.house.store.verify()))
        self.app.shell.close()
        self.app.shell.deleteLater()
        self.app.bridge.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not found, [str(one) for one in found]

    def act(self, action: str) -> None:
        """Press a key, chip or answer of the screen in sight."""
        self.app.shell.act(action)
        self.settle()

    def scan(self, code: str) -> None:
        """A code comes in, wherever the cursor is."""
        self.app.shell.scanned(code)
        self.settle()
