"""Foreign cash: notes of another currency at the shop's own rate; change is given in the till's money."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from pos.desk.pay import Pay
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.money import divide
from pos.tender import Tender, Way
from pos.text import with_point

PARTS: Final = 10_000
"""A rate is kept in so many parts of one unit of the till's money."""


class Rate(Struct, frozen=True):
    """What one unit of a currency is worth here, in ten-thousandths of a unit of the till's money."""

    currency: str
    parts: int

    def worth(self, minor: int) -> int:
        """Return what foreign minor units are worth in the till's minor units, rounded once."""
        return divide(minor * self.parts, PARTS)

    def needed(self, minor: int) -> int:
        """Return the least foreign minor units that are worth `minor` here."""
        return -(-minor * PARTS // self.parts)


def rates_of(text: str, home: str) -> tuple[Rate, ...]:
    """Read the shop's rates ("EUR 4.2550, GBP 5.1"); what cannot be read, or is the till's own money, is left out."""
    found = re.findall(r"\b([A-Z]{3})\s+(\d{1,6})(?:[.](\d{1,4}))?(?=\s*(?:[,;]|$))", text)
    rates = (Rate(name, int(whole + part.ljust(4, "0"))) for name, whole, part in found)
    return tuple(rate for rate in rates if rate.parts and rate.currency != home)


class ForeignCash:
    """The desk of other countries' notes. Coins are not asked about: what is handed over is a sum."""

    def __init__(self, till: Till, pay: Pay) -> None:
        self.till = till
        self.pay = pay

    def rates(self) -> tuple[Rate, ...]:
        """Return what the shop takes, in the order of its setting."""
        shop = self.till.shop
        return rates_of(shop.settings.text("foreign_cash"), shop.currency)

    @verb("pay_foreign")
    def take(self, request: str, currency: str, minor: int) -> None:
        """Take foreign cash (its own minor units); change for what is too much comes out of the drawer in home money.

        Refuses not_found for a currency that the shop does not take, bad_amount, cannot_change.
        """
        sale = self.pay.payable()
        rate = next((one for one in self.rates() if one.currency == currency), None)
        if rate is None:
            raise Refused("not_found", name=currency)
        if not 0 < minor < 10**9 or self.pay.due().exact.minor <= 0:
            raise Refused("bad_amount", given=minor)
        worth = self.till.shop.money(rate.worth(minor))
        if not worth.minor or not self.pay.plausible(worth.minor):
            raise Refused("bad_amount", given=minor)
        self.pay.take(sale, Tender(Way.FOREIGN, worth, worth, f"{currency} {with_point(minor)}"))
