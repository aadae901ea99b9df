"""The best mix of promotions against every way to share pieces tried outright, and every order of promotions."""

from __future__ import annotations

from functools import cache
from itertools import permutations
from itertools import product as every

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.bill import Deal
from pos.promotion import MOST_ORDERS, Promotion
from pos.promotion_kinds import KINDS, Unit, capped, capped_sum, percent_lines, units_of
from pos.promotion_mix import Barred, Mix, deal_of
from pos.quantity import Quantity
from pos.sale import Line
from tests.pos.baskets import euro, product


def applied(lines: list[Line], order: tuple[Promotion, ...], barred: Barred) -> tuple[Deal, ...]:
    """Apply promotions in an order, each to the pieces that the ones before left."""
    by_id = {line.id: line for line in lines}
    left = units_of(lines)
    whole = {line.id for line in lines if line.product.weighed or line.label is not None}
    found = []
    for one in order:
        usable = [unit for unit in left if not barred(by_id[unit.line], one)]
        given_on = KINDS[one.kind](one, usable, by_id)
        savings, used = given_on.by_line(), given_on.used
        room = max(one.times - len(used), 0)
        if one.kind == "percent" and (room or not one.times):
            free = [by_id[at] for at in sorted(whole) if not barred(by_id[at], one)]
            more = percent_lines(one, free, room)
            savings.update(more)
            whole -= set(more)
        for unit in used:
            left.remove(unit)
        if any(savings.values()):
            kept = tuple((at, minor) for at, minor in capped(one, savings).items() if minor)
            found.append(Deal(one.id, one.called, kept))
    return tuple(found)


def best(lines: list[Line], promotions: list[Promotion], barred: Barred) -> tuple[Deal, ...]:
    """What the till does."""
    return tuple(deal_of(*one) for one in Mix(lines, promotions, barred).best())


def saving(found: tuple[Deal, ...]) -> int:
    return sum(minor for deal in found for _, minor in deal.savings)


def every_order(lines: list[Line], promotions: list[Promotion], barred: Barred) -> tuple[Deal, ...]:
    """The first of all orders that saves most."""
    useful = [one for one in promotions if saving(applied(lines, (one,), barred)) > 0]
    best: tuple[Deal, ...] = ()
    for order in permutations(useful):
        found = applied(lines, order, barred)
        if saving(found) > saving(best):
            best = found
    return best


def every_share(lines: list[Line], promotions: list[Promotion], barred: Barred) -> int:
    """The most that can be saved, whichever of the promotions that want it each piece is given to."""
    by_id = {line.id: line for line in lines}
    pieces: list[Unit | Line] = [
        *units_of(lines),
        *(line for line in lines if line.product.weighed or line.label is not None),
    ]

    @cache
    def gives(at: int, taken: tuple[int, ...]) -> int:
        one = promotions[at]
        mine = [pieces[place] for place in taken]
        units = [
            unit for unit in mine if isinstance(unit, Unit) and not barred(by_id[unit.line], one)
        ]
        found = KINDS[one.kind](one, units, by_id)
        minor, room = found.minor, max(one.times - len(found.used), 0)
        if one.kind == "percent" and (room or not one.times):
            whole = [line for line in mine if isinstance(line, Line) and not barred(line, one)]
            minor += sum(percent_lines(one, whole, room).values())
        return capped_sum(one, minor)

    def wants(at: int, piece: Unit | Line) -> bool:
        one, goods = promotions[at], by_id[piece.line if isinstance(piece, Unit) else piece.id]
        named = goods.product.code in one.codes
        roomed = one.department and goods.product.department == one.department
        return bool(named or roomed) and not barred(goods, one)

    useful = [at for at in range(len(promotions)) if gives(at, tuple(range(len(pieces))))]

    def together(owners: tuple[int, ...]) -> int:
        return sum(
            gives(at, tuple(place for place, owner in enumerate(owners) if owner == at))
            for at in useful
        )

    wanted = [[at for at in useful if wants(at, piece)] or [-1] for piece in pieces]
    return max(map(together, every(*wanted)))


