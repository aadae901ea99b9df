"""What the service desk asks: receipts with what came back of them, who overpaid, goodwill, a return in the making."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from sqlalchemy import ColumnElement, Table, case, func, select

from pos.desk.books import Receipt
from pos.event import Event
from pos.event_back import ReturnClosed
from pos.event_sale import SaleClosed
from pos.money import divide
from pos.store.chain import Record
from pos.store.codec import decoded
from pos.store.room import Room
from pos.store.schema import param
from pos.store.statement import Statement
from pos.store.tables.journal import journal, till_state
from pos.store.tables.refund import goodwill, refund, refund_line
from pos.store.tables.sale import sale, sale_line, tender
from pos.store.tables.value import stored_value

E = TypeVar("E", bound=Event)
MOST: Final = 50

_store = param("store")
_till = param("till")
_number = param("number")


def _same(one: Table, other: Table) -> ColumnElement[bool]:
    return (
        (one.c.store == other.c.store) & (one.c.till == other.c.till) & (one.c.seq == other.c.seq)
    )


_RECEIPT: Final = Statement(
    select(sale.c.till, journal.c.body)
    .select_from(sale.join(journal, _same(sale, journal)))
    .where(sale.c.store == _store, sale.c.number == _number, param("of_till").in_((0, sale.c.till)))
    .order_by((sale.c.till == _till).desc(), sale.c.till)
    .limit(1)
)
_LAST: Final = Statement(
    select(func.max(sale.c.number)).where(sale.c.store == _store, sale.c.till == _till)
)
_RETURNS: Final = Statement(
    select(journal.c.body)
    .select_from(refund.join(journal, _same(refund, journal)))
    .where(refund.c.store == _store, refund.c.of_till == _till, refund.c.of_number == _number)
    .order_by(refund.c.at_ms, refund.c.till, refund.c.seq)
)
_NEWEST: Final = (
    sale.c.at_ms.desc(),
    (sale.c.till == _till).desc(),
    sale.c.till,
    sale.c.number.desc(),
)
_RECEIPTS: Final = (
    select(sale.c.till, sale.c.number).where(sale.c.store == _store).order_by(*_NEWEST).limit(MOST)
)
_OF_CUSTOMER: Final = Statement(_RECEIPTS.where(sale.c.customer == param("customer")))
_OF_TOTAL: Final = Statement(_RECEIPTS.where(sale.c.total == param("total")))
_OF_CARD: Final = Statement(
    select(sale.c.till, sale.c.number)
    .where(
        sale.c.store == _store,
        sale.c.seq.in_(
            select(tender.c.seq).where(
                _same(sale, tender), tender.c.card_tail == param("card_tail")
            )
        ),
    )
    .order_by(*_NEWEST)
    .limit(MOST)
)
_ABOVE: Final = Statement(
    select(
        sale.c.till,
        sale.c.number,
        sale_line.c.position,
        sale_line.c.amount,
        sale_line.c.weighed,
        sale_line.c.paid - sale_line.c.deposit,
    )
    .select_from(sale_line.join(sale, _same(sale, sale_line)))
    .where(
        sale_line.c.store == _store,
        sale_line.c.code == param("code"),
        sale_line.c.empties == 0,
        sale.c.at_ms >= param("since_ms"),
        sale.c.training == 0,
    )
    .order_by(sale.c.till, sale.c.number, sale_line.c.position)
)
_BACK: Final = Statement(
    select(
        refund.c.of_till,
        refund.c.of_number,
        refund_line.c.position,
        func.sum(refund_line.c.amount),
        func.sum(refund_line.c.minor - refund_line.c.deposit),
    )
    .select_from(refund_line.join(refund, _same(refund, refund_line)))
    .where(refund_line.c.store == _store, refund_line.c.code == param("code"))
    .group_by(refund.c.of_till, refund.c.of_number, refund_line.c.position)
)
_CREDITS: Final = Statement(
    select(stored_value.c.number).where(
        stored_value.c.store == _store, stored_value.c.kind == "credit"
    )
)
_GOODWILL: Final = Statement(
    select(func.coalesce(func.sum(goodwill.c.minor), 0)).where(
        goodwill.c.store == _store,
        goodwill.c.till == _till,
        goodwill.c.shift == param("shift"),
        # what somebody decided: alone, or for another
        case((goodwill.c.approved_by == "", goodwill.c.by), else_=goodwill.c.approved_by)
        == param("name"),
    )
)
_HELD: Final = Statement(
    select(till_state.c.value).where(
        till_state.c.store == _store, till_state.c.till == _till, till_state.c.name == "return"
    )
)


class ReturnsReader(Room):
    """Reads closed receipts and what came back of them."""

    def receipt(self, number: int, till: int = 0) -> Receipt | None:
        """Return a closed sale of this store by its number; None if there is none.

        Without a till: this one's before another's.
        """
        found = self.db.one(_RECEIPT, store=self.store, till=self.till, number=number, of_till=till)
        if found is None:
            return None
        returns = self.db.all(_RETURNS, store=self.store, till=found[0], number=number)
        backs = tuple(event_of(ReturnClosed, body) for (body,) in returns)
        return Receipt(event_of(SaleClosed, found[1]), backs, found[0])

    def last_receipt(self) -> Receipt | None:
        """Return the last sale closed at this till."""
        found = self.db.one(_LAST, store=self.store, till=self.till)
        return self.receipt(found[0]) if found and found[0] else None

    def receipts_of(
        self, *, customer: str = "", total: int | None = None, card_tail: str = ""
    ) -> tuple[tuple[int, int], ...]:
        """Return (till, number) of the store's receipts by customer id, total or card tail, newest first, most 50."""
        whose = {"store": self.store, "till": self.till}
        if customer:
            rows = self.db.all(_OF_CUSTOMER, **whose, customer=customer)
        elif total is not None:
            rows = self.db.all(_OF_TOTAL, **whose, total=total)
        elif card_tail:
            rows = self.db.all(_OF_CARD, **whose, card_tail=card_tail)
        else:
            rows = []
        return tuple((row[0], row[1]) for row in rows)

    def sold_above(
        self, code: str, since_ms: int, unit_price: int
    ) -> tuple[tuple[int, int, int], ...]:
        """Return (till, number, minor units overpaid) of sales of a code above a price, returned pieces left out."""
        whose = {"store": self.store, "code": code}
        back = {row[:3]: (row[3], row[4]) for row in self.db.all(_BACK, **whose)}
        owed: dict[tuple[int, int], int] = {}
        for till, number, *line in self.db.all(_ABOVE, **whose, since_ms=since_ms):
            over = _overpaid(line, back.get((till, number, line[0]), (0, 0)), unit_price)
            if over > 0:
                owed[till, number] = owed.get((till, number), 0) + over
        return tuple((*of, minor) for of, minor in owed.items())

    def next_credit(self) -> str:
        """Return the number that the next store credit bears: 1, 2, … at till 1, 2-1, 2-2, … at till 2."""
        taken = {row[0] for row in self.db.all(_CREDITS, store=self.store)}
        prefix = "" if self.till == 1 else f"{self.till}-"
        number = len(taken) + 1
        while f"{prefix}{number}" in taken:
            number += 1
        return f"{prefix}{number}"

    def goodwill_given(self, shift: int, name: str) -> int:
        """Return what somebody gave as goodwill in a shift, in minor units."""
        found = self.db.one(_GOODWILL, store=self.store, till=self.till, shift=shift, name=name)
        return found[0] if found else 0

    def held_return(self) -> str:
        """Return the payload of a return that was being put together, or nothing."""
        found = self.db.one(_HELD, store=self.store, till=self.till)
        return found[0] if found else ""


def event_of(kind: type[E], body: bytes) -> E:
    """Return the event that a journal body holds."""
    return decoded(kind, decoded(Record, body).event)


def _overpaid(line: Sequence[int], back: tuple[int, int], unit_price: int) -> int:
    """Return what the units still with the customer cost above `unit_price`, less what was paid back for them."""
    _, amount, weighed, goods = line
    came_back, paid_back = back
    left = amount - came_back
    if left <= 0:
        return 0
    right = divide(unit_price * left, 1000) if weighed else unit_price * left
    return goods - paid_back - right
