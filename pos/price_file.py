"""Dated price lists from a file: a code, a price, from when, and for which customers; every row read or refused.

`code;price;from;tier` under a header, in any order; `from` is a day or a moment on the shop's wall, empty for at once;
`tier` is empty for everybody's price.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from msgspec import Struct

from pos.errors import Refused
from pos.product_row import MOST_MINOR, BadRow, parse_price
from pos.sheet import SheetRow
from pos.text import N_

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("code", "barcode", "ean", "gtin", "kodas", "kods", "kod", "streckkod"),
    "price": ("price", "kaina", "cena", "pris"),
    "from": ("from", "nuo", "no", "od", "från"),
    "tier": ("tier", "lygis", "līmenis", "poziom", "nivå"),
}
PRICE_REASONS: Final[Mapping[str, str]] = {
    "unknown": N_("no goods in the shop bear this code"),
    "price": N_("the price is no amount from 0.00 up"),
    "moment": N_("this is no day or moment as 2026-12-01 or 2026-12-01 08:00"),
    "twice": N_("the same price is said twice"),
}


class PriceRow(Struct, frozen=True):
    """One price: its line in the file, the goods' code, minor units, from when (epoch ms, 0: at once), whose."""

    line: int
    code: str
    minor: int
    from_ms: int = 0
    tier: str = ""


def is_price_list(rows: Sequence[SheetRow]) -> bool:
    """Tell whether a file brings prices alone: a header with code and price, and no names."""
    words = {cell.lower() for cell in rows[0].cells} if rows else set()
    named = any(words & set(COLUMNS[one]) for one in ("from", "tier"))
    return named and all(words & set(COLUMNS[one]) for one in ("code", "price"))


def read_prices(rows: Sequence[SheetRow], zone: tzinfo) -> Iterator[PriceRow | BadRow]:
    """Read each row under the header. Refuses bad_file where code or price have no column."""
    if not is_price_list(rows):
        raise Refused("bad_file", problem="no columns for code, price and from or tier")
    words = [cell.lower() for cell in rows[0].cells]
    at = {
        ours: words.index(word)
        for ours, theirs in COLUMNS.items()
        for word in theirs
        if word in words
    }
    seen: set[tuple[str, int, str]] = set()
    for row in rows[1:]:
        cells = {
            name: row.cells[place] if place < len(row.cells) else "" for name, place in at.items()
        }
        one = _row(row.line, cells, zone)
        if isinstance(one, PriceRow):
            key = (one.code, one.from_ms, one.tier)
            if key in seen:
                one = BadRow(row.line, "twice", one.code)
            seen.add(key)
        yield one


def _row(line: int, cells: Mapping[str, str], zone: tzinfo) -> PriceRow | BadRow:
    minor = parse_price(cells["price"])
    if minor is None or minor >= MOST_MINOR:
        return BadRow(line, "price", cells["price"][:80])
    said = cells.get("from", "")
    try:
        from_ms = _moment(said, zone) if said else 0
    except ValueError:
        return BadRow(line, "moment", said[:80])
    return PriceRow(line, cells["code"], minor, from_ms, cells.get("tier", ""))


def _moment(text: str, zone: tzinfo) -> int:
    moment = datetime.fromisoformat(text).replace(tzinfo=zone)
    return (moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