CODES = st.lists(st.sampled_from("ABCD"), min_size=1, max_size=3, unique=True).map(tuple)
TIMES = st.sampled_from((0, 0, 1, 2))
CAP = st.sampled_from((0, 0, 0, 120))
KINDS_OF = {
    "price": {"count": st.integers(1, 3), "minor": st.integers(0, 700), "codes": CODES},
    "cheapest": {"count": st.just(3), "pay": st.integers(0, 2), "codes": CODES},
    "meal": {"minor": st.integers(0, 700), "codes": CODES},
    "percent": {"bp": st.integers(1, 9_999), "codes": CODES},
    "off": {"minor": st.integers(1, 200), "codes": CODES},
}
ONE = st.one_of(
    *(
        st.builds(Promotion, id=st.just("P"), kind=st.just(kind), times=TIMES, cap=CAP, **data)
        for kind, data in KINDS_OF.items()
    ),
    st.builds(
        Promotion, id=st.just("P"), kind=st.sampled_from(("percent", "off")), times=TIMES,
        department=st.just("D"), bp=st.integers(1, 5_000), minor=st.integers(1, 99),
    ),
)  # fmt: skip
PROMOTIONS = st.lists(ONE, min_size=1, max_size=5).map(
    lambda some: [replace(one, id=f"P{at}") for at, one in enumerate(some)]
)
ITEM = st.tuples(
    st.sampled_from("ABCD"), st.integers(0, 500), st.integers(1, 3), st.sampled_from("pppwl")
)


def line(at: int, code: str, minor: int, amount: int, how: str) -> Line:
    """A line of pieces, of weighed goods, or with a price label; C and D are of one department."""
    goods = replace(
        product(code, minor, weighed=how == "w"), department="D" if code in "CD" else ""
    )
    label = euro(minor) if how == "l" else None
    return Line(at, goods, Quantity(amount * 250 if how == "w" else amount), label=label)


def by_law(one: Line, promotion: Promotion) -> bool:
    return one.product.code == "B" and promotion.multibuy


def never(one: Line, promotion: Promotion) -> bool:
    return False


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABC"), st.integers(0, 500), st.just(1), st.sampled_from("pppwl")
        ),
        max_size=6,
    ),
    PROMOTIONS.map(lambda some: some[:3]),
    st.booleans(),
)
def test_no_way_to_share_the_pieces_saves_more(
    items: list[tuple[str, int, int, str]], promotions: list[Promotion], law: bool
) -> None:
    lines = [line(at, *item) for at, item in enumerate(items, 1)]
    barred = by_law if law else never
    assert saving(best(lines, promotions, barred)) == every_share(lines, promotions, barred)


@settings(max_examples=300, deadline=None)
@given(st.lists(ITEM, max_size=7), PROMOTIONS, st.booleans())
def test_of_too_many_ways_to_share_the_best_order_holds_and_of_equals_the_first(
    items: list[tuple[str, int, int, str]], promotions: list[Promotion], law: bool
) -> None:
    lines = [line(at, *item) for at, item in enumerate(items, 1)]
    barred = by_law if law else never
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pos.promotion_mix.MOST_SHARES", -1)
        assert best(lines, promotions, barred) == every_order(lines, promotions, barred)


@pytest.mark.parametrize(("amount", "saved"), [(4, 120), (5, 160), (7, 220), (8, 260), (10, 320)])
def test_groups_of_two_sizes_are_mixed_for_the_customer(amount: int, saved: int) -> None:
    """Three for 2.00 saves 1.00, two for 1.40 saves 0.60: seven are three and two and two."""
    some = [
        Promotion("THREE", "price", ("A",), count=3, minor=200),
        Promotion("TWO", "price", ("A",), count=2, minor=140),
    ]
    one = Line(1, product("A", 100), Quantity(amount))
    assert saving(best([one], some, never)) == saved


def test_many_kinds_that_cost_the_same_are_mixed_as_one_kind_is() -> None:
    """Seven flavours at 1.00: three and two and two."""
    codes = tuple("ABCDEFGHIJKLMN")
    some = [
        Promotion("THREE", "price", codes, count=3, minor=200),
        Promotion("TWO", "price", codes, count=2, minor=140),
    ]
    lines = [Line(at, product(code, 100), Quantity(1)) for at, code in enumerate(codes, 1)]
    assert saving(best(lines[:7], some, never)) == 220
    assert saving(best(lines, some, never)) == 460


def test_promotions_on_other_goods_do_not_count_among_the_six() -> None:
    rivals = [
        Promotion("HALF", "percent", ("A",), bp=5_000),
        Promotion("THREE", "price", ("A",), count=3, minor=100),
    ]
    others = [Promotion(f"O{n}", "off", (f"C{n}",), minor=100) for n in range(MOST_ORDERS + 3)]
    lines = [Line(1, product("A", 100), Quantity(3))]
    lines += [Line(n + 2, product(f"C{n}", 900), Quantity(1)) for n in range(MOST_ORDERS + 3)]
    found = best(lines, [*others, *rivals], never)
    assert saving(found) == 100 * (MOST_ORDERS + 3) + 200
    assert "HALF" not in {deal.promotion for deal in found}
