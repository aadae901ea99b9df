"""The contracts on real devices, when a marker and a port are given; `make test` leaves them out.

    KASA_HARDWARE="scale:toledo8217-serial:port=/dev/ttyUSB0" .venv/bin/python -m pytest -m hardware tests/drivers
    KASA_HARDWARE="printer:escpos-tcp:host=10.0.0.9,profile=tm-t20iii" …

Several are divided by a blank. A person stands by: goods on the scale, a label to scan, paper in the printer.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import cast

import pytest

from drivers import registry
from drivers.protocol import (
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
    Scanned,
    Setup,
    Weighed,
)
from drivers.virtual.behaviour import RealClock
from tests.drivers.printer.till import job
from tests.drivers.wait import Heard, until

GIVEN = os.environ.get("KASA_HARDWARE", "").split()


def setup_of(text: str) -> Setup:
    """`role:kind:key=value,…`."""
    role, kind, told = [*text.split(":", 2), "", ""][:3]
    pairs = (pair.partition("=") for pair in told.split(",") if pair)
    return Setup(Role(role), kind, {key: value for key, _, value in pairs})


def patiently(condition: Callable[[], bool], what: str) -> None:
    """Leave a person half a minute."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


@pytest.fixture(params=GIVEN or [""])
def wired(request: pytest.FixtureRequest) -> Iterator[tuple[Device, Heard]]:
    if not request.param:
        pytest.skip("no device was named in KASA_HARDWARE")
    device, heard = registry.build(setup_of(request.param), RealClock()), Heard()
    device.start(heard)
    until(lambda: device.status().health in (Health.OK, Health.LOW), "the device to be well")
    yield device, heard
    device.stop()


@pytest.mark.hardware
def test_it_does_what_its_role_is_for(wired: tuple[Device, Heard]) -> None:
    device, heard = wired
    match device.role:
        case Role.PRINTER | Role.SECOND_PRINTER:
            printer = cast("Printer", device)
            printer.submit(job("hardware"))
            ends = (JobState.PRINTED, JobState.SENT)
            until(lambda: any(one.state in ends for one in heard.of(JobChanged)), "the receipt")
        case Role.LABELS:
            label = Label("Kasa ąčęėįšųūž", "1,29 €", "2,58 €/kg", code="4770000000015")
            cast("Printer", device).submit(PrintJob("hardware", (), labels=(label,)))
            ends = (JobState.PRINTED, JobState.SENT)
            until(lambda: any(one.state in ends for one in heard.of(JobChanged)), "the label")
        case Role.SCALE:
            scale = cast("Scale", device)
            scale.ask_weight()
            until(lambda: any(one.grams is not None for one in heard.of(Weighed)), "a weight")
        case Role.SCANNER:
            patiently(lambda: bool(heard.of(Scanned)), "a scan")
        case Role.DISPLAY:
            display = cast("LineDisplay", device)
            display.show("Kasa", "ąčęėįšųūž €")
            until(device.settled, "the rows to be written")
        case _:
            until(device.settled, "the terminal to rest")


def test_a_set_up_is_written_in_one_word() -> None:
    assert setup_of("scale:cas-tcp:host=h,tcp_port=9") == Setup(
        Role.SCALE, "cas-tcp", {"host": "h", "tcp_port": "9"}
    )
    assert setup_of("terminal:manual") == Setup(Role.TERMINAL, "manual")
