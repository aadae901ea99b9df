"""Products from a CSV file: every row read or refused with its line and reason, nothing half imported.

The shop's own form is `code;name;price;vat;department;unit;cost;deposit;age;class;flags;codes` (docs/data-files.md);
three columns are enough, in any order under a header, or code, name, price without one. Comma or point, with or
without a byte-order mark. Prices are rounded half up to whole minor units.

Long because a column's reading and its reasons for refusal are best read in one place.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from pos.barcode import LONGEST, has_bad_check_digit
from pos.errors import Refused
from pos.money import Money, divide
from pos.product import Product
from pos.text import N_

LONGEST_NAME: Final = 200
MOST_MINOR: Final = 10**9
BIGGEST: Final = 64_000_000
"""The largest file read, in characters; a million rows fit."""

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("code", "barcode", "ean", "gtin", "kodas", "kods", "kod", "streckkod"),
    "name": ("name", "title", "product", "pavadinimas", "nosaukums", "nazwa", "namn"),
    "price": ("price", "kaina", "cena", "pris"),
    "vat": ("vat", "tax", "pvm", "pvn", "moms"),
    "department": ("department", "category", "skyrius", "nodaļa", "dział", "avdelning"),
    "unit": ("unit",),
    "cost": ("cost",),
    "deposit": ("deposit",),
    "age": ("age",),
    "class": ("class",),
    "flags": ("flags",),
    "codes": ("codes",),
}
_BY_WORD: Final = {word: column for column, words in _COLUMNS.items() for word in words}
_PLAIN: Final = ("code", "name", "price")

REASONS: Final[Mapping[str, str]] = {
    "code": N_("the code is missing or holds signs that no code has"),
    "check_digit": N_("the code's check digit does not fit"),
    "twice": N_("the code stands in this file already"),
    "name": N_("the name is missing or too long"),
    "price": N_("the price is no amount from 0.00 up"),
    "vat": N_("this VAT class is not in the country's table"),
    "unit": N_("the unit is neither pc nor kg"),
    "amount": N_("cost or deposit is no amount from 0.00 up"),
    "age": N_("the age is no whole number from 0 to 99"),
    "flag": N_("a flag is not known"),
}


class ReadRow(Struct, frozen=True):
    """A row that can be sold by: its line in the file, the product, its other codes."""

    line: int
    product: Product
    codes: tuple[str, ...] = ()


class BadRow(Struct, frozen=True):
    """A row that is left out: its line, the reason's key in REASONS, and what stood there."""

    line: int
    reason: str
    given: str = ""


class Reading(Struct, frozen=True):
    """What a file holds."""

    rows: tuple[ReadRow, ...]
    errors: tuple[BadRow, ...]


class Country(Struct, frozen=True):
    """What the reader must know of the shop's country: its currency and the names of its VAT classes."""

    currency: str
    vat_classes: frozenset[str]

    def money(self, minor: int) -> Money:
        """Return an amount of the country's currency."""
        return Money(minor, self.currency)


class _Bad(Exception):
    """A field that cannot be read: the reason's key and what stood there."""

    def __init__(self, reason: str, given: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.given = given


def read_products(text: str, country: Country) -> Reading:
    """Read a whole file. Refuses bad_file when it is no table at all; bad rows stand in `errors`."""
    if len(text) > BIGGEST or "\0" in text:
        raise Refused("bad_file")
    rows: list[ReadRow] = []
    errors: list[BadRow] = []
    seen: set[str] = set()
    for line, cells in _table(text.removeprefix("\ufeff")):
        try:
            row = _row(line, cells, country, seen)
        except _Bad as bad:
            errors.append(BadRow(line, bad.reason, bad.given[:80]))
            continue
        seen.update((row.product.code, *row.codes))
        rows.append(row)
    return Reading(tuple(rows), tuple(errors))


def parse_price(text: str) -> int | None:
    """Read a price in minor units, rounded half up; comma or point; None when it is no amount from 0 up."""
    cleaned = re.sub(r"[\s\u00a0€]", "", text).replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{0,6})?", cleaned, re.ASCII):
        return None
    whole, _, part = cleaned.partition(".")
    return divide(int(whole + part.ljust(6, "0")), 10_000)


