"""The journal, the requests that were kept, what must leave the till, and what the books are."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKeyConstraint, Table, Text, func, update
from sqlalchemy.dialects.sqlite import insert

from pos.store.schema import (
    METADATA,
    append_only,
    fact_key,
    key,
    name_key,
    octets,
    param,
    whole,
    words,
)

meta: Final = Table("meta", METADATA, name_key("name"), words("value"))

till: Final = Table(
    "till",
    METADATA,
    key("store"),
    key("till"),
    words("install"),  # names this installation of the till for ever
    whole("epoch"),  # raised by every restore of a backup
    whole("started_ms"),
)

journal: Final = append_only(
    Table(
        "journal",
        METADATA,
        *fact_key(),
        whole("at_ms"),
        whole("offset_min"),
        words("who"),
        words("name"),
        octets("body"),
        octets("mac"),
        words("key_id"),
    )
)

request: Final = append_only(
    Table(
        "request",
        METADATA,
        key("store"),
        name_key("id"),
        words("verb"),
        whole("till"),
        whole("first_seq"),
        whole("last_seq"),
        whole("at_ms"),
        octets("mac"),
        sqlite_with_rowid=False,
    )
)

outbox: Final = append_only(
    Table(
        "outbox",
        METADATA,
        *fact_key(),
        words("name"),
        ForeignKeyConstraint(
            ["store", "till", "seq"], ["journal.store", "journal.till", "journal.seq"]
        ),
    )
)

outbox_sent: Final = Table(
    "outbox_sent",  # how far the store server has confirmed
    METADATA,
    key("store"),
    key("till"),
    whole("through_seq"),
)

till_state: Final = Table(
    "till_state",
    METADATA,
    key("store"),
    key("till"),
    name_key("name"),
    Column("value", Text, nullable=False),
)

JOURNAL: Final = insert(journal)
OUTBOX: Final = insert(outbox)
REQUEST: Final = insert(request)
META: Final = insert(meta)
TILL: Final = insert(till)
_sent = insert(outbox_sent)
SENT: Final = _sent.on_conflict_do_update(
    index_elements=["store", "till"],
    set_={"through_seq": func.max(outbox_sent.c.through_seq, _sent.excluded.through_seq)},
)
RESTORED: Final = (
    update(till)
    .values(epoch=param("to_epoch"))
    .where(till.c.store == param("of_store"), till.c.till == param("of_till"))
)
