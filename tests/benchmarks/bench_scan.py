"""From the bytes of a scan on the wire to the painted row, against a bare QTableView that shows one more row.

Both on the same offscreen platform, with as many rows, in the same font; CPU time of the whole process, so that the
scanner's driver, the desk thread and the durable commit count on our side. Each side pays for all that it set going:
a second frame, a delayed layout or what a thread still does after the paint ends before the other side's turn begins,
and counts. The wall clock stops at the paint, as an eye does. Two things are taken off our side, as the contract has
it: the simulated scanner's own work (the measure begins with its bytes), and one sync of the disk, timed in the same
minute on the same disk (nothing that is durable is shown without one, and the bare table keeps nothing).

The limit is that of CPU time. The wall clock is printed beside it, against the same limit: what it takes more is the
hand-over between the scanner's, the desk's and the screen's thread, and whoever else wants the machine's cores.

Long, since both sides of one comparison stand together.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from tests.benchmarks.ratio import Clock, Figure
from ui.app.checkout import open_shift, sign_in
from ui.app.place import Place
from ui.app.stage import Stage, at_noon, stage
from ui.counter import Act
from ui.widgets.basket import BasketView

SALES, ROUNDS = 3, 40
"""Sales that are scanned, and lines of each that are measured: one sale alone is at the mercy of a busy minute."""
LIMIT = 1.5
WARM = 12
"""Scans of a sale before anything is measured: the basket scrolls by then, as the bare table does."""
_PATIENCE_S = 5.0
_PAGES = 8192  # bytes: about what the commit of one line writes
_BREATH_S = 0.003
"""Long enough for a thread to end what it was at; sleeping is no CPU time."""


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


def settle() -> None:
    """Let everything end that was set going: frames that were put off, timers, other threads."""
    dispatcher = QAbstractEventDispatcher.instance()
    for _ in range(2):
        while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            continue
        time.sleep(_BREATH_S)


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
        self.pulled_s = 0.0
        """CPU seconds that pulling the simulated scanner's trigger took on this thread."""
        basket = till.app.shell.page.findChild(BasketView)
        if not isinstance(basket, BasketView):
            raise RuntimeError("the register is in sight, with its basket")
        self.painted = Painted(basket.viewport())

    def one_more(self) -> None:
        """Scan the next article and wait for its line's paint."""
        lines, before = self.till.look.lines, self.painted.count
        start = time.thread_time()
        self.end.scan(self.codes[self.number % len(self.codes)])
        self.pulled_s += time.thread_time() - start
        self.number += 1
        end = time.monotonic() + _PATIENCE_S
        while self.till.look.lines == lines:
            before = self.painted.count
            wait_for_events()
            if time.monotonic() > end:
                raise TimeoutError("the scan did not arrive")
        until(self.painted, before)

    def void(self) -> None:
        """Give the sale up."""
        house = self.till.app.house
        assert house is not None
        self._do(house.desks.register.void)

    def fill(self, lines: int) -> None:
        """Lay so many lines into the basket by the desk alone."""
        house = self.till.app.house
        assert house is not None
        register = house.desks.register
        codes = [self.codes[number % len(self.codes)] for number in range(lines)]

        def scan_all(request: str) -> None:
            for number, code in enumerate(codes):
                register.scan(f"{request}-{number}", code)

        self._do(scan_all)

    def _do(self, act: Act) -> None:
        counter = self.till.app.counter
        assert counter is not None
        counter.do(act)
        settle()
        self.till.rest()


def _scanner_s(work: Ours | Bare) -> float:
    """CPU seconds of the simulated scanner, which puts the bytes on the wire and is no part of a till."""
    pulled = work.pulled_s if isinstance(work, Ours) else 0.0
    return pulled + sum(
        time.clock_gettime(time.pthread_getcpuclockid(thread.ident))
        for thread in threading.enumerate()
        if thread.name.startswith("virtual /dev/pts/") and thread.ident is not None
    )


def cpu(work: Ours | Bare) -> float:
    """CPU seconds of one more row, with all that it left to do."""
    settle()
    start, scanner = time.process_time(), _scanner_s(work)
    work.one_more()
    settle()
    return time.process_time() - start - (_scanner_s(work) - scanner)


def wall(work: Ours | Bare) -> float:
    """Seconds until one more row was seen."""
    settle()
    start = time.perf_counter()
    work.one_more()
    return time.perf_counter() - start


Take = Callable[[Ours | Bare], float]


def sync(folder: Path, clock: Clock) -> float:
    """Seconds of a clock that the disk takes to hold what one commit writes, without anything around it."""
    file = os.open(folder / "sync", os.O_CREAT | os.O_RDWR)
    taken = []
    try:
        for number in range(5):
            start = clock()
            os.pwrite(file, bytes(_PAGES), number * _PAGES)
            os.fdatasync(file)
            taken.append(clock() - start)
    finally:
        os.close(file)
    return median(taken)


def against(ours: Ours, bare: Bare, folder: Path, take: Take, clock: Clock) -> float:
    """What the row takes by a clock, over what the bare one takes: less one sync of the disk."""
    mine: list[float] = []
    theirs: list[float] = []
    disk: list[float] = []
    for _sale in range(SALES):
        begin(ours, bare)
        for number in range(ROUNDS):
            if number % 2:
                mine.append(take(ours))
            theirs.append(take(bare))
            if not number % 2:
                mine.append(take(ours))
            if not number % 8:
                disk.append(sync(folder, clock))
    return (median(mine) - median(disk)) / median(theirs)


def begin(ours: Ours, bare: Bare) -> None:
    """Begin a sale and a table, both long enough to scroll."""
    if ours.till.look.lines:
        ours.void()
    bare.model.removeRows(0, bare.model.rowCount())
    for _ in range(WARM):
        cpu(ours), cpu(bare)


def longer(ours: Ours) -> float:
    """CPU time of a sale's lines around the five hundredth, over that of those around the tenth."""
    ours.void()
    for _ in range(5):
        ours.one_more()
    tenth = median(cpu(ours) for _ in range(10))
    ours.fill(480)
    return median(cpu(ours) for _ in range(10)) / tenth


def figures() -> Iterator[Figure]:
    """A scanned row against a bare one; a long sale against a short one."""
    with tempfile.TemporaryDirectory(prefix="kasa-bench-") as name:
        folder = Path(name)
        place = Place(
            folder / "shop",
            "LT",
            cheap_pins=True,
            keys=folder / "keys",
            now_ms=at_noon(),
        )
        till = stage(place)
        sign_in(till, lambda _: None, "cashier")
        open_shift(till, lambda _: None)
        ours, bare = Ours(till), Bare()
        used = against(ours, bare, folder, cpu, time.process_time)
        yield Figure("scan_painted", used, LIMIT)
        waited = against(ours, bare, folder, wall, time.perf_counter)
        yield Figure("scan_painted_wall", waited, LIMIT)
        yield Figure("scan_line_500", longer(ours), 2.0)
        till.close()
