"""The drawer and the shifts: what is believed to lie in it, what went in and out, and the signed Z of each shift."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event import Piece
from pos.event_cash import (
    CashMoved,
    DrawerCounted,
    DrawerOpened,
    ShiftClosed,
    ShiftOpened,
    TerminalDayAnswered,
    TerminalDayAsked,
)
from pos.shift import TerminalDay
from pos.store.codec import encoded
from pos.store.row import Stamp, projects
from pos.store.rows.basket import DROP_STATE, PUT_STATE
from pos.store.statement import Put, named

OPEN_SHIFT: Final = named("tables.cash.OPEN_SHIFT")
CLOSE_SHIFT: Final = named("tables.cash.CLOSE_SHIFT")
PUT_PIECE: Final = named("tables.cash.PUT_PIECE")
DROP_PIECES: Final = named("tables.cash.DROP_PIECES")
MOVE: Final = named("tables.cash.MOVE")
COUNT: Final = named("tables.cash.COUNT")
OPENING: Final = named("tables.cash.OPENING")
Z: Final = named("tables.cash.Z")
SEAL: Final = named("tables.cash.SEAL")


def moved_pieces(stamp: Stamp, pieces: tuple[Piece, ...], sign: int) -> Iterator[Put]:
    """Return what puts pieces into the drawer (sign 1) or takes them out (-1); never below none of a kind."""
    for value, count in pieces:
        yield PUT_PIECE, (stamp.store, stamp.till, value, sign * count, 1)


def only_sum_known(stamp: Stamp) -> Put:
    """Return what marks the drawer's pieces as not sure: money moved of which nobody said the pieces."""
    return PUT_STATE, (stamp.store, stamp.till, "drawer", "guessed")


def counted_pieces(stamp: Stamp, pieces: tuple[Piece, ...], sure: bool) -> Iterator[Put]:
    """Return what makes the drawer hold just these pieces."""
    yield DROP_PIECES, (stamp.store, stamp.till)
    for value, count in pieces:
        yield PUT_PIECE, (stamp.store, stamp.till, value, count, int(sure))
    if sure:
        yield DROP_STATE, (stamp.store, stamp.till, "drawer")
    else:
        yield only_sum_known(stamp)


def pieces_text(pieces: tuple[Piece, ...]) -> str:
    """Return pieces as a JSON list."""
    return encoded(pieces).decode()


def _terminal_day(stamp: Stamp, day: TerminalDay) -> Put:
    return PUT_STATE, (stamp.store, stamp.till, "terminal_day", encoded(day).decode())


@projects(TerminalDayAsked)
def _day_asked(stamp: Stamp, event: TerminalDayAsked) -> Iterator[Put]:
    yield _terminal_day(stamp, TerminalDay(event.day, event.shift))


@projects(TerminalDayAnswered)
def _day_answered(stamp: Stamp, event: TerminalDayAnswered) -> Iterator[Put]:
    told = (event.outcome, event.count, event.total, event.simulated)
    yield _terminal_day(stamp, TerminalDay(event.day, event.shift, *told))


@projects(ShiftOpened)
def _opened(stamp: Stamp, event: ShiftOpened) -> Iterator[Put]:
    yield (
        OPEN_SHIFT,
        (
            *(stamp.store, stamp.till, event.shift, event.by, stamp.at_ms),
            *(event.float_minor, event.difference, stamp.seq, 0),
        ),
    )
    yield from counted_pieces(stamp, event.pieces, event.sure)


@projects(CashMoved)
def _moved(stamp: Stamp, event: CashMoved) -> Iterator[Put]:
    yield (
        MOVE,
        (
            *(*stamp.key, event.shift, event.kind, event.amount, pieces_text(event.pieces)),
            *(event.reason, event.by, event.approved_by),
        ),
    )
    yield from moved_pieces(stamp, event.pieces, 1 if event.amount >= 0 else -1)
    if not event.pieces:
        yield only_sum_known(stamp)


@projects(DrawerCounted)
def _counted(stamp: Stamp, event: DrawerCounted) -> Iterator[Put]:
    pieces = pieces_text(event.pieces)
    yield COUNT, (*stamp.key, event.shift, event.counted, event.expected, pieces, event.by)
    if event.pieces:
        yield from counted_pieces(stamp, event.pieces, sure=True)
    elif event.counted != event.expected:
        yield only_sum_known(stamp)


@projects(DrawerOpened)
def _drawer_opened(stamp: Stamp, event: DrawerOpened) -> Iterator[Put]:
    yield OPENING, (*stamp.key, event.shift, event.reason, event.by, event.approved_by)


@projects(ShiftClosed)
def _closed(stamp: Stamp, event: ShiftClosed) -> Iterator[Put]:
    yield (
        Z,
        (
            *(*stamp.key, event.z_number, event.shift, event.by, event.at_ms, event.counted),
            *(event.expected, event.difference, event.grand_total, event.first_seq),
            *(encoded(event.totals).decode(), encoded(event.vat).decode()),
        ),
    )
    yield CLOSE_SHIFT, (stamp.seq, stamp.store, stamp.till, event.shift)
    if event.pieces:
        yield from counted_pieces(stamp, event.pieces, sure=True)
