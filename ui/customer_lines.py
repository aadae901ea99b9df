"""The two rows of a customer display: what the last event of a commit means to a customer. No Qt.

Of weighed goods weight, price of a kilogram and price stand there together (directive 2014/31/EU, Annex I, 15).
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pos.event import (
    Event,
    LineAdded,
    LineChanged,
    LineRemoved,
    SaleParked,
    SaleRecalled,
    SaleVoided,
)
from pos.event_sale import SaleClosed
from pos.money import Money
from pos.sale import Line
from pos.text import LANGUAGES, Speaker, speaker

Rows = tuple[str, str]
_WIDE: Final = (" × ", "×")


class CustomerLines(Struct, frozen=True):
    """Says events in the customer's language, else by `say`; `columns` is the width of the display."""

    say: Speaker
    currency: str
    columns: int

    def rows(self, event: Event) -> Rows | None:
        """Return what to show of this event, None where the customer need not know of it."""
        language = _language(event)
        if language in LANGUAGES and language != self.say.language:
            return replace(self, say=speaker(language)).rows(event)
        if isinstance(event, LineAdded | LineChanged):
            return self._line(event.line)
        if isinstance(event, LineRemoved):
            return self._beside(f"− {event.line.product.name}", self._amount(_price(event.line)))
        if isinstance(event, SaleClosed):
            total = f"{self.say('TOTAL')} {self._money(event.total)}"
            return total, f"{self.say('Change')} {self._money(event.change)}"
        gone = isinstance(event, SaleVoided | SaleParked | SaleRecalled)
        return (self.say("Welcome!"), "") if gone else None

    def _line(self, line: Line) -> Rows:
        name, price = line.product.name, _price(line)
        amount = line.quantity.amount
        if line.product.weighed and line.label is None:
            if line.waits_for_weight:
                return name, f"{self._amount(line.unit_minor())}/kg"
            weight = self._weight(self.say.weight(amount), f"{self._amount(line.unit_minor())}/kg")
            return self._beside(name, self._amount(price), weight)
        if amount > 1 and not line.product.weighed and price % amount == 0:
            each = f"{amount} × {self._amount(price // amount)}"
            return name, self._spread(each, self._amount(price))
        return name, self._money(price)

    def _weight(self, weight: str, unit: str) -> str:
        """Weight and price of a kilogram in one row, closer together where they would not fit."""
        joined = [weight + times + unit for times in _WIDE]
        return joined[0] if len(joined[0]) <= self.columns else joined[1].replace(" ", "")

    def _beside(self, name: str, price: str, above: str = "") -> Rows:
        """Return the name, cut where it must be, with the price at the end of its row."""
        both = self._spread(name[: self.columns - len(price) - 1].rstrip(), price)
        return (above, both) if above else (both, "")

    def _spread(self, left: str, right: str) -> str:
        return left + right.rjust(max(len(right) + 1, self.columns - len(left)))

    def _amount(self, minor: int) -> str:
        return self.say.amount(minor)

    def _money(self, minor: int) -> str:
        return self.say.money(Money(minor, self.currency))


def _language(event: Event) -> str:
    """Return the customer's language, where it is known."""
    if isinstance(event, LineAdded | LineChanged | LineRemoved):
        return event.head.language
    return event.language if isinstance(event, SaleClosed) else ""


def _price(line: Line) -> int:
    return line.own_minor() + line.deposit_minor()
