"""Checkout-Dialog 06 (Mettler-Toledo, Bizerba, Dibal, Ohaus, Datalogic counter scales): codec and driver.

The scale gets the price of a kilogram, shows weight, price and amount to the customer, and gives each weighing once.
Source: record tables of the Mettler-Toledo Diva and Ohaus Aviator manuals. Line: 9600 7O1. Dialog 02 and 04 have the
same records at 2400 and 4800 baud. Till: `EOT STX 01 ESC price ESC ETX`, with a container `EOT STX 03 ESC price ESC
tare ETX`, `EOT ENQ`, `EOT STX 08 ETX`; scale: ACK, NAK, `STX 02 …`, `STX 09 …`, and `STX 11 …` where it wants
checksums. How the secret enters those is told by the manuals only in words (drivers/scale/checkword.py); it was never
tried on a scale.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from drivers.link.base import Link
from drivers.link.serial import Line
from drivers.protocol import Clock, DeviceError, Option, ScaleState, Weighed
from drivers.scale.asked import AskedScale
from drivers.scale.checkword import checked_words, read_secret
from drivers.scale.wire import LONGEST_FRAME, Say, Trouble, Word, words_of
from drivers.words import N_

_STX, _ETX, _ACK, _NAK = 2, 3, 6, 0x15
_HIGHEST_PRICE = 999_999
_HIGHEST_TARE = 9_999
_GIVE = b"\x04\x05"
_WHY = b"\x04\x0208\x03"
_WEIGHT = re.compile(r"02\x1b3\x1b(\d{5})\x1b(\d{6})\x1b(\d{6})")
_STATUS = re.compile(r"09\x1b(\d\d)")
_CHECK = re.compile(r"11\x1b2([0-9A-F])([0-9A-F])")
_MEANT: dict[str, Word] = {
    "20": Weighed(ScaleState.MOVING),
    "21": Weighed(ScaleState.UNMOVED),
    "30": Weighed(ScaleState.ZERO, 0),
    "31": Weighed(ScaleState.UNDER_ZERO),
    "32": Weighed(ScaleState.OVERLOAD),
    "10": Trouble("bad_command"),
    "11": Trouble("bad_command"),
    "12": Trouble("bad_command"),
    "13": Trouble("bad_command"),
}
"""What a scale's status says; all others are noise on the line or not ready, and are asked again."""


class Dialog06Codec:
    """Bytes of a Dialog 06 scale to words; it remembers the price in question and whether checksums were wanted."""

    def __init__(self, price: int = 100, secret: int | None = None) -> None:
        self.price = price
        self.tare = 0  # grams that the scale takes off
        self.weighs = True  # else only a status is asked for, which uses no weighing up
        self._secret = secret
        self._words = checked_words()

    @property
    def question(self) -> bytes:
        """The price of a kilogram; the weight is fetched once the scale took it."""
        if not self.weighs:
            return _WHY
        kind, tare = ("03", f"{self.tare:04d}") if self.tare else ("01", "")
        return f"\x04\x02{kind}\x1b{self.price:06d}\x1b{tare}\x03".encode("ascii")

    def read(self, data: bytes) -> tuple[list[Word], bytes]:
        """Words and the unfinished rest; a run of bytes that begins nothing is told once as garbled."""
        return words_of(data, self._next)

    def _next(self, data: bytes) -> tuple[Word | None, int]:
        if data[0] == _STX:
            end = data.find(_ETX)
            if end < 0:
                return (None, 0) if len(data) <= LONGEST_FRAME else (Trouble("garbled"), len(data))
            return self._record(data[1:end].decode("ascii", "replace")), end + 1
        if data[0] in (_ACK, _NAK):
            return Say(_GIVE if data[0] == _ACK else _WHY), 1
        return None, 1

    def _record(self, body: str) -> Word:
        weight, status = _WEIGHT.fullmatch(body), _STATUS.fullmatch(body)
        check = _CHECK.fullmatch(body)
        if weight:
            return self._weighed(*(int(part) for part in weight.groups()))
        if status:
            return _MEANT.get(status.group(1), Trouble("not_ready"))
        if check:
            return self._answer_check(int(check.group(1), 16), int(check.group(2), 16))
        if body == "11\x1b1":
            return Say(self.question)
        return Trouble("checksum" if body == "11\x1b0" else "garbled")

    def _weighed(self, grams: int, price: int, amount: int) -> Word:
        """A weighing at another price than the one asked about, or whose amount is wrong, is not ours."""
        exact = grams * price
        if price != self.price or abs(amount * 1000 - exact) > 1000:
            return Trouble("garbled")
        if not grams:
            return _MEANT["30"]
        return Weighed(ScaleState.STABLE, grams, moved=True, tare=self.tare)

    def _answer_check(self, turn_check: int, turn_word: int) -> Word:
        if self._secret is None:
            return Trouble("checksum")
        return Say(next(self._words)(self._secret, turn_check, turn_word))


class Dialog06(AskedScale):
    """The Dialog 06 on any wire; asked only when goods are to be weighed, as each weighing is given once."""

    LINE = Line(9600, "7O1")
    OPTIONS: ClassVar[tuple[Option, ...]] = (
        Option(
            "answer_ms", "number", "1000", (), N_("How long the scale may take to answer, in ms")
        ),
        Option(
            "price", "number", "100", (), N_("Price of a kilogram while none is known, in cents")
        ),
        Option(
            "secret", "secret", "", (), N_("Secret of the checksum (hexadecimal, from the maker)")
        ),
    )

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, {**options, "poll_ms": "0"}, clock)
        self._usual = self._number("price", 100)
        if not 0 < self._usual <= _HIGHEST_PRICE:
            raise DeviceError("bad_option", option="price", value=self._usual)
        self._codec = Dialog06Codec(self._usual, read_secret(options.get("secret", "")))
        self.codec = self._codec

    def ask_weight(self, unit_price: int = 0, tare: int = 0) -> None:
        """Ask for one weight at this price, less this tare; both are shown to the customer."""
        self._post(lambda: self._at_price(unit_price or self._usual, tare))

    def opened(self) -> None:
        """Ask how it is, without weighing."""
        self._codec.weighs = False
        super().opened()

    def poked(self) -> None:
        """Ask how it is, without weighing."""
        self._codec.weighs = False
        super().poked()

    def _at_price(self, price: int, tare: int) -> None:
        if price > _HIGHEST_PRICE or tare > _HIGHEST_TARE:
            self._tell(Weighed(ScaleState.OFFLINE))  # the scale cannot show it: the weight is typed
            return
        self._codec.price, self._codec.tare, self._codec.weighs = price, tare, True
        self._want()
