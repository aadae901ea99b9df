"""A till in a process of its own, for tests that kill it: it says what is kept, and only after it is kept."""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from pos.desk.books import Change, KeptJob
from pos.event_sale import SaleClosed
from pos.store import Store
from pos.store.auditing import verify_folder
from tests.pos.store.shop import Shop, product

Say = Callable[[str], None]
Work = Callable[[Shop, Say], None]


class Victim:
    """A forked child that opens the shop and works until it is killed. Forked, so that it need not start Python."""

    def __init__(self, folder: Path, work: Work, till: int = 1) -> None:
        self._told, say = os.pipe()
        wait, self._go = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._told)
            os.close(self._go)
            _live(folder, work, say, wait, till)
        os.close(say)
        os.close(wait)
        self._heard = b""

    def hear(self, seconds: float, word: str = "") -> bool:
        """Listen until a line begins with `word`, the child is gone, or time is up; tell if the word came."""
        end = time.monotonic() + seconds
        while select.select([self._told], [], [], max(0, end - time.monotonic()))[0]:
            if time.monotonic() > end:
                break
            part = os.read(self._told, 65536)
            self._heard += part
            if word and any(line.startswith(word) for line in self.lines()):
                return True
            if not part:
                break
        return False

    def await_ready(self) -> None:
        """Wait until its shop is open; a loaded machine may take long."""
        if not self.hear(60, "READY"):
            raise AssertionError(f"the till did not open: {self.lines()}")

    def lines(self) -> list[str]:
        """Return the whole lines heard so far."""
        return self._heard.decode().split("\n")[:-1]

    def go(self) -> None:
        """Let it begin."""
        os.write(self._go, b"go")

    def kill(self) -> None:
        """Kill it as a power cut would: without a word."""
        os.kill(self.pid, signal.SIGKILL)

    def bury(self) -> list[str]:
        """Wait for its end and return all that it said."""
        self.hear(60)
        os.waitpid(self.pid, 0)
        os.close(self._told)
        os.close(self._go)
        return self.lines()


def _live(folder: Path, work: Work, say: int, wait: int, till: int) -> None:
    """Be the child: never return into the test."""
    code = 1

    def tell(line: str) -> None:
        os.write(say, f"{line}\n".encode())

    try:
        shop = Shop(folder, till)
        shop.asked = 1_000_000 + os.getpid() * 1000
        shop.baskets = shop.asked
        tell("READY")
        os.read(wait, 2)
        work(shop, tell)
        code = 0
    except BaseException:  # noqa: BLE001 - it must not return into the test, and not die unheard
        tell(f"DIED {' | '.join(traceback.format_exc().splitlines())}")
    finally:
        os._exit(code)


def begin(folder: Path) -> None:
    """Make the shop that victims work in: goods on the shelf and an open shift."""
    shop = Shop(folder)
    shop.stock(30)
    shop.open_shift()
    shop.store.close()


def sell_on(shop: Shop, say: Say) -> None:
    """Scan and sell until killed; ACK names each sale that was answered, SCAN each line."""
    number = 0
    while True:
        sell_one(shop, say, number % 20)
        number += 1


def sell_one(shop: Shop, say: Say, number: int = 1) -> None:
    """Scan two lines and sell them."""
    sale = shop.basket()
    for one in (number, number + 1):
        sale = shop.scan(sale, product(one, 100 + one))
        say(f"SCAN {sale.id} {len(sale.lines)}")
    closed, jobs = shop.closing(sale)
    shop.keep("pay_cash", closed, jobs=jobs)
    say(f"ACK {closed.sale_id} {closed.number}")


def sell_one_in_two(shop: Shop, say: Say) -> None:
    """Sell with the mistake that this test must catch: the money in one transaction, the job in another."""
    store = shop.store

    def keep(change: Change) -> tuple[KeptJob, ...]:
        plan = store.planned(change)
        half = len(plan.puts) // 2
        for part in (plan.puts[:half], plan.puts[half:]):
            with store.db.writing():
                for statement, group in groupby(part, key=lambda put: put[0]):
                    store.db.many(statement.sql, [row for _, row in group])
        return plan.jobs

    store.keep = keep  # type: ignore[method-assign, assignment]  # the seeded mistake
    closed, jobs = shop.closing(shop.add(shop.basket(), 1))
    shop.keep("pay_cash", closed, jobs=jobs)
    say(f"ACK {closed.sale_id} {closed.number}")


def judged(folder: Path, said: list[str]) -> list[str]:
    """Open the shop again and return all that is wrong: a lost sale, a doubled one, a lost basket, a broken rule."""
    wrong = [str(one) for one in verify_folder(folder / "shop", folder / "keys")]
    shop = Shop(folder)
    try:
        wrong += _lost(shop.store, said)
    finally:
        shop.store.close()
    return wrong


def _lost(store: Store, said: list[str]) -> list[str]:
    wrong = []
    last = ""
    for line in said:
        word, *facts = line.split()
        last = line
        if word == "DIED":
            wrong.append(line)
        if word == "ACK" and _sale(store, int(facts[1])) != facts[0]:
            wrong.append(f"lost: {line}")
    sale = store.found().sale
    if last.startswith("SCAN"):
        _, ident, lines = last.split()
        closed = store.found().last_sale
        is_closed = closed is not None and closed.sale_id == ident
        kept = sale is not None and sale.id == ident and len(sale.lines) >= int(lines)
        if not (kept or is_closed):
            wrong.append(f"basket lost: {last}")
    return wrong


def _sale(store: Store, number: int) -> str:
    receipt = store.receipt(number)
    sale: SaleClosed | None = receipt.sale if receipt else None
    return sale.sale_id if sale else ""
