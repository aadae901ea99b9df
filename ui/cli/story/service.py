"""The story's verbs of the service desk and of the drawer, each one call of a desk.

Long because it is one verb after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pos.errors import Refused
from pos.event_sale import SoldLine
from pos.paper import as_text
from pos.receipt import read_number
from pos.shift import Drawer
from pos.tender import Way
from ui.cli.story.counter import (
    Args,
    Counter,
    Verb,
    counted,
    moment_ms,
    pieces_of,
    taken_off,
    text,
    whole,
)


def _number(counter: Counter, args: Args) -> tuple[int, int]:
    """Return a receipt's till (0: whichever has it) and number; `last`, or nothing, is the last sale."""
    said = text(args, "no") or "last"
    if said == "last":
        last = counter.till.last_sale
        if last is None:
            raise Refused("not_found")
        return counter.till.shop.till, last.number
    found = read_number(said)
    if found is None:
        raise Refused("not_found", number=said[:40])
    return found if found[0] else (0, _counted(counter, found[1]))


def _counted(counter: Counter, number: int) -> int:
    """Return a sale's number; one that a return carries is meant as a count of sales."""
    store, till = counter.store, counter.till.shop.till
    if not 0 < number < counter.till.next_number or store.receipt(number):
        return number
    documents = range(1, counter.till.next_number)
    sales = [one for one in documents if store.receipt(one, till)]
    return sales[number - 1] if number <= len(sales) else number


def _find(counter: Counter, request: str, args: Args) -> None:
    def look() -> int:
        till, number = (0, None) if text(args, "no") == "last" else _number(counter, args)
        counter.desks.returns.find(number, till)
        return 1

    _search(counter, look)


def _search(counter: Counter, look: Callable[[], int]) -> None:
    """Remember how many receipts were found, none too, and have the one taken up in hand."""
    memory, returns = counter.memory, counter.desks.returns
    try:
        memory.numbers, memory.lost = look(), False
    except Refused as no:
        if no.code != "not_found":
            raise
        memory.numbers, memory.lost, returns.receipt = 0, True, None
    receipt = returns.receipt
    memory.finding = "numbers"
    memory.sold, memory.returned = receipt.sale if receipt else None, None


def _find_customer(counter: Counter, request: str, args: Args) -> None:
    _search(counter, lambda: counter.desks.returns.find_by(customer=text(args, "id")))


def _find_amount(counter: Counter, request: str, args: Args) -> None:
    _search(counter, lambda: counter.desks.returns.find_by(total=whole(args["amount"])))


def _find_batch(counter: Counter, request: str, args: Args) -> None:
    _search(counter, lambda: counter.desks.returns.find_by(batch=text(args, "batch")))


def _find_card(counter: Counter, request: str, args: Args) -> None:
    _search(counter, lambda: counter.desks.returns.find_by(card_tail=text(args, "tail")))


def _return_line(counter: Counter, request: str, args: Args) -> None:
    back = args.get("quantity")
    amount: int | None = None
    if back is not None:
        if not isinstance(back, tuple):
            raise Refused("bad_amount", given=str(back)[:40])
        amount = whole(back[0] if isinstance(back[0], int) else str(back[0]))
    receipt = counter.desks.returns.receipt
    if receipt is None and not counter.memory.lost:
        receipt = counter.desks.returns.find()
    serial, place = text(args, "serial"), whole(args["n"])
    if receipt is not None and 1 <= place <= len(receipt.sale.lines):
        sold = receipt.sale.lines[place - 1]
        serial = serial or sold.serial  # a line that carries a number is one piece: this one
        if isinstance(back, tuple):
            amount = _of_its_kind(amount, weighed=bool(back[1]), sold=sold)
    counter.desks.returns.line(
        request,
        place,
        amount,
        text(args, "condition") or "sellable",
        text(args, "reason"),
        serial,
    )


def _of_its_kind(amount: int | None, *, weighed: bool, sold: SoldLine) -> int | None:
    """Return what was said in the units it was sold in: `x1` of a weighed pack is all of it. Refuses bad_amount."""
    if weighed == sold.weighed:
        return amount
    if weighed or amount != 1:
        raise Refused("bad_amount", given=str(amount))
    return None


def _without_receipt(counter: Counter, request: str, args: Args) -> None:
    price = args.get("price")
    counter.desks.returns.without_receipt(
        request,
        text(args, "code"),
        whole(args.get("times"), 1),
        None if price is None else whole(price),
        text(args, "reason"),
    )


