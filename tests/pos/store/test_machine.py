"""Whatever a till does, in whatever order, with nights and lost answers between: the books say what happened."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from pos.errors import Refused
from pos.event import LineRemoved, SaleParked, SaleRecalled, SaleVoided
from pos.event_sale import SaleClosed, ValueMoved
from pos.sale import Sale
from pos.store.accident import FailOnce
from tests.pos.store.shop import Shop, product


class Till(RuleBasedStateMachine):
    """A till beside a model that is nothing but a few lists."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.shop = Shop(self.folder)
        self.shop.stock(12)
        self.shop.store.keep_gift_card(self.shop.act(), "777", 1_000)
        self.basket: Sale | None = None
        self.parked: dict[str, Sale] = {}
        self.closed: list[SaleClosed] = []
        self.back: dict[int, int] = {}
        self.documents = 0
        self.gift = 1_000
        self.open = False

    def teardown(self) -> None:
        """Audit the whole life, then take it away."""
        try:
            assert self.shop.store.verify() == ()
        finally:
            self.shop.store.close()
            shutil.rmtree(self.folder)

    @precondition(lambda self: not self.open)
    @rule()
    def open_shift(self) -> None:
        self.shop.open_shift(5_000)
        self.open = True

    @precondition(lambda self: self.open)
    @rule(missing=st.integers(-50, 50))
    def close_shift(self, missing: int) -> None:
        self.shop.close_shift(missing)
        self.open = False

    @precondition(lambda self: self.open)
    @rule(number=st.integers(1, 10), amount=st.integers(1, 5))
    def scan(self, number: int, amount: int) -> None:
        before = self.basket or self.shop.basket()
        self.basket = self.shop.scan(before, product(number, 100 + number), amount)

    @precondition(lambda self: self.basket is not None)
    @rule(place=st.integers(0, 20))
    def remove(self, place: int) -> None:
        sale = self.basket
        assert sale is not None
        line = sale.lines[place % len(sale.lines)]
        after = sale.without_line(line.id)
        self.shop.keep("remove", LineRemoved(replace(after, lines=()), line))
        self.basket = after
        if not after.lines:
            self.void()

    @precondition(lambda self: self.basket is not None)
    @rule()
    def void(self) -> None:
        assert self.basket is not None
        self.shop.keep("void", SaleVoided(self.basket.id, len(self.basket.lines), 0))
        self.basket = None

    @precondition(lambda self: self.basket is not None)
    @rule(name=st.sampled_from("abc"))
    def park(self, name: str) -> None:
        assert self.basket is not None
        if name in self.parked:
            return
        parked = replace(self.basket, parked_as=name)
        self.shop.keep("park", SaleParked(replace(parked, lines=()), name))
        self.parked[name], self.basket = parked, None

    @precondition(lambda self: self.basket is None and self.parked)
    @rule()
    def recall(self) -> None:
        name, parked = self.parked.popitem()
        back = replace(parked, parked_as="")
        self.shop.keep("recall", SaleRecalled(replace(back, lines=()), name))
        self.basket = back

    @precondition(lambda self: self.open and self.basket is not None)
    @rule(fails=st.sampled_from(["", "before", "after"]))
    def pay(self, fails: str) -> None:
        """Pay, with the store failing once at the start or the commit, and again under the same request."""
        assert self.basket is not None
        closed, jobs = self.shop.closing(self.basket)
        change = self.shop.change("pay_cash", closed, jobs=jobs)
        if fails:
            fault = FailOnce(self.shop.store.db, fails)
            try:
                self.shop.store.keep(change)
            except Refused:
                assert self.shop.store.seen(change.request) is None
            fault.disarm()
        if self.shop.store.seen(change.request) is None:
            self.shop.store.keep(change)
        self.closed.append(closed)
        self.documents += 1
        self.basket = None

    @precondition(lambda self: self.open and self.closed)
    @rule(which=st.integers(0, 50))
    def give_back(self, which: int) -> None:
        sale = self.closed[which % len(self.closed)]
        gone = self.back.get(sale.number, 0)
        if gone >= sale.lines[0].amount:
            return
        self.shop.give_back(sale, 1, 1)
        self.back[sale.number] = gone + 1
        self.documents += 1

    @rule(minor=st.integers(1, 800))
    def pay_by_gift_card(self, minor: int) -> None:
        moved = ValueMoved("gift", "777", -minor, "b")
        if minor > self.gift:
            with pytest.raises(Refused, match="not_enough"):
                self.shop.keep("pay", moved)
            return
        self.shop.keep("pay", moved)
        self.gift -= minor

    @rule()
    def night(self) -> None:
        self.shop.reopen()

    @invariant()
    def the_books_say_what_happened(self) -> None:
        found = self.shop.store.found()
        assert found.sale == self.basket
        assert {one.parked_as: one for one in found.parked} == self.parked
        assert found.last_sale == (self.closed[-1] if self.closed else None)
        assert found.next_number == self.documents + 1
        assert (found.shift is not None) == self.open
        assert self.shop.store.stored_value("gift", "777") == self.gift
        assert self.shop.store.sale_count() == len(self.closed)


TestTill = Till.TestCase
TestTill.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
