"""What every desk asks: the state to go on from, people, rights, settings."""

from __future__ import annotations

from hmac import compare_digest
from typing import Final

from msgspec.structs import replace
from sqlalchemy import func, or_, select

from pos.desk.books import Found, OpenShift, Question, Unsettled
from pos.event_sale import SaleClosed
from pos.sale import Line, Sale
from pos.staff import Grade, Right, Rights, Role, Staff
from pos.store.chain import row_mac
from pos.store.codec import decoded
from pos.store.read_returns import event_of
from pos.store.room import Room
from pos.store.schema import param
from pos.store.statement import Put, Statement
from pos.store.tables.basket import basket, basket_line
from pos.store.tables.cash import shift, z_report
from pos.store.tables.journal import journal, till_state
from pos.store.tables.people import PUT_PRIVATE, right, setting, staff, staff_failure, staff_private
from pos.store.tables.refund import refund
from pos.store.tables.sale import sale
from pos.store.tables.value import card_attempt

_store = param("store")
_till = param("till")
_name = param("name")

_BASKETS: Final = Statement(
    select(basket.c.state, basket.c.sale_id, basket.c.head)
    .where(basket.c.store == _store, basket.c.till == _till)
    .order_by(basket.c.began_seq)
)
_LINES: Final = Statement(
    select(basket_line.c.body)
    .where(basket_line.c.store == _store, basket_line.c.sale_id == param("sale_id"))
    .order_by(basket_line.c.line_id)
)
_QUESTION: Final = Statement(
    select(till_state.c.value).where(
        till_state.c.store == _store, till_state.c.till == _till, till_state.c.name == "question"
    )
)
_SHIFT: Final = Statement(
    select(
        shift.c.number,
        shift.c.by,
        shift.c.opened_ms,
        shift.c.float_minor,
        shift.c.difference,
        shift.c.first_seq,
        shift.c.closed_seq,
    )
    .where(shift.c.store == _store, shift.c.till == _till)
    .order_by(shift.c.number.desc())
    .limit(1)
)
_LAST_SALE: Final = Statement(
    select(sale.c.number, journal.c.body)
    .join_from(
        sale,
        journal,
        (journal.c.store == sale.c.store)
        & (journal.c.till == sale.c.till)
        & (journal.c.seq == sale.c.seq),
    )
    .where(sale.c.store == _store, sale.c.till == _till)
    .order_by(sale.c.number.desc())
    .limit(1)
)
_LAST_REFUND: Final = Statement(
    select(func.max(refund.c.number)).where(refund.c.store == _store, refund.c.till == _till)
)
_LAST_Z: Final = Statement(
    select(z_report.c.z_number, z_report.c.counted)
    .where(z_report.c.store == _store, z_report.c.till == _till)
    .order_by(z_report.c.z_number.desc())
    .limit(1)
)
_UNSETTLED: Final = Statement(
    select(
        card_attempt.c.attempt,
        card_attempt.c.sale_id,
        card_attempt.c.asked,
        card_attempt.c.taken,
        card_attempt.c.amount,
        card_attempt.c.outcome,
    )
    .where(
        card_attempt.c.store == _store,
        card_attempt.c.till == _till,
        or_(
            card_attempt.c.outcome.in_([*("asked", "unknown")]),
            card_attempt.c.taken > card_attempt.c.amount,
        ),
    )
    .order_by(card_attempt.c.seq)
)
_STAFF: Final = Statement(
    select(staff.c.name, staff.c.role, staff_private.c.born, staff.c.language)
    .join_from(
        staff,
        staff_private,
        (staff_private.c.store == staff.c.store) & (staff_private.c.name == staff.c.name),
        isouter=True,
    )
    .where(staff.c.store == _store, staff.c.name == _name)
)
_PEOPLE: Final = Statement(
    select(staff.c.name, staff.c.role, staff.c.language)
    .where(staff.c.store == _store)
    .order_by(staff.c.name)
)
_PIN: Final = Statement(
    select(staff_private.c.born, staff_private.c.pin, staff_private.c.mac).where(
        staff_private.c.store == _store, staff_private.c.name == _name
    )
)
_FAILURES: Final = Statement(
    select(staff_failure.c.tries, staff_failure.c.locked_until_ms).where(
        staff_failure.c.store == _store,
        staff_failure.c.till == _till,
        staff_failure.c.name == _name,
    )
)
_RIGHTS: Final = Statement(
    select(right.c.role, right.c.verb, right.c.grade, right.c.limit_bp, right.c.limit_minor).where(
        right.c.store == _store
    )
)
_SETTING: Final = Statement(
    select(setting.c.value).where(setting.c.store == _store, setting.c.name == _name)
)


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
            for attempt, sale_id, asked, taken, amount, outcome in self.db.all(
                _UNSETTLED, store=self.store, till=self.till
            )
        )

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
        own = tuple(
            (Role(role), str(verb), Right(Grade(grade), _limit(bp), _limit(minor)))
            for role, verb, grade, bp, minor in self.db.all(_RIGHTS, store=self.store)
        )
        return Rights(own)

    def setting(self, key: str) -> str | None:
        """Return a setting's stored text, or None for its default."""
        found = self.db.one(_SETTING, store=self.store, name=key)
        return found[0] if found else None


def _limit(kept: int) -> int | None:
    return None if kept < 0 else int(kept)
