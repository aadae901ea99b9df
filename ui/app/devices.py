"""The devices of a till: built by kind through the registry; in a demo each has its simulated other end."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Final, cast

from msgspec import Struct, field

from drivers.protocol import (
    HELD,
    Clock,
    Device,
    DeviceError,
    Listen,
    Printer,
    Role,
    Setup,
    StatusChanged,
)
from drivers.registry import bench_of, build
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.port import Port, TcpPort
from drivers.virtual.scanner import VirtualScanner
from pos.desk.hardware import Chosen

_ROLES: Final = (
    Role.PRINTER,
    Role.SCANNER,
    Role.SCALE,
    Role.DISPLAY,
    Role.TERMINAL,
    Role.SECOND_PRINTER,
    Role.SECOND_SCANNER,
    Role.LABELS,
    Role.KITCHEN,
)


class Devices(Struct):
    """All devices of one till, by role; `scanner_end` is where a simulated scanner is made to scan."""

    by_role: dict[Role, Device] = field(default_factory=dict)
    setups: dict[Role, Setup] = field(default_factory=dict)
    scanner_end: VirtualScanner | None = None
    _ports: list[Port] = field(default_factory=list)
    _held: set[Role] = field(default_factory=set)
    _listen: Listen | None = None

    @property
    def second_printer(self) -> Printer | None:
        """The printer that prints instead, None where there is only one."""
        return self._printer_of(Role.SECOND_PRINTER)

    @property
    def label_printer(self) -> Printer | None:
        """The printer of shelf labels, None where none is chosen."""
        return self._printer_of(Role.LABELS)

    @property
    def kitchen_printer(self) -> Printer | None:
        """The printer in the kitchen, None where none is chosen."""
        return self._printer_of(Role.KITCHEN)

    def _printer_of(self, role: Role) -> Printer | None:
        device = self.by_role.get(role)
        chosen = device is not None and device.status().detail != "none"
        return cast("Printer", device) if chosen else None

    @property
    def simulated(self) -> bool:
        """Tell whether any of them is simulated."""
        return self.scanner_end is not None or any(
            device.capabilities.simulated for device in self.by_role.values()
        )

    def start(self, listen: Listen) -> None:
        """Open all wires in the background."""
        self._listen = listen
        for device in self.by_role.values():
            device.start(listen)

    def stop(self) -> None:
        """Close all wires."""
        for device in self.by_role.values():
            device.stop()
        for port in self._ports:
            port.close()

    def watch(self) -> None:
        """Say of devices whose drivers hang, and of those that go on again: they cannot say so themselves."""
        for role, device in self.by_role.items():
            status = device.status()
            hangs = status.detail == HELD
            if hangs != (role in self._held) and self._listen is not None:
                self._held ^= {role}
                self._listen(StatusChanged(role, status))

    def bench(self, role: Role) -> VirtualDevice | None:
        """The simulated device behind a role, None for a real one."""
        device = self.by_role.get(role)
        link = bench_of(device) if device is not None else None
        return link.device if link is not None else None

    def add(self, setup: Setup, clock: Clock) -> None:
        """Build one device; a set-up that is wrong leaves its role empty, and the till goes on without it."""
        setup = self._made_real(setup)
        self.setups[setup.role] = setup
        try:
            self.by_role[setup.role] = build(setup, clock)
        except DeviceError:
            self.by_role[setup.role] = build(Setup(setup.role, "none"), clock)

    def change(self, setup: Setup, clock: Clock) -> None:
        """Put another device in a role's place, live. Raises DeviceError for a wrong set-up, and changes nothing."""
        setup = self._made_real(setup)
        fresh = build(setup, clock)
        old = self.by_role.get(setup.role)
        if old is not None:
            old.stop()
        self.setups[setup.role], self.by_role[setup.role] = setup, fresh
        if self._listen is not None:
            fresh.start(self._listen)
            self._listen(StatusChanged(setup.role, fresh.status()))

    def _made_real(self, setup: Setup) -> Setup:
        """A simulated scanner hangs on a wire of its own, so that somebody can make it scan."""
        if setup.role is Role.SCANNER and setup.kind == "virtual":
            return self.simulate_scanner()
        return setup

    def simulate_scanner(self) -> Setup:
        """Make a scanner that types on a wire of its own, and say how the till reaches it."""
        self.scanner_end = VirtualScanner()
        if os.name == "posix":
            from drivers.virtual.pty_port import PtyPort  # needs termios, which Windows lacks

            port: Port = PtyPort(self.scanner_end)
            self._ports.append(port)
            port.open()
            return Setup(Role.SCANNER, "serial", {"port": port.address})
        port = TcpPort(self.scanner_end)
        self._ports.append(port)
        port.open()
        host, _, number = port.address.partition(":")
        return Setup(Role.SCANNER, "tcp", {"host": host, "tcp_port": number})


def devices_of(kinds: Mapping[str, str], kept: Sequence[Chosen], clock: Clock) -> Devices:
    """Build what a technician chose, else what the shop file names: role -> kind."""
    chosen = {one.role: Setup(Role(one.role), one.kind, one.options) for one in kept}
    devices = Devices()
    for role in _ROLES:
        kind = kinds.get(role.value, "none" if role is not Role.TERMINAL else "manual")
        devices.add(chosen.get(role.value, Setup(role, kind)), clock)
    return devices
