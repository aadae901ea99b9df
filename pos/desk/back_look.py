"""How a return looks at one moment, as one frozen record: the receipt, what may come back, the ways, the budget."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from msgspec import Struct

from pos.desk.books import Receipt
from pos.desk.exchanged import ways_of
from pos.desk.returnable import last_day, left_now, open_to
from pos.desk.returns import Returns
from pos.desk.service import Service
from pos.desk.till import Back, Till
from pos.errors import Refused
from pos.event_back import BackLine, ReturnClosed
from pos.event_sale import SoldLine
from pos.goodwill import Budget
from pos.options import Option
from pos.refund import Left, WayLeft

CONDITIONS: Final = ("sellable", "damaged", "faulty")


class LineLook(Struct, frozen=True):
    """One sold line: what is left of it beside what is in hand, and by condition why it may not come back."""

    sold: SoldLine
    left: Left
    held: BackLine | None
    reasons: tuple[tuple[str, str], ...]  # condition, refusal code

    def blocked(self, condition: str) -> str:
        """Return the code that stops a piece in this condition from coming back, or ""."""
        return "" if self.held else dict(self.reasons).get(condition, "")


class BackLook(Struct, frozen=True):
    """A service desk at one moment; amounts are minor units, positive."""

    receipt: Receipt | None
    fitting: int  # how many receipts the search found
    lines: tuple[LineLook, ...]
    sold_at: datetime | None
    last_day: date | None
    back: Back | None
    options: tuple[Option, ...]
    ways: tuple[WayLeft, ...]
    new_goods: int
    budget: Budget | None  # None: no limit
    without_receipt: str  # credit | exchange | cash
    last_return: ReturnClosed | None
    own: bool = False  # this till's receipt: only such a one is printed again here

    @property
    def left(self) -> int:
        """What is still to be handed over, new goods set off."""
        return max(0, self.back.left - self.new_goods) if self.back else 0


def back_look(till: Till, returns: Returns, service: Service) -> BackLook:
    """Look at the service desk; on the desk thread."""
    receipt = returns.again()
    back = till.back
    return BackLook(
        receipt=receipt,
        fitting=len(returns.fitting),
        lines=_lines(till, receipt),
        sold_at=till.shop.local(receipt.sale.at_ms) if receipt else None,
        last_day=last_day(till, receipt) if receipt else None,
        back=back,
        options=returns.options() if back is not None else (),
        ways=ways_of(receipt, till.shop.rounded, back.tenders if back else ()),
        new_goods=returns.give.new_goods(),
        budget=service.budget(),
        without_receipt=till.shop.settings.text("without_receipt"),
        last_return=till.last_return,
        own=receipt is not None and receipt.till == till.shop.till,
    )


def _lines(till: Till, receipt: Receipt | None) -> tuple[LineLook, ...]:
    if receipt is None:
        return ()
    mine = till.back if till.back and till.back.of == receipt.of else None
    return tuple(_line(till, receipt, mine, sold) for sold in receipt.sale.lines)


def _line(till: Till, receipt: Receipt, back: Back | None, sold: SoldLine) -> LineLook:
    left = left_now(receipt, back, sold.position)
    held = (
        next((one for one in back.lines if one.position == sold.position), None) if back else None
    )
    reasons = ((one, _blocked(till, receipt, left, one)) for one in CONDITIONS)
    return LineLook(sold, left, held, tuple((one, code) for one, code in reasons if code))


def _blocked(till: Till, receipt: Receipt, left: Left, condition: str) -> str:
    if left.amount <= 0:
        return "nothing_left"
    try:
        open_to(till, left, receipt, condition)
    except Refused as no:
        return no.code
    return ""
