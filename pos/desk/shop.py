"""The shop as a desk sees it: its country's rules today, its settings, its clock; nothing that changes by selling."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct

from pos.country import Country, round_cash
from pos.fact import Denomination
from pos.money import Money
from pos.settings import Settings
from pos.tax import Rate


class Clock(Protocol):
    """The time of day, handed in."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""
        ...


class Chance(Protocol):
    """Fresh names for things, handed in."""

    def fresh(self) -> str:
        """Return an id that was never given before."""
        ...


class Premises(Struct, frozen=True):
    """What stands at the head of a receipt."""

    name: str
    address: str = ""
    company_id: str = ""
    vat_id: str = ""
    phone: str = ""
    footer: str = ""


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


_QUARTER_MS: Final = 900_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=64)
def _quarter(number: int, zone: str) -> tuple[datetime, date, int]:
    """Return how a quarter of an hour begins on a wall clock, its day, and minutes from UTC.

    Clocks are put on, and days end, at quarters; asking the zone anew for every line of a sale takes longer.
    """
    local = (_EPOCH + number * timedelta(milliseconds=_QUARTER_MS)).astimezone(_zone(zone))
    return local, local.date(), (local.utcoffset() or timedelta()) // timedelta(minutes=1)


class Shop(Struct, frozen=True):
    """One till's surroundings: country, premises, settings, clock."""

    country: Country
    premises: Premises
    settings: Settings
    clock: Clock
    till: int = 1
    simulated: bool = True
    training: bool = False  # a till to practise at: its papers say so

    @property
    def currency(self) -> str:
        """The country's currency code."""
        return self.country.currency

    def money(self, minor: int) -> Money:
        """Return an amount of the shop's currency."""
        return Money(minor, self.country.currency)

    def now_ms(self) -> int:
        """Return the moment in epoch milliseconds."""
        return self.clock.now_ms()

    def local(self, at_ms: int | None = None) -> datetime:
        """Return a moment on the shop's wall clock."""
        at = self.now_ms() if at_ms is None else at_ms
        number, rest = divmod(at, _QUARTER_MS)
        return _quarter(number, self._zone())[0] + timedelta(milliseconds=rest)

    def today(self, at_ms: int | None = None) -> date:
        """Return the calendar day, by which law goes."""
        at = self.clock.now_ms() if at_ms is None else at_ms
        return _quarter(at // _QUARTER_MS, self._zone())[1]

    def trading_day(self, at_ms: int | None = None) -> date:
        """Return the trading day, which may end after midnight."""
        hours, minutes = self.settings.text("day_ends").split(":")
        return (self.local(at_ms) - timedelta(hours=int(hours), minutes=int(minutes))).date()

    def span(self, day: date) -> tuple[int, int]:
        """Return when a calendar day of the shop's wall clock begins and ends, in epoch milliseconds."""
        zone, epoch = self.local().tzinfo, datetime(1970, 1, 1, tzinfo=UTC)
        first, last = (
            datetime.combine(one, time(), zone) - epoch for one in (day, day + timedelta(days=1))
        )
        return first // timedelta(milliseconds=1), last // timedelta(milliseconds=1)

    def offset_min(self) -> int:
        """Return the wall clock's offset from UTC in minutes."""
        return _quarter(self.now_ms() // _QUARTER_MS, self._zone())[2]

    def _zone(self) -> str:
        return self.settings.text("zone") or self.country.time_zone

    def rate(self, vat: str) -> Rate:
        """Return today's VAT rate of a class, or the fixed rate that a product carries itself.

        A fixed rate that the country's table knows bears its letter there: one rate is one row of the receipt.
        """
        if vat.isdigit():
            return Rate(int(vat), self.country.vat_label(int(vat), self.today()))
        fact = self.country.vat_rate(vat, self.today())
        return Rate(fact.percent, fact.label, fact.exempt)

    def deposit_taxed(self) -> bool:
        """Tell whether a deposit bears its drink's VAT in this country."""
        return any(fact.vat == "follows" for fact in self.country.deposits)

    def rounded(self, minor: int) -> int:
        """Round an amount that is settled in cash."""
        if not self.settings.on("rounding"):
            return minor
        return round_cash(minor, self.country.rounding(self.today()))

    def denominations(self) -> tuple[Denomination, ...]:
        """Return today's coins and notes, largest first."""
        return tuple(sorted(self.country.denominations(self.today()), key=lambda one: -one.value))

    def accepted(self) -> tuple[int, ...]:
        """Return the values that are taken, largest first."""
        return tuple(one.value for one in self.denominations() if one.accepted)

    def dispensed(self) -> tuple[int, ...]:
        """Return the values that are given out, largest first."""
        rounding = self.settings.on("rounding")
        return tuple(
            one.value
            for one in self.denominations()
            if one.dispensed or (one.accepted and not rounding)
        )
