"""A ledger of plain sums beside a till: what any day must leave behind, whatever happened."""

from __future__ import annotations

import tempfile
from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

from hypothesis.stateful import RuleBasedStateMachine, invariant

from pos.errors import Refused
from pos.event_back import ReturnClosed
from pos.event_sale import SaleClosed
from pos.tender import Way
from tests.pos.desk.counter import FLOAT, Counter

P = ParamSpec("P")
OPENING = sum(value * number for value, number in FLOAT)


class Ledger(RuleBasedStateMachine):
    """Books every sale and return that was told, and compares after every step."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        till = self.till = Counter(Path(self._folder.name))
        till.sells("BREAD", 129)
        till.sells("BEER", 148, deposit=10)
        till.sells("MILK", 333, "900")
        till.sells("GIFT", 1_999)
        till.offer("TWO", "price", "MILK", count=2, minor=500)
        till.issues("G1", 50_000)
        till.begin("manager")
        self.sales: dict[int, SaleClosed] = {}
        self.returns: list[ReturnClosed] = []
        self.cash = OPENING
        self.last: Callable[[], None] = lambda: None

    def teardown(self) -> None:
        try:
            broken = [str(found) for found in self.till.store.verify()]
            assert not broken, broken
        finally:
            self.till.close()
            self._folder.cleanup()

    # --- how --------------------------------------------------------------------------------------------------------

    def attempt(
        self, verb: Callable[Concatenate[str, P], None], *args: P.args, **more: P.kwargs
    ) -> None:
        """Do a verb; a refusal must leave everything as it was."""
        request = self.till.request()
        before = self.state()
        self.last = lambda: verb(request, *args, **more)
        told = len(self.till.told)
        try:
            verb(request, *args, **more)
        except Refused:
            assert self.state() == before
            assert len(self.till.told) == told
        for one in self.till.told[told:]:
            self._book(one)

    def _book(self, one: object) -> None:
        if isinstance(one, SaleClosed):
            assert one.number not in self.sales
            self.sales[one.number] = one
            self.cash += one.cash_given - one.change
        elif isinstance(one, ReturnClosed):
            self.returns.append(one)
            self.cash -= sum(t.given.minor for t in one.tenders if t.way is Way.CASH)

    def state(self) -> tuple[object, ...]:
        till = self.till.till
        return till.sale, dict(till.parked), till.back, till.shift, till.next_number, till.question

    def once_more(self) -> None:
        before, told = self.state(), len(self.till.told)
        try:
            self.last()
        except Refused:
            assert self.state() == before
        for one in self.till.told[told:]:
            self._book(one)

    # --- what always holds ------------------------------------------------------------------------------------------

    @invariant()
    def the_basket_adds_up(self) -> None:
        summed = self.till.till.bill()
        assert summed.total.minor == sum(line.paid for line in summed.lines)
        due = self.till.desks.pay.due()
        assert abs(due.rounding.minor) <= 2

    @invariant()
    def every_sale_adds_up(self) -> None:
        for sale in list(self.sales.values())[-1:]:
            assert sale.total == sum(line.paid for line in sale.lines)
            assert sale.total + sale.rounding == sum(t.amount.minor for t in sale.tenders)
            cash = sum(t.amount.minor for t in sale.tenders if t.way is Way.CASH)
            assert cash == sale.cash_given - sale.change
            assert abs(sale.rounding) <= 2

    @invariant()
    def the_drawer_holds_what_the_ledger_says(self) -> None:
        assert self.till.desks.cash.expected() == self.cash

    @invariant()
    def nothing_comes_back_that_was_not_sold(self) -> None:
        back: Tally[tuple[int, int]] = Tally()
        money: Tally[tuple[int, int]] = Tally()
        for doc in self.returns:
            for line in doc.lines:
                back[doc.of_number, line.position] += line.amount
                money[doc.of_number, line.position] += line.minor
        for number, sale in self.sales.items():
            for sold in sale.lines:
                assert back[number, sold.position] <= sold.amount
                assert money[number, sold.position] <= max(0, sold.paid)

    @invariant()
    def no_way_gives_back_more_than_it_took(self) -> None:
        """New goods of an exchange were paid by what paid for the old ones: their receipts are one family."""
        first = {number: number for number in self.sales}
        for doc in self.returns:
            if doc.of_number and any(one.way is Way.EXCHANGE for one in doc.tenders):
                first[doc.number - 1] = first[doc.of_number]
        left: Tally[tuple[int, Way]] = Tally()
        for number, sale in self.sales.items():
            took, cash = _sums(first[number], sale), (first[number], Way.CASH)
            # Empties that were paid out took nothing.
            took[cash] = max(0, took[cash] - sale.rounding)
            left.update(took)
        for doc in self.returns:
            if doc.of_number:
                left.subtract(_sums(first[doc.of_number], doc))
        for (_, way), minor in left.items():
            assert minor >= 0 or way not in (Way.CASH, Way.CARD, Way.GIFT)

    @invariant()
    def numbers_have_no_gap(self) -> None:
        given = sorted([*self.sales, *(doc.number for doc in self.returns)])
        assert given == list(range(1, len(given) + 1))
        assert self.till.till.next_number == len(given) + 1


def _sums(number: int, doc: SaleClosed | ReturnClosed) -> Tally[tuple[int, Way]]:
    """Add up what each way paid or gave back, before rounding; empties may have paid the customer."""
    sums: Tally[tuple[int, Way]] = Tally()
    for tender in doc.tenders:
        sums[number, tender.way] += max(0, tender.amount.minor)
    return sums
