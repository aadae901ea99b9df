"""A simulated ZVT terminal: no card, no bank, no money; its card is called SIMULATED. With a codec of its own.

Like a real one it says its next message only when the till has acknowledged the one before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from drivers.virtual.behaviour import VirtualDevice

MOODS = (
    "ok", "declines", "slow", "late", "lost-after-approval", "lost-before", "offline", "other-amount",
    "refuses", "customer-stops", "silent-end", "no-paper", "out-of-order",
)  # fmt: skip
_ACK = bytes((0x80, 0, 0))
_LONGEST = 2000
_OTHER = 100
_LATE_MS = 100_000  # later than any till waits
_STATES = {"no-paper": 0xCC, "out-of-order": 0xDF}
_NO = bytes((0x84, 0x83, 0))


class VirtualZvt(VirtualDevice):
    """Set how it behaves with `set`; `charged` are the amounts really taken, in order; below zero: given back.

    `handed` are the sums of the days it closed, each with how many payments it had; `unheard` is what came while it
    was offline.
    """

    def __init__(self, code: str = "000000", slow_ms: int = 5000, first_trace: int = 1) -> None:
        super().__init__()
        self.mood = "ok"
        self.charged: list[int] = []
        self.handed: list[tuple[int, int]] = []
        self.unheard = b""
        self._day: list[int] = []
        self._receipts: dict[int, int] = {}
        self._undone: set[int] = set()
        self._password, self._slow_ms = bytes.fromhex(code), slow_ms
        self._trace = first_trace - 1
        self._in = b""
        self._out: deque[bytes] = deque()
        self._pending: tuple[int, Callable[[], None]] | None = None
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
        if self.mood == "offline":
            self._waits = False  # the word that it waited for may have come while it was away
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
            self.unheard = (self.unheard + data)[-_LONGEST:]
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
            act, self._pending = self._pending[1], None
            self._decide(act)
        return self._next()

    def ripens(self) -> bool:
        """A customer is at it."""
        return self.working

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
        if kind == (6, 1) and body[:1] == b"\x04" and len(body) >= 7:
            return self._begin(self._payment(_number(body[1:7])))
        if kind == (6, 0xB0):
            return self._stop()
        orders = {
            (6, 0): self._register, (6, 0x20): self._repeat, (6, 0x30): self._reverse, (6, 0x31): self._refund,
            (6, 0x50): self._end_of_day, (5, 1): self._tell_state,
        }  # fmt: skip
        known = kind in orders and body[:3] == self._password
        return orders[kind](body[3:]) if known else _NO

    def _register(self, body: bytes) -> bytes:
        self._out.append(b"\x06\x0f\x02\x27\x00")
        return _ACK

    def _refund(self, body: bytes) -> bytes:
        if body[:1] != b"\x04" or len(body) < 7:
            return _NO
        return self._begin(self._payment(-_number(body[1:7])))

    def _payment(self, amount: int) -> Callable[[], None]:
        other = self.mood == "other-amount" and amount > 0
        return lambda: self._take(amount + _OTHER if other else amount)

    def _reverse(self, body: bytes) -> bytes:
        number = _number(body[1:3]) if body[:1] == b"\x87" and len(body) >= 3 else 0
        if number not in self._receipts or number in self._undone:
            self._out.append(b"\x06\x1e\x01" + (b"\xb4" if number in self._undone else b"\xb5"))
            return _ACK

        def undo() -> None:
            self._undone.add(number)
            self._take(-self._receipts[number])

        return self._begin(undo)

    def _end_of_day(self, body: bytes) -> bytes:
        return self._begin(self._hand_over)

    def _tell_state(self, body: bytes) -> bytes:
        name = b"SIMULATED 1"
        state = _STATES.get(self.mood, 0)
        told = bytes((0xF0, 0xF0 + len(name) // 10, 0xF0 + len(name) % 10)) + name + bytes((state,))
        self._out.append(b"\x06\x0f" + bytes((len(told),)) + told)
        return _ACK

    def _begin(self, act: Callable[[], None]) -> bytes:
        if self.mood == "refuses" or self.mood in _STATES:
            return bytes((0x84, 0x9C, 0))
        self._out.append(b"\x04\xff\x01\x0a")
        if self.mood == "lost-before":
            self._hang_up = True
        elif self.mood in ("slow", "late"):
            takes = self._slow_ms if self.mood == "slow" else _LATE_MS
            self._pending = (self.clock.now_ms() + takes, act)
        else:
            self._decide(act)
        return _ACK

    def _decide(self, act: Callable[[], None]) -> None:
        if self.mood == "customer-stops":
            self._out.append(b"\x06\x1e\x01\x6c")
        elif self.mood == "declines":
            self._out += [b"\x04\x0f\x02\x27\x05", b"\x06\x1e\x01\x05"]
        else:
            act()

    def _take(self, amount: int) -> None:
        self.charged.append(amount)
        self._day.append(amount)
        self._trace += 1
        self._receipts[self._trace] = amount
        told = _sum(amount) + b"\x0b" + bytes.fromhex(f"{self._trace:06d}")
        told += b"\x87" + bytes.fromhex(f"{self._trace:04d}")
        told += b"\x22\xf0\xf8\xee\xee\xee\xee\xee\xee\x42\x42" + b"\x29\x00\x00\x00\x01"
        self._done(told)

    def _hand_over(self) -> None:
        """Everything of the day goes to the bank, all of it by one kind of card."""
        count, total = len(self._day), sum(self._day)
        self.handed.append((count, total))
        self._day.clear()
        self._trace += 1
        parts = bytes((count,)) + bytes.fromhex(f"{abs(total):012d}") + bytes(6 * 7)
        told = _sum(total) + b"\x0b" + bytes.fromhex(f"{self._trace:06d}")
        told += b"\x60\xf0\xf5\xf3" + b"\x00\x01" + bytes.fromhex(f"{self._trace:04d}") + parts
        self._done(told)

    def _done(self, told: bytes) -> None:
        self._last = told = (
            b"\x27\x00" + told + b"\x8b\xf1\xf5SIMULATED CARD\x00\x06\x03\x1f\x10\x00"
        )
        if self.mood == "lost-after-approval":
            self._hang_up = True
            return
        if self.mood != "silent-end":
            self._out.append(b"\x04\x0f" + bytes((len(told),)) + told)
        self._out.append(b"\x06\x0f\x00")

    def _repeat(self, body: bytes) -> bytes:
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


def _sum(amount: int) -> bytes:
    return b"\x04" + bytes.fromhex(f"{abs(amount):012d}")


def _number(bcd: bytes) -> int:
    digits = bcd.hex()
    return int(digits) if digits.isdigit() else 0