def _refund(counter: Counter, request: str, args: Args) -> None:
    amount = args.get("amount")
    way = Way(text(args, "way"))
    minor = None if amount is None else whole(amount)
    owed = -_owed(counter)
    if counter.store.seen(request) is not None:
        return
    if way is Way.CASH and owed > 0 and minor in (None, owed):
        counter.desks.pay.exact_cash(request)
        return
    counter.desks.returns.refund(request, way, minor)


def _owed(counter: Counter) -> int:
    """Return what a basket alone is worth; below zero the customer gets it, for empties."""
    till = counter.till
    return 0 if till.back or not till.sale or not till.sale.lines else till.bill().total.minor


def _difference(counter: Counter, request: str, args: Args) -> None:
    found = counter.desks.returns.receipt
    till, number = found.of if found else _number(counter, {})
    price, reason = whole(args["price"]), text(args, "reason")
    counter.desks.service.difference(request, number, whole(args["n"]), price, reason, till)


def _goodwill_open(counter: Counter, request: str, args: Args) -> None:
    bp, minor = taken_off(args["off"])
    counter.desks.service.goodwill_open(
        request, text(args, "reason"), whole(args.get("n")), bp=bp, minor=minor
    )


def _goodwill_receipt(counter: Counter, request: str, args: Args) -> None:
    bp, minor = taken_off(args["off"])
    till, number = _number(counter, args)
    counter.desks.service.goodwill_closed(
        request, number, text(args, "reason"), bp=bp, minor=minor, of_till=till
    )


def _overcharged(counter: Counter, request: str, args: Args) -> None:
    since = moment_ms(counter.till.shop, text(args, "since"))
    counter.memory.overcharged = counter.desks.service.overcharged(text(args, "code"), since)


def _options(counter: Counter, request: str, args: Args) -> None:
    counter.desks.returns.options()


def _open_shift(counter: Counter, request: str, args: Args) -> None:
    counter.desks.cash.open_shift(request, counted(args["money"]))
    shift = counter.till.shift
    counter.memory.difference = shift.difference if shift else None


def _count(counter: Counter, request: str, args: Args) -> None:
    counter.desks.cash.count(request, counted(args["money"]))
    counter.memory.difference = None


def _paid(counter: Counter, request: str, args: Args) -> None:
    counter.desks.cash.paid_in(request, whole(args["amount"]), text(args, "reason"))


def _paid_out(counter: Counter, request: str, args: Args) -> None:
    counter.desks.cash.paid_out(request, whole(args["amount"]), text(args, "reason"))


def _drop(counter: Counter, request: str, args: Args) -> None:
    counter.desks.cash.drop(request, whole(args["amount"]), pieces_of(args.get("pieces")))


def _close_shift(counter: Counter, request: str, args: Args) -> None:
    money = args.get("money")
    counter.desks.cash.close_shift(request, None if money is None else counted(money))
    if counter.desks.cash.count_shown is None:  # said again after a crash
        _closed_before(counter)
    counter.memory.report, counter.memory.difference = "z", None


def _closed_before(counter: Counter) -> None:
    """Have the last Z before one again, as it was on paper."""
    number = counter.till.next_shift - 1
    over = counter.store.closed_shift(number)
    jobs = counter.store.jobs_of("report_z", number)
    if over is not None and jobs:
        counter.memory.z = over.z
        counter.desks.cash.count_shown = Drawer(over.z.expected, over.z.counted)
        counter.memory.report_text = as_text(counter.prints.rows(jobs[-1]))


def _x_report(counter: Counter, request: str, args: Args) -> None:
    if counter.store.seen(request) is not None:  # said again after a crash
        kept = counter.store.jobs_of("report_x", counter.till.shift_open().number)
        counter.memory.report_text = as_text(counter.prints.rows(kept[-1])) if kept else ""
    counter.desks.cash.x_report(request)
    counter.memory.report = "x"


VERBS: Final[Mapping[str, Verb]] = {
    "find_receipt": _find,
    "find_customer": _find_customer,
    "find_amount": _find_amount,
    "find_card": _find_card,
    "find_batch": _find_batch,
    "return_line": _return_line,
    "return_without_receipt": _without_receipt,
    "options": _options,
    "refund": _refund,
    "refund_difference": _difference,
    "goodwill_sale": _goodwill_open,
    "goodwill_line": _goodwill_open,
    "goodwill_receipt": _goodwill_receipt,
    "overcharged": _overcharged,
    "open_shift": _open_shift,
    "paid_in": _paid,
    "paid_out": _paid_out,
    "drop": _drop,
    "no_sale": lambda c, r, a: c.desks.cash.no_sale(r, text(a, "reason")),
    "count": _count,
    "x_report": _x_report,
    "close_shift": _close_shift,
}
