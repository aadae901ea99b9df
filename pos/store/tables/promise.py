"""Promises to customers, and beside them, in no journal, whom to call."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table, delete, insert, text, update

from pos.store.schema import METADATA, key, name_key, octets, param, whole, words

promise: Final = Table(
    "promise",
    METADATA,
    key("store"),
    name_key("id"),
    whole("till"),
    words("what"),
    words("by_day"),
    words("code"),
    words("customer"),
    words("made_by"),
    whole("made_ms"),
    words("outcome"),
    words("ended_day"),
    words("ended_by"),
)
Index("promise_open", promise.c.store, promise.c.by_day, sqlite_where=text("outcome = 'open'"))
promise_private: Final = Table(
    "promise_private",  # not in the journal: whom to call goes when the promise ends
    METADATA,
    key("store"),
    name_key("id"),
    words("name"),
    words("phone"),
    octets("mac"),
)

MADE: Final = insert(promise)
ENDED: Final = (
    update(promise)
    .values(outcome=param("now"), ended_day=param("day"), ended_by=param("who"))
    .where(promise.c.store == param("of_store"), promise.c.id == param("of_id"))
)
PUT_CONTACT: Final = insert(promise_private)
DROP_CONTACT: Final = delete(promise_private).where(
    promise_private.c.store == param("store"), promise_private.c.id == param("id")
)
