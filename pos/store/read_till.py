"""What every desk asks: the state to go on from, people, rights, settings."""

from __future__ import annotations

from collections.abc import Mapping
from hmac import compare_digest
from typing import Final

from msgspec.structs import replace

from pos.desk.books import Found, OpenShift, Question, Unsettled
from pos.event_sale import SaleClosed
from pos.sale import Line, Sale
from pos.staff import Grade, Right, Rights, Role, Staff
from pos.store.chain import row_mac
from pos.store.codec import decoded
from pos.store.read_returns import event_of
from pos.store.room import Room
from pos.store.rows.people import PUT_PRIVATE
from pos.store.statement import Put, Row, named

_BASKETS: Final = named("asks.till.BASKETS")
_PARKED: Final = named("asks.till.PARKED")
_LINES: Final = named("asks.till.LINES")
_QUESTION: Final = named("asks.till.QUESTION")
_SHIFT: Final = named("asks.till.SHIFT")
_LAST_SALE: Final = named("asks.till.LAST_SALE")
_LAST_REFUND: Final = named("asks.till.LAST_REFUND")
_LAST_Z: Final = named("asks.till.LAST_Z")
_UNSETTLED: Final = named("asks.till.UNSETTLED")
_STAFF: Final = named("asks.till.STAFF")
_PEOPLE: Final = named("asks.till.PEOPLE")
_PIN: Final = named("asks.till.PIN")
_FAILURES: Final = named("asks.till.FAILURES")
_RIGHTS: Final = named("asks.till.RIGHTS")
_SETTINGS: Final = named("asks.books.SETTINGS")


class TillReader(Room):
    """Reads the one state of a till, and who may do what."""

    def found(self) -> Found:
        """Return the state to go on from."""
        baskets = self._baskets()
        question = self.db.one(_QUESTION, store=self.store, till=self.till)
        last = self.db.one(_SHIFT, store=self.store, till=self.till)
        sold = self.db.one(_LAST_SALE, store=self.store, till=self.till)
        z = self.db.one(_LAST_Z, store=self.store, till=self.till)
        return Found(
            sale=next((one for state, one in baskets if state == "open"), None),
            parked=tuple(one for state, one in baskets if state == "parked"),
            question=Question(*decoded(tuple[str, str], question[0])) if question else None,
            shift=OpenShift(*last[:6]) if last and not last[6] else None,
            last_sale=event_of(SaleClosed, sold[1]) if sold else None,
            next_number=self._next_number(sold[0] if sold else 0),
            next_z=z[0] + 1 if z else 1,
            next_shift=last[0] + 1 if last else 1,
            last_count=z[1] if z else None,
        )

    def parked(self) -> tuple[tuple[int, Sale], ...]:
        """Return every basket that lies aside in the store with its till, oldest first."""
        return tuple(
            (till, self._whole(sale_id, head))
            for till, sale_id, head in self.db.all(_PARKED, store=self.store)
        )

    def _baskets(self) -> list[tuple[str, Sale]]:
        return [
            (state, self._whole(sale_id, head))
            for state, sale_id, head in self.db.all(_BASKETS, store=self.store, till=self.till)
        ]

    def _whole(self, sale_id: str, head: bytes) -> Sale:
        lines = self.db.all(_LINES, store=self.store, sale_id=sale_id)
        known = tuple(decoded(Line, body) for (body,) in lines)
        return replace(decoded(Sale, head), lines=known)

    def _next_number(self, last_sale: int) -> int:
        """Return the next document's number: sales and returns share one row of numbers."""
        found = self.db.one(_LAST_REFUND, store=self.store, till=self.till)
        return max(last_sale, found[0] or 0 if found else 0) + 1

    def unsettled(self) -> tuple[Unsettled, ...]:
        """Return this till's card attempts that wait to be settled, oldest first."""
        return self.db.standing(_UNSETTLED, _attempts, store=self.store, till=self.till)

    def staff(self, name: str) -> Staff | None:
        """Return a person by name."""
        found = self.db.one(_STAFF, store=self.store, name=name)
        if found is None:
            return None
        return Staff(found[0], Role(found[1]), found[2] or "", found[3])

    def people(self) -> tuple[Staff, ...]:
        """Return all who work here, by name; birth dates stay where they are."""
        rows = self.db.all(_PEOPLE, store=self.store)
        return tuple(Staff(name, Role(role), "", language) for name, role, language in rows)

    def pin_hash(self, name: str) -> str:
        """Return the stored hash, or "" for nobody (Argon2Pins takes the same time for it).

        A hash that was not put under this name by the till is nobody's.
        """
        found = self.db.one(_PIN, store=self.store, name=name)
        if found is None:
            return ""
        _, row = self.private_put(name, found[0], found[1])
        return str(found[1]) if compare_digest(row[-1], found[2]) else ""

    def private_put(self, name: str, born: str, pin: str) -> Put:
        """Return the signed row of what the journal may not hold about a person."""
        row = (self.store, name, born, pin)
        return PUT_PRIVATE, (*row, row_mac(self.shop_signer, "staff_private", *row))

    def failures(self, name: str) -> tuple[int, int]:
        """Return wrong PINs in a row and until when (epoch ms) the person is locked out at this till."""
        found = self.db.one(_FAILURES, store=self.store, till=self.till, name=name)
        return (found[0], found[1]) if found else (0, 0)

    def rights(self) -> Rights:
        """Return the shop's table of rights."""
        return self.db.standing(_RIGHTS, _rights, store=self.store)

    def settings(self) -> Mapping[str, str]:
        """Return all that the shop chose itself, by key."""
        return self.db.standing(_SETTINGS, dict, store=self.store)

    def setting(self, key: str) -> str | None:
        """Return a setting's stored text, or None for its default."""
        return self.settings().get(key)


def _attempts(rows: list[Row]) -> tuple[Unsettled, ...]:
    return tuple(
        Unsettled(
            attempt,
            sale_id,
            asked,
            max(0, taken - amount),
            taken <= amount,
            outcome == "asked",
            amount if taken > amount else 0,
        )
        for attempt, sale_id, asked, taken, amount, outcome in rows
    )


def _rights(rows: list[Row]) -> Rights:
    return Rights(
        tuple(
            (Role(role), str(verb), Right(Grade(grade), _limit(bp), _limit(minor)))
            for role, verb, grade, bp, minor in rows
        )
    )


def _limit(kept: int) -> int | None:
    return None if kept < 0 else int(kept)
