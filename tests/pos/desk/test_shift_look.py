"""What the shift's screen shows between two customers: figures, drawer, movements."""

from __future__ import annotations

from pos.desk.cash import Counted
from pos.desk.shift_look import shift_look
from tests.pos.desk.counter import Counter


def test_an_open_shift_shows_its_figures_and_what_moved_newest_first(counter: Counter) -> None:
    counter.sells("A", 300)
    counter.sell("A")
    counter.do(counter.desks.cash.paid_in, 1_000, "change_money")
    counter.do(counter.desks.cash.drop, 500)
    counter.clock.ms += 60_000
    counter.do(counter.desks.cash.no_sale, "check")
    look = shift_look(counter.desks.cash, counter.store, counter.desks.card.days)
    assert look is not None
    assert look.sums.sales == 300
    assert look.expected == counter.desks.cash.expected()
    assert {(one.kind, one.amount) for one in look.moves[1:]} == {
        ("drop", -500),
        ("paid_in", 1_000),
    }
    assert (look.moves[0].kind, look.moves[0].reason, look.moves[0].by) == (
        "no_sale",
        "check",
        "ana",
    )
    assert all(number for _, number in look.pieces)


def test_without_a_shift_there_is_nothing_to_show(counter: Counter) -> None:
    counter.do(counter.desks.cash.close_shift, Counted(8_750))
    assert shift_look(counter.desks.cash, counter.store, counter.desks.card.days) is None
