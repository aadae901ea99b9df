"""Sales and what came back of them, as pure records, for the tests of refunds."""

from __future__ import annotations

from pos.event_back import BackLine, ReturnClosed
from pos.event_sale import SaleClosed
from pos.money import divide
from pos.refund import back_line, left_of, vat_of
from pos.sale import Cut, Line
from pos.tender import Tender, Way
from tests.pos.baskets import added_up, closed, euro, sale


def by_five(minor: int) -> int:
    """Round as Lithuania does."""
    return divide(minor, 5) * 5


def back(
    doc: SaleClosed, lines: tuple[BackLine, ...], *tenders: tuple[Way, int, int]
) -> ReturnClosed:
    """Return a closed return of these lines, paid by ways: exact and handed over."""
    return ReturnClosed(
        *(
            "back",
            2,
            "goods",
            doc.number,
            1,
            "EUR",
            0,
            "ana",
            lines,
            vat_of(lines, deposit_taxed=False),
        ),
        *(sum(one.minor for one in lines), 0),
        *(tuple(Tender(way, euro(exact), euro(handed)) for way, exact, handed in tenders), ()),
    )


def sold(*lines: Line, cuts: tuple[Cut, ...] = ()) -> SaleClosed:
    """Return a sale paid by card."""
    one = sale(*lines, cuts=cuts)
    summed = added_up(one)
    return closed(summed, one, (Way.CARD, summed.total.minor))


def take(doc: SaleClosed, parts: list[tuple[int, int]]) -> list[BackLine]:
    """Return units of lines one return after the other."""
    returns: tuple[ReturnClosed, ...] = ()
    taken = []
    for position, amount in parts:
        one = back_line(left_of(doc.lines[position - 1], returns), amount, "sellable", "", "")
        returns += (back(doc, (one,)),)
        taken.append(one)
    return taken
