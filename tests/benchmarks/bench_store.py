"""The durable commit of a ten-line sale against bare sqlite3 with the same rows and pragmas; looking goods up."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from statistics import median

from pos.desk.books import Change, Job
from pos.event_cash import DrawerOpened
from tests.benchmarks.ratio import Figure, interleaved
from tests.pos.store.shop import Shop

SALES = 300
GOODS = 100_000
AUDITED = 4_000
Batches = list[tuple[str, list[tuple[object, ...]]]]


class Pair:
    """The same sales, kept by the store in one file and by bare sqlite3 in another."""

    def __init__(self, folder: Path) -> None:
        self.ours = Shop(folder / "ours")
        planner = Shop(folder / "plan")
        bare = Shop(folder / "bare")
        self.changes: list[Change] = []
        self.rows: list[Batches] = []
        for shop in (self.ours, planner, bare):
            shop.open_shift()
        for _ in range(SALES):
            self._plan(planner)
        bare.store.close()
        self.bare = sqlite3.connect(bare.folder / "kasa.db", isolation_level=None)
        for pragma in ("journal_mode=wal", "synchronous=FULL", "foreign_keys=ON"):
            self.bare.execute(f"PRAGMA {pragma}")
        self.at = 0
        self.bare_at = 0

    def _plan(self, planner: Shop) -> None:
        sale = planner.basket()
        for number in range(10):
            sale = planner.add(sale, number)
        closed, jobs = planner.closing(sale)
        opened = DrawerOpened(1, "sale", "ana")
        drawer = Job("drawer", closed.number, reason="sale")
        change = planner.change("pay_cash", closed, opened, jobs=(*jobs, drawer))
        plan = planner.store.planned(change)
        grouped = groupby(plan.puts, key=lambda put: put[0].sql)
        self.rows.append([(sql, [row for _, row in group]) for sql, group in grouped])
        self.changes.append(change)
        planner.store.keep(change)

    def keep(self) -> None:
        """Keep the next sale as the till does."""
        self.ours.store.keep(self.changes[self.at])
        self.at += 1

    def write(self) -> None:
        """Write the same rows bare."""
        self.bare.execute("BEGIN IMMEDIATE")
        for sql, rows in self.rows[self.bare_at]:
            self.bare.executemany(sql, rows)
        self.bare.execute("COMMIT")
        self.bare_at += 1


def _look_up_ms(shop: Shop) -> float:
    """Return the median look-up of a code among many, in milliseconds of CPU."""
    codes = [f"47700000{number:05}" for number in range(0, GOODS, 97)]
    for code in codes[:50]:
        shop.store.product(code, shop.now)
    taken = []
    for code in codes:
        start = time.process_time()
        shop.store.product(code, shop.now)
        taken.append(time.process_time() - start)
    return median(taken) * 1000


def _search_ms(shop: Shop) -> float:
    """Return the slowest of many searches of the first letters of names, in milliseconds of CPU."""
    taken = []
    for asked in ("p", "pr", "prek", "prekė 9", "prekė 99", "47700000", "prke"):
        start = time.process_time()
        shop.store.search(asked, 50, shop.now)
        taken.append(time.process_time() - start)
    return max(taken) * 1000


def _audit_s(shop: Shop) -> float:
    """Return what an audit of a hundred thousand three-line sales takes, in seconds of CPU, from two shops' difference.

    The fixed part (the schema, an empty shop) is measured first and taken off.
    """
    shop.store.db.run("PRAGMA synchronous=OFF")  # the audit is measured, not the disk
    shop.open_shift()

    def seconds() -> float:
        taken = []
        for _ in range(3):
            start = time.process_time()
            assert shop.store.verify() == ()
            taken.append(time.process_time() - start)
        return min(taken)

    empty = seconds()
    for number in range(AUDITED):
        shop.sell(number % 90, number % 90 + 1, number % 90 + 2)
    return (seconds() - empty) / AUDITED * 100_000


def figures() -> Iterator[Figure]:
    """Yield the ratio of the commit, and times among a hundred thousand products."""
    with tempfile.TemporaryDirectory() as name:
        pair = Pair(Path(name))
        yield Figure("store_commit_cpu", interleaved(pair.keep, pair.write, SALES - 2), 2.2)
        shop = Shop(Path(name) / "goods")
        start = time.process_time()
        shop.stock(GOODS)
        yield Figure("store_import_100000", time.process_time() - start, 30.0, "s")
        yield Figure("store_look_up", _look_up_ms(shop), 0.05, "ms")
        yield Figure("store_audit_100000", _audit_s(Shop(Path(name) / "audit")), 10.0, "s")
        yield Figure("store_search_worst", _search_ms(shop), 20.0, "ms")
