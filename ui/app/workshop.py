"""The technician's tools over registry, discovery and doctor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, cast

from drivers import registry
from drivers.doctor import udev
from drivers.doctor.report import Report, Step, Symptom
from drivers.doctor.steps import next_step
from drivers.doctor.visit import examine
from drivers.found import Found
from drivers.offered import Offer, attached, offers
from drivers.protocol import (
    LineDisplay,
    Option,
    Printer,
    PrintJob,
    Role,
    Scale,
    Setup,
)
from drivers.virtual.scanner import VirtualScanner
from pos.errors import Refused
from ui.app.house import House
from ui.app.place import SteadyClock
from ui.hardware.advice import Advice, advice_of
from ui.hardware.workshop import DeviceNow, KindName

_AHEAD: Final = 2
LABEL: Final = "4770000000015"
"""What a simulated scanner reads when it is asked to."""


class Tools:
    """What a technician can do with the devices of one opened till."""

    def __init__(self, house: House, folder: Path) -> None:
        """`folder` is where reports are written."""
        self._house, self._folder = house, folder

    def devices(self) -> tuple[DeviceNow, ...]:
        """Return every device as it last said it is."""
        return tuple(self._now(role) for role in self._house.devices.by_role)

    def poke(self, role: Role) -> None:
        """Have a device looked at now."""
        self._house.devices.by_role[role].poke()

    def print_page(self, role: Role, job: PrintJob) -> None:
        """Print a test page."""
        cast("Printer", self._house.devices.by_role[role]).submit(job)

    def show(self, upper: str, lower: str) -> None:
        """Show two lines to the customer."""
        cast("LineDisplay", self._house.devices.by_role[Role.DISPLAY]).show(upper, lower)

    def weigh(self) -> None:
        """Ask the scale for one weight."""
        cast("Scale", self._house.devices.by_role[Role.SCALE]).ask_weight()

    def columns(self) -> int:
        """Return how many letters a line of the receipt printer holds."""
        return self._printer().capabilities.columns

    def rule(self) -> str:
        """Return the udev rule; empty on systems without udev."""
        return udev.rule_text() if sys.platform.startswith("linux") else ""

    def rule_command(self) -> str:
        """Return the line with which an administrator installs it."""
        return udev.install_command()

    def simulated(self, role: Role) -> bool:
        """Tell whether a device can be played with."""
        devices = self._house.devices
        if role is Role.SCANNER:
            return devices.scanner_end is not None
        return devices.bench(role) is not None

    def play(self, role: Role, word: str) -> None:
        """Make a simulated device do something; nothing happens to a real one."""
        devices = self._house.devices
        played = devices.scanner_end if role is Role.SCANNER else devices.bench(role)
        if isinstance(played, VirtualScanner) and word == "scan":
            played.scan(LABEL)
        elif played is not None:
            played.set(word)

    # --- these may wait ---------------------------------------------------------------------------------------------

    def kinds(self, role: Role) -> tuple[KindName, ...]:
        """Return the kinds that can be chosen."""
        return tuple(KindName(one.name, one.label, one.wire) for one in registry.kinds(role))

    def options(self, role: Role, kind: str) -> tuple[Option, ...]:
        """Return what a kind must be told."""
        return registry.options(role, kind)

    def ports(self, role: Role, wire: str) -> tuple[Found, ...]:
        """Return what is attached that a wire of this kind could use."""
        suited = Role.PRINTER if role is Role.LABELS else registry.plain(role)
        return tuple(one for one in attached() if one.wire == wire and suited in one.suits)

    def places(self, role: Role, wanted: str, *, network: bool) -> tuple[Offer, ...]:
        """Return what is attached that this device could be."""
        return offers(role, wanted, network=network)

    def attached(self) -> tuple[Found, ...]:
        """Return everything that is attached to this machine."""
        return attached()

    def examine(self, role: Role, symptom: str, done: tuple[str, ...]) -> Advice:
        """Let the doctor look at the live device; one that could not be built is tried afresh."""
        devices = self._house.devices
        setup, device = devices.setups[role], devices.by_role[role]
        missing = device.status().detail == "none" and setup.kind != "none"
        report = examine(
            setup,
            SteadyClock(),
            device=None if missing else device,
            symptom=Symptom(symptom or "none"),
            done=done,
        )
        return advice_of(report, _ahead(report, done), registry.label_of(setup))

    def check(self, role: Role, kind: str, options: dict[str, str]) -> None:
        """Raise DeviceError if these options cannot be right."""
        registry.build(Setup(role, kind, options), SteadyClock())

    def change(self, role: Role, kind: str, options: dict[str, str]) -> None:
        """Stop a device and start another in its place."""
        self._house.change_device(Setup(role, kind, options))

    def install_rule(self) -> str:
        """Install the udev rule and return where."""
        return str(udev.install())

    def save(self, name: str, text: str) -> str:
        """Write a report beside the shop's data and return where. Refuses read_only."""
        path = self._folder / name
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise Refused("read_only", file=str(path)) from error
        return str(path)

    # --- how --------------------------------------------------------------------------------------------------------

    def _printer(self) -> Printer:
        return cast("Printer", self._house.devices.by_role[Role.PRINTER])

    def _now(self, role: Role) -> DeviceNow:
        devices = self._house.devices
        setup, device = devices.setups[role], devices.by_role[role]
        simulated = device.capabilities.simulated
        told = dict(setup.options)
        return DeviceNow(
            role, setup.kind, registry.label_of(setup), device.status(), simulated, told
        )


def _ahead(report: Report, done: tuple[str, ...]) -> tuple[Step, ...]:
    """Return what would be tried after the next step."""
    tried = [*done]
    steps: list[Step] = []
    step = report.step
    while step is not None and len(steps) < _AHEAD:
        tried.append(step.code)
        step = next_step(report.findings, tried)
        if step is not None:
            steps.append(step)
    return tuple(steps)
