"""A simulated ZVT terminal: no card, no bank, no money; its card is called SIMULATED. With a codec of its own.

Like a real one it says its next message only when the till has acknowledged the one before.
"""

from __future__ import annotations

from collections import deque

from drivers.virtual.behaviour import VirtualDevice

MOODS = (
    "ok", "declines", "slow", "lost-after-approval", "lost-before", "offline", "other-amount",
    "refuses", "customer-stops", "silent-end",
)  # fmt: skip
_ACK = bytes((0x80, 0, 0))
_LONGEST = 2000
_OTHER = 100


class VirtualZvt(VirtualDevice):
    """Set how it behaves with `set`; `charged` are the amounts really taken, in order; below zero: given back."""

    def __init__(self, code: str = "000000", slow_ms: int = 5000, first_trace: int = 1) -> None:
        super().__init__()
        self.mood = "ok"
        self.charged: list[int] = []
        self._password, self._slow_ms = bytes.fromhex(code), slow_ms
        self._trace = first_trace - 1
        self._in = b""
        self._out: deque[bytes] = deque()
        self._pending: tuple[int, int] | None = None
        self._last: bytes | None = None
        self._waits = False
        self._hang_up = False

    @property
    def working(self) -> bool:
        """Whether a customer is at it."""
        return self._pending is not None

    def set(self, word: str) -> None:
        """One of MOODS; ValueError otherwise."""
        if word not in MOODS:
            raise ValueError(word)
        self.mood = word
        self.wake()

    def line(self, up: bool) -> None:
        """A new caller begins anew; what was taken stays taken."""
        self._in, self._pending, self._waits = b"", None, False
        self._out.clear()

    def hear(self, data: bytes) -> bytes:
        """Acknowledge and act on whole messages; an offline terminal says and does nothing."""
        if self.mood == "offline":
            self._in = b""
            return b""
        self._in = (self._in + data)[-_LONGEST:]
        said = b""
        while len(self._in) >= 3 and len(self._in) >= 3 + self._in[2]:
            end = 3 + self._in[2]
            order, self._in = self._in[:end], self._in[end:]
            said += self._obey(order)
        return said + self._next()

    def due(self) -> bytes:
        """A slow payment whose time has come."""
        if self._pending and self._pending[0] <= self.clock.now_ms() and self.mood != "offline":
            amount, self._pending = self._pending[1], None
            self._decide(amount)
        return self._next()

    def hangs_up(self) -> bool:
        """True once where an answer is to be lost."""
        cut, self._hang_up = self._hang_up, False
        return cut

    def _next(self) -> bytes:
        if self._waits or not self._out:
            return b""
        self._waits = True
        return self._out.popleft()

    def _obey(self, order: bytes) -> bytes:
        kind, body = (order[0], order[1]), order[3:]
        if order[0] in (0x80, 0x84):
            self._waits = False
            return b""
        if kind == (6, 0):
            return self._register(body)
        if kind == (6, 1) and body[:1] == b"\x04" and len(body) >= 7:
            return self._pay(int(body[1:7].hex()))
        if kind == (6, 0x31) and body[:4] == self._password + b"\x04" and len(body) >= 10:
            return self._pay(-int(body[4:10].hex()))
        if kind == (6, 0x20):
            return self._repeat(body)
        if kind == (6, 0xB0):
            return self._stop()
        return bytes((0x84, 0x83, 0))

    def _register(self, body: bytes) -> bytes:
        if body[:3] != self._password:
            return bytes((0x84, 0x83, 0))
        self._out.append(b"\x06\x0f\x02\x27\x00")
        return _ACK

    def _pay(self, amount: int) -> bytes:
        if self.mood == "refuses":
            return bytes((0x84, 0x9C, 0))
        self._out.append(b"\x04\xff\x01\x0a")
        if self.mood == "lost-before":
            self._hang_up = True
        elif self.mood == "slow":
            self._pending = (self.clock.now_ms() + self._slow_ms, amount)
        else:
            self._decide(amount)
        return _ACK

    def _decide(self, amount: int) -> None:
        if self.mood == "customer-stops":
            self._out.append(b"\x06\x1e\x01\x6c")
        elif self.mood == "declines":
            self._out += [b"\x04\x0f\x02\x27\x05", b"\x06\x1e\x01\x05"]
        else:
            self._take(amount + _OTHER if self.mood == "other-amount" and amount > 0 else amount)

    def _take(self, amount: int) -> None:
        self.charged.append(amount)
        self._trace += 1
        name = b"SIMULATED CARD\x00"
        told = b"\x27\x00\x04" + bytes.fromhex(f"{abs(amount):012d}")
        told += (
            b"\x0b"
            + bytes.fromhex(f"{self._trace:06d}")
            + b"\x87"
            + bytes.fromhex(f"{self._trace:04d}")
        )
        told += b"\x22\xf0\xf8\xee\xee\xee\xee\xee\xee\x42\x42" + b"\x29\x00\x00\x00\x01"
        told += b"\x8b\xf1\xf5" + name + b"\x06\x03\x1f\x10\x00"
        self._last = told
        if self.mood == "lost-after-approval":
            self._hang_up = True
            return
        if self.mood != "silent-end":
            self._out.append(b"\x04\x0f" + bytes((len(told),)) + told)
        self._out.append(b"\x06\x0f\x00")

    def _repeat(self, body: bytes) -> bytes:
        if body[:3] != self._password:
            return bytes((0x84, 0x83, 0))
        if self._last is None:
            self._out.append(b"\x06\x1e\x01\x64")
        else:
            self._out += [b"\x04\x0f" + bytes((len(self._last),)) + self._last, b"\x06\x0f\x00"]
        return _ACK

    def _stop(self) -> bytes:
        if self._pending is not None:
            self._pending = None
            self._out.append(b"\x06\x1e\x01\x6c")
        return _ACK
