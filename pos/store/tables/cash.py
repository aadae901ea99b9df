"""The drawer and the shifts: what is believed to lie in it, what went in and out, and the signed Z of each shift."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import (
    ForeignKeyConstraint,
    Index,
    Table,
    UniqueConstraint,
    delete,
    func,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from pos.event import Piece
from pos.event_cash import CashMoved, DrawerCounted, DrawerOpened, ShiftClosed, ShiftOpened
from pos.store.codec import encoded
from pos.store.row import Stamp, projects
from pos.store.schema import METADATA, append_only, fact_key, key, octets, param, whole, words
from pos.store.statement import Into, Put, Statement
from pos.store.tables.basket import DROP_STATE, PUT_STATE


def _of_journal() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["store", "till", "seq"], ["journal.store", "journal.till", "journal.seq"]
    )


shift: Final = Table(
    "shift",
    METADATA,
    key("store"),
    key("till"),
    key("number"),
    words("by"),
    whole("opened_ms"),
    whole("float_minor"),
    whole("difference"),  # against the last close, shown once
    whole("first_seq"),
    whole("closed_seq"),  # 0 while open
)
Index("shift_open", shift.c.store, shift.c.till, unique=True, sqlite_where=text("closed_seq = 0"))

drawer_piece: Final = Table(
    "drawer_piece", METADATA, key("store"), key("till"), key("value"), whole("count"), whole("sure")
)

cash_move: Final = append_only(
    Table(
        "cash_move",
        METADATA,
        *fact_key(),
        whole("shift"),
        words("kind"),
        whole("amount"),
        words("pieces"),
        words("reason"),
        words("by"),
        words("approved_by"),
        _of_journal(),
    )
)

drawer_count: Final = append_only(
    Table(
        "drawer_count",
        METADATA,
        *fact_key(),
        whole("shift"),
        whole("counted"),
        whole("expected"),
        words("pieces"),
        words("by"),
        _of_journal(),
    )
)

drawer_opening: Final = append_only(
    Table(
        "drawer_opening",
        METADATA,
        *fact_key(),
        whole("shift"),
        words("reason"),
        words("by"),
        words("approved_by"),
        _of_journal(),
    )
)

z_report: Final = append_only(
    Table(
        "z_report",
        METADATA,
        *fact_key(),
        whole("z_number"),
        whole("shift"),
        words("by"),
        whole("at_ms"),
        whole("counted"),
        whole("expected"),
        whole("difference"),
        whole("grand_total"),
        whole("first_seq"),
        words("totals"),
        words("vat"),
        UniqueConstraint("store", "till", "z_number"),
        _of_journal(),
    )
)

z_seal: Final = append_only(
    Table(
        "z_seal",  # can be checked with the public key alone
        METADATA,
        *fact_key(),
        octets("body"),
        octets("signature"),
        octets("public_key"),
        _of_journal(),
    )
)

OPEN_SHIFT: Final = Into(shift)
CLOSE_SHIFT: Final = Statement(
    update(shift)
    .values(closed_seq=param("closed"))
    .where(
        shift.c.store == param("of_store"),
        shift.c.till == param("of_till"),
        shift.c.number == param("of_number"),
    ),
    "shift",
)
_piece = insert(drawer_piece)
PUT_PIECE: Final = Into(
    drawer_piece,
    _piece.on_conflict_do_update(
        index_elements=["store", "till", "value"],
        set_={
            "count": func.max(text("0"), drawer_piece.c.count + _piece.excluded.count),
            "sure": func.min(
                drawer_piece.c.sure,
                func.min(
                    _piece.excluded.sure,
                    drawer_piece.c.count + _piece.excluded.count >= text("0"),
                ),
            ),
        },
    ),
)
DROP_PIECES: Final = Statement(
    delete(drawer_piece).where(
        drawer_piece.c.store == param("store"), drawer_piece.c.till == param("till")
    ),
    "drawer_piece",
)
MOVE: Final = Into(cash_move)
COUNT: Final = Into(drawer_count)
OPENING: Final = Into(drawer_opening)
Z: Final = Into(z_report)
SEAL: Final = Into(z_seal)


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
