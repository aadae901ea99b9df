"""The contracts on real devices, when a marker and a port are given; `make test` leaves them out.

    KASA_HARDWARE="scale:toledo8217-serial:port=/dev/ttyUSB0" .venv/bin/python -m pytest -m hardware -s tests/drivers
    KASA_HARDWARE="printer:escpos-tcp:host=10.0.0.9,profile=tm-t20iii" …

Several are divided by a blank. A person stands by and does what is asked: goods on the scale, the label of the test
page before the scanner, a card for the terminal, paper out of the printer. What cannot be done is named in
KASA_CANNOT, divided by commas:
"unplug" where the wire does not notice its cable, "overload", "declines" and so on.

That the way through the contracts by hand is whole is tried here against simulated devices, by a robot in the
person's place.

Long, since the person, the bench of what a person can do and the robot that stands in stand together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

import pytest

from drivers import registry
from drivers.protocol import (
    SCANNERS,
    Device,
    Health,
    JobChanged,
    JobState,
    Label,
    LineDisplay,
    Printer,
    PrintJob,
    Role,
    Scale,
    Setup,
    Terminal,
    Weighed,
)
from drivers.virtual.behaviour import RealClock, VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.labels import VirtualLabels
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.scale import VirtualScale
from drivers.virtual.scanner import VirtualScanner
from drivers.virtual.zvt import VirtualZvt
from tests.drivers import contract
from tests.drivers.contract import Bench
from tests.drivers.printer.contract import PrinterBench, printed_by, printer_contract
from tests.drivers.printer.till import job
from tests.drivers.wait import until

GIVEN = os.environ.get("KASA_HARDWARE", "").split()
CANNOT = frozenset(os.environ.get("KASA_CANNOT", "").split(","))
LABEL = "4770000000015"
ASKED = {
    "1.250 kg": "Put goods of about a kilogram on the scale.",
    "moving": "Keep moving the goods on the scale.",
    "overload": "Load the scale above what it can bear.",
    "under_zero": "Zero the scale with goods on it, then take them off.",
    "zero": "Empty the scale, and zero it if it wants that.",
    "offline": "Switch the scale off.",
    "14.999 kg": "Switch the scale on, put goods on it, and leave them.",
    "power-cycle": "Switch the device off and on again.",
    "unplug": "Unplug the device from this computer.",
    "plug": "Plug it in again.",
    "declines": "Stop the payment at the terminal, or use a card that it declines.",
    "paper-out": "Take the paper out of the printer.",
    "paper": "Put the paper in again, and close the cover.",
    "ok": "From now on do what the device asks for.",
    "scan": f"Scan {LABEL}, as on the till's test page.",
}
"""What a person does where a simulated device has a switch; other faults cannot be brought about by hand."""


class Person(VirtualDevice):
    """Whoever stands by: does what is asked, and says what is seen."""

    def __init__(self, ask: Callable[[str], None], confirm: Callable[[str], bool]) -> None:
        super().__init__()
        self.ask, self.confirm = ask, confirm
        self.well = "ok"

    def set(self, word: str) -> None:
        self.ask(self.well if word == "ok" else word)

    def scan(self, code: str) -> None:
        self.ask("scan")

    def sees(self, rows: tuple[str, str]) -> bool:
        return self.confirm(f"Does it show {rows[0]!r} above and {rows[1]!r} below?")

    def has(self, labels: int) -> bool:
        return self.confirm(f"Have {labels} labels come out so far?")

    def took(self, amounts: list[int]) -> bool:
        return self.confirm(f"Has the terminal moved {amounts} so far, in cents?")


class ByHand(Bench):
    """A bench whose faults a person brings about."""

    def can(self, fault: str) -> bool:
        return fault in ASKED and fault not in CANNOT

    def same(self, found: object, wanted: Weighed) -> bool:
        weight = cast("Weighed", found)
        return (weight.state, bool(weight.grams)) == (wanted.state, bool(wanted.grams))


@dataclass
class PrintedByHand(PrinterBench):
    """A printer whose paper and cable a person minds, and whose labels a person counts."""

    def can(self, fault: str) -> bool:
        return fault in ASKED and fault not in CANNOT

    def came_out(self, more: int, perhaps: int = 0) -> None:
        self.wanted += more
        assert cast("Person", self.behind).has(self.wanted)


def by_hand(device: Device, person: Person) -> Bench:
    def unplug() -> None:
        person.ask("unplug")

    def plug() -> None:
        person.ask("plug")

    return ByHand(device, person, unplug, plug, labels=(LABEL,), real=True)


def try_out(bench: Bench) -> None:
    """The contract of the device's role, with a person at it."""
    device, person = bench.device, cast("Person", bench.behind)
    match device.role:
        case Role.SCALE:
            contract.scale_contract(bench, cast("Scale", device))
        case Role.DISPLAY:
            contract.display_contract(bench, cast("LineDisplay", device), person.sees)
        case Role.TERMINAL if device.capabilities.answers:
            contract.terminal_contract(bench, cast("Terminal", device), person.took)
        case role if role in SCANNERS:
            contract.scanner_contract(bench, person.scan)
        case Role.TERMINAL:
            bench.start()
        case _ if device.capabilities.answers:
            person.well = "paper"
            printer = cast("Printer", device)
            printer_contract(PrintedByHand(printer, person, bench.unplug, bench.plug))
        case _:
            printed(bench)


