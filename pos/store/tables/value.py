"""Stored value and cards: balances that never fall below zero, and attempts at the terminal with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Table,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from pos.event_office import GiftCardIssued
from pos.event_sale import CardAnswered, CardAsked, CardBackAnswered, CardBackAsked, ValueMoved
from pos.store.row import Stamp, projects
from pos.store.schema import METADATA, append_only, fact_key, key, name_key, param, whole, words
from pos.store.statement import Into, Put, Statement

NOT_NEGATIVE: Final = "value_not_negative"
"""The constraint that a redemption beyond the balance breaks."""

stored_value: Final = Table(
    "stored_value",
    METADATA,
    key("store"),
    name_key("kind"),
    name_key("number"),
    whole("balance"),
    CheckConstraint("balance >= 0", name=NOT_NEGATIVE),
)

value_move: Final = append_only(
    Table(
        "value_move",
        METADATA,
        *fact_key(),
        words("kind"),
        words("number"),
        whole("amount"),
        words("sale_id"),
        ForeignKeyConstraint(
            ["store", "till", "seq"], ["journal.store", "journal.till", "journal.seq"]
        ),
    )
)
Index("value_move_number", value_move.c.store, value_move.c.kind, value_move.c.number)

card_attempt: Final = Table(
    "card_attempt",
    METADATA,
    key("store"),
    name_key("attempt"),
    whole("till"),
    whole("seq"),
    words("sale_id"),
    whole("asked"),  # below zero: money back to the card
    words("outcome"),  # asked | approved | declined | aborted | unknown | refunded
    whole("taken"),
    whole("amount"),
    words("reference"),
    words("card_tail"),
    whole("simulated"),
)
Index("card_attempt_outcome", card_attempt.c.store, card_attempt.c.till, card_attempt.c.outcome)

_value = insert(stored_value)
ADD_VALUE: Final = Into(
    stored_value,
    _value.on_conflict_do_update(
        index_elements=["store", "kind", "number"],
        set_={"balance": stored_value.c.balance + _value.excluded.balance},
    ),
)
TAKE_VALUE: Final = Statement(
    update(stored_value)
    .values(balance=stored_value.c.balance + param("amount"))
    .where(
        stored_value.c.store == param("of_store"),
        stored_value.c.kind == param("of_kind"),
        stored_value.c.number == param("of_number"),
    ),
    "stored_value",
)
MOVE: Final = Into(value_move)
ASK: Final = Into(card_attempt)
ANSWER: Final = Statement(
    update(card_attempt)
    .values(
        outcome=param("to_outcome"),
        taken=param("to_taken"),
        amount=param("to_amount"),
        reference=param("to_reference"),
        card_tail=param("to_tail"),
        simulated=param("to_simulated"),
    )
    .where(
        card_attempt.c.store == param("of_store"),
        card_attempt.c.attempt == param("of_attempt"),
    ),
    "card_attempt",
)


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
