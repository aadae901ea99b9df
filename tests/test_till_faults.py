"""The compressed day leaves out no simulated device and no switch of one."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from drivers import virtual
from drivers.protocol import Role
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.labels import VirtualLabels
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.scale import VirtualScale
from drivers.virtual.scanner import VirtualScanner
from drivers.virtual.terminal import VirtualTerminal
from tests.till_faults import AN_HOUR, OUTFITS, switches

IN_THE_TILL = {
    VirtualPrinter,
    VirtualScanner,
    VirtualScale,
    VirtualDisplay,
    VirtualTerminal,
    VirtualLabels,
}
ELSEWHERE = {
    "Machine": "the inside of the simulated printer",
    "VirtualHidPosScanner": "needs a device file of the kernel's: tests/drivers/test_hid_scanner.py",
    "VirtualTypingScanner": "needs a device file of the kernel's: tests/drivers/test_hid_scanner.py",
}
SHIFT_HOURS = 8


def simulated() -> set[type[VirtualDevice]]:
    for module in pkgutil.iter_modules(virtual.__path__):
        importlib.import_module(f"drivers.virtual.{module.name}")
    found: set[type[VirtualDevice]] = set()
    open_ = [VirtualDevice]
    while open_:
        kinds = open_.pop().__subclasses__()
        found |= {one for one in kinds if one.__module__.startswith("drivers.virtual.")}
        open_ += kinds
    return found


def test_every_simulated_device_hangs_at_the_till_in_some_shift() -> None:
    hung = {make for outfit in OUTFITS for _, make in outfit.values() if make is not None}
    missing = {one.__name__ for one in simulated() - IN_THE_TILL if one not in hung}
    assert missing <= set(ELSEWHERE), missing - set(ELSEWHERE)


@pytest.mark.parametrize("outfit", OUTFITS)
def test_a_shift_throws_every_switch_of_its_outfit(outfit: dict[Role, tuple[str, object]]) -> None:
    kinds = {
        Role.PRINTER: "",
        Role.SCANNER: "",
        **{role: kind for role, (kind, _) in outfit.items()},
    }
    assert sum(len(switches(role, kind)) for role, kind in kinds.items()) <= SHIFT_HOURS * AN_HOUR
