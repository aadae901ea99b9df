"""Promises that are open, what became of the others, and how many a till has made."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select, text

from pos.store.schema import param
from pos.store.tables.promise import promise, promise_private

_store = param("store")

STANDING: Final = (
    select(
        promise.c.id,
        promise.c.what,
        promise.c.by_day,
        promise.c.code,
        promise.c.customer,
        promise.c.made_by,
        promise.c.made_ms,
        promise_private.c.name,
        promise_private.c.phone,
    )
    .join_from(
        promise,
        promise_private,
        (promise_private.c.store == promise.c.store) & (promise_private.c.id == promise.c.id),
        isouter=True,
    )
    .where(promise.c.store == _store, text("promise.outcome = 'open'"))
    .order_by(promise.c.by_day, promise.c.made_ms, promise.c.id)
)
COUNTS: Final = (
    select(promise.c.outcome, promise.c.ended_day > promise.c.by_day, func.count())
    .where(promise.c.store == _store, text("promise.outcome <> 'open'"))
    .group_by(promise.c.outcome, promise.c.ended_day > promise.c.by_day)
)
MADE: Final = select(func.count()).where(promise.c.store == _store, promise.c.till == param("till"))
