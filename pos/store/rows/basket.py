"""Open and parked sales: the head without lines, and a row per line, so that a scan writes one line and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

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
from pos.store.statement import Put, Row, named

PUT_HEAD: Final = named("tables.basket.PUT_HEAD")
MOVE: Final = named("tables.basket.MOVE")
PUT_LINE: Final = named("tables.basket.PUT_LINE")
DROP_LINE: Final = named("tables.basket.DROP_LINE")
DROP_LINES: Final = named("tables.basket.DROP_LINES")
DROP_BASKET: Final = named("tables.basket.DROP_BASKET")
PUT_STATE: Final = named("tables.basket.PUT_STATE")
DROP_STATE: Final = named("tables.basket.DROP_STATE")


def head_row(stamp: Stamp, head: Sale, state: str = "open") -> Row:
    """Return the row of a basket's head."""
    alone = replace(head, lines=()) if head.lines else head
    return stamp.store, head.id, stamp.till, state, encoded(alone), stamp.seq


def put_head(stamp: Stamp, head: Sale) -> Put:
    """Return what keeps the head of the basket in hand, where it is: the index of those in hand is left alone."""
    return PUT_HEAD, head_row(stamp, head)


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


@projects(SaleChanged)
def _head_only(stamp: Stamp, event: SaleChanged) -> Iterator[Put]:
    yield put_head(stamp, event.head)


@projects(SaleParked)
def _parked(stamp: Stamp, event: SaleParked) -> Iterator[Put]:
    yield MOVE, head_row(stamp, event.head, "parked")


@projects(SaleRecalled)
def _recalled(stamp: Stamp, event: SaleRecalled) -> Iterator[Put]:
    yield MOVE, head_row(stamp, event.head)


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