def _table(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its line number, its cells by column name."""
    first = text.split("\n", 1)[0]
    mark = max(";\t,|", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False)
        names: Sequence[str] = ()
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = _header(cells)
                if names:
                    continue
                names = _PLAIN
            yield reader.line_num, dict(zip(names, (cell.strip() for cell in cells), strict=False))
    except csv.Error as error:
        raise Refused("bad_file", problem=str(error)) from error


def _header(cells: Sequence[str]) -> Sequence[str]:
    """Return the columns a header names, or nothing when the first row is goods already."""
    names = [_BY_WORD.get(cell.strip().lower(), "") for cell in cells]
    return names if {"code", "name", "price"} <= set(names) else ()


def _row(line: int, cells: Mapping[str, str], country: Country, seen: set[str]) -> ReadRow:
    code = _code(cells.get("code", ""), seen)
    name = unicodedata.normalize("NFC", cells.get("name", "")).strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise _Bad("name", name)
    price = parse_price(cells.get("price", ""))
    if price is None or price >= MOST_MINOR:
        raise _Bad("price", cells.get("price", ""))
    flags = _flags(cells.get("flags", ""))
    cost = _amount(cells.get("cost", ""))
    product = Product(
        code=code,
        name=name,
        price=country.money(price),
        vat=_vat(cells.get("vat", ""), country),
        deposit=country.money(_amount(cells.get("deposit", "")) or 0),
        weighed=_weighed(cells.get("unit", "")),
        department=cells.get("department", ""),
        age=_age(cells.get("age", "")),
        klass=cells.get("class", ""),
        cost=None if cost is None else country.money(cost),
        no_return="no-return" in flags,
        hygiene="hygiene" in flags,
        serial="serial" in flags,
        lead_days=int(flags["lead"]) if "lead" in flags else None,
        pack_of=flags.get("pack", "").partition("*")[2],
        pack_size=int(flags["pack"].partition("*")[0]) if "pack" in flags else 1,
    )
    others = cells.get("codes", "").split()
    codes = tuple(_code(one, {code, *others[:at]} | seen) for at, one in enumerate(others))
    return ReadRow(line, product, codes)


def _code(text: str, seen: set[str]) -> str:
    if (
        not text
        or len(text) > LONGEST
        or not text.isascii()
        or not text.isprintable()
        or " " in text
    ):
        raise _Bad("code", text)
    if has_bad_check_digit(text):
        raise _Bad("check_digit", text)
    if text in seen:
        raise _Bad("twice", text)
    return text


def _vat(text: str, country: Country) -> str:
    if not text:
        return "standard"
    if text in country.vat_classes:
        return text
    rate = parse_price(text.rstrip("% "))
    if rate is None or rate > 10_000:
        raise _Bad("vat", text)
    return str(rate)


def _weighed(text: str) -> bool:
    if text not in ("", "pc", "kg"):
        raise _Bad("unit", text)
    return text == "kg"


def _amount(text: str) -> int | None:
    if not text:
        return None
    minor = parse_price(text)
    if minor is None:
        raise _Bad("amount", text)
    return minor


def _age(text: str) -> int:
    if not text:
        return 0
    if not re.fullmatch(r"\d{1,2}", text, re.ASCII):
        raise _Bad("age", text)
    return int(text)


_FLAG: Final = re.compile(r"(no-return|hygiene|serial)|lead=(\d{1,3})|pack=([1-9]\d{0,3}\*[!-~]+)")


def _flags(text: str) -> dict[str, str]:
    flags: dict[str, str] = {}
    for word in text.split():
        match = _FLAG.fullmatch(word)
        if match is None:
            raise _Bad("flag", word)
        name, lead, pack = match.groups()
        flags[name or ("lead" if lead else "pack")] = lead or pack or ""
    return flags
