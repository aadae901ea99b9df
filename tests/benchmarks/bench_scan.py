"""From the bytes of a scan on the wire to the painted row, against a bare QTableView that shows one more row.

Both on the same offscreen platform, window size and font; CPU time of the whole process, so that the scanner's thread,
the desk thread and the durable commit count on our side.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from tests.benchmarks.ratio import Figure, interleaved
from ui.app.checkout import open_shift, sign_in
from ui.app.place import Place
from ui.app.stage import Stage, at_noon, stage

ROUNDS = 40
_PATIENCE_S = 5.0


class Painted(QObject):
    """Counts the paint events of one widget."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def wait_for_events() -> None:
    """Let one round of events run; sleep, not spin, until there is one: waiting is no work."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def until(holds: Painted, more_than: int) -> None:
    """Let events run until the widget was painted again; a thread's work arrives through the same loop."""
    end = time.monotonic() + _PATIENCE_S
    while holds.count <= more_than:
        wait_for_events()
        if time.monotonic() > end:
            raise TimeoutError("nothing was painted")


class Bare:
    """A table with as many rows as the basket, in a window of its own."""

    def __init__(self) -> None:
        self.model = QStandardItemModel(0, 4)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.resize(500, 560)
        self.view.show()
        self.painted = Painted(self.view.viewport())

    def one_more(self) -> None:
        """Append a row, scroll to it, and wait for its paint."""
        before = self.painted.count
        self.model.appendRow([QStandardItem(text) for text in ("1", "Duona", "1,29", "1,29")])
        self.view.scrollToBottom()
        until(self.painted, before)


class Ours:
    """The till's register, fed over the simulated scanner's wire."""

    def __init__(self, till: Stage) -> None:
        self.till = till
        house = till.app.house
        if house is None or house.devices.scanner_end is None:
            raise RuntimeError("the demo shop has a simulated scanner")
        self.end = house.devices.scanner_end
        at = house.shop.now_ms()
        lines = house.products_text().splitlines()[1:]
        codes = [line.split(";")[0] for line in lines]
        known = [house.store.product(code, at) for code in codes]
        self.codes = [
            one.code
            for one in known
            if one and not (one.weighed or one.age or one.klass or one.serial)
        ]
        self.number = 0
        basket = till.app.shell.findChild(QTableView) or till.app.shell
        viewport = basket.viewport() if isinstance(basket, QTableView) else basket
        self.painted = Painted(viewport)

    def one_more(self) -> None:
        """Scan the next article and wait for its line's paint."""
        lines, before = self.till.look.lines, self.painted.count
        self.end.scan(self.codes[self.number % len(self.codes)])
        self.number += 1
        end = time.monotonic() + _PATIENCE_S
        while self.till.look.lines == lines:
            before = self.painted.count
            wait_for_events()
            if time.monotonic() > end:
                raise TimeoutError("the scan did not arrive")
        until(self.painted, before)


def figures() -> Iterator[Figure]:
    """At most twice a bare table's row."""
    with tempfile.TemporaryDirectory(prefix="kasa-bench-") as folder:
        place = Place(
            Path(folder) / "shop",
            "LT",
            cheap_pins=True,
            keys=Path(folder) / "keys",
            now_ms=at_noon(),
        )
        till = stage(place)
        sign_in(till, lambda _: None, "cashier")
        open_shift(till, lambda _: None)
        ours, bare = Ours(till), Bare()
        ratio = interleaved(ours.one_more, bare.one_more, ROUNDS)
        yield Figure("scan_painted", ratio, 2.0)
        yield Figure(
            "scan_painted_wall",
            interleaved(ours.one_more, bare.one_more, ROUNDS, time.perf_counter),
            2.0,
        )
        till.close()
