"""One barcode is followed from the wire to the painted row, and the cash key to the journal: no detour, no new stop.

The stops are read from docs/architecture.md, so that page and program cannot part.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest

from ui.app.checkout import goods, open_shift, sign_in
from ui.app.place import Place
from ui.app.stage import Stage, at_noon, stage

PAGE: Final = Path(__file__).parent.parent / "docs" / "architecture.md"
ROOMS: Final = {
    "drivers.scanner": "driver",
    "ui.bridge": "bridge",
    "ui.app.start": "root",
    "ui.shell": "shell",
    "ui.register.presenter": "presenter",
    "pos.desk": "desk",
    "pos.store.keep": "store",
    "ui.register.screen": "screen",
}
"""The rooms on the way; what stands in none of them serves one of them."""


class Walk:
    """Notes the first entry into each room, in order, on whatever thread it happens."""

    def __init__(self) -> None:
        self.stops: list[str] = []
        self._watching = False
        self._first = ""

    @contextmanager
    def follow(self, first: str) -> Iterator[None]:
        """Note what is entered meanwhile, from the first entry into this room on: a clock may tick before."""
        self.stops, self._first = [], first
        self._watching = True
        try:
            yield
        finally:
            self._watching = False

    def note(self, frame: FrameType, event: str, _: Any) -> None:
        """Called by the interpreter at every call."""
        if not self._watching or event != "call":
            return
        module = frame.f_globals.get("__name__", "")
        for prefix, room in ROOMS.items():
            begun = self.stops or room == self._first
            if begun and module.startswith(prefix) and room not in self.stops:
                self.stops.append(room)


@pytest.fixture
def walked(tmp_path: Path) -> Iterator[tuple[Stage, Walk]]:
    """A till with a cashier at it, and somebody who follows."""
    walk = Walk()
    threading.setprofile(walk.note)
    sys.setprofile(walk.note)
    try:
        till = stage(
            Place(
                tmp_path / "shop", "LT", cheap_pins=True, keys=tmp_path / "keys", now_ms=at_noon()
            )
        )
        sign_in(till, lambda _: None, "cashier")
        open_shift(till, lambda _: None)
        yield till, walk
        till.close()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def written(title: str) -> list[str]:
    """Read the ordered stops under a heading of the page."""
    page = PAGE.read_text(encoding="utf-8")
    part = page.split(f"### {title}\n", 1)[1].split("\n#", 1)[0]
    return re.findall(r"^\d+\. \*\*(\w+)\*\*", part, re.MULTILINE)


def after_a_tick(till: Stage, walk: Walk) -> None:
    """Wait until the window has looked at its clock, as it does each second: that enters rooms of the way too."""
    with walk.follow("shell"):
        till.until(lambda: bool(walk.stops), "the window's clock")
    till.rest()


def test_a_barcode_takes_the_written_way(walked: tuple[Stage, Walk]) -> None:
    till, walk = walked
    code = goods(till).plain.code
    way = written("From the wire to the painted row")
    after_a_tick(till, walk)
    with walk.follow(way[0]):
        till.scan(code)
    assert walk.stops == way
    assert len(walk.stops) <= 8
    assert till.look.lines == 1


def test_the_cash_key_takes_the_written_way(walked: tuple[Stage, Walk]) -> None:
    till, walk = walked
    till.scan(goods(till).plain.code)
    way = written("From the cash key to the journal")
    after_a_tick(till, walk)
    with walk.follow("shell"):
        till.act("exact")
    started = walk.stops.index(way[0])
    assert walk.stops[started : started + len(way)] == way
    assert len(way) <= 4
    assert till.look.last_sale is not None
