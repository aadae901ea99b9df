"""Any day at a till: whatever is scanned, cut, paid, brought back, parked or cut off by power, the sums hold."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from pos.desk.cash import Counted
from pos.tender import Way
from tests.pos.desk.ledger import Ledger

CODES = st.sampled_from(["BREAD", "BEER", "MILK", "GIFT"])
MINOR = st.integers(1, 6_000)


class AnyDay(Ledger):
    """A cashier with quick hands and a weak power line."""

    # --- whole customers --------------------------------------------------------------------------------------------

    @rule(
        codes=st.lists(CODES, min_size=1, max_size=4),
        bp=st.integers(0, 900),
        card=st.none() | MINOR,
    )
    def serve(self, codes: list[str], bp: int, card: int | None) -> None:
        desks = self.till.desks
        for code in codes:
            self.attempt(desks.register.scan, code)
        self.attempt(desks.prices.discount_sale, bp)
        if card is not None:
            self.attempt(desks.card.by_hand, card, "approved")
        self.attempt(desks.pay.exact_cash)

    @precondition(lambda self: self.sales)
    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        self.take_back(data)
        if self.till.till.back is None:
            return
        for option in self.till.desks.returns.options():
            if option.way in ("cash", "card") and not option.blocked:
                self.attempt(self.till.desks.returns.refund, Way(option.way))

    @precondition(lambda self: self.sales)
    @rule(data=st.data(), code=CODES, card=st.none() | MINOR)
    def exchange(self, data: st.DataObject, code: str, card: int | None) -> None:
        self.take_back(data)
        desks = self.till.desks
        self.attempt(desks.register.scan, code)
        if card is not None:
            self.attempt(desks.card.by_hand, card, "approved")
        self.attempt(desks.pay.exact_cash)
        for way in (Way.CARD, Way.GIFT, Way.CASH):
            self.attempt(desks.returns.refund, way)

    # --- the basket -------------------------------------------------------------------------------------------------

    @rule(code=CODES, times=st.integers(0, 4))
    def scan(self, code: str, times: int) -> None:
        self.attempt(self.till.desks.register.scan, code, times)

    @rule(count=st.integers(0, 7))
    def quantity(self, count: int) -> None:
        self.attempt(self.till.desks.register.times, count)

    @rule(position=st.integers(1, 4))
    def remove(self, position: int) -> None:
        self.attempt(self.till.desks.register.remove, position)

    @rule(count=st.integers(1, 5))
    def empties(self, count: int) -> None:
        self.attempt(self.till.desks.register.empties, "BEER", count)

    @rule(position=st.integers(1, 3), bp=st.integers(0, 10_000))
    def discount_line(self, position: int, bp: int) -> None:
        self.attempt(self.till.desks.prices.discount_line, position, bp)

    @rule(minor=st.integers(0, 900))
    def discount_sale(self, minor: int) -> None:
        self.attempt(self.till.desks.prices.discount_sale, 0, minor)

    @rule(name=st.sampled_from(["Jonas", "Ona"]))
    def park(self, name: str) -> None:
        self.attempt(self.till.desks.register.park, name)

    @rule(name=st.sampled_from(["Jonas", "Ona"]))
    def recall(self, name: str) -> None:
        self.attempt(self.till.desks.register.recall, name)

    # --- money ------------------------------------------------------------------------------------------------------

    @rule(minor=MINOR)
    def pay_cash(self, minor: int) -> None:
        self.attempt(self.till.desks.pay.cash, minor)

    @rule(minor=MINOR, outcome=st.sampled_from(["approved", "declined", "unknown"]))
    def pay_card(self, minor: int, outcome: str) -> None:
        self.attempt(self.till.desks.card.by_hand, minor, outcome)

    @rule()
    def pay_exactly(self) -> None:
        self.attempt(self.till.desks.pay.exact_cash)

    @precondition(lambda self: self.sales)
    @rule(data=st.data())
    def offer_goods_back(self, data: st.DataObject) -> None:
        self.take_back(data)

    def take_back(self, data: st.DataObject) -> None:
        """Take units of any line of any receipt back."""
        number = data.draw(st.sampled_from(sorted(self.sales)))
        self.till.desks.returns.find(number)
        position = data.draw(st.integers(1, len(self.sales[number].lines)))
        amount = data.draw(st.none() | st.integers(1, 4))
        self.attempt(self.till.desks.returns.line, position, amount)

    @rule(way=st.sampled_from([Way.CASH, Way.CARD, Way.CREDIT, Way.GIFT]), minor=st.none() | MINOR)
    def refund(self, way: Way, minor: int | None) -> None:
        self.attempt(self.till.desks.returns.refund, way, minor)

    @rule(price=st.integers(0, 400))
    @precondition(lambda self: self.sales)
    def price_difference(self, price: int) -> None:
        self.attempt(self.till.desks.service.difference, max(self.sales), 1, price)

    @precondition(lambda self: self.sales)
    @rule(data=st.data(), bp=st.integers(0, 6_000))
    def apologise(self, data: st.DataObject, bp: int) -> None:
        number = data.draw(st.sampled_from(sorted(self.sales)))
        self.attempt(self.till.desks.service.goodwill_closed, number, "cold", bp)

    @rule(position=st.integers(0, 2), minor=st.integers(0, 200))
    def apologise_now(self, position: int, minor: int) -> None:
        self.attempt(self.till.desks.service.goodwill_open, "queue", position, 0, minor)

    @rule(minor=MINOR)
    def pay_by_gift_card(self, minor: int) -> None:
        self.attempt(self.till.desks.pay.stored_value, Way.GIFT, "G1", minor)

    @rule(minor=MINOR, took=MINOR)
    def take_too_much(self, minor: int, took: int) -> None:
        self.attempt(self.till.desks.card.by_hand, minor, "approved", took)

    @rule(outcome=st.sampled_from(["approved", "declined", "refunded"]))
    def settle(self, outcome: str) -> None:
        self.attempt(self.till.desks.card.settle, outcome)

    @rule(code=CODES, times=st.integers(1, 3))
    def unproved_goods(self, code: str, times: int) -> None:
        self.attempt(self.till.desks.returns.without_receipt, code, times)

    @rule()
    def change_of_shift(self) -> None:
        cash = self.till.desks.cash
        shift = self.till.till.shift
        self.attempt(cash.close_shift, Counted(self.cash))
        if self.till.till.shift is None:
            self.attempt(cash.open_shift, Counted(self.cash))
        assert shift is not None

    # --- accidents --------------------------------------------------------------------------------------------------

    @rule()
    def again(self) -> None:
        """A repeated request that was kept does nothing; one that was refused may do its work now, once."""
        self.once_more()
        settled = self.state(), len(self.till.told)
        self.once_more()
        assert (self.state(), len(self.till.told)) == settled

    @rule()
    def power_cut(self) -> None:
        before = self.state()
        self.till.reopen()
        assert self.state()[:3] == before[:3]
        assert self.state()[4:] == before[4:]
        self.till.come()
        self.last = lambda: None


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(max_examples=20, stateful_step_count=40, deadline=None)
