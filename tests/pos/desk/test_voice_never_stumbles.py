"""Whatever is done at a till, in any order: the voice fails no verb and leaves no place in a sentence open."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from pos.errors import Refused
from pos.tender import Way
from tests.pos.desk.counter import Counter

STEPS = 400
Hand = Callable[[], object]


def stocked(counter: Counter, dice: random.Random) -> tuple[Hand, ...]:
    """Fill the shop and return what a person may do at random, selling first."""
    counter.sells("A", 1_002)
    counter.sells("D", 100, deposit=10)
    counter.sells("BEER", 149, klass="alcohol", deposit=10)
    counter.sells("W", 250, weighed=True)
    counter.sells("H", 300, hygiene=True)
    counter.knows("K1", language="pl")
    desks, do = counter.desks, counter.do
    register, ages = desks.register, desks.ages
    return (
        lambda: counter.scan(dice.choice("A D BEER W H ZZ".split())),
        lambda: do(ages.confirm),
        lambda: do(ages.decline),
        lambda: do(register.weigh, 500, 0),
        lambda: do(register.times, 2),
        lambda: do(register.empties, dice.choice("AD"), 2),
        lambda: do(register.remove, 1),
        lambda: do(register.void),
        lambda: do(register.park, "x"),
        lambda: do(register.recall, "x"),
        lambda: do(register.customer, dice.choice(("K1", "K2"))),
        lambda: do(register.speak, dice.choice(("lt", "uk", "sv", "et"))),
        lambda: do(desks.prices.override, 1, dice.choice((50, 9_999))),
        lambda: counter.pay(dice.choice((100, 5_000, 100_000))),
        lambda: counter.exact(),
        lambda: counter.card(500, dice.choice(("approved", "declined", "unknown"))),
        lambda: do(desks.card.settle, dice.choice(("approved", "declined"))),
    )


def served(counter: Counter, dice: random.Random) -> tuple[Hand, ...]:
    """Return what may be done at the service desk, and what goes on around."""
    desks, do = counter.desks, counter.do
    ways = (Way.CASH, Way.CARD, Way.CREDIT, Way.GIFT)
    return (
        desks.returns.find,
        lambda: do(desks.returns.line, dice.choice((1, 2)), None, dice.choice(("", "faulty"))),
        lambda: do(desks.returns.without_receipt, "A"),
        lambda: do(desks.returns.refund, dice.choice(ways)),
        lambda: do(desks.returns.let_go),
        lambda: do(desks.service.difference, counter.till.next_number - 1, 1, 50),
        lambda: do(desks.service.goodwill_open, "waited", 0, 0, 50),
        lambda: do(desks.service.goodwill_closed, counter.till.next_number - 1, "waited", 0, 50),
        lambda: do(desks.calm.upset),
        lambda: do(desks.calm.end),
        lambda: desks.voice.at(dice.choice(("pay", "register", "price_check"))),
        lambda: desks.voice.hear(dice.choice(("return_open", "no_receipt", "explaining"))),
        lambda: desks.voice.read_in(dice.choice(("", "en", "sv"))),
        lambda: setattr(counter.clock, "ms", counter.clock.ms + dice.choice((1_000, 70_000))),
    )


@pytest.mark.parametrize("seed", range(10, 16))
def test_no_order_of_acts_makes_the_voice_stumble(counter: Counter, seed: int) -> None:
    dice = random.Random(seed)
    counter.come("mira", "manager", "777777")
    acts = (*stocked(counter, dice), *served(counter, dice))
    heard = set()
    for _ in range(STEPS):
        try:
            dice.choice(acts)()
        except Refused:
            continue
        finally:
            for one in counter.desks.voice.strip:
                heard.add(one.id)
                assert "{" not in one.say + one.meaning + one.do
                assert "…" not in one.say + one.meaning + one.do, one.id
    assert len(heard) > 20
