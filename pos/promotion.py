"""Promotions: which of them come true on a sale, and what each saves on which line; the best mix for the customer.

The rule, as it may be told to anybody: every piece takes part in at most one promotion on goods. The till tries the
promotions in every order (the six that save most, when more fit), each as often as it can; the order that saves most
wins, and of equals the one named first. What is left then counts towards thresholds of the whole sale, of which the
single best one holds. Deposits are never reduced; weighed goods and price labels take part in per cents only.
Amounts are minor units, per cents hundredths. Over 250 lines because the kinds and their choice are one rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import permutations
from typing import Final

from msgspec import Struct

from pos.bill import Deal, Deals
from pos.money import divide, spread
from pos.sale import Line, Sale

MOST_ORDERS: Final = 6


class Promotion(Struct, frozen=True):
    """One promotion as data. `kind`:

    price: `count` of `codes` for `minor` · cheapest: `count` of `codes`, `pay` of them are paid, the cheapest free ·
    meal: one of each of `codes` for `minor` · percent: `bp` off `codes`, a `department`, or the whole sale (neither)
    · amount: `minor` off the whole sale. `least` is the sum of goods from which it holds.
    """

    id: str
    kind: str
    codes: tuple[str, ...] = ()
    department: str = ""
    count: int = 0
    pay: int = 0
    minor: int = 0
    bp: int = 0
    least: int = 0
    from_ms: int = 0
    to_ms: int = 0  # 0: no end
    coupon: str = ""
    limit: int = 0  # how often the coupon may be used in all, 0: no limit
    tier: str = ""

    @property
    def on_sale(self) -> bool:
        """Tell whether it counts on the whole sale."""
        return self.kind == "amount" or (
            self.kind == "percent" and not self.codes and not self.department
        )

    @property
    def multibuy(self) -> bool:
        """Tell whether it rewards buying several, which some laws forbid for some goods."""
        return self.kind in ("price", "cheapest", "meal")

    def holds(self, sale: Sale, at_ms: int) -> bool:
        """Tell whether its dates, coupon and tier let it hold on this sale now."""
        dated = self.from_ms <= at_ms and (not self.to_ms or at_ms <= self.to_ms)
        known = (not self.coupon or self.coupon in sale.coupons) and (
            not self.tier or self.tier == sale.tier
        )
        return dated and known


class _Unit(Struct, frozen=True):
    """One piece in the basket: its line, its code, what it costs."""

    line: int
    code: str
    minor: int


class Near(Struct, frozen=True):
    """A deal that lacks a little: pieces (`count`) or minor units."""

    promotion: str
    count: int = 0
    minor: int = 0


Barred = Callable[[Line, Promotion], bool]
"""Tells which promotions the law keeps off a line (alcohol in Latvia)."""


def deals(
    sale: Sale,
    promotions: Sequence[Promotion],
    at_ms: int,
    barred: Barred = lambda line, one: False,
) -> Deals:
    """Return what comes true on a sale."""
    live = [one for one in promotions if one.holds(sale, at_ms)]
    if not live or not sale.lines:
        return Deals()
    goods = sum(line.own_minor() for line in sale.lines)
    on_goods = [one for one in live if not one.on_sale and one.least <= goods]
    chosen = _best(sale, on_goods, barred) if on_goods else ()
    saved = sum(minor for deal in chosen for _, minor in deal.savings)
    best = _threshold(sale, [one for one in live if one.on_sale], goods - saved, barred)
    return Deals(chosen, best)


def near(sale: Sale, promotions: Sequence[Promotion], at_ms: int) -> Near | None:
    """Return the promotion of which only one piece is missing, or at most a tenth of a threshold."""
    live = [one for one in promotions if one.holds(sale, at_ms)]
    have = Counter(unit.code for unit in _units(sale.lines))
    for one in live:
        if one.kind in ("price", "cheapest"):
            count = sum(have[code] for code in one.codes)
            if count % one.count == one.count - 1:
                return Near(one.id, count=1)
        if one.kind == "meal":
            lacking = Counter(one.codes) - have
            if sum(lacking.values()) == 1:
                return Near(one.id, count=1)
    goods = sum(line.own_minor() for line in sale.lines)
    for one in live:
        missing = one.least - goods
        if one.on_sale and 0 < missing <= one.least // 10:
            return Near(one.id, minor=missing)
    return None


def _units(lines: Iterable[Line]) -> list[_Unit]:
    """Return the pieces of all counted lines; a line's own amount is shared over its pieces."""
    return [
        _Unit(line.id, line.product.code, minor)
        for line in lines
        if not (line.product.weighed or line.empties or line.label is not None)
        for minor in spread(line.own_minor(), [1] * line.quantity.amount)
    ]


def _best(sale: Sale, promotions: list[Promotion], barred: Barred) -> tuple[Deal, ...]:
    """Try the orders and keep the one that saves most."""
    units = _units(sale.lines)
    alone = [(one, _saving(_applied(sale, units, (one,), barred))) for one in promotions]
    useful = [one for one, minor in alone if minor > 0]
    if len(useful) > MOST_ORDERS:
        by_worth = sorted(alone, key=lambda pair: -pair[1])
        kept = {one.id for one, _ in by_worth[:MOST_ORDERS]}
        rest = [one for one, minor in by_worth[MOST_ORDERS:] if minor > 0]
        orders = (
            (*order, *rest) for order in permutations(one for one in useful if one.id in kept)
        )
    else:
        orders = ((*order,) for order in permutations(useful))
    best: tuple[Deal, ...] = ()
    for order in orders:
        found = _applied(sale, units, order, barred)
        if _saving(found) > _saving(best):
            best = found
    return best


