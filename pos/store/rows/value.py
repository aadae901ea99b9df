"""Stored value and cards: balances that never fall below zero, and attempts at the terminal with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event_office import GiftCardIssued
from pos.event_sale import CardAnswered, CardAsked, CardBackAnswered, CardBackAsked, ValueMoved
from pos.store.row import Stamp, projects
from pos.store.statement import Put, named

ADD_VALUE: Final = named("tables.value.ADD_VALUE")
TAKE_VALUE: Final = named("tables.value.TAKE_VALUE")
MOVE: Final = named("tables.value.MOVE")
ASK: Final = named("tables.value.ASK")
ANSWER: Final = named("tables.value.ANSWER")


@projects(ValueMoved)
def _moved(stamp: Stamp, event: ValueMoved) -> Iterator[Put]:
    yield MOVE, (*stamp.key, event.kind, event.number, event.amount, event.sale_id)
    if event.amount < 0:
        yield TAKE_VALUE, (event.amount, stamp.store, event.kind, event.number)
    else:
        yield ADD_VALUE, (stamp.store, event.kind, event.number, event.amount)


@projects(GiftCardIssued)
def _issued(stamp: Stamp, event: GiftCardIssued) -> Iterator[Put]:
    yield MOVE, (*stamp.key, event.kind, event.number, event.amount, "")
    yield ADD_VALUE, (stamp.store, event.kind, event.number, event.amount)


@projects(CardAsked)
def _asked(stamp: Stamp, event: CardAsked) -> Iterator[Put]:
    yield (
        ASK,
        (
            *(stamp.store, event.attempt, stamp.till, stamp.seq, event.sale_id, event.amount),
            *("asked", 0, event.amount, "", "", 0),
        ),
    )


@projects(CardAnswered)
def _answered(stamp: Stamp, event: CardAnswered) -> Iterator[Put]:
    yield (
        ANSWER,
        (
            *(event.outcome, event.taken, event.amount, event.reference, event.card_tail),
            *(int(event.simulated), stamp.store, event.attempt),
        ),
    )


@projects(CardBackAsked)
def _back_asked(stamp: Stamp, event: CardBackAsked) -> Iterator[Put]:
    asked = (stamp.store, event.attempt, stamp.till, stamp.seq, event.return_id, -event.amount)
    yield ASK, (*asked, "asked", 0, 0, "", "", 0)


@projects(CardBackAnswered)
def _back_answered(stamp: Stamp, event: CardBackAnswered) -> Iterator[Put]:
    said = (event.outcome, -event.amount, -event.amount, event.reference, event.card_tail)
    yield ANSWER, (*said, int(event.simulated), stamp.store, event.attempt)
