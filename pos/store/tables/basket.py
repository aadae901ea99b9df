"""Open and parked sales: the head without lines, and a row per line, so that a scan writes one line and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace
from sqlalchemy import Index, Table, delete, text
from sqlalchemy.dialects.sqlite import insert

from pos.event import (
    LineAdded,
    LineChanged,
    LineRemoved,
    QuestionAnswered,
    QuestionAsked,
    SaleChanged,
    SaleParked,
    SaleRecalled,
    SaleVoided,
)
from pos.sale import Line, Sale
from pos.store.codec import encoded
from pos.store.row import Stamp, projects
from pos.store.schema import METADATA, key, name_key, octets, param, whole, words
from pos.store.statement import Into, Put, Statement
from pos.store.tables.journal import till_state

basket: Final = Table(
    "basket",
    METADATA,
    key("store"),
    name_key("sale_id"),
    whole("till"),
    words("state"),  # open | parked
    octets("head"),
    whole("began_seq"),
)
Index(
    "basket_open", basket.c.store, basket.c.till, unique=True, sqlite_where=text("state = 'open'")
)

basket_line: Final = Table(
    "basket_line", METADATA, key("store"), name_key("sale_id"), key("line_id"), octets("body")
)

_head = insert(basket)
PUT_HEAD: Final = Into(
    basket,
    _head.on_conflict_do_update(
        index_elements=["store", "sale_id"],
        set_={name: _head.excluded[name] for name in ("till", "state", "head")},
    ),
)
_line = insert(basket_line)
PUT_LINE: Final = Into(
    basket_line,
    _line.on_conflict_do_update(
        index_elements=["store", "sale_id", "line_id"], set_={"body": _line.excluded.body}
    ),
)
_store = param("store")
_sale = param("sale_id")
DROP_LINE: Final = Statement(
    delete(basket_line).where(
        basket_line.c.store == _store,
        basket_line.c.sale_id == _sale,
        basket_line.c.line_id == param("line_id"),
    ),
    "basket_line",
)
DROP_LINES: Final = Statement(
    delete(basket_line).where(basket_line.c.store == _store, basket_line.c.sale_id == _sale),
    "basket_line",
)
DROP_BASKET: Final = Statement(
    delete(basket).where(basket.c.store == _store, basket.c.sale_id == _sale), "basket"
)
_state = insert(till_state)
PUT_STATE: Final = Into(
    till_state,
    _state.on_conflict_do_update(
        index_elements=["store", "till", "name"], set_={"value": _state.excluded.value}
    ),
)
DROP_STATE: Final = Statement(
    delete(till_state).where(
        till_state.c.store == _store,
        till_state.c.till == param("till"),
        till_state.c.name == param("name"),
    ),
    "till_state",
)


def put_head(stamp: Stamp, head: Sale, state: str = "open") -> Put:
    """Return the row of a basket's head."""
    alone = replace(head, lines=()) if head.lines else head
    return PUT_HEAD, (stamp.store, head.id, stamp.till, state, encoded(alone), stamp.seq)


def put_line(stamp: Stamp, head: Sale, line: Line) -> Put:
    """Return the row of one line of a basket."""
    return PUT_LINE, (stamp.store, head.id, line.id, encoded(line))


def give_up(stamp: Stamp, sale_id: str) -> Iterator[Put]:
    """Return what takes a basket away with its lines: it was closed or given up."""
    yield DROP_LINES, (stamp.store, sale_id)
    yield DROP_BASKET, (stamp.store, sale_id)


@projects(LineAdded, LineChanged)
def _with_line(stamp: Stamp, event: LineAdded | LineChanged) -> Iterator[Put]:
    yield put_head(stamp, event.head)
    yield put_line(stamp, event.head, event.line)


@projects(LineRemoved)
def _without_line(stamp: Stamp, event: LineRemoved) -> Iterator[Put]:
    yield put_head(stamp, event.head)
    yield DROP_LINE, (stamp.store, event.head.id, event.line.id)


@projects(SaleChanged, SaleRecalled)
def _head_only(stamp: Stamp, event: SaleChanged | SaleRecalled) -> Iterator[Put]:
    yield put_head(stamp, event.head)


@projects(SaleParked)
def _parked(stamp: Stamp, event: SaleParked) -> Iterator[Put]:
    yield put_head(stamp, event.head, "parked")


@projects(SaleVoided)
def _voided(stamp: Stamp, event: SaleVoided) -> Iterator[Put]:
    yield from give_up(stamp, event.sale_id)


@projects(QuestionAsked)
def _asked(stamp: Stamp, event: QuestionAsked) -> Iterator[Put]:
    value = encoded((event.kind, event.payload)).decode()
    yield PUT_STATE, (stamp.store, stamp.till, "question", value)


@projects(QuestionAnswered)
def _answered(stamp: Stamp, event: QuestionAnswered) -> Iterator[Put]:
    yield DROP_STATE, (stamp.store, stamp.till, "question")
