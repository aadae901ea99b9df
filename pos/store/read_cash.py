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
_SENT: Final = named("asks.cash.SENT")
_CLOSED: Final = named("asks.cash.CLOSED")
_UNSENT_NUMBERS: Final = named("asks.cash.UNSENT_NUMBERS")
_TRAINING: Final = named("asks.cash.TRAINING")
_LAST_TOTALS: Final = named("asks.cash.LAST_TOTALS")
_SOLD_SINCE: Final = named("asks.cash.SOLD_SINCE")
_BACK_SINCE: Final = named("asks.cash.BACK_SINCE")
_END: Final = 2**62
_TERMINAL_DAY: Final = named("asks.till.TERMINAL_DAY")
_MOVES: Final = named("asks.cash.MOVED_LATELY")
_BARE_OPENINGS: Final = named("asks.cash.BARE_OPENINGS")


class CashReader(Room):
    """Adds shifts up. Training documents count nowhere."""

    _counted = (0, 0, 0)
    """Of closed sales: sent up to which journal number, counted up to which, and how many lie between."""

    def shift_sums(self, number: int) -> ShiftSums:
        """Add a shift up, from its documents as they are on disk."""
        sales, receipts, saving, rounding = self._shift_row(_SOLD, number)
        returns, return_count, rounding_back = self._shift_row(_BACK, number)
        lines = self._shift_rows(_LINES, number)
        back = self._shift_rows(_LINES_BACK, number)
        paid = (*self._shift_rows(_TENDERS, number), *self._shift_rows(_TENDERS_BACK, number))
        tenders = _added(paid)
        copies, copied = self._shift_row(_COPIES, number)
        training, trained = self._shift_row(_TRAINING, number)
        voids, voided = self._shift_row(_VOIDS, number)
        grand_sales, grand_returns = self._ever()
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
            grand_sales=grand_sales,
            grand_returns=grand_returns,
            training=training,
            trained=trained,
            voided=voided,
            empties=sum(one[4] for one in lines),
            emptied=sum(one[2] for one in lines if one[4]),
            unsent_numbers=self.unsent_numbers(number),
        )

    def cash_moves(self, shift: int, limit: int) -> tuple[CashMove, ...]:
        """Return what moved in a shift without a sale, newest first."""
        asked = {**self._whose(), **self._span(shift), "shift": shift, "limit": limit}
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
        """Return how many closed sales the store server has not confirmed; those counted before are not read again."""
        found = self.db.one(_SENT, **self._whose())
        sent = found[0] if found else 0
        before, last, count = self._counted
        if sent != before:
            last, count = sent, 0
        span = {"first": last + 1, "last": _END}
        more, newest = self.db.all(_CLOSED, **self._whose(), **span)[0]
        self._counted = (sent, newest or last, count + more)
        return self._counted[2]

    def unsent_numbers(self, shift: int) -> tuple[int, ...]:
        """Return the newest UNSENT_LISTED sales up to a shift that the store server has not confirmed, rising."""
        asked = {"store": self.store, "till": self.till, "shift": shift, "limit": UNSENT_LISTED}
        return tuple(sorted(row[0] for row in self.db.all(_UNSENT_NUMBERS, **asked)))

    def _ever(self) -> tuple[int, int]:
        """Return sales and returns (negative) since the till began: those of the last Z, and what came since."""
        found = self.db.one(_LAST_TOTALS, **self._whose())
        totals = dict(decoded(tuple[tuple[str, int], ...], found[1])) if found else {}
        known = "grand_sales" in totals
        span = {"first": found[0] if found and known else 0, "last": _END}
        sold, back = (
            self.db.all(one, **self._whose(), **span)[0][0] for one in (_SOLD_SINCE, _BACK_SINCE)
        )
        if not known:
            return sold, -back
        return totals["grand_sales"] + sold, totals["grand_returns"] - back

    def _whose(self) -> dict[str, int]:
        return {"store": self.store, "till": self.till}

    def _span(self, number: int) -> dict[str, int]:
        """Return the stretch of the journal in which a shift was open; nothing for a shift that never was."""
        return self.db.standing(_SPAN, _stretch, **self._whose(), shift=number)

    def _shift_rows(self, statement: Statement, number: int) -> list[Row]:
        span = self._span(number)
        return self.db.all(statement, **self._whose(), **span, shift=number)

    def _shift_row(self, statement: Statement, number: int) -> Row:
        return self._shift_rows(statement, number)[0]

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


def _stretch(rows: list[Row]) -> dict[str, int]:
    first, last = rows[0] if rows else (_END, 0)
    return {"first": first, "last": last or _END}


def _added(amounts: Iterable[tuple[Any, ...]]) -> tuple[tuple[str, int], ...]:
    sums: dict[str, int] = {}
    for name, minor in amounts:
        sums[name] = sums.get(name, 0) + minor
    return tuple(sums.items())


def _departments(lines: Sequence[Row], back: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """Return what each department took, less what came back; goods of no department count nowhere."""
    signed = (*((one[0], one[1]) for one in lines), *((one[0], -one[1]) for one in back))
    return tuple((name, minor) for name, minor in _added(signed) if name)
