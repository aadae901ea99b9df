"""One row of goods: its cells by column read into a product, or refused with the reason that a person can act on.

Prices are rounded half up to whole minor units. Long because a column's reading and its reasons for refusal are best
read in one place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final
from zlib import crc32

from msgspec import Struct, field
from msgspec.structs import replace

from pos.barcode import LONGEST, gtin_holds, has_bad_check_digit
from pos.money import Money, divide
from pos.product import Product
from pos.text import N_

LONGEST_NAME: Final = 200
MOST_MINOR: Final = 10**9

COLUMNS: Final = (
    "code",
    "name",
    "price",
    "vat",
    "department",
    "unit",
    "cost",
    "deposit",
    "age",
    "class",
    "flags",
    "codes",
)
"""The shop's own columns, in the order in which they are written."""

OWN_CODE: Final = "own-code"
"""The flag of goods whose code is a shop's own number that only looks like one with a check digit."""

REASONS: Final[Mapping[str, str]] = {
    "code": N_("the code is missing or holds signs that no code has"),
    "spreadsheet": N_("a spreadsheet has shortened the code, or made a day of it"),
    "check_digit": N_("the code's check digit does not fit"),
    "twice": N_("the code stands in this file already"),
    "taken": N_("other goods in the shop bear this code"),
    "name": N_("the name is missing, too long, or holds signs that nobody sees"),
    "department": N_("the department is too long, or holds signs that nobody sees"),
    "price": N_("the price is no amount from 0.00 up"),
    "vat": N_("this VAT class is not in the country's table"),
    "unit": N_("the unit is neither pc nor kg"),
    "amount": N_("cost or deposit is no amount from 0.00 up"),
    "age": N_("the age is no whole number from 0 to 99"),
    "class": N_("the class is none of alcohol, tobacco, energy and medicine"),
    "flag": N_("a flag is not known"),
}

ALL: Final = frozenset(COLUMNS)


class ReadRow(Struct, frozen=True):
    """A row that can be sold by: its line, the product, its other codes, and which columns the file has at all."""

    line: int
    product: Product
    codes: tuple[str, ...] = ()
    given: frozenset[str] = ALL

    def over(self, before: Product) -> ReadRow:
        """Return the row with what the shop knows already wherever the file has no such column."""
        lacking = ALL - self.given
        if not lacking:
            return self
        kept = {name: getattr(before, name) for one in lacking for name in _FIELDS.get(one, ())}
        return replace(self, product=replace(self.product, **kept))


class BadRow(Struct, frozen=True):
    """A row that is left out: its line, the reason's key in REASONS, and what stood there."""

    line: int
    reason: str
    given: str = ""


class Country(Struct, frozen=True):
    """What the reader must know of the shop's country: its currency, its VAT classes and what they amount to today."""

    currency: str
    vat_classes: frozenset[str]
    rates: Mapping[str, int] = field(default_factory=dict)  # hundredths of a per cent by class

    def money(self, minor: int) -> Money:
        """Return an amount of the country's currency."""
        return Money(minor, self.currency)

    def rate(self, vat: str) -> int:
        """Return a class's rate or the fixed rate itself, in hundredths of a per cent."""
        return int(vat) if vat.isdigit() else self.rates.get(vat, 0)


class How(Struct, frozen=True):
    """How a file is to be understood where it does not say.

    `vat` is the usual class; `net`: prices lack VAT, which is added; `numbered`: goods without any code get a number
    of six digits that their name always leads to, so that the same file finds them again.
    """

    vat: str = "standard"
    net: bool = False
    numbered: bool = False


class _Bad(Exception):
    """A field that cannot be read: the reason's key and what stood there."""

    def __init__(self, reason: str, given: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.given = given


class RowReader:
    """Reads the rows of one file one after the other; a code that came before is refused."""

    def __init__(
        self, country: Country, given: frozenset[str] = ALL, how: How | None = None
    ) -> None:
        self._country = country
        self._given = given
        self._how = how or How()
        self._seen: set[str] = set()
        self._numbers = _NUMBERS  # how many may still be given

    def read(self, line: int, cells: Mapping[str, str]) -> ReadRow | BadRow:
        """Read one row's cells, by column name."""
        try:
            row = self._row(line, cells)
        except _Bad as bad:
            return BadRow(line, bad.reason, bad.given[:80])
        self._seen.update(map(_same, (row.product.code, *row.codes)))
        return row

    def _row(self, line: int, cells: Mapping[str, str]) -> ReadRow:
        country = self._country
        name = _words("name", cells)
        flags = _flags(cells.get("flags", ""))
        code = self._code(cells.get("code", "") or self._number(name), own=OWN_CODE in flags)
        if not name:
            raise _Bad("name")
        vat = _vat(cells.get("vat", "") or self._how.vat, country)
        cost = _amount(cells.get("cost", ""))
        product = Product(
            code=code,
            name=name,
            price=self._price(cells.get("price", ""), vat),
            vat=vat,
            deposit=country.money(_amount(cells.get("deposit", "")) or 0),
            weighed=_weighed(cells.get("unit", "")),
            department=_words("department", cells),
            age=_age(cells.get("age", "")),
            klass=_klass(cells.get("class", "")),
            cost=None if cost is None else country.money(cost),
            no_return="no-return" in flags,
            hygiene="hygiene" in flags,
            serial="serial" in flags,
            lead_days=int(flags["lead"]) if "lead" in flags else None,
            pack_of=flags.get("pack", "").partition("*")[2],
            pack_size=int(flags["pack"].partition("*")[0]) if "pack" in flags else 1,
        )
        others = cells.get("codes", "").split()
        codes = tuple(self._code(one, code, *others[:at]) for at, one in enumerate(others))
        return ReadRow(line, product, codes, self._given)

    def _code(self, text: str, *beside: str, own: bool = False) -> str:
        if _SHORTENED.fullmatch(text):
            raise _Bad("spreadsheet", text)
        if not is_code(text):
            raise _Bad("code", text)
        if has_bad_check_digit(text) and not own:
            raise _Bad("check_digit", text)
        if _same(text) in self._seen or text in beside:
            raise _Bad("twice", text)
        return text

    def _number(self, name: str) -> str:
        """Return the number of goods without a code, or nothing where none is wanted."""
        if not self._how.numbered or not name or not self._numbers:
            return ""
        place = crc32(name.encode())
        while (number := f"9{place % _NUMBERS:05d}") in self._seen:
            place += 1
        self._numbers -= 1
        return number

    def _price(self, text: str, vat: str) -> Money:
        rate = self._country.rate(vat) if self._how.net else 0
        minor = parse_price(text, rate)
        if minor is None or minor >= MOST_MINOR:
            raise _Bad("price", text)
        return self._country.money(minor)


_NUMBERS: Final = 100_000
_SHORTENED: Final = re.compile(
    r"\d[.,]\d+[Ee]\+?\d+|\d[Ee]\+\d+|\d{5,}[.,]\d+|(19|20)\d\d-[01]\d-[0-3]\d", re.ASCII
)
_MONEY: Final = re.compile(r"\s|€|zł|\bkr\b\.?|\b(EUR|PLN|SEK)\b", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})+\.\d*|\d{1,3}(\.\d{3})+,\d*", re.ASCII)
CLASSES: Final = ("", "alcohol", "tobacco", "energy", "medicine")
"""What a law may limit."""
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "vat": ("vat",),
    "department": ("department",),
    "unit": ("weighed",),
    "cost": ("cost",),
    "deposit": ("deposit",),
    "age": ("age",),
    "class": ("klass",),
    "flags": ("no_return", "hygiene", "serial", "lead_days", "pack_of", "pack_size"),
}
"""What each column says of a product, for those that a file may lack."""


