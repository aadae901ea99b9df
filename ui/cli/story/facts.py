"""What is so at a till, in the places of the story's expectations; each looks where a screen would look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from pos.bill import Bill
from pos.closing import source_of
from pos.event_back import BackLine
from pos.event_sale import SoldLine, SoldVat
from pos.story.measure import Value
from pos.tender import TenderState, Way
from ui.cli.story.counter import Args, Counter, text, whole

Found = Mapping[str, Value] | None
Fact = Callable[[Counter, Args], Found]


# -- the document in hand: the open sale and return, or those closed last -------------------------------------------


def _open_bill(counter: Counter) -> Bill | None:
    sale = counter.till.sale
    return counter.till.bill(sale) if sale is not None and _is_open(counter) else None


def _is_open(counter: Counter) -> bool:
    """Tell whether a basket or a return is in hand; a basket that only knows its customer is none."""
    till, memory = counter.till, counter.memory
    if till.back is not None or (till.sale is not None and till.sale.lines):
        return True
    return till.sale is not None and memory.sold is None and memory.returned is None


def _total(counter: Counter, args: Args) -> Found:
    memory, till = counter.memory, counter.till
    if memory.overcharged is not None:
        return {"minor": memory.overcharged.total}
    if _is_open(counter):
        bill = _open_bill(counter)
        goods = bill.total.minor if bill else 0
        return {"minor": goods - (till.back.total if till.back else 0)}
    if memory.sold is None and memory.returned is None:
        return {"minor": 0}
    sold = memory.sold.total if memory.sold else 0
    return {"minor": sold - (memory.returned.total if memory.returned else 0)}


def _due(counter: Counter, args: Args) -> Found:
    back = counter.till.back
    if back is not None:
        bill = _open_bill(counter)
        sale = counter.till.sale
        taken = [one for one in (sale.tenders if sale else ()) if one.state is TenderState.TAKEN]
        paid = sum(one.amount.minor for one in taken)
        return {"minor": (bill.total.minor if bill else 0) - back.left - paid}
    if counter.till.sale is None or not _is_open(counter):
        return {"minor": 0}
    return {"minor": counter.desks.pay.due().exact.minor}


def _cash_side(counter: Counter) -> tuple[int, int]:
    """Return what is to pay and the rounding if cash closes now; of a return negative, and + the customer gets less."""
    memory, till = counter.memory, counter.till
    if till.back is not None:
        found = _due(counter, {})
        due = int(str(found["minor"])) if found else 0
        if due > 0:
            return till.shop.rounded(due), till.shop.rounded(due) - due
        for option in counter.desks.returns.options():
            if option.way == "cash" and not option.blocked:
                return -option.minor, option.rounding
        return till.shop.rounded(due), till.shop.rounded(due) - due
    if till.sale is not None and _is_open(counter):
        pay = counter.desks.pay.due()
        return pay.to_pay.minor, pay.rounding.minor
    rounding = (memory.sold.rounding if memory.sold else 0) + (
        memory.returned.rounding if memory.returned else 0
    )
    return 0, rounding


def _change(counter: Counter, args: Args) -> Found:
    """Return what the drawer hands out: change, or a return's cash."""
    sold, back = counter.memory.sold, counter.memory.returned
    if _is_open(counter) or not (sold or back):
        return None
    cash = sum(one.given.minor for one in back.tenders if one.way is Way.CASH) if back else 0
    return {"minor": cash + (sold.change if sold else 0)}


def _pieces(counter: Counter, args: Args) -> Found:
    memory = counter.memory
    doc = memory.sold if memory.sold and memory.sold.pieces_out else memory.returned or memory.sold
    if doc is None or _is_open(counter):
        return None
    return {"pieces": tuple(sorted(doc.pieces_out, reverse=True))}


def _ask(counter: Counter, args: Args) -> Found:
    impossible = counter.desks.pay.impossible
    if impossible is None or impossible.ask is None:
        return None
    return {"minor": impossible.ask.amount}


