"""What the service desk asks: receipts with what came back of them, who overpaid, goodwill, a return in the making."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from pos.desk.books import Receipt
from pos.event import Event
from pos.event_back import ReturnClosed
from pos.event_sale import SaleClosed
from pos.quantity import priced
from pos.store.chain import Record
from pos.store.codec import decoded
from pos.store.columns import NO_TOTAL
from pos.store.room import Room
from pos.store.statement import named
from pos.tender import Way

E = TypeVar("E", bound=Event)
_RECEIPT: Final = named("asks.returns.RECEIPT")
_LAST: Final = named("asks.returns.LAST")
_RETURNED: Final = named("asks.shop.RETURNED")
_RETURNS: Final = named("asks.returns.RETURNS")
_OF_CUSTOMER: Final = named("asks.returns.OF_CUSTOMER")
_OF_TOTAL: Final = named("asks.returns.OF_TOTAL")
_OF_DAY: Final = named("asks.returns.OF_DAY")
_OF_CARD: Final = named("asks.returns.OF_CARD")
_OF_BATCH: Final = named("asks.returns.OF_BATCH")
_ABOVE: Final = named("asks.returns.ABOVE")
_BACK: Final = named("asks.returns.BACK")
_CREDITS: Final = named("asks.returns.CREDITS")
_GOODWILL: Final = named("asks.returns.GOODWILL")
_HELD: Final = named("asks.returns.HELD")
_HELD_ELSEWHERE: Final = named("asks.returns.HELD_ELSEWHERE")


class ReturnsReader(Room):
    """Reads closed receipts and what came back of them."""

    def receipt(self, number: int, till: int = 0) -> Receipt | None:
        """Return a closed sale of this store by its number; None if there is none.

        Without a till: this one's before another's. Receipts that exchanges tie to it come with it.
        """
        found = self._with_after(number, till)
        return self._with_before(found) if found is not None else None

    def _with_after(self, number: int, till: int) -> Receipt | None:
        """Return a receipt with those whose goods were paid by goods of this one."""
        found = self.db.one(_RECEIPT, store=self.store, till=self.till, number=number, of_till=till)
        if found is None:
            return None
        returns = self.db.all(_RETURNS, store=self.store, till=found[0], number=number)
        backs = tuple((event_of(ReturnClosed, body), at) for body, at in returns)
        # An exchange is a sale and the return right after it, in one commit.
        later = (self._with_after(doc.number - 1, at) for doc, at in backs if _exchanged(doc))
        after = tuple(one for one in later if one is not None)
        docs = tuple(doc for doc, _ in backs)
        return Receipt(event_of(SaleClosed, found[1]), docs, found[0], after=after)

    def _with_before(self, receipt: Receipt) -> Receipt:
        """Return a receipt with the one whose goods paid for new ones in it, and so on."""
        if not _exchanged(receipt.sale):
            return receipt
        paid_by = {"till": receipt.till, "number": receipt.sale.number + 1}
        found = self.db.one(_RETURNED, store=self.store, **paid_by)
        doc = event_of(ReturnClosed, found[0]) if found else None
        if doc is None or not doc.of_number:
            return receipt
        before = self._with_after(doc.of_number, doc.of_till or receipt.till)
        return replace(receipt, before=self._with_before(before)) if before else receipt

    def last_receipt(self) -> Receipt | None:
        """Return the last sale closed at this till."""
        found = self.db.one(_LAST, store=self.store, till=self.till)
        return self.receipt(found[0]) if found and found[0] else None

    def receipts_of(
        self,
        *,
        customer: str = "",
        total: int | None = None,
        card_tail: str = "",
        batch: str = "",
        span: tuple[int, int] | None = None,
    ) -> tuple[tuple[int, int], ...]:
        """Return (till, number) of receipts, newest first, at most 50.

        By customer id, total, card tail, goods' batch, or from a moment up to another (epoch ms), then of any total.
        """
        whose = {"store": self.store, "till": self.till}
        if span is not None:
            within = {"from_ms": span[0], "to_ms": span[1]}
            wanted = NO_TOTAL if total is None else total
            rows = self.db.all(_OF_DAY, **whose, **within, total=wanted)
        elif customer:
            rows = self.db.all(_OF_CUSTOMER, **whose, customer=customer)
        elif total is not None:
            rows = self.db.all(_OF_TOTAL, **whose, total=total)
        elif card_tail:
            rows = self.db.all(_OF_CARD, **whose, card_tail=card_tail)
        elif batch:
            rows = self.db.all(_OF_BATCH, **whose, batch=batch)
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

    def held_elsewhere(self) -> tuple[str, ...]:
        """Return the payloads of returns that the store's other tills are putting together."""
        rows = self.db.all(_HELD_ELSEWHERE, store=self.store, till=self.till)
        return tuple(row[0] for row in rows)


def _exchanged(doc: SaleClosed | ReturnClosed) -> bool:
    return any(one.way is Way.EXCHANGE for one in doc.tenders)


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
    return goods - paid_back - priced(unit_price, left, bool(weighed))
