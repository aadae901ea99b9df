"""The checksum of Checkout-Dialog 06: a number and its check word, each turned as the scale asks; pure.

The manuals tell it in words: the scale names two turns; the till sends any number CS turned left by the first, and
KW, the remainder of CS by a secret polynomial, turned left by the second. The polynomial is known to the scale's and
the till's makers only, so it is a setting. Sixteen bits and this order of digits are our reading; never tried on a
scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drivers.protocol import DeviceError

_BITS = 16
_MASK = 0xFFFF
_STEP = 0x3D09  # any odd number gives 65,536 different words before one comes back


def read_secret(text: str) -> int | None:
    """The polynomial that a technician wrote in hexadecimal; None when empty. DeviceError bad_option."""
    plain = text.strip().removeprefix("0x")
    if not plain:
        return None
    try:
        number = int(plain, 16)
    except ValueError as error:
        raise DeviceError("bad_option", option="secret", value="…") from error
    if not 0 < number <= _MASK:
        raise DeviceError("bad_option", option="secret", value="…")
    return number


def checked_words() -> Iterator[Callable[[int, int, int], bytes]]:
    """One answer after another: each is called with the secret and the two turns, and gives the whole record."""
    number = 0
    while True:
        number = (number + _STEP) & _MASK
        yield _Answer(number)


class _Answer:
    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, secret: int, turn_check: int, turn_word: int) -> bytes:
        check = turned(self._number, turn_check)
        word = turned(remainder(self._number, secret), turn_word)
        return b"\x04\x0210\x1b" + f"{check:04X}{word:04X}".encode("ascii") + b"\x03"


def remainder(number: int, polynomial: int) -> int:
    """The 16-bit number, shifted up by 16, modulo x^16 + polynomial."""
    rest = number
    for _ in range(_BITS):
        rest = ((rest << 1) ^ polynomial if rest & 0x8000 else rest << 1) & _MASK
    return rest


def turned(number: int, places: int) -> int:
    """Sixteen bits, turned left."""
    return ((number << places) | (number >> (_BITS - places))) & _MASK if places else number