def _lines(counter: Counter) -> list[tuple[tuple[int, bool], int]]:
    """Return quantity and cost of each line in hand; what comes back is negative."""
    till, memory = counter.till, counter.memory
    if _is_open(counter):
        bill = _open_bill(counter)
        back: Iterable[BackLine] = till.back.lines if till.back else ()
        shown = [
            ((one.line.quantity.amount, one.line.product.weighed), one.shown)
            for one in (bill.lines if bill else ())
        ]
    else:
        back = memory.returned.lines if memory.returned else ()
        shown = [_sold(line) for line in (memory.sold.lines if memory.sold else ())]
    return shown + [((line.amount, line.weighed), -line.minor) for line in back]


def _sold(line: SoldLine) -> tuple[tuple[int, bool], int]:
    return (line.amount, line.weighed), line.paid + line.share


def _line(counter: Counter, args: Args) -> Found:
    lines, place = _lines(counter), whole(args["n"])
    if not 1 <= place <= len(lines):
        return None
    quantity, minor = lines[place - 1]
    return {"n": place, "quantity": quantity, "minor": minor}


def _saving(counter: Counter, args: Args) -> Found:
    bill = _open_bill(counter)
    if bill is not None:
        return {"minor": bill.saving.minor}
    return {"minor": counter.memory.sold.saving} if counter.memory.sold else None


def _vat(counter: Counter, args: Args) -> Found:
    """Return the tax of a rate; in a return it is negative, and an exchange sets one off against the other."""
    shop, rate = counter.till.shop, text(args, "rate")
    bp = int(rate) if rate.isdigit() else shop.rate(rate).bp
    sold, back = _taxes(counter)
    if not any(part.bp == bp for part in (*sold, *back)):
        return None
    minor = sum(part.vat for part in sold if part.bp == bp)
    return {"rate": rate, "minor": minor - sum(part.vat for part in back if part.bp == bp)}


def _taxes(counter: Counter) -> tuple[tuple[SoldVat, ...], tuple[SoldVat, ...]]:
    till, memory = counter.till, counter.memory
    if not _is_open(counter):
        sold = memory.sold.vat if memory.sold else ()
        return sold, memory.returned.vat if memory.returned else ()
    bill = _open_bill(counter)
    parts = tuple(
        SoldVat(part.rate.bp, part.rate.label, part.rate.exempt, part.gross, part.vat)
        for part in (bill.vat if bill else ())
    )
    back = tuple(
        SoldVat(line.rate_bp, line.rate_label, line.rate_exempt, line.minor, line.vat)
        for line in (till.back.lines if till.back else ())
    )
    return parts, back


def _because(counter: Counter, args: Args) -> Found:
    place, memory = counter.memory.explained, counter.memory
    bill = _open_bill(counter)
    if not place:
        return None
    if bill is not None:
        line = bill.lines[place - 1]
        source, deals = source_of(line), (*line.deals, *line.on_sale)
    elif memory.sold is not None:
        sold = memory.sold.lines[place - 1]
        source, deals = sold.source, (*sold.deals, *sold.on_sale)
    else:
        return None
    offers = [one for one in counter.store.promotions() if one.id in deals]
    also = [name for one in offers for name in (one.id, f"promotion {one.id}")]
    return {"text": source, "also": (*also, *(["tier"] if any(one.tier for one in offers) else []))}


FACTS: Final[Mapping[str, Fact]] = {
    "total": _total,
    "due": _due,
    "to_pay": lambda c, a: {"minor": _cash_side(c)[0]},
    "rounding": lambda c, a: {"minor": _cash_side(c)[1]},
    "change": _change,
    "pieces": _pieces,
    "ask": _ask,
    "lines": lambda c, a: {"n": len(_lines(c))},
    "line": _line,
    "saving": _saving,
    "vat": _vat,
    "because": _because,
}
