"""What is said while money goes back by several ways: each time the sum that is meant."""

from __future__ import annotations

from pos.tender import Way
from tests.pos.desk.counter import Counter


def said(counter: Counter) -> str:
    return next(one.say for one in counter.desks.voice.strip if one.now)


def test_the_rest_is_named_until_the_last_part_is_handed_over(counter: Counter) -> None:
    counter.sells("A", 1_000)
    counter.sell("A", card=400)
    counter.desks.returns.find()
    counter.do(counter.desks.in_hand.take, 1)
    assert "10,00" in said(counter)
    counter.do(counter.desks.returns.refund, Way.CARD)
    assert "6,00" in said(counter)
    counter.do(counter.desks.returns.refund, Way.CASH)
    assert "6,00" in said(counter)
    assert "10,00" not in said(counter)
