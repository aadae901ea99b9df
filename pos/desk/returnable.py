"""Whether units of a sold line may come back now, and how much of it is left."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pos.desk.books import Receipt, ReturnsBooks
from pos.desk.exchanged import tied
from pos.desk.returns_law import kind_excluded, liable_until
from pos.desk.till import Back, Till
from pos.errors import Refused
from pos.event_back import BackLine
from pos.product import GIFT_CARD
from pos.refund import Left, back_line, left_of


def left_now(receipt: Receipt, back: Back | None, position: int) -> Left:
    """Return what is left of a line, what is in hand now already taken off. Refuses not_found."""
    if not 1 <= position <= len(receipt.sale.lines):
        raise Refused("not_found", line=position)
    left = left_of(receipt.sale.lines[position - 1], receipt.returns)
    for line in back.lines if back else ():
        if line.position == position:
            left = replace(
                left,
                amount=left.amount - line.amount,
                minor=left.minor - line.minor,
                deposit=left.deposit - line.deposit,
                vat=left.vat - line.vat,
            )
    return left


def begun(till: Till, receipt: Receipt | None) -> Back:
    """Return a return with nothing in hand yet: of a receipt, else of whoever stands there."""
    of_till, number = receipt.of if receipt else (0, 0)
    whose = receipt.sale if receipt else till.basket()
    return Back(
        till.chance.fresh(),
        number,
        customer=whose.customer,
        language=whose.language,
        of_till=of_till,
    )


def with_lines(till: Till, back: Back, lines: tuple[BackLine, ...]) -> Back:
    """Return a return with these lines, and who let them through."""
    approver = till.approver.name if till.approver else back.approved_by
    return replace(back, lines=lines, approved_by=approver)


class Coming(Struct, frozen=True):
    """What somebody says comes back: units of a line (all that is left when `amount` is None), how they are, why."""

    position: int
    amount: int | None
    condition: str
    reason: str
    serial: str


def coming_back(till: Till, receipt: Receipt, back: Back | None, coming: Coming) -> BackLine:
    """Return the line for it beside what is in hand already. Refuses as open_to and back_line do."""
    left = left_now(receipt, back, coming.position)
    open_to(till, left, receipt, coming.condition)
    if left.line.serial and coming.serial != left.line.serial:
        raise Refused("not_returnable", name=left.line.name, serial=coming.serial)
    units = left.amount if coming.amount is None else coming.amount
    return back_line(left, units, coming.condition or "sellable", coming.reason, coming.serial)


def not_elsewhere(books: ReturnsBooks, receipt: Receipt) -> None:
    """Refuse busy while another till hands money back for this receipt: it cannot take back what it gave already.

    So while it does for a receipt that exchanges tie to this one: both hold the same money.
    """
    for payload in books.held_elsewhere():
        other = msgspec.json.decode(payload, type=Back)
        if other.tenders and tied(receipt, other.of):
            raise Refused("busy", number=receipt.sale.number)


def last_day(till: Till, receipt: Receipt) -> date:
    """Return the last day on which goods of a receipt may be brought back without asking."""
    days = till.shop.settings.whole("return_days")
    return till.shop.trading_day(receipt.sale.at_ms) + timedelta(days=days)


def not_while_paying(till: Till) -> None:
    """Refuse paying_already while new goods are being paid: what comes back would undo what is due.

    Money that was taken meanwhile, or that a card machine still owes an answer for, would exceed the bill.
    """
    till.unpaid()


def open_to(till: Till, left: Left, receipt: Receipt, condition: str) -> None:
    """Refuse what may not come back; a fault may as long as the seller is liable for it.

    Refuses not_returnable, paying_already, and window_closed, which a second person may let through.
    """
    not_while_paying(till)
    line = left.line
    if line.code == GIFT_CARD or line.empties:  # neither is goods that could have a fault
        raise Refused("not_returnable", name=line.name)
    if condition == "faulty":
        liable = liable_until(till, receipt)
        if liable is not None and till.shop.today() > liable:
            raise Refused("window_closed", last=liable.isoformat())
        return
    excluded = kind_excluded(till, receipt, line.department)
    sealed = line.hygiene and condition != "sellable"
    if line.no_return or sealed or excluded:
        raise Refused("not_returnable", name=line.name)
    last = last_day(till, receipt)
    if till.shop.trading_day() <= last:
        return
    if till.shop.settings.text("late_return") == "block" or till.approver is None:
        raise Refused("window_closed", last=last.isoformat())
    till.allow("return_late")
