"""A day at a till in a process of its own: what of memory, threads and handles is left over at its end.

`python -m tests.till_day SEED FOLDER HOURS` sells through the real screens, offscreen, on a clock that is moved on:
scans over the scanner's pty, cash and card, lines taken off, sales set aside and recalled, returns, cash moved, the
drawer opened, X, a Z and a new shift every eight hours, and every fault of every simulated device. Measured is from the
end of the first shift, when each screen was seen and each cache is warm; it ends with one line of JSON.

Long because everything that a day holds is done in it.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from pos.tender import Way
from tests.till_faults import AT_REST, OUTFITS, Faults, Hands
from ui.app.checkout import open_shift, sign_in
from ui.app.place import Place
from ui.app.stage import PATIENCE_S, Stage, Stuck, stage

HOUR_MS = 3_600_000
FRIDAY_MORNING_MS = 1_795_152_000_000 - HOUR_MS
CUSTOMERS = 10  # an hour
SHIFT_HOURS = 8
WARM_HOURS = 8
_K = Qt.Key


class Left(Struct):
    """What a process holds at one moment."""

    rss_kb: int  # with the heap's holes
    heap_kb: int  # what C holds of the heap
    blocks: int  # what Python holds of its own
    threads: int
    handles: int
    objects: int
    widgets: int
    kinds: dict[str, int]


class Clock:
    """A clock that is moved on; between moves it goes as clocks do, so that no two moments are the same."""

    def __init__(self) -> None:
        self.later_ms = 0
        self._start = time.monotonic_ns() // 1_000_000

    def now_ms(self) -> int:
        return FRIDAY_MORNING_MS + self.later_ms + time.monotonic_ns() // 1_000_000 - self._start


def forget(till: Stage) -> None:
    """Let go of all that is kept only to be quick, and is bounded: caches of texts, SQLite's pages, printed paper."""
    house, counter = till.app.house, till.app.counter
    assert house is not None
    assert counter is not None
    counter.do(lambda _: house.store.db.run("PRAGMA shrink_memory"))
    till.settle()
    till.printer.paper.receipts.clear()
    for _ in range(3):
        gc.collect()
        till.qt.processEvents()
    for one in gc.get_objects():
        if type(one).__name__ == "_lru_cache_wrapper":
            one.cache_clear()
    QPixmapCache.clear()
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # what is free in pieces is no leak


