"""GS1 element strings (GS1-128, DataMatrix, DataBar Expanded) and the same in the address of a QR code (Digital Link):
article, weight, price, best-before, batch, serial.

Source: GS1 General Specifications 3 (application identifiers) and 7.8 (which of them have a fixed length); GS1 Digital
Link URI Syntax 1.4.
Written here and not taken from a library, because the only one at hand costs 0.12 s of start-up time.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from pos.money import divide

SEPARATOR: Final = "\x1d"
"""What a scanner sends for FNC1: it ends an element whose length is not fixed."""

_FIXED: Final = {
    "00": 20,
    "01": 16,
    "02": 16,
    "03": 16,
    "04": 18,
    "20": 4,
    "41": 16,
    **{str(at): 8 for at in range(11, 20)},
    **{str(at): 10 for at in range(31, 37)},
}
_NAME: Final = re.compile(
    r"0[0-4]|1[0-9]|2[0-2]|235|24[0-3]|25[0-5]|3[1-6][0-9]{2}|30|37|39[0-9]{2}"
    r"|4[0-2][0-9]|43[0-9]{2}|71[0-9]|7[02-9][0-9]{2}|8[0-9]{3}|9[0-9]"
)
_PERCENT: Final = re.compile("%([0-9A-Fa-f]{2})")


class Lot(Struct, frozen=True):
    """What a code says of the very pieces, so that a recall can be answered: batch, last good day (ISO), serial."""

    batch: str = ""
    expires: str = ""
    serial: str = ""


class Elements(Struct, frozen=True):
    """What a GS1 code carries; texts are empty and numbers None where it does not say."""

    gtin: str
    """Fourteen digits."""
    grams: int | None = None
    minor: int | None = None
    best_before: date | None = None
    """The last good day: of use-by (17), else best-before (15), else sell-by (16)."""
    batch: str = ""
    serial: str = ""
    use_by: bool = False
    """Whether that day is a use-by date (17), after which food counts as unsafe."""

    def lot(self) -> Lot | None:
        """Return what is worth keeping of the pieces; None where the code says nothing of them."""
        day = self.best_before.isoformat() if self.best_before else ""
        return Lot(self.batch, day, self.serial) if self.batch or day or self.serial else None

    def past(self, day: date) -> bool:
        """Tell whether the last good day is over."""
        return self.best_before is not None and self.best_before < day


def elements(code: str) -> Elements | None:
    """Return what a GS1 element string or Digital Link says, or None for any other code or a malformed one.

    It must name an article (01); brackets are for people and not understood. Prices (392n) are taken
    in hundredths.
    """
    try:
        found = dict(_linked(code) if "://" in code else _split(code.strip(SEPARATOR)))
        if not re.fullmatch("[0-9]{14}", found.get("01", "")):
            return None
        return Elements(
            gtin=found["01"],
            grams=_scaled(found, "310", 3),
            minor=_scaled(found, "392", 2),
            best_before=next(
                (_day(found[key]) for key in ("17", "15", "16") if key in found), None
            ),
            batch=found.get("10", ""),
            serial=found.get("21", ""),
            use_by="17" in found,
        )
    except ValueError:
        return None


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Yield identifier and value one after the other. Raises ValueError where the string does not add up."""
    while text:
        name = _NAME.match(text)
        if name is None:
            raise ValueError("no such identifier")
        length = _FIXED.get(text[:2])
        if length is None:
            element, _, rest = text.partition(SEPARATOR)
        else:
            element, rest = text[:length], text[length:].removeprefix(SEPARATOR)
        value = element[name.end() :]
        if not value or SEPARATOR in value or len(element) < (length or 0):
            raise ValueError("element cut off")
        yield name[0], value
        text = rest


def _linked(address: str) -> Iterator[tuple[str, str]]:
    """Yield identifier and value from the path of an address, its article first, and from behind its question mark.

    Raises ValueError where it names no article or holds signs that no value has.
    """
    path, _, query = address.partition("#")[0].partition("?")
    steps = path.split("/")
    at = steps.index("01")
    pairs = [*zip(steps[at::2], steps[at + 1 :: 2], strict=False)]
    pairs += [(name, value) for name, _, value in (one.partition("=") for one in query.split("&"))]
    for name, written in pairs:
        value = _PERCENT.sub(lambda sign: chr(int(sign[1], 16)), written)
        if not (value.isascii() and value.isprintable()):
            raise ValueError("no such sign")
        yield name, value.zfill(14) if name == "01" and len(value) in (8, 12, 13) else value


def _scaled(found: dict[str, str], prefix: str, decimals: int) -> int | None:
    """Return the number that an identifier like 3103 gives with its own decimals, in units of `decimals`.

    Finer figures are rounded half up. Raises ValueError for what is no number.
    """
    name = next((name for name in found if name.startswith(prefix)), None)
    if name is None:
        return None
    if not re.fullmatch("[0-9]{1,15}", found[name]):
        raise ValueError("not a number")
    return divide(int(found[name]) * 10**decimals, 10 ** int(name[3]))


def _day(text: str) -> date:
    """Return the day of YYMMDD; day 00 is the month's last. Raises ValueError for what is no day.

    Two-digit years after General Specifications 7.12 are read as 2000 to 2099: a till sells no older goods.
    """
    if not re.fullmatch("[0-9]{6}", text):
        raise ValueError("not a day")
    year, month, day = 2000 + int(text[:2]), int(text[2:4]), int(text[4:])
    if day == 0 and 1 <= month <= 12:
        day = calendar.monthrange(year, month)[1]
    return date(year, month, day)
