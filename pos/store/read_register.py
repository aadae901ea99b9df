"""What the register asks beside goods: labels, customers, stored value, the drawer."""

from __future__ import annotations

from typing import Final

from pos.customer import Customer
from pos.event import Piece
from pos.folding import words as words_of
from pos.store.columns import LAST, WORDS
from pos.store.read_goods import GoodsReader
from pos.store.statement import Row, named

_PATTERNS: Final = named("asks.register.PATTERNS")
_CUSTOMER: Final = named("asks.register.CUSTOMER")
_OF_PHONE: Final = named("asks.register.OF_PHONE")
_NAMED: Final = named("asks.register.NAMED")
_BY_PHONE: Final = named("asks.register.BY_PHONE")
_SERIAL_OUT: Final = named("asks.register.SERIAL_OUT")
_SERIAL_BACK: Final = named("asks.register.SERIAL_BACK")
_BALANCE: Final = named("asks.register.BALANCE")
_DRAWER: Final = named("asks.register.DRAWER")
_GUESSED: Final = named("asks.register.GUESSED")


class RegisterReader(GoodsReader):
    """Reads what a scan, a search and a payment need."""

    def patterns(self) -> tuple[str, ...]:
        """Return the shop's in-store label patterns, in the order they were set."""
        return self.db.standing(_PATTERNS, _texts, store=self.store)

    def customer(self, ident: str) -> Customer | None:
        """Return a customer by id (which a card may carry) or phone."""
        found = self.db.one(_CUSTOMER, store=self.store, ident=ident)
        if found is None and ident:
            found = self.db.one(_OF_PHONE, store=self.store, phone=ident)
        return _customer(found) if found else None

    def customers(self, text: str, limit: int) -> tuple[Customer, ...]:
        """Find customers by the starts of their names' words, marks folded, or by the last digits of their phone."""
        typed = text.strip()
        if typed.isascii() and typed.isdigit():
            rows = self._by_digits(typed, limit)
        else:
            asked = [*words_of(typed)[:WORDS], *[""] * WORDS][:WORDS]
            asked.sort(key=len, reverse=True)  # the longest word fits the fewest
            places = {f"word_{place}": word for place, word in enumerate(asked)}
            span = {"word_end": asked[0] + LAST, "most": limit}
            rows = self.db.all(_NAMED, store=self.store, **span, **places) if asked[0] else []
        return tuple(_customer(row) for row in rows)

    def _by_digits(self, digits: str, limit: int) -> list[Row]:
        """Return who has this number, then whose phone ends so; read from its end on, as its index is."""
        mirrored = digits[::-1]
        span = {"from_end": mirrored, "to_end": mirrored + LAST, "most": limit}
        named = self.db.all(_CUSTOMER, store=self.store, ident=digits)
        ends = self.db.all(_BY_PHONE, store=self.store, **span)
        return [*named, *(row for row in ends if row not in named)][:limit]

    def serial_sold(self, code: str, serial: str) -> bool:
        """Tell whether this very piece left the shop and did not come back."""
        out, back = (
            self.db.all(statement, store=self.store, code=code, serial=serial)[0][0]
            for statement in (_SERIAL_OUT, _SERIAL_BACK)
        )
        return bool(out > back)

    def stored_value(self, kind: str, number: str) -> int | None:
        """Return what is left on a gift card or store credit in minor units; None for an unknown number."""
        found = self.db.one(_BALANCE, store=self.store, kind=kind, number=number)
        return found[0] if found else None

    def drawer(self) -> tuple[Piece, ...]:
        """Return the pieces believed to be in the drawer, largest first."""
        return tuple(
            (value, count)
            for value, count in self.db.all(_DRAWER, store=self.store, till=self.till)
        )

    def drawer_sure(self) -> bool:
        """Tell whether the drawer was counted by pieces."""
        return self.db.one(_GUESSED, store=self.store, till=self.till) is None


def _texts(rows: list[Row]) -> tuple[str, ...]:
    return tuple(row[0] for row in rows)


def _customer(row: Row) -> Customer:
    ident, name, language, tier, born, phone, mail, consent = row
    return Customer(ident, name, language, tier, born, phone, mail, bool(consent))
