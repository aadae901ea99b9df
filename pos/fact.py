"""The dated facts that a country's file holds: each with its days, its source and how sure it is.

Amounts are whole minor units of the country's currency, per cents hundredths of a per cent
(21 % is 2100, 25.5 % is 2550), ages whole years, days those of the shop's calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct, field

from pos.barcode import parse
from pos.errors import Refused

EVER: Final = date.min
FOREVER: Final = date.max
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Fact(Struct, frozen=True, kw_only=True):
    """Something that holds from a day to a day (both included), where that was read, and how sure it is."""

    source: str
    valid_from: date = EVER
    valid_to: date = FOREVER
    sure: Literal["high", "medium", "open"] = "high"

    def __post_init__(self) -> None:
        if self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")

    @property
    def keys(self) -> tuple[object, ...]:
        """Name what may have only one fact of this kind on one day."""
        return ("",)

    def holds(self, day: date) -> bool:
        """Tell whether the fact holds on `day`."""
        return self.valid_from <= day <= self.valid_to


class VatRate(Fact, frozen=True, kw_only=True):
    """What a class of goods carries: per cent in hundredths, the letter printed beside the line."""

    klass: str
    percent: int
    label: str
    exempt: bool = False

    @property
    def keys(self) -> tuple[object, ...]:
        """One rate a class."""
        return (self.klass,)


class Rounding(Fact, frozen=True, kw_only=True):
    """How an amount in cash is rounded: to `unit`, ties away from zero, up to `exempt_to` not at all."""

    unit: int
    ties: Literal["away"] = "away"
    exempt_to: int = 0

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        if self.unit < 1:
            raise ValueError("unit must be 1 or more")


class Pieces(Fact, frozen=True, kw_only=True):
    """Coins or notes of several values that are treated alike."""

    kind: Literal["coin", "note"]
    values: tuple[int, ...]
    accepted: bool = True
    dispensed: bool = True

    @property
    def keys(self) -> tuple[object, ...]:
        """One treatment a coin or note."""
        return self.values


class Denomination(Struct, frozen=True):
    """One coin or note: its value, whether the till takes it and whether it gives it out."""

    value: int
    kind: Literal["coin", "note"]
    accepted: bool
    dispensed: bool


class Deposit(Fact, frozen=True, kw_only=True):
    """What is charged on a package of a size, and whether VAT follows the drink or there is none."""

    package: Literal["any", "can", "pet", "glass"]
    amount: int
    vat: Literal["none", "follows"]
    min_ml: int = 0
    max_ml: int
    empties: str = "none"  # the VAT class of an empty whose drink nobody knows

    @property
    def keys(self) -> tuple[object, ...]:
        """One amount a package and size."""
        return ((self.package, self.min_ml),)


class AgeRule(Fact, frozen=True, kw_only=True):
    """Who may buy and sell a class of goods, when, and which price gifts it must not have.

    `hours` maps mon…sun to "HH:MM-HH:MM", the end not included; a day not named is closed, no hours
    at all means always. `blocked` holds MM-DD for every year or YYYY-MM-DD for one.
    """

    klass: str
    min_age: int
    seller_min_age: int = 0  # the buyer's age, where the law names no other
    hours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    blocked: tuple[str, ...] = ()
    no_loyalty: bool = False
    no_multibuy: bool = False

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        for day, span in self.hours.items():
            if day not in _DAYS:
                raise ValueError(f"hours: {day} is no day of the week")
            _span(span)
        for day in self.blocked:
            date.fromisoformat(day if len(day) == 10 else f"2000-{day}")

    @property
    def keys(self) -> tuple[object, ...]:
        """One rule a class."""
        return (self.klass,)

    def minutes_on(self, day: date) -> tuple[int, int]:
        """Return from which minute of `day` to which one it may be sold; (0, 0) is not at all."""
        if day.isoformat() in self.blocked or f"{day:%m-%d}" in self.blocked:
            return 0, 0
        if not self.hours:
            return 0, 24 * 60
        span = self.hours.get(_DAYS[day.weekday()])
        return _span(span) if span else (0, 0)


class Guarantee(Fact, frozen=True, kw_only=True):
    """The seller's liability for faults in years (0: no fixed end) and how long a fault counts as original."""

    fault_years: int
    presumption_years: int
    repair_adds_months: int = 0


class MindChange(Fact, frozen=True, kw_only=True):
    """What the law gives a buyer who changes their mind in a shop; `excluded` names kinds of goods."""

    right: Literal["none", "exchange_else_money"]
    days: int = 0
    excluded: tuple[str, ...] = ()


class ShelfPrice(Fact, frozen=True, kw_only=True):
    """Who decides when the shelf and the till show different prices."""

    rule: Literal["customer_may_demand", "offer_binds", "shop_decides", "open"]


class ReceiptForm(Fact, frozen=True, kw_only=True):
    """What a receipt must hold, in this order, and the words that law or custom fixes for it."""

    fields: tuple[str, ...]
    words: Mapping[str, str]
    most_copies: int = 0  # so many COPY prints of one receipt at most, 0: no limit
    letter_apart: bool = True  # whether a space parts a rate's letter from the value before it
    shows_gross: bool = False  # whether the table of VAT names each rate's gross sum, not its net
    names_company: bool = False  # whether law asks for the company's own number, not that for VAT
    counts_one: bool = True  # whether quantity and price stand on lines of one piece too


class CashCeiling(Fact, frozen=True, kw_only=True):
    """Above which amount of cash the till warns, and whether only between businesses."""

    amount: int
    business_only: bool = False


class Retention(Fact, frozen=True, kw_only=True):
    """How long records are kept."""

    records: str
    years: int = 0
    months: int = 0

    @property
    def keys(self) -> tuple[object, ...]:
        """One period a kind of records."""
        return (self.records,)


class ScaleLabel(Fact, frozen=True, kw_only=True):
    """A label of the country's scales, as `pos.barcode` spells patterns: for shops that set none of that prefix."""

    pattern: str

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        try:
            parse(self.pattern)
        except Refused as no:
            raise ValueError(f"{self.pattern} is no label") from no

    @property
    def keys(self) -> tuple[object, ...]:
        """One meaning a prefix."""
        return (self.pattern[:2],)


def _span(text: str) -> tuple[int, int]:
    """Return the minutes of "HH:MM-HH:MM". Raises ValueError for anything else."""
    start, _, end = text.partition("-")
    span = _minute(start), _minute(end)
    if span[0] >= span[1]:
        raise ValueError(f"{text} ends before it begins")
    return span


def _minute(text: str) -> int:
    hour, _, minute = text.partition(":")
    if len(hour) != 2 or len(minute) != 2 or not (hour + minute).isdecimal():
        raise ValueError(f"{text} is no time of day")
    found = int(hour) * 60 + int(minute)
    if int(minute) > 59 or found > 24 * 60:
        raise ValueError(f"{text} is no time of day")
    return found
