"""Every fault switch of every simulated device, thrown within a compressed day of selling.

Each shift has another outfit, so that every simulated device has its turn, over a TCP port where the till has it so;
the switches are the devices' own lists, so that a new one is thrown too. What the till must do then is said by the
tests of failures and stories; here it goes on selling, and nothing is left over. Long because every kind of device
has its own way of standing at the till.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from random import Random
from typing import cast

from msgspec import Struct
from PySide6.QtCore import Qt

from drivers.printer import labels as label_printer
from drivers.printer import printing
from drivers.protocol import (
    DeviceEvent,
    Health,
    JobChanged,
    JobState,
    Printer,
    Role,
    Scale,
    ScanGarbled,
    Scanned,
    Setup,
)
from drivers.virtual import display, labels, printer_state, scale, scanner, terminal, zvt
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.display_others import VirtualDmdDisplay, VirtualLogicDisplay
from drivers.virtual.port import TcpPort
from drivers.virtual.scale_cas import VirtualCasScale
from drivers.virtual.scale_dialog06 import VirtualDialog06Scale
from drivers.virtual.scale_sma import VirtualSmaScale
from drivers.virtual.zvt import VirtualZvt
from pos.desk.books import Unsettled
from pos.text import speaker
from ui.app.house import House
from ui.app.stage import Stage
from ui.hardware.testpage import sample_label

PATIENCE_MS = 4000
"""How long a printer may keep silent: the day is compressed, and so is what is waited for in it."""
AN_HOUR = 6
"""Faults an hour: in eight hours there are more than any outfit has switches."""
_QUICK = {"answer_s": "3", "greet_s": "1"}
_ENDED = {JobState.PRINTED, JobState.SENT, JobState.UNCERTAIN, JobState.FAILED}
_K = Qt.Key

Made = tuple[str, Callable[[], VirtualDevice] | None]
"""A kind, and the device at the far end of its TCP port; None where the till simulates it by itself."""
OUTFITS: tuple[dict[Role, Made], ...] = (
    {
        Role.SCALE: ("virtual", None),
        Role.DISPLAY: ("virtual", None),
        Role.TERMINAL: ("virtual", None),
        Role.LABELS: ("virtual", None),
    },
    {
        Role.SCALE: ("sma-tcp", VirtualSmaScale),
        Role.DISPLAY: ("epson-dmd-tcp", VirtualDmdDisplay),
        Role.TERMINAL: ("zvt-tcp", VirtualZvt),
        Role.LABELS: ("zpl-tcp", labels.VirtualLabels),
    },
    {
        Role.SCALE: ("cas-tcp", VirtualCasScale),
        Role.DISPLAY: ("logic-tcp", VirtualLogicDisplay),
        Role.TERMINAL: ("virtual-tcp", terminal.VirtualTerminal),
        Role.LABELS: ("virtual", None),
    },
    {
        Role.SCALE: ("dialog06-tcp", VirtualDialog06Scale),
        Role.DISPLAY: ("cd5220-tcp", display.VirtualDisplay),
        Role.TERMINAL: ("zvt-tcp", VirtualZvt),
        Role.LABELS: ("virtual", None),
    },
)
AT_REST: dict[Role, Made] = {
    Role.SCALE: ("virtual", None),
    Role.DISPLAY: ("virtual", None),
    Role.TERMINAL: ("manual", None),
    Role.LABELS: ("none", None),
}
"""As the demo shop has them, between shifts."""


def switches(role: Role, kind: str) -> tuple[str, ...]:
    """Every word that makes the simulated device of this role behave otherwise."""
    of_terminals = zvt.MOODS if kind == "zvt-tcp" else terminal.MOODS
    known = {
        Role.PRINTER: (*printer_state.FAULTS, "drawer stuck", "drawer shut"),
        Role.SCANNER: scanner.FAULTS,
        Role.SCALE: scale.FAULTS,
        Role.DISPLAY: display.FAULTS,
        Role.TERMINAL: of_terminals,
        Role.LABELS: labels.FAULTS,
    }
    return known[role]


class Hands(Struct, frozen=True):
    """What the person of that day does, as the day has it."""

    till: Stage
    house: House
    fill: Callable[[], None]
    wait_for_paper: Callable[[], None]


class Faults:
    """Hangs up the outfit of a shift, and throws its switches one after another."""

    def __init__(self, hands: Hands, dice: Random, done: Counter[str]) -> None:
        printing.PATIENCE_MS = label_printer._PATIENCE_MS = PATIENCE_MS
        self._hands, self._dice, self._done = hands, dice, done
        self._ports: list[TcpPort] = []
        self._ends: dict[Role, VirtualDevice] = {}
        self._left: deque[tuple[Role, str]] = deque()
        self._reads = 0
        self._labels: dict[str, JobState] = {}
        self._number = 0
        hands.till.app.listeners.append(self._heard)
        self._throws: dict[Role, Callable[[Role, str], None]] = {
            Role.SCANNER: self._scanned,
            Role.SCALE: self._weighed,
            Role.TERMINAL: self._paid_by_card,
            Role.LABELS: self._labelled,
        }

    @property
    def wired(self) -> bool:
        """True while the card terminal answers by itself."""
        return self._hands.house.devices.setups[Role.TERMINAL].kind != "manual"

    def hang(self, outfit: dict[Role, Made], hours: int = 0) -> None:
        """Put these devices in place of the ones that hang there; a whole shift of hours throws all their switches."""
        old, self._ports = self._ports, []
        for role, (kind, make) in outfit.items():
            told = dict(_QUICK) if role is Role.TERMINAL and kind != "manual" else {}
            if make is not None:
                told |= self._ported(role, make())
            self._change(Setup(role, kind, told))
        for port in old:
            port.close()
        for role in outfit:
            if (end := self._hands.house.devices.bench(role)) is not None:
                self._ends[role] = end
        self._left = deque(self._shuffled(outfit)[: hours * AN_HOUR])

    def _shuffled(self, outfit: dict[Role, Made]) -> list[tuple[Role, str]]:
        devices = self._hands.house.devices
        for role in (Role.PRINTER, Role.SCANNER):
            end = devices.scanner_end if role is Role.SCANNER else devices.bench(role)
            assert end is not None
            self._ends[role] = end
        kinds = {role: kind for role, (kind, _) in outfit.items() if kind not in ("none", "manual")}
        roles = {Role.PRINTER: "", Role.SCANNER: "", **kinds}
        all_ = [(role, word) for role, kind in roles.items() for word in switches(role, kind)]
        self._dice.shuffle(all_)
        return all_

    def _ported(self, role: Role, device: VirtualDevice) -> dict[str, str]:
        port = TcpPort(device)
        port.open()
        self._ports.append(port)
        self._ends[role] = device
        return {"host": port.host, "tcp_port": str(port.port)}

    def _change(self, setup: Setup) -> None:
        till, house = self._hands.till, self._hands.house
        counter = till.app.counter
        assert counter is not None
        counter.do(lambda _: house.change_device(setup))
        till.until(lambda: house.devices.setups[setup.role] == setup, f"{setup.kind} in its place")
        if setup.kind != "none":
            self._well(setup.role, "come")
        till.rest()

    def some(self, hours_left: int) -> None:
        """Throw this hour's share of what is left for the shift."""
        for _ in range(-(-len(self._left) // max(1, hours_left))):
            role, word = self._left.popleft()
            self._throws.get(role, self._sold_meanwhile)(role, word)
            self._done[f"{role} {word}"] += 1

    # --- one of each ------------------------------------------------------------------------------------------------

    def _sold_meanwhile(self, role: Role, word: str) -> None:
        """Goods are sold while it is so."""
        end = self._ends[role]
        end.set(word)
        self._sold_for_cash(word)
        if word.startswith("drawer"):
            end.set("drawer ok")
        end.set("ok")
        self._well(role, word)
        self._go_on()

    def _scanned(self, role: Role, word: str) -> None:
        """A label is read badly, thrice; then it reads well again."""
        till, end = self._hands.till, self._ends[role]
        assert isinstance(end, scanner.VirtualScanner)
        end.set(word)
        each = 2 if word == "twice" else 1
        for reads in range(self._reads + each, self._reads + 3 * each + 1, each):
            end.scan("0000000000000")
            self._read(reads, word)
        till.rest()
        end.set("ok")
        till.press(_K.Key_Escape)
        till.scan("0000000000000")
        till.press(_K.Key_Escape)
        self._well(role, word)

    def _read(self, reads: int, word: str) -> None:
        self._hands.till.until(lambda: self._reads >= reads, f"something read: {word}")

    def _weighed(self, role: Role, word: str) -> None:
        """Its weight is asked for, and something else is sold."""
        device, end = cast("Scale", self._hands.house.devices.by_role[role]), self._ends[role]
        end.set(word)
        device.ask_weight()
        self._sold_for_cash(word)
        end.set("zero")
        end.set("ok")
        device.poke()
        self._well(role, word)
        self._go_on()

    def _paid_by_card(self, role: Role, word: str) -> None:
        """Somebody pays by card; what nobody knows the end of the cashier settles, what failed is paid in cash."""
        till = self._hands.till
        self._hands.fill()
        before = till.look.last_sale
        self._ends[role].set(word)
        till.press(_K.Key_F11)
        self.answered(before, lambda: self._mend(role, word))
        self._go_on()

    def _mend(self, role: Role, word: str) -> None:
        self._ends[role].set("ok")
        self._well(role, word)

    def answered(self, before: object, then: Callable[[], None]) -> None:
        """See a card payment to its end: a person says what nobody knows, and what failed is paid in cash."""
        till = self._hands.till
        till.until(lambda: not any(one.waiting for one in till.look.unsettled), "an answer")
        till.rest()
        then()
        while till.look.unsettled:
            self._settle(till.look.unsettled[0])
        if till.look.last_sale is before:
            self._done["cash instead of a card"] += 1
            till.press(_K.Key_F10)
            till.until(lambda: till.look.last_sale is not before, "cash instead")

    def _settle(self, first: Unsettled) -> None:
        till = self._hands.till
        if till.app.shell.at("change"):
            till.act("settle:")  # the register asks
        till.act("settle:")
        till.act("approved" if first.unknown else "refunded")
        till.rest()
        till.until(lambda: first not in till.look.unsettled, "a person's word")

    def _labelled(self, role: Role, word: str) -> None:
        """A label is asked for; it comes out, or a person would look, once all is well again."""
        till, end = self._hands.till, self._ends[role]
        device = cast("Printer", self._hands.house.devices.by_role[role])
        self._number += 1
        name = f"label-{self._number}"
        end.set(word)
        device.submit(sample_label(name, speaker("en")))
        till.until(lambda: name in self._labels, f"the label to be asked for: {word}")
        self._sold_for_cash(word)
        end.set("ok")
        till.until(lambda: self._labels[name] in _ENDED, f"the label: {word}")
        self._well(role, word)
        self._go_on()
        del self._labels[name]

    # --- how --------------------------------------------------------------------------------------------------------

    def _sold_for_cash(self, word: str) -> None:
        till = self._hands.till
        self._hands.fill()
        before = till.look.last_sale
        till.press(_K.Key_F10)
        till.until(lambda: till.look.last_sale is not before, f"a sale during {word}")

    def _well(self, role: Role, word: str) -> None:
        device = self._hands.house.devices.by_role[role]
        self._hands.till.until(lambda: device.status().health is Health.OK, f"{role} after {word}")

    def _go_on(self) -> None:
        """Back to an empty basket."""
        till = self._hands.till
        till.rest()
        till.press(_K.Key_Escape)
        self._hands.wait_for_paper()
        till.press(_K.Key_Return)

    def _heard(self, event: DeviceEvent) -> None:
        if isinstance(event, Scanned | ScanGarbled):
            self._reads += 1
        elif isinstance(event, JobChanged) and event.job_id.startswith("label-"):
            self._labels[event.job_id] = event.state