def _saving(found: Iterable[Deal]) -> int:
    return sum(minor for deal in found for _, minor in deal.savings)


def _applied(
    sale: Sale, units: list[_Unit], order: Sequence[Promotion], barred: Barred
) -> tuple[Deal, ...]:
    """Apply promotions in an order, each to the pieces that the ones before left."""
    lines = {line.id: line for line in sale.lines}
    left = list(units)
    whole = {line.id for line in sale.lines if line.product.weighed or line.label is not None}
    found = []
    for one in order:
        usable = [unit for unit in left if not barred(lines[unit.line], one)]
        savings, used = _KINDS[one.kind](one, usable, lines)
        if one.kind == "percent":
            more = _percent_lines(one, [lines[at] for at in whole], barred)
            savings.update(more)
            whole -= set(more)
        for unit in used:
            left.remove(unit)
        if any(savings.values()):
            kept = tuple((line, minor) for line, minor in savings.items() if minor)
            found.append(Deal(one.id, one.id, kept))
    return tuple(found)


Savings = tuple[Counter[int], list[_Unit]]


def _group(group: list[_Unit], price: int) -> Counter[int]:
    """Share what a group saves at a price over its pieces, in the order of the lines."""
    ordered = sorted(group, key=lambda unit: unit.line)
    before = sum(unit.minor for unit in ordered)
    saved: Counter[int] = Counter()
    if before > price:
        for unit, minor in zip(
            ordered, spread(before - price, [unit.minor for unit in ordered]), strict=True
        ):
            saved[unit.line] += minor
    return saved


def _groups(one: Promotion, units: list[_Unit], price: Callable[[list[_Unit]], int]) -> Savings:
    """Build full groups of the dearest pieces first, each at its price."""
    fitting = sorted(
        (unit for unit in units if unit.code in one.codes), key=lambda unit: -unit.minor
    )
    saved: Counter[int] = Counter()
    used: list[_Unit] = []
    for at in range(0, len(fitting) - one.count + 1, one.count):
        group = fitting[at : at + one.count]
        gain = _group(group, price(group))
        if gain:
            saved.update(gain)
            used += group
    return saved, used


def _price(one: Promotion, units: list[_Unit], lines: dict[int, Line]) -> Savings:
    """n for a price."""
    return _groups(one, units, lambda group: one.minor)


def _cheapest(one: Promotion, units: list[_Unit], lines: dict[int, Line]) -> Savings:
    """n for the price of m: in each group the cheapest are free."""
    return _groups(one, units, lambda group: sum(unit.minor for unit in group[: one.pay]))


def _meal(one: Promotion, units: list[_Unit], lines: dict[int, Line]) -> Savings:
    """One of each for a price; the dearest of each kind first."""
    saved: Counter[int] = Counter()
    used: list[_Unit] = []
    free = sorted(units, key=lambda unit: -unit.minor)
    while True:
        group: list[_Unit] = []
        for code in one.codes:
            unit = next((u for u in free if u.code == code), None)
            if unit is None:
                return saved, used
            free.remove(unit)
            group.append(unit)
        gain = _group(group, one.minor)
        if not gain:
            return saved, used
        saved.update(gain)
        used += group


def _meets(one: Promotion, line: Line) -> bool:
    return line.product.code in one.codes or (
        bool(one.department) and line.product.department == one.department
    )


def _percent(one: Promotion, units: list[_Unit], lines: dict[int, Line]) -> Savings:
    """Per cents off goods: each line's pieces together, rounded once."""
    used = [unit for unit in units if _meets(one, lines[unit.line])]
    sums: Counter[int] = Counter()
    for unit in used:
        sums[unit.line] += unit.minor
    saved = Counter(
        {line: minor - divide(minor * (10_000 - one.bp), 10_000) for line, minor in sums.items()}
    )
    return saved, used


def _percent_lines(one: Promotion, lines: Iterable[Line], barred: Barred) -> dict[int, int]:
    """Per cents off weighed goods and price labels, whole lines at once."""
    found = {}
    for line in lines:
        if _meets(one, line) and not barred(line, one):
            own = line.own_minor()
            found[line.id] = own - divide(own * (10_000 - one.bp), 10_000)
    return found


_KINDS: Final[dict[str, Callable[[Promotion, list[_Unit], dict[int, Line]], Savings]]] = {
    "price": _price,
    "cheapest": _cheapest,
    "meal": _meal,
    "percent": _percent,
}


def _threshold(
    sale: Sale, promotions: Iterable[Promotion], goods: int, barred: Barred
) -> tuple[tuple[str, int], ...]:
    """Return the single best promotion on the whole sale."""
    best: tuple[str, int] | None = None
    for one in promotions:
        if goods < one.least or any(barred(line, one) for line in sale.lines if not line.empties):
            continue
        saved = (
            goods - divide(goods * (10_000 - one.bp), 10_000) if one.bp else min(goods, one.minor)
        )
        if saved > (best[1] if best else 0):
            best = (one.id, saved)
    return (best,) if best else ()