_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
"""Spaces at which no line is to break, as web shops and spreadsheets write them."""


def is_code(text: str) -> bool:
    """Tell whether something could stand for goods at all: printable ASCII without spaces, at most LONGEST signs."""
    plain = text.isascii() and text.isprintable() and " " not in text
    return bool(text) and len(text) <= LONGEST and plain


def parse_price(text: str, rate: int = 0) -> int | None:
    """Read a price in minor units, rounded half up; comma or point; None when it is no amount from 0 up.

    Where both marks stand, the last one is the decimal mark, and the others part thousands. `rate` is VAT to be added,
    in hundredths of a per cent.
    """
    cleaned = _MONEY.sub("", text)
    if "," in cleaned and "." in cleaned:
        if not _GROUPED.fullmatch(cleaned):
            return None
        thousands = "," if cleaned.rindex(".") > cleaned.rindex(",") else "."
        cleaned = cleaned.replace(thousands, "")
    cleaned = cleaned.replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{0,20})?", cleaned, re.ASCII):
        return None
    whole, _, part = cleaned.partition(".")
    return divide(int(whole + part) * 100 * (10_000 + rate), 10_000 * 10 ** len(part))


def _vat(text: str, country: Country) -> str:
    if text in country.vat_classes:
        return text
    whole, mark, part = text.replace(",", ".").partition(".")
    if (
        "%" not in text and mark and not whole.strip("0") and part.strip("0")
    ):  # a spreadsheet's 21 % is 0.21
        text = f"{part[:2]:0<2}.{part[2:]}"
    rate = parse_price(text.rstrip("% "))
    if rate is None or rate > 10_000:
        raise _Bad("vat", text)
    return str(rate)


_PIECE: Final = frozenset(
    "pc pcs piece each ea unit vnt gab szt st tk kpl ko kom stk stuk un".split()
)
"""How files of several countries write that something is sold by the piece."""


def _weighed(text: str) -> bool:
    unit = text.lower().rstrip(".")
    if unit and unit != "kg" and unit not in _PIECE:
        raise _Bad("unit", text)
    return unit == "kg"


def _words(column: str, cells: Mapping[str, str]) -> str:
    """Return a text as it is kept: composed letters, plain spaces."""
    text = unicodedata.normalize("NFC", cells.get(column, "")).translate(_SPACES).strip()
    if len(text) > LONGEST_NAME or not text.isprintable():
        raise _Bad(column, text)
    return text


def _klass(text: str) -> str:
    if text.lower() not in CLASSES:
        raise _Bad("class", text)
    return text.lower()


def _same(code: str) -> str:
    """Return what is the same for all lengths of one article number."""
    return code.zfill(14) if gtin_holds(code) else code


def _amount(text: str) -> int | None:
    if not text:
        return None
    minor = parse_price(text)
    if minor is None or minor >= MOST_MINOR:
        raise _Bad("amount", text)
    return minor


def _age(text: str) -> int:
    if not text:
        return 0
    if not re.fullmatch(r"\d{1,2}", text, re.ASCII):
        raise _Bad("age", text)
    return int(text)


_FLAG: Final = re.compile(
    rf"(no-return|hygiene|serial|{OWN_CODE})|lead=(\d{{1,3}})|pack=([1-9]\d{{0,3}}\*[!-~]+)"
)


def _flags(text: str) -> dict[str, str]:
    flags: dict[str, str] = {}
    for word in text.split():
        match = _FLAG.fullmatch(word)
        if match is None:
            raise _Bad("flag", word)
        name, lead, pack = match.groups()
        flags[name or ("lead" if lead else "pack")] = lead or pack or ""
    return flags
