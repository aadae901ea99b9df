"""Promotions: which of them come true on a sale, and what each saves on which line; the best mix for the customer.

The rule, as it may be told to anybody: every piece takes part in at most one promotion on goods. Where several want the
same pieces, those are shared among them so that the customer saves most; of equals the one named first has more. (Where
there are too many ways to share them, every order of the promotions is tried, each as often as it can: of the six that
save most, when more do; the others after them.) What is left then counts towards thresholds of the whole sale, of which
the single best one holds; deals that keep a sale below a threshold are left out where the customer is better off.
What held at any moment since the sale was begun holds until it is paid: nobody's total rises while they look for their
purse. Deposits are never reduced; weighed goods and price labels take part in per cents only. Amounts are minor units,
per cents hundredths.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from pos.bill import Deal, Deals
from pos.money import spread
from pos.promotion_data import Promotion
from pos.promotion_kinds import Found, most_of, pieces_of, spared
from pos.promotion_mix import MOST_ORDERS, Barred, Mix, deal_of
from pos.sale import Line, Sale

__all__ = ["MOST_ORDERS", "Barred", "Near", "Promotion", "deals", "near"]


NO_DEALS: Final = Deals()


class Near(Struct, frozen=True):
    """A deal that lacks a little: one piece (of `code`) or minor units."""

    promotion: str
    code: str = ""
    minor: int = 0
    saving: int = 0  # what it would save in minor units, once somebody worked it out


def deals(
    sale: Sale,
    promotions: Sequence[Promotion],
    at_ms: int,
    barred: Barred = lambda line, one: False,
    since_ms: int | None = None,
) -> Deals:
    """Return what comes true on a sale: of what holds now, or has held since a moment, as the customer was told."""
    live = [one for one in promotions if one.holds(sale, at_ms, since_ms)]
    if not live or not sale.lines:
        return Deals()
    goods = sum(line.own_minor() for line in sale.lines)
    on_goods = [one for one in live if not one.on_sale and one.least <= goods]
    chosen = Mix(sale.lines, on_goods, barred).best() if on_goods else []
    whole = [one for one in live if one.on_sale]
    left = _left(sale, _deals(chosen)) if whole and chosen else []
    lacking = [(one.least - _counted(left, one, barred), one) for one in whole if left]
    ways = [chosen]
    ways += [spared(chosen, less) for less, one in lacking if 0 < less < most_of(one, goods)]
    return max((_with_threshold(sale, way, whole, barred) for way in ways), key=_saved)


def near(
    sale: Sale,
    promotions: Sequence[Promotion],
    at_ms: int,
    found: Deals = NO_DEALS,
    barred: Barred = lambda line, one: False,
) -> Iterator[Near]:
    """Yield the promotions of which only one piece is missing, or at most a tenth of a threshold.

    What already came true (`found`) makes goods cheaper, and it is what they cost that counts towards a threshold.
    """
    live = [one for one in promotions if one.holds(sale, at_ms)]
    have = pieces_of(sale.lines, {code for one in live if one.multibuy for code in one.codes})
    for one in live:
        code = _one_piece_short(one, have)
        if code:
            yield Near(one.id, code)
    steps = [one for one in live if one.on_sale and one.least]
    left = _left(sale, found.on_lines) if steps else []
    for one in steps:
        missing = one.least - _counted(left, one, barred)
        if 0 < missing <= one.least // 10:
            yield Near(one.id, minor=missing)


def _left(sale: Sale, on_lines: Iterable[Deal]) -> list[tuple[Line, int]]:
    """Return what each line still costs after deals on goods."""
    saved: Counter[int] = Counter()
    for deal in on_lines:
        saved.update(dict(deal.savings))
    return [(line, line.own_minor() - saved[line.id]) for line in sale.lines]


def _counting(
    left: list[tuple[Line, int]], one: Promotion, barred: Barred
) -> list[tuple[Line, int]]:
    """Return the lines that count towards a promotion on the whole sale: law keeps some goods out of it."""
    return [(line, minor) for line, minor in left if line.empties or not barred(line, one)]


def _counted(left: list[tuple[Line, int]], one: Promotion, barred: Barred) -> int:
    return sum(minor for _, minor in _counting(left, one, barred))


def _deals(chosen: Iterable[tuple[Promotion, Found]]) -> tuple[Deal, ...]:
    return tuple(deal_of(one, found) for one, found in chosen)


def _saved(found: Deals) -> int:
    """Return what all of it saves."""
    on_lines = sum(minor for deal in found.on_lines for _, minor in deal.savings)
    return on_lines + sum(minor for _, minor in found.on_sale)


def _with_threshold(
    sale: Sale,
    chosen: Iterable[tuple[Promotion, Found]],
    whole: Iterable[Promotion],
    barred: Barred,
) -> Deals:
    """Return what some deals on goods come to, with the best offer on the whole sale that they leave."""
    on_goods = _deals(chosen)
    best = _threshold(_left(sale, on_goods), whole, barred)
    return Deals((*on_goods, *best.on_lines), best.on_sale)


def _one_piece_short(one: Promotion, have: Counter[str]) -> str:
    """Return the piece with which there would be one more group; nothing where there may be no more of them."""
    if not one.multibuy:
        return ""
    if one.kind == "meal":
        wanted = Counter(one.codes)
        made = min(have[code] // count for code, count in wanted.items())
        lacking = Counter({code: count * (made + 1) for code, count in wanted.items()}) - have
        code = next(iter(lacking)) if lacking.total() == 1 else ""
    else:
        made, rest = divmod(sum(have[code] for code in one.codes), one.count)
        code = max(one.codes, key=have.__getitem__) if rest == one.count - 1 else ""
    return "" if one.times and made >= one.times else code


def _threshold(
    left: list[tuple[Line, int]], promotions: Iterable[Promotion], barred: Barred
) -> Deals:
    """Return the single best promotion on the whole sale; `left` is what each line still costs.

    Goods that the law keeps out of it neither count towards its sum nor become cheaper: then it is a deal of the
    other lines, else it is taken off the sale.
    """
    best, most = Deals(), 0
    for one in promotions:
        free = _counting(left, one, barred)
        goods = sum(minor for _, minor in free)
        if goods < one.least:
            continue
        saved = most_of(one, goods)
        if saved <= most:
            continue
        most = saved
        if len(free) == len(left):
            best = Deals(on_sale=((one.id, saved),))
            continue
        shares = spread(saved, [minor for _, minor in free])
        savings = tuple(
            (line.id, share) for (line, _), share in zip(free, shares, strict=True) if share
        )
        best = Deals((Deal(one.id, one.id, savings),))
    return best
