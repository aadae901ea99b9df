"""Stored value and cards: balances that never fall below zero, and attempts at the terminal with their answers."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Table,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from pos.store.columns import NOT_NEGATIVE, UNSETTLED
from pos.store.schema import METADATA, append_only, fact_key, key, name_key, param, whole, words

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
Index(
    "card_attempt_open",
    card_attempt.c.store,
    card_attempt.c.till,
    card_attempt.c.seq,
    sqlite_where=text(UNSETTLED),
)

_value = insert(stored_value)
ADD_VALUE: Final = _value.on_conflict_do_update(
    index_elements=["store", "kind", "number"],
    set_={"balance": stored_value.c.balance + _value.excluded.balance},
)
TAKE_VALUE: Final = (
    update(stored_value)
    .values(balance=stored_value.c.balance + param("amount"))
    .where(
        stored_value.c.store == param("of_store"),
        stored_value.c.kind == param("of_kind"),
        stored_value.c.number == param("of_number"),
    )
)
MOVE: Final = insert(value_move)
ASK: Final = insert(card_attempt)
ANSWER: Final = (
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
    )
)
