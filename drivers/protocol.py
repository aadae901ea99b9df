"""What the shop may ask of a device and what a device may say back: roles, lifecycle, rows to print, pushed events.

Nothing here opens a wire. `ui` imports this module and no other of `drivers` (save the composition root).
Long because it is the whole vocabulary between a till and its devices; what is about paper stands in `drivers.paper`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct, field

from drivers.paper import Align as Align
from drivers.paper import JobChanged as JobChanged
from drivers.paper import JobState as JobState
from drivers.paper import Label as Label
from drivers.paper import PrintJob as PrintJob
from drivers.paper import Row as Row


class Role(StrEnum):
    """What a device is for at the till."""

    PRINTER = "printer"
    DRAWER = "drawer"
    SCANNER = "scanner"
    SCALE = "scale"
    DISPLAY = "display"
    TERMINAL = "terminal"
    FISCAL = "fiscal"
    SECOND_PRINTER = "second_printer"  # prints instead, when a person says so
    SECOND_SCANNER = "second_scanner"  # reads beside the first
    LABELS = "labels"  # prints shelf labels
    KITCHEN = "kitchen"  # prints what is to be made


PRINTERS = (Role.PRINTER, Role.SECOND_PRINTER, Role.KITCHEN)
"""The roles that any printer can have."""
SCANNERS = (Role.SCANNER, Role.SECOND_SCANNER)
"""The roles that any scanner can have."""

US_KEYS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
"""What a scanner that types means by its keys: number of the first key of a row, letters, letters with Shift.

Numbers as in the Linux kernel's input-event-codes.h (KEY_1 = 2 …), which are the PC's set-1 scan codes.
"""


_GS1_AIM = ("C1", "d2", "e0", "Q3", "J1")
# GS1-128, DataMatrix, DataBar, QR and DotCode in their GS1 forms (ISO/IEC 15424)


class Health(StrEnum):
    """The closed list of states a device is in; each change is pushed once."""

    OFF = "off"  # not configured, or closed by the till
    CONNECTING = "connecting"
    OK = "ok"
    LOW = "low"  # paper near its end: works, say it once a roll
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"  # reachable, says that it is not ready
    SILENT = "silent"  # takes bytes, answers nothing
    LOST = "lost"  # the wire is gone; it will be tried again
    FAULT = "fault"  # cutter, overload, … : see Status.detail


class DeviceError(Exception):
    """A device could not do what it was asked; `code` names the cause, `facts` fill the sentence for people.

    Codes: not_found, permission, busy, timeout, disconnected, refused, garbled, unsupported, bad_option.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


HELD = "held"
"""The detail of a device whose driver hangs in a call of the system."""


class Status(Struct, frozen=True):
    """How a device is now, with the live facts a technician reads (key, value), in a fixed order."""

    health: Health
    detail: str = ""  # a code, not a sentence
    facts: tuple[tuple[str, str], ...] = ()


class StatusChanged(Struct, frozen=True):
    """Pushed when a device's health or facts changed."""

    role: Role
    status: Status


class Scanned(Struct, frozen=True):
    """A whole code off a scanner, cleaned of framing; `aim` is the AIM id without brackets, or empty."""

    code: str
    aim: str = ""
    source: Role = Role.SCANNER

    @property
    def told(self) -> str:
        """The code as the shop is told it: with its AIM id where that makes it a GS1 element string."""
        return f"]{self.aim}{self.code}" if self.aim in _GS1_AIM else self.code


class ScanGarbled(Struct, frozen=True):
    """Bytes came that were no code (wrong baud, noise); `count` in a row, 3 mean: check the scanner's speed."""

    raw: bytes
    count: int


class ScaleState(StrEnum):
    """What a scale says; only STABLE carries a weight that may be sold by."""

    STABLE = "stable"
    MOVING = "moving"
    ZERO = "zero"
    OVERLOAD = "overload"
    UNDER_ZERO = "under_zero"
    UNMOVED = "unmoved"  # the scale gave this weighing already, and nothing has moved since
    OFFLINE = "offline"


class Weighed(Struct, frozen=True):
    """A scale's word; `grams` is None unless the state is STABLE or ZERO.

    `moved` is the scale's own word that this was not weighed before; most scales cannot say so. `tare` grams, which
    it was told of, it has taken off by itself.
    """

    state: ScaleState
    grams: int | None = None
    moved: bool = False
    tare: int = 0


class DrawerMoved(Struct, frozen=True):
    """The drawer's sensor (polarity already applied) says open or closed."""

    is_open: bool


class LinesShown(Struct, frozen=True):
    """A display without a wire shows these two lines; whoever has windows draws them."""

    upper: str
    lower: str


class Outcome(StrEnum):
    """How a card payment ended; UNKNOWN must be settled by a person or a status question, never guessed."""

    APPROVED = "approved"
    DECLINED = "declined"
    ABORTED = "aborted"
    UNKNOWN = "unknown"


