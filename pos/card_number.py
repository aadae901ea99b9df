"""Card numbers that somebody types or swipes where words belong: only the last four digits are ever kept."""

from __future__ import annotations

import re
from typing import Final

_SHORTEST: Final = 15
_DIGITS: Final = re.compile(r"(?<!\d)(\d(?:[ -]?\d){14,18})(?!\d)(?:=\d*|\^[^^]*\^\d*)?")
"""A number, and what a stripe holds beside it (ISO/IEC 7813): holder, date and code go with it."""
_ISSUED: Final = re.compile(r"(?:4|6)(?:\d{15}|\d{18})|(?:5[0-9]|2[2-7]|35)\d{14}|3[47]\d{13}")
"""Beginnings and lengths that card schemes use (ISO/IEC 7812); a phone's IMEI and a GTIN are none of them."""


def masked(text: str) -> str:
    """Return the text with each card number in it cut down to its last four digits (PCI DSS 4, 3.3.1 and 3.5)."""
    return text if len(text) < _SHORTEST else _DIGITS.sub(_tail, text)


def _tail(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[1])
    if not _ISSUED.fullmatch(digits) or not _fits(digits):
        return found[0]
    return f"****{digits[-4:]}"


def _fits(digits: str) -> bool:
    """Tell whether the last digit checks the others (ISO/IEC 7812-1, Luhn)."""
    doubled = [divmod(2 * int(one), 10) for one in digits[-2::-2]]
    return (sum(map(sum, doubled)) + sum(map(int, digits[::-2]))) % 10 == 0
