"""One till's desks as a story speaks to them, and what the last verb left to look at: finds, options, who overpaid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Literal

from msgspec import Struct, field

from pos.desk.assembly import Desks
from pos.desk.cash import Counted
from pos.desk.prints import Prints
from pos.desk.service import Overcharged
from pos.desk.shop import Shop
from pos.desk.till import Pins, Till
from pos.errors import Refused
from pos.event import Piece
from pos.event_back import ReturnClosed
from pos.event_cash import ShiftClosed
from pos.event_sale import SaleClosed
from pos.product import Product
from pos.quantity import Quantity
from pos.store import Store
from pos.story.measure import Value
from pos.tender import Way

Args = Mapping[str, Value]


class Memory(Struct):
    """What the last verbs showed at this till, as a screen would."""

    found: tuple[Product, ...] = ()
    lost: bool = False
    """The last search for a receipt found none."""
    numbers: int = 0
    """How many receipts the last search found, how many rows the last import."""
    finding: Literal["goods", "numbers"] = "goods"
    errors: int = 0
    overcharged: Overcharged | None = None
    sold: SaleClosed | None = None
    """The sale that the last closing verb closed, and the return beside it; both stay until the next basket."""
    returned: ReturnClosed | None = None
    shown: int = 0
    """The receipt that was last asked for; 0 is the last document."""
    copied: int = 0
    """The receipt that was last printed again by its number."""
    report: Literal["", "x", "z"] = ""
    report_text: str = ""
    printed_text: str = ""
    """The receipt that was printed last, with its marks: a copy, a gift receipt and a draft too."""
    slip_text: str = ""
    """The slip that the kitchen was sent last, and its job."""
    slip_job: str = ""
    z: ShiftClosed | None = None
    explained: int = 0
    difference: int | None = None
    broken: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()


class Counter(Struct):
    """The desks of one till, and what is remembered beside them."""

    desks: Desks
    prints: Prints
    store: Store
    pins: Pins
    terminal_answers: bool
    memory: Memory = field(default_factory=Memory)

    @property
    def till(self) -> Till:
        """The till that all desks share."""
        return self.desks.till


def closed_last(counter: Counter) -> None:
    """Remember what was closed last before the till was opened: a sale, a return, or both of an exchange."""
    till, memory = counter.till, counter.memory
    memory.sold, memory.returned = till.last_sale, counter.store.returned(till.next_number - 1)
    sold, back = memory.sold, memory.returned
    if sold is not None and back is not None:
        beside = sold.number == back.number - 1
        both = beside and any(one.way is Way.EXCHANGE for one in sold.tenders)
        memory.sold = sold if both else None


Verb = Callable[[Counter, str, Args], None]
"""Says one verb under a request id."""

_MOST: Final = 10**9


def whole(value: Value | None, otherwise: int = 0) -> int:
    """Return a whole number; refuses bad_amount for what a cashier typed that is none."""
    if value is None:
        return otherwise
    if not isinstance(value, int) or abs(value) >= _MOST:
        raise Refused("bad_amount", given=str(value)[:40])
    return value


def text(args: Args, name: str) -> str:
    """Return a text, empty where it was not said."""
    value = args.get(name)
    return "" if value is None else str(value)


def pieces_of(value: Value | None) -> tuple[Piece, ...]:
    """Return pieces as they were said."""
    if not isinstance(value, tuple):
        return ()
    return tuple((int(pair[0]), int(pair[1])) for pair in value if isinstance(pair, tuple))


def counted(value: Value) -> Counted:
    """Return cash as it was named: pieces, or a sum."""
    pieces = pieces_of(value)
    if pieces:
        return Counted(sum(minor * count for minor, count in pieces), pieces)
    return Counted(whole(value))


def quantity(value: Value) -> Quantity:
    """Return a quantity; refuses bad_amount for what is none."""
    if not isinstance(value, tuple):
        raise Refused("bad_amount", given=str(value)[:40])
    count, weighed = value
    return Quantity(whole(count if isinstance(count, int) else str(count)), bool(weighed))


def taken_off(value: Value) -> tuple[int, int]:
    """Return hundredths of a per cent and minor units of `10%` or `5.00`; refuses bad_amount for what is neither."""
    if not isinstance(value, tuple):
        raise Refused("bad_amount", given=str(value)[:40])
    kind, size = value
    number = whole(size if isinstance(size, int) else str(size))
    return (number, 0) if kind == "bp" else (0, number)


def moment_ms(shop: Shop, wall: str) -> int:
    """Return a moment on the shop's wall clock (`2026-11-21 12:00`) as epoch milliseconds."""
    zone = shop.local().tzinfo
    moment = datetime.fromisoformat(wall).replace(tzinfo=zone)
    return int(moment.timestamp()) * 1000
