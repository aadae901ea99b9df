"""The drawer and the shifts: what is believed to lie in it, what moved, what was counted, and each Z with its seal."""

from __future__ import annotations

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

from pos.store.schema import METADATA, append_only, fact_key, key, octets, param, whole, words


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

OPEN_SHIFT: Final = insert(shift)
CLOSE_SHIFT: Final = (
    update(shift)
    .values(closed_seq=param("closed"))
    .where(
        shift.c.store == param("of_store"),
        shift.c.till == param("of_till"),
        shift.c.number == param("of_number"),
    )
)
_piece = insert(drawer_piece)
PUT_PIECE: Final = _piece.on_conflict_do_update(
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
)
DROP_PIECES: Final = delete(drawer_piece).where(
    drawer_piece.c.store == param("store"), drawer_piece.c.till == param("till")
)
MOVE: Final = insert(cash_move)
COUNT: Final = insert(drawer_count)
OPENING: Final = insert(drawer_opening)
Z: Final = insert(z_report)
SEAL: Final = insert(z_seal)
