"""What the cash desk asks: everything that a shift adds up to, each sum by one statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from pos.event_sale import SoldVat
from pos.shift import CashMove, TerminalDay
from pos.shift_sums import UNSENT_LISTED, ShiftSums
from pos.store.codec import decoded
from pos.store.room import Room
from pos.store.statement import Row, Statement, named

_SOLD: Final = named("asks.cash.SOLD")
_BACK: Final = named("asks.cash.BACK")
_LINES: Final = named("asks.cash.LINES")
_LINES_BACK: Final = named("asks.cash.LINES_BACK")
_TENDERS: Final = named("asks.cash.TENDERS")
_TENDERS_BACK: Final = named("asks.cash.TENDERS_BACK")
_VAT: Final = named("asks.cash.VAT")
_VAT_BACK: Final = named("asks.cash.VAT_BACK")
_MOVED: Final = named("asks.cash.MOVED")
_OPENS: Final = named("asks.cash.OPENS")
_SPAN: Final = named("asks.cash.SPAN")
_COPIES: Final = named("asks.cash.COPIES")
_VOIDS: Final = named("asks.cash.VOIDS")
_UNSENT: Final = named("asks.cash.UNSENT")
_UNSENT_NUMBERS: Final = named("asks.cash.UNSENT_NUMBERS")
_TRAINING: Final = named("asks.cash.TRAINING")
_EVER: Final = named("asks.cash.EVER")
_EVER_BACK: Final = named("asks.cash.EVER_BACK")
_END: Final = 2**62
_TERMINAL_DAY: Final = named("asks.till.TERMINAL_DAY")
_MOVES: Final = named("asks.cash.MOVED_LATELY")
_BARE_OPENINGS: Final = named("asks.cash.BARE_OPENINGS")


class CashReader(Room):
    """Adds shifts up. Training documents count nowhere."""

    def shift_sums(self, number: int) -> ShiftSums:
        """Add a shift up, from its documents as they are on disk."""
        sales, receipts, saving, rounding = self._shift_row(_SOLD, number)
        returns, return_count, rounding_back = self._shift_row(_BACK, number)
        lines = self._shift_rows(_LINES, number)
        back = self._shift_rows(_LINES_BACK, number)
        paid = (*self._shift_rows(_TENDERS, number), *self._shift_rows(_TENDERS_BACK, number))
        tenders = _added(paid)
        copies, copied = self._in_span(_COPIES, number)
        training, trained = self._shift_row(_TRAINING, number)
        voids, voided = self._in_span(_VOIDS, number)
        return ShiftSums(
            sales=sales,
            returns=-returns,
            receipts=receipts,
            return_count=return_count,
            goods=sum(one[3] for one in lines),
            discounts=saving,
            rounding=rounding + rounding_back,
            deposits=sum(one[2] for one in lines) - sum(one[2] for one in back),
            cash=dict(tenders).get("cash", 0),
            tenders=tenders,
            moved=tuple((row[0], row[1]) for row in self._shift_rows(_MOVED, number)),
            vat=self._vat(number),
            departments=_departments(lines, back),
            drawer_opens=self._shift_row(_OPENS, number)[0],
            copies=copies,
            copied=copied,
            voids=voids,
            unsent=self.unsent(),
            grand_sales=self._ever(_EVER),
            grand_returns=-self._ever(_EVER_BACK),
            training=training,
            trained=trained,
            voided=voided,
            empties=sum(one[4] for one in lines),
            emptied=sum(one[2] for one in lines if one[4]),
            unsent_numbers=self.unsent_numbers(number),
        )

    def cash_moves(self, shift: int, limit: int) -> tuple[CashMove, ...]:
        """Return what moved in a shift without a sale, newest first."""
        asked = {"store": self.store, "till": self.till, "shift": shift, "limit": limit}
        moved = [CashMove(*row) for row in self.db.all(_MOVES, **asked)]
        opened = [
            CashMove(at, "no_sale", 0, reason, by)
            for at, reason, by in self.db.all(_BARE_OPENINGS, **asked)
        ]
        return tuple(sorted((*moved, *opened), key=lambda one: -one.at_ms)[:limit])

    def terminal_day(self) -> TerminalDay | None:
        """Return the card terminal's end of day that was asked for last."""
        found = self.db.one(_TERMINAL_DAY, store=self.store, till=self.till)
        return decoded(TerminalDay, found[0]) if found else None

    def unsent(self) -> int:
        """Return how many closed sales the store server has not confirmed."""
        return self._ever(_UNSENT)

    def unsent_numbers(self, shift: int) -> tuple[int, ...]:
        """Return the newest UNSENT_LISTED sales up to a shift that the store server has not confirmed, rising."""
        asked = {"store": self.store, "till": self.till, "shift": shift, "limit": UNSENT_LISTED}
        return tuple(sorted(row[0] for row in self.db.all(_UNSENT_NUMBERS, **asked)))

    def _ever(self, statement: Statement) -> int:
        found = self.db.one(statement, store=self.store, till=self.till)
        return int(found[0]) if found else 0

    def _shift_rows(self, statement: Statement, number: int) -> list[Row]:
        return self.db.all(statement, store=self.store, till=self.till, shift=number)

    def _shift_row(self, statement: Statement, number: int) -> Row:
        return self._shift_rows(statement, number)[0]

    def _in_span(self, statement: Statement, number: int) -> Row:
        span = self.db.one(_SPAN, store=self.store, till=self.till, shift=number) or (_END, 0)
        last = span[1] or _END
        rows = self.db.all(statement, store=self.store, till=self.till, first=span[0], last=last)
        return rows[0]

    def _vat(self, number: int) -> tuple[SoldVat, ...]:
        sums: dict[tuple[int, str, int], tuple[int, int]] = {}
        for bp, label, exempt, gross, vat in (
            *self._shift_rows(_VAT, number),
            *self._shift_rows(_VAT_BACK, number),
        ):
            before = sums.get((bp, label, exempt), (0, 0))
            sums[bp, label, exempt] = (before[0] + gross, before[1] + vat)
        ordered = sorted(sums.items(), key=lambda one: (-one[0][0], one[0][2], one[0][1]))
        return tuple(
            SoldVat(bp, label, bool(exempt), gross, vat)
            for (bp, label, exempt), (gross, vat) in ordered
        )


def _added(amounts: Iterable[tuple[Any, ...]]) -> tuple[tuple[str, int], ...]:
    sums: dict[str, int] = {}
    for name, minor in amounts:
        sums[name] = sums.get(name, 0) + minor
    return tuple(sums.items())


def _departments(lines: Sequence[Row], back: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """Return what each department took, less what came back; goods of no department count nowhere."""
    signed = (*((one[0], one[1]) for one in lines), *((one[0], -one[1]) for one in back))
    return tuple((name, minor) for name, minor in _added(signed) if name)