class TerminalAnswered(Struct, frozen=True):
    """A terminal's answer to one attempt; `taken` in minor units is what it really took (may exceed what was asked)."""

    attempt: str
    outcome: Outcome
    taken: int = 0
    reference: str = ""
    card_tail: str = ""  # last four digits, nothing more ever
    simulated: bool = False
    reason: str = ""  # a code such as card, offline, disconnected, no_answer


class DayClosed(Struct, frozen=True):
    """A terminal's answer to its end of day: what it hands to the bank, or that nobody knows.

    `day` is the till's own name for the attempt; `total` is in minor units, payments less what was given back.
    """

    day: str
    outcome: Outcome
    count: int = 0
    total: int = 0
    simulated: bool = False
    reason: str = ""  # a code as in TerminalAnswered


DeviceEvent = (
    StatusChanged
    | JobChanged
    | Scanned
    | ScanGarbled
    | Weighed
    | DrawerMoved
    | LinesShown
    | TerminalAnswered
    | DayClosed
)
Listen = Callable[[DeviceEvent], None]
"""Called from the device's own worker thread; the bridge carries it to Qt."""


class Clock(Protocol):
    """Time for deadlines, handed in: real in the shop, the story's own in stories."""

    def now_ms(self) -> int:
        """Milliseconds that never run backwards."""
        ...


class Capabilities(Struct, frozen=True):
    """What this device can really do; screens and followers ask instead of guessing."""

    answers: bool = False  # can say that a job was printed
    columns: int = 42
    cut: bool = True
    qr: bool = True
    drawer: bool = False
    drawer_sensor: bool = False
    buzzer: bool = False
    simulated: bool = False


class Device(Protocol):
    """The life every device shares. No method blocks: work happens on the device's one worker thread."""

    role: Role
    capabilities: Capabilities

    def start(self, listen: Listen) -> None:
        """Open the wire in the background and keep it open; lost devices come back by themselves."""
        ...

    def stop(self) -> None:
        """Close the wire and end the worker within a second."""
        ...

    def status(self) -> Status:
        """The latest known status, without asking the device."""
        ...

    def poke(self) -> None:
        """Ask the worker to look at the device and the clock now rather than at its next turn."""
        ...

    def settled(self) -> bool:
        """True when every poke and job given so far was handled as far as the device's answers allow."""
        ...


class Printer(Device, Protocol):
    """A receipt printer; a drawer usually hangs on it."""

    def submit(self, job: PrintJob) -> None:
        """Queue a job; its states come as JobChanged. The same job_id twice is one job."""
        ...

    def drop(self, job_id: str) -> None:
        """Forget a job that has not begun to leave; no event if it already had."""
        ...

    def pulse_drawer(self) -> None:
        """Open the drawer; failures come as StatusChanged of the drawer role."""
        ...

    def buzz(self) -> None:
        """Sound the buzzer now or not at all; nothing happens where there is none."""
        ...


class Scanner(Device, Protocol):
    """A barcode scanner."""

    def acknowledge(self, taken: bool) -> None:
        """Tell it whether the till took its last code, so that it beeps for that alone; most need not know."""
        ...


class Scale(Device, Protocol):
    """A scale; weights come as Weighed."""

    def ask_weight(self, unit_price: int = 0, tare: int = 0) -> None:
        """Ask for one weight now; scales that show prices are told that of a kilogram (minor units, 0: not known).

        Those are also told how many grams of container to take off; others tell the weight with it.
        """
        ...


class LineDisplay(Device, Protocol):
    """A pole display of two lines."""

    def show(self, upper: str, lower: str) -> None:
        """Show two lines, cut to the display's columns."""
        ...


class Terminal(Device, Protocol):
    """A card terminal, in the shape of nexo's: login, pay, abort, refund, reversal, status, reconciliation."""

    def login(self) -> None:
        """Sign this till on anew; a driver does so by itself whenever its wire is opened."""
        ...

    def pay(self, attempt: str, amount: int, currency: str) -> None:
        """Ask for `amount` minor units; the answer comes as TerminalAnswered with the same attempt."""
        ...

    def give_back(self, attempt: str, amount: int, currency: str) -> None:
        """Ask to give `amount` minor units back to the customer's card; answered as a payment is."""
        ...

    def reverse(self, attempt: str, reference: str, amount: int, currency: str) -> None:
        """Ask to undo the payment that the terminal calls `reference`, whole; answered as a payment is."""
        ...

    def ask(self, attempt: str) -> None:
        """Ask what became of an attempt whose answer was lost."""
        ...

    def abort(self, attempt: str) -> None:
        """Ask to stop an attempt; how it ended comes as its answer."""
        ...

    def reconcile(self, day: str) -> None:
        """Ask for the terminal's end of day; the answer comes as DayClosed with the same `day`."""
        ...


class Option(Struct, frozen=True):
    """One thing a driver must be told; the settings table, its screen and the docs are made from these."""

    key: str
    kind: str  # text | number | choice | port | host | secret
    default: str = ""
    choices: tuple[str, ...] = ()
    explain: str = ""  # English msgid, translated where it is shown


class Setup(Struct, frozen=True):
    """What a technician chose for one role: the kind of driver and its options."""

    role: Role
    kind: str
    options: dict[str, str] = field(default_factory=dict)
