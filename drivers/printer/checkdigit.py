"""Whether the last digit of an EAN-8 or EAN-13 is the right one; printers do not look."""

from __future__ import annotations


def is_ean(code: str) -> bool:
    """True for 8 or 13 ASCII digits whose check digit (GS1, weights 3 and 1 from the right) is right."""
    if len(code) not in (8, 13) or not (code.isascii() and code.isdigit()):
        return False
    digits = [int(digit) for digit in reversed(code)]
    return (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0
