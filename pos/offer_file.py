"""Promotions from a TOML file, one table an offer: read strictly, each mistake named with the offer it stands in.

```toml
[[offer]]
id = "COFFEE-BUN"
kind = "meal"                # price · cheapest · meal · percent · off · amount
name = "Coffee and a bun"
codes = ["4779900010018", "4779900010056"]
price = "2.50"
begins = "2026-11-20"        # a day, or a moment as 2026-11-20 08:00; an end that is a day counts to its last minute
ends = "2026-12-24"
days = [1, 2, 3, 4, 5]       # weekdays from Monday
between = "07:00-10:00"
```
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from pos.datafile import read_record, read_table
from pos.errors import Refused
from pos.promotion import Promotion
from pos.text import N_, parse_amount

_KINDS = Literal["price", "cheapest", "meal", "percent", "off", "amount"]


class Offer(Struct, frozen=True, kw_only=True):
    """One offer as a person writes it; amounts are texts as 2.50, a part of the price is 10%."""

    id: str
    kind: _KINDS
    name: str = ""
    codes: tuple[str, ...] = ()
    department: str = ""
    count: int = 0
    pay: int = 0
    price: str = ""
    off: str = ""
    least: str = ""
    begins: str = ""
    ends: str = ""
    days: tuple[int, ...] = ()
    between: str = ""
    coupon: str = ""
    limit: int = 0
    tier: str = ""
    times: int = 0
    cap: str = ""


def read_offers(path: Path, zone: tzinfo) -> tuple[Promotion, ...]:
    """Read a file of offers; `zone` is the shop's. Refuses bad_file with the offer and what is wrong with it."""
    whole = read_table(path)
    tables = whole.pop("offer", [])
    if whole or not isinstance(tables, list):
        raise Refused("bad_file", file=path.name, problem="only [[offer]] tables")
    offers = [read_record(Offer, one, path.name, f"offer {at}") for at, one in enumerate(tables, 1)]
    found: dict[str, Promotion] = {}
    for offer in offers:
        try:
            if offer.id in found or not offer.id.strip():
                raise ValueError(N_("this name of an offer stands there twice, or is empty"))
            found[offer.id] = promotion_of(offer, zone)
        except ValueError as error:
            raise Refused("bad_file", file=path.name, problem=f"{offer.id}: {error}") from error
    return tuple(found.values())


def promotion_of(offer: Offer, zone: tzinfo) -> Promotion:
    """Return an offer as the till keeps it. Raises ValueError whose text is a msgid that says what is wrong."""
    _complete(offer)
    begins = _moment(offer.begins, zone)
    ends = _moment(offer.ends, zone, timedelta(days=1))
    if ends and ends <= begins:
        raise ValueError(N_("the offer ends before it begins"))
    opens, closes = _hours(offer.between)
    share = offer.off.endswith("%")
    return Promotion(
        id=offer.id,
        kind=offer.kind,
        codes=offer.codes,
        department=offer.department,
        count=offer.count,
        pay=offer.pay,
        minor=_amount(offer.price) or (0 if share else _amount(offer.off)),
        bp=_amount(offer.off.rstrip("% ")) if share else 0,
        least=_amount(offer.least),
        from_ms=begins,
        to_ms=ends - 1 if ends else 0,
        coupon=offer.coupon,
        limit=offer.limit,
        tier=offer.tier,
        days=offer.days,
        opens=opens,
        closes=closes,
        times=offer.times,
        cap=_amount(offer.cap),
        name=offer.name,
    )


def _group(offer: Offer) -> bool:
    return offer.count >= 2 and bool(offer.codes) and bool(offer.price)


def _some_free(offer: Offer) -> bool:
    return offer.count > offer.pay > 0 and bool(offer.codes)


def _meal(offer: Offer) -> bool:
    return len(offer.codes) >= 2 and bool(offer.price)


def _share(offer: Offer) -> bool:
    return offer.off.endswith("%")


def _off_each(offer: Offer) -> bool:
    return bool(offer.off) and not _share(offer) and bool(offer.codes or offer.department)


def _off_sale(offer: Offer) -> bool:
    return bool(offer.off) and not (_share(offer) or offer.codes or offer.department)


_NEEDS: Final[dict[str, tuple[Callable[[Offer], bool], str]]] = {
    "price": (_group, N_("n for a price needs codes, a count from 2 and a price")),
    "cheapest": (_some_free, N_("the cheapest free needs codes, a count and fewer to pay")),
    "meal": (_meal, N_("a meal needs two codes or more and a price")),
    "percent": (_share, N_("per cents are written 10%")),
    "off": (_off_each, N_("so much off each needs an amount, and codes or a department")),
    "amount": (_off_sale, N_("so much off the sale needs an amount and no codes")),
}


def _complete(offer: Offer) -> None:
    fits, otherwise = _NEEDS[offer.kind]
    if not fits(offer):
        raise ValueError(otherwise)
    if any(not 1 <= day <= 7 for day in offer.days):
        raise ValueError(N_("days are numbers from 1, Monday, to 7"))
    if min(offer.limit, offer.times, offer.count, offer.pay) < 0:
        raise ValueError(N_("numbers are not negative"))


def _amount(text: str) -> int:
    if not text:
        return 0
    minor = parse_amount(text)
    if minor is None or not 0 < minor <= 10**9:
        raise ValueError(N_("an amount is missing or wrong"))
    return minor


def _moment(text: str, zone: tzinfo, whole_day: timedelta = timedelta()) -> int:
    """Read a day or a moment as epoch milliseconds, 0 for none; a day alone is `whole_day` later."""
    if not text:
        return 0
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=zone)
    except ValueError as error:
        raise ValueError(
            N_("this is no day or moment as 2026-12-01 or 2026-12-01 08:00")
        ) from error
    if len(text) == len("2026-11-20"):
        moment += whole_day
    return (moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _hours(text: str) -> tuple[int, int]:
    """Read 17:00-19:00 as minutes of the day."""
    if not text:
        return 0, 0
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", text)
    if found is None:
        raise ValueError(N_("hours are written 17:00-19:00"))
    from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
    return from_hour * 60 + from_minute, to_hour * 60 + to_minute