def printed(bench: Bench) -> None:
    """A receipt or a label comes out; a printer that says nothing of itself can be asked no more."""
    bench.device.start(bench.heard)
    until(lambda: bench.device.status().health in (Health.OK, Health.LOW), "the printer to be well")
    label = Label("Kasa ąčęėįšųūž", "1,29 €", "2,58 €/kg", code=LABEL)
    labels = PrintJob("hardware", (), labels=(label,))
    receipt = bench.device.role is not Role.LABELS
    cast("Printer", bench.device).submit(job("hardware") if receipt else labels)
    ends = (JobState.PRINTED, JobState.SENT)
    until(lambda: any(one.state in ends for one in bench.heard.of(JobChanged)), "the paper")


def setup_of(text: str) -> Setup:
    """`role:kind:key=value,…`."""
    role, kind, told = [*text.split(":", 2), "", ""][:3]
    pairs = (pair.partition("=") for pair in told.split(",") if pair)
    return Setup(Role(role), kind, {key: value for key, _, value in pairs})


def spoken(capsys: pytest.CaptureFixture[str]) -> Person:
    """A person at the terminal of this machine."""

    def ask(word: str) -> None:
        with capsys.disabled():
            print(f"\n>>> {ASKED[word]}", flush=True)

    def confirm(question: str) -> bool:
        with capsys.disabled():
            return input(f"\n>>> {question} y/n ").strip().lower().startswith("y")

    return Person(ask, confirm)


@pytest.fixture(params=GIVEN or [""])
def wired(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Iterator[Bench]:
    if not request.param:
        pytest.skip("no device was named in KASA_HARDWARE")
    device = registry.build(setup_of(request.param), RealClock())
    yield by_hand(device, spoken(capsys))
    device.stop()


@pytest.mark.hardware
def test_it_keeps_the_contract_of_its_role(wired: Bench) -> None:
    try_out(wired)


def test_a_set_up_is_written_in_one_word() -> None:
    assert setup_of("scale:cas-tcp:host=h,tcp_port=9") == Setup(
        Role.SCALE, "cas-tcp", {"host": "h", "tcp_port": "9"}
    )
    assert setup_of("terminal:manual") == Setup(Role.TERMINAL, "manual")


ROBOTS: dict[str, type[VirtualDevice]] = {
    "scale:toledo8217-tcp:poll_ms=30,answer_ms=200": VirtualScale,
    "scanner:tcp:": VirtualScanner,
    "display:cd5220-tcp:": VirtualDisplay,
    "terminal:zvt-tcp:": VirtualZvt,
    "printer:escpos-tcp:profile=virtual,drawer_switch=none": VirtualPrinter,
    "labels:zpl-tcp:": VirtualLabels,
}


@pytest.mark.parametrize("text", sorted(ROBOTS))
def test_the_way_by_hand_is_whole(text: str) -> None:
    behind = ROBOTS[text]()
    port = TcpPort(behind)
    port.open()
    asked: list[str] = []

    def ask(word: str) -> None:
        asked.append(word)
        if word in ("plug", "unplug"):
            {"plug": port.plug, "unplug": port.unplug}[word]()
        elif isinstance(behind, VirtualScanner) and word == "scan":
            behind.scan(LABEL)
        elif word == "paper":
            behind.set("ok")
        else:
            behind.set("1.000 kg" if word.endswith("kg") else word)

    def confirm(question: str) -> bool:
        if isinstance(behind, VirtualDisplay):
            return all(f"{row!r}" in question for row in behind.shown())
        if isinstance(behind, VirtualZvt):
            return f"{behind.charged}" in question
        return f"Have {printed_by(behind)} labels" in question

    where = f"{text},host={port.host},tcp_port={port.port}"
    device = registry.build(setup_of(where.replace(":,", ":")), RealClock())
    bench = by_hand(device, Person(ask, confirm))
    try_out(bench)
    assert asked
    device.stop()
    port.close()
