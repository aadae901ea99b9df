"""The technician's tools, as the screen asks for them; the composition root supplies them over drivers and doctor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct, field

from drivers.protocol import Option, PrintJob, Role, Status
from ui.hardware.advice import Advice


class KindName(Struct, frozen=True):
    """One kind of device that can be chosen; `label` is an English msgid."""

    name: str
    label: str
    wire: str


class Port(Protocol):
    """Something attached: `identity` names it for good, `port` is where it is today, `suits` what it may be."""

    @property
    def port(self) -> str:
        """Where it is today."""
        ...

    @property
    def identity(self) -> str:
        """What it is called for good."""
        ...

    @property
    def name(self) -> str:
        """What it calls itself."""
        ...

    @property
    def wire(self) -> str:
        """How it hangs here, as the registry calls it."""
        ...

    @property
    def allowed(self) -> bool:
        """True where this user may use it."""
        ...

    @property
    def suits(self) -> tuple[Role, ...]:
        """What it may be."""
        ...


class Place(Protocol):
    """Something attached that a device could be, with the set-up that would take it."""

    @property
    def kind(self) -> str:
        """The kind that would take it."""
        ...

    @property
    def label(self) -> str:
        """What the kind is called, an English msgid."""
        ...

    @property
    def found(self) -> Port:
        """What was found."""
        ...

    @property
    def told(self) -> dict[str, str]:
        """What the kind would be told."""
        ...


class DeviceNow(Struct, frozen=True):
    """One device of this till at this moment."""

    role: Role
    kind: str
    label: str  # an English msgid
    status: Status
    simulated: bool = False
    options: dict[str, str] = field(default_factory=dict)


class Workshop(Protocol):
    """`devices`, `poke` and the tests never wait; the others may, and are called off the screen's thread."""

    def devices(self) -> tuple[DeviceNow, ...]:
        """Return every device of this till, as it last said it is."""
        ...

    def poke(self, role: Role) -> None:
        """Have a device looked at now."""
        ...

    def print_page(self, role: Role, job: PrintJob) -> None:
        """Print a test page; its states come as JobChanged."""
        ...

    def show(self, upper: str, lower: str) -> None:
        """Show two lines to the customer."""
        ...

    def weigh(self) -> None:
        """Ask the scale for one weight."""
        ...

    def columns(self) -> int:
        """Return how many letters a line of the receipt printer holds."""
        ...

    def rule(self) -> str:
        """Return the rule file that gives the right to devices; empty where the system has no such rules."""
        ...

    def rule_command(self) -> str:
        """Return the line with which an administrator installs it."""
        ...

    def simulated(self, role: Role) -> bool:
        """Tell whether a device can be played with."""
        ...

    def play(self, role: Role, word: str) -> None:
        """Make a simulated device do something, to learn or to show; nothing happens to a real one."""
        ...

    # --- these may wait ---------------------------------------------------------------------------------------------

    def kinds(self, role: Role) -> tuple[KindName, ...]:
        """Return the kinds that can be chosen."""
        ...

    def options(self, role: Role, kind: str) -> tuple[Option, ...]:
        """Return what a kind must be told. Raises DeviceError unsupported."""
        ...

    def ports(self, role: Role, wire: str) -> Sequence[Port]:
        """Return what is attached that a wire of this kind could use."""
        ...

    def places(self, role: Role, wanted: str, *, network: bool) -> Sequence[Place]:
        """Return what is attached that this device could be; with `network`, beside this machine too (a second)."""
        ...

    def attached(self) -> Sequence[Port]:
        """Return everything that is attached to this machine."""
        ...

    def examine(self, role: Role, symptom: str, done: tuple[str, ...]) -> Advice:
        """Let the doctor look; `done` are the steps that were taken already."""
        ...

    def check(self, role: Role, kind: str, options: dict[str, str]) -> None:
        """Raise DeviceError bad_option or unsupported if these options cannot be right; touches no wire."""
        ...

    def change(self, role: Role, kind: str, options: dict[str, str]) -> None:
        """Stop a device and start another in its place, live. Raises DeviceError bad_option, and changes nothing."""
        ...

    def install_rule(self) -> str:
        """Install the rule and return where. Raises DeviceError permission or not_found."""
        ...

    def save(self, name: str, text: str) -> str:
        """Write a report beside the shop's data and return where. Refuses disk_full, read_only."""
        ...