class _Heap(ctypes.Structure):
    """glibc's struct mallinfo2."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    )


def heap_kb() -> int:
    """What is allocated by malloc at this moment; 0 where the C library does not tell."""
    ask = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if ask is None:
        return 0
    ask.restype = _Heap
    told = ask()
    return int(told.uordblks + told.hblkhd) // 1024


def held(till: Stage) -> Left:
    """Count, after everything that may go has gone."""
    forget(till)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    alive = gc.get_objects()
    kinds = Counter(f"{type(one).__module__}.{type(one).__qualname__}" for one in alive)
    return Left(
        heap_kb=heap_kb(),
        blocks=sys.getallocatedblocks(),
        rss_kb=pages * os.sysconf("SC_PAGE_SIZE") // 1024,
        threads=len(os.listdir("/proc/self/task")),
        handles=len(os.listdir("/proc/self/fd")),
        objects=len(alive),
        widgets=sum(len(one.findChildren(QObject)) + 1 for one in QApplication.topLevelWidgets()),
        kinds=dict(kinds),
    )


class Day:
    """One person's day at one till; chance decides what happens."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.clock = Clock()
        keys = folder / "keys"
        self.till = stage(
            Place(folder / "shop", "LT", cheap_pins=True, keys=keys, now_ms=self.clock.now_ms)
        )
        house = self.till.app.house
        assert house is not None
        self.house = house
        self.codes = self._plain_codes()
        self.done: Counter[str] = Counter()
        hands = Hands(self.till, house, self.fill, self.wait_for_paper)
        self.faults = Faults(hands, self.dice, self.done)
        self.shifts = 0

    def _plain_codes(self) -> list[str]:
        at = self.house.shop.now_ms()
        listed = [line.split(";")[0] for line in self.house.products_text().splitlines()[1:]]
        known = [one for code in listed if (one := self.house.store.product(code, at))]
        asking = (
            "weighed", "age", "klass", "serial", "no_return", "hygiene", "deposit.minor"
        )  # fmt: skip
        return [one.code for one in known if not any(attrgetter(*asking)(one))]

    def try_all(self) -> None:
        """Hang up every outfit once: what is loaded for it is loaded before anything is counted."""
        for outfit in OUTFITS:
            self.faults.hang(outfit)
        self.faults.hang(AT_REST)

    # --- shifts -----------------------------------------------------------------------------------------------------

    def shift(self, hours: int) -> None:
        """Come, count, sell for some hours, count again, go."""
        till = self.till
        sign_in(till, _quiet, "manager")
        open_shift(till, _quiet)
        self.at("register")
        self.faults.hang(OUTFITS[self.shifts % len(OUTFITS)], hours)
        self.shifts += 1
        for hour in range(hours):
            for _ in range(CUSTOMERS):
                self.customer()
                self.clock.later_ms += HOUR_MS // CUSTOMERS
            between(self, hours - hour)
        self.faults.hang(AT_REST)
        self.at("shift")
        till.press(_K.Key_F7)
        self.wait_for_paper()
        till.press(_K.Key_F11)
        till.type("100")
        till.press(_K.Key_F12)
        till.until(lambda: till.look.shift is None, "the shift to close")
        till.rest()
        self.wait_for_paper()
        till.act("sign_out")
        till.until(lambda: till.look.staff is None, "the person to go")
        till.rest()

    def at(self, screen: str) -> None:
        self.till.app.shell.go(screen)
        self.till.rest()

    def waiting(self) -> int:
        """How many papers are under way; the books are asked on their own thread."""
        found: list[int] = []
        counter = self.till.app.counter
        assert counter is not None
        jobs = self.house.store.waiting_jobs
        counter.do(lambda _: found.append(sum(one.state != "failed" for one in jobs())))
        self.till.until(lambda: bool(found), "the books")
        return found[0]

    def wait_for_paper(self) -> None:
        """Let the printer end what it was given; what nobody knows the end of, the cashier says."""
        till = self.till
        end = time.monotonic() + PATIENCE_S
        while self.waiting():
            if till.look.unsure is not None:
                till.act(self.dice.choice(("paper:printed", "paper:copy")))
                self.done["paper asked"] += 1
            if time.monotonic() > end:
                raise Stuck(f"papers of {till.look.unsure}")
            till.settle()

    # --- customers --------------------------------------------------------------------------------------------------

    def customer(self) -> None:
        """Somebody buys, or brings back."""
        ways: list[Callable[[], None]] = [self.buy] * 6 + [self.buy_aside, self.back]
        way = self.dice.choice(ways)
        if way == self.back and not self.done["buy"]:
            way = self.buy
        way()
        self.done[way.__name__] += 1

    def fill(self) -> None:
        """Scan some goods; sometimes one more, sometimes one fewer."""
        till = self.till
        self.at("register")
        for _ in range(self.dice.randint(2, 5)):
            till.scan(self.dice.choice(self.codes))
        if self.dice.random() < 0.3:
            till.type("2")
            till.press(_K.Key_Asterisk, "*")
        if self.dice.random() < 0.3 and till.look.lines > 1:
            till.press(_K.Key_F3)  # two of a kind are one line: without it nothing would be left

    def buy(self) -> None:
        """Fill a basket and pay it."""
        self.fill()
        self.pay()

    def pay(self) -> None:
        """Pay in one of three ways."""
        till = self.till
        before = till.look.last_sale
        if self.dice.random() < 0.5:
            till.press(_K.Key_F10)
        elif self.dice.random() < 0.5:
            to_pay = till.look.basket.due.to_pay.minor
            till.press(_K.Key_F12)
            till.type(str((to_pay // 500 + 1) * 5))
            till.press(_K.Key_Return)
            if (
                till.look.impossible is not None
            ):  # the drawer cannot make the change: asked for it exactly
                self.done["no change"] += 1
                till.press(_K.Key_F10)
        else:
            till.press(_K.Key_F11)
            if self.faults.wired:
                self.faults.answered(before, lambda: None)  # it may be busy yet with one given up
            else:
                till.press(_K.Key_Return)  # the cashier says how it ended
        self.closed(before)
        self.wait_for_paper()
        till.press(_K.Key_Return)

    def closed(self, before: object) -> None:
        """Wait until the sale is closed; else say how the till stands."""
        till = self.till
        try:
            till.until(lambda: till.look.last_sale is not before, "the sale to be closed")
        except Stuck as stuck:
            look = till.look
            raise Stuck(f"{stuck}: {look.basket.due} {look.unsettled} {self.done}") from stuck
        till.rest()

    def buy_aside(self) -> None:
        """Set a basket aside, serve another, take it up again."""
        till = self.till
        self.fill()
        till.press(_K.Key_F5)
        till.press(_K.Key_Return)
        till.until(lambda: bool(till.look.parked), "the sale to lie aside")
        self.fill()
        self.pay()
        self.at("register")
        till.press(_K.Key_F5)
        till.act(f"recall:{till.look.parked[0][0]}")
        till.until(lambda: not till.look.parked, "the sale to be back")
        self.pay()

    def back(self) -> None:
        """The first line of the last receipt comes back for cash."""
        till = self.till
        sale = till.look.last_sale
        if sale is None or any(one.way is not Way.CASH for one in sale.tenders):
            self.buy()
            return
        self.at("returns")
        till.app.shell.scanned(f"KASA:1-{sale.number}")
        till.rest()
        till.press(_K.Key_F5)
        before = self.house.desks.till.last_return
        till.press(_K.Key_F12)
        end = time.monotonic() + 3
        while self.house.desks.till.last_return is before and time.monotonic() < end:
            till.settle()
        self.done["given back"] += self.house.desks.till.last_return is not before
        self.wait_for_paper()
        for _ in range(3):
            till.press(_K.Key_Escape)
        self.at("register")


def between(day: Day, hours_left: int) -> None:
    """Each hour between customers: the drawer, a look around, its share of faults."""
    till = day.till
    for screen in ("shift", "price_check", "papers", "settings", "hardware", "returns"):
        day.at(screen)
        till.app.workbench().idle()
    day.at("shift")
    till.press(_K.Key_F7)
    day.wait_for_paper()
    day.at("register")
    day.faults.some(hours_left)
    till.scan("0000000000000")
    till.press(_K.Key_Escape)


def _quiet(_: str) -> None:
    """Nobody reads along."""


def main(seed: int, folder: Path, hours: int) -> None:
    """Play, measure, tell."""
    day = Day(folder, seed)
    day.try_all()
    day.shift(min(WARM_HOURS, hours))
    held(day.till)  # to look at everything makes something, too
    before = held(day.till)
    for begun in range(0, hours, SHIFT_HOURS):
        day.shift(min(SHIFT_HOURS, hours - begun))
    after = held(day.till)
    threads = sorted(one.name for one in threading.enumerate())
    grown = {
        kind: number - before.kinds.get(kind, 0)
        for kind, number in after.kinds.items()
        if number - before.kinds.get(kind, 0) > 20
    }
    before.kinds, after.kinds = {}, {}
    told = {
        name: {f: getattr(one, f) for f in one.__struct_fields__ if f != "kinds"}
        for name, one in (("before", before), ("after", after))
    }
    print(json.dumps({**told, "grown": grown, "done": day.done, "threads": threads}))
    day.till.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
