"""What the kitchen makes of a sale: which lines are its business, what is new since the last slip, and the slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pos.event_order import Ordered, OrderSent
from pos.event_sale import SaleClosed
from pos.heading import Heading
from pos.paper import Row
from pos.quantity import Quantity
from pos.receipt import printed_number
from pos.sale import Sale
from pos.text import Speaker

_BELL = "*** {word} ***"


def departments(setting: str) -> frozenset[str]:
    """Read the departments whose goods are ordered: named with commas, upper and lower case alike."""
    return frozenset(one.strip().casefold() for one in setting.split(",")) - {""}


def of_sale(sale: Sale, wanted: frozenset[str]) -> tuple[Ordered, ...]:
    """Return what an open or parked basket holds of these departments; empties are nobody's to make."""
    return _merged(
        Ordered(line.product.code, line.product.name, line.quantity.amount, line.product.weighed)
        for line in sale.lines
        if line.product.department.casefold() in wanted and not line.empties
    )


def of_receipt(closed: SaleClosed, wanted: frozenset[str]) -> tuple[Ordered, ...]:
    """Return what was sold of these departments."""
    return _merged(
        Ordered(line.code, line.name, line.amount, line.weighed)
        for line in closed.lines
        if line.department.casefold() in wanted and not line.empties
    )


def standing(slips: Iterable[OrderSent]) -> tuple[Ordered, ...]:
    """Return what the kitchen believes is wanted after all slips of a sale."""
    parts: list[Ordered] = []
    for slip in slips:
        parts += slip.added
        parts += (replace(one, amount=-one.amount) for one in slip.removed)
    return _merged(parts)


def difference(
    wanted: tuple[Ordered, ...], told: tuple[Ordered, ...]
) -> tuple[tuple[Ordered, ...], tuple[Ordered, ...]]:
    """Return what is to be made more, and what no longer."""
    minus = (replace(one, amount=-one.amount) for one in told)
    changed = _merged((*wanted, *minus))
    more = tuple(one for one in changed if one.amount > 0)
    less = tuple(replace(one, amount=-one.amount) for one in changed if one.amount < 0)
    return more, less


def order_rows(
    slip: OrderSent, heading: Heading, say: Speaker, *, copy: bool = False
) -> tuple[Row, ...]:
    """Return a slip for the kitchen: large, without prices, what is called off last and marked by words."""
    return tuple(_slip(slip, heading, say, copy))


def _slip(slip: OrderSent, heading: Heading, say: Speaker, copy: bool) -> Iterator[Row]:
    number = printed_number(heading.till, slip.number)
    yield Row(say("Order {number}", number=number), align="center", bold=True, big=True)
    if slip.name:
        yield Row(slip.name, align="center", bold=True, big=True)
    for mark in _marks(slip, heading, copy):
        yield Row(heading.marks.get(mark, mark.upper()), align="center", bold=True, big=True)
    if slip.before:
        before = printed_number(heading.till, slip.before)
        yield Row(say("Changes order {number}", number=before), align="center")
    paid = printed_number(heading.till, slip.receipt) if slip.receipt else ""
    yield Row(say("Paid: receipt {number}", number=paid) if paid else say("Not paid yet"))
    yield Row(heading.moment.strftime("%H:%M"), slip.by)
    yield Row(rule=True)
    for one in slip.added:
        yield Row(_said(one), bold=True, big=True, indent=2)
    if slip.removed:
        word = say("NOT WANTED ANY MORE")
        yield Row(_BELL.format(word=word), align="center", bold=True)
    for one in slip.removed:
        yield Row(f"- {_said(one)}", bold=True, big=True, indent=2)
    if slip.note:
        yield Row(say("Note: {note}", note=slip.note), bold=True, big=True)
    yield Row(rule=True)
    yield Row(cut=True)


def _marks(slip: OrderSent, heading: Heading, copy: bool) -> Iterator[str]:
    if copy:
        yield "copy"
    if slip.training:
        yield "training"


def _said(one: Ordered) -> str:
    return f"{Quantity(one.amount, one.weighed)} × {one.name}"


def _merged(parts: Iterable[Ordered]) -> tuple[Ordered, ...]:
    """Add amounts of the same code up, in the order in which they first stood there; what comes to nothing goes."""
    found: dict[str, Ordered] = {}
    for one in parts:
        before = found.get(one.code)
        found[one.code] = (
            one if before is None else replace(before, amount=before.amount + one.amount)
        )
    return tuple(one for one in found.values() if one.amount)
