"""A simulated Checkout-Dialog 06 scale, written from the manuals' tables of records, not from the driver."""

from __future__ import annotations

import re

from drivers.virtual.scale import VirtualScale

_LEAST_G = 20
_REASONS = {"moving": "20", "under_zero": "31", "overload": "32", "zero_lost": "31"}
_TURNS = (3, 9)
_EIGHT_DIGITS = re.compile(rb"[0-9A-F]{8}")


class VirtualDialog06Scale(VirtualScale):
    """Each weighing is given once: what lies on it must move before the next. With a `secret` it wants checksums."""

    def __init__(self, secret: int | None = None) -> None:
        super().__init__()
        self.secret = secret
        self.price = 0
        self.believes = secret is None
        self.weighings: list[tuple[int, int]] = []
        self._moved = True
        self._why = "00"
        self._in = b""

    def set(self, word: str) -> None:
        """As any scale; whatever is put on it or taken off has moved."""
        super().set(word)
        self._moved = True
        if self.mood == "steady":
            self._why = "00"

    def hear(self, data: bytes) -> bytes:
        """Answers to whole requests; every request begins with EOT."""
        if self.mood == "offline":
            self._in = b""
            return b""
        self._in = (self._in + data)[-64:]
        said = b""
        while (request := self._next()) is not None:
            said += self._answer(request)
        return said

    def _next(self) -> bytes | None:
        """Cut the first whole request off: EOT ENQ, or EOT STX … ETX."""
        start = self._in.find(4)
        if start < 0 or len(self._in) < start + 2:
            return None
        if self._in[start + 1] == 5:
            self._in = self._in[start + 2 :]
            return b"?"
        end = self._in.find(3, start)
        if end < 0:
            return None
        request, self._in = self._in[start + 2 : end], self._in[end + 1 :]
        return request

    def _answer(self, request: bytes) -> bytes:
        kind = request[:2]
        if request == b"?":
            return self._weigh()
        if kind == b"08":
            return b"\x0209\x1b" + self._why.encode() + b"\x03"
        if kind == b"10":
            return self._judge(request[3:])
        if kind in (b"01", b"03"):
            price, _, tare = request[3:].partition(b"\x1b")
            return self._take_price(price, tare or b"0")
        return self._no("10")

    def _take_price(self, digits: bytes, tare: bytes) -> bytes:
        if not self.believes:
            return b"\x0211\x1b2%X%X\x03" % _TURNS
        if len(tare) > 4 or not tare.isdigit():
            return self._no("12")
        self.tare = int(tare)
        if len(digits) != 6 or not digits.isdigit() or not int(digits):
            return self._no("11")
        self.price = int(digits)
        return b"\x06"

    def _weigh(self) -> bytes:
        if not self.price:
            return self._no("22")
        if self.mood in _REASONS:
            return self._no(_REASONS[self.mood])
        net = self.grams - self.tare
        if net < _LEAST_G:
            return self._no("30")
        if not self._moved:
            return self._no("21")
        self._moved, self._why = False, "00"
        amount = (net * self.price + 500) // 1000
        self.weighings.append((net, self.price))
        record = f"02\x1b3\x1b{net:05d}\x1b{self.price:06d}\x1b{amount:06d}"
        self.price = 0
        return b"\x02" + record.encode() + b"\x03"

    def _no(self, why: str) -> bytes:
        self._why = why
        return b"\x15"

    def _judge(self, words: bytes) -> bytes:
        """Bit by bit: turn both back, and divide the one by the secret."""
        if not _EIGHT_DIGITS.fullmatch(words):
            return self._no("10")
        digits = f"{int(words[:4], 16):016b}", f"{int(words[4:8], 16):016b}"
        check, word = (one[-by:] + one[:-by] for one, by in zip(digits, _TURNS, strict=True))
        divisor = int(f"1{self.secret or 0:016b}", 2)
        rest = int(check, 2) << 16
        while rest.bit_length() > 16:
            rest ^= divisor << (rest.bit_length() - 17)
        self.believes = rest == int(word, 2)
        return b"\x0211\x1b1\x03" if self.believes else b"\x0211\x1b0\x03"
