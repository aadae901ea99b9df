"""A printer behind a CUPS queue: one raw job for each receipt, and words where the queue is missing or refuses."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from drivers import discovery, registry
from drivers.doctor.visit import examine
from drivers.link.cups import CupsLink
from drivers.printer.escpos import EscPosPrinter
from drivers.protocol import DeviceError, Health, JobChanged, JobState, Role, Setup
from drivers.virtual.behaviour import RealClock
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.printer.till import job
from tests.drivers.wait import Heard, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not there on Windows")
LPSTAT = '#!/bin/sh\n[ "$1" = -e ] && echo till && echo office\n'
LP = """#!/bin/sh
[ -e "$0.full" ] && echo "lp: queue is full" >&2 && exit 1
[ "$1 $2 $3 $4 $5" = "-s -d till -o raw" ] || exit 2
cat > "$(mktemp "$0.job.XXXXXX")"
"""


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose printing system keeps its jobs as files beside `lp`."""
    for name, text in (("lpstat", LPSTAT), ("lp", LP)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def jobs(system: Path) -> list[bytes]:
    found = sorted(system.glob("lp.job.*"), key=lambda path: path.stat().st_mtime_ns)
    return [path.read_bytes() for path in found]


def started(queue: str, heard: Heard) -> EscPosPrinter:
    printer = registry.build(Setup(Role.PRINTER, "escpos-cups", {"port": queue}), RealClock())
    assert isinstance(printer, EscPosPrinter)
    printer.start(heard)
    return printer


def test_each_receipt_is_one_job_and_the_drawer_does_not_wait_for_one(system: Path) -> None:
    heard = Heard()
    printer = started("till", heard)
    until(lambda: printer.status().health is Health.OK, "the queue")
    printer.pulse_drawer()
    until(lambda: len(jobs(system)) == 1, "the pulse")
    printer.submit(job("one"))
    printer.submit(job("two"))
    until(lambda: len(jobs(system)) == 3, "both receipts")
    until(
        lambda: (
            [one.job_id for one in heard.of(JobChanged) if one.state is JobState.SENT]
            == ["one", "two"]
        ),
        "both to be sent",
    )
    paper = VirtualPrinter()
    paper.adopt({"profile": "generic-80"})
    for data in jobs(system):
        paper.hear(data)
    assert len(paper.receipts) == 2
    assert len(paper.pulses) == 1
    printer.stop()


def test_a_queue_that_takes_nothing_leaves_the_receipt_uncertain_and_is_named(system: Path) -> None:
    heard = Heard()
    printer = started("till", heard)
    until(lambda: printer.status().health is Health.OK, "the queue")
    (system / "lp.full").touch()
    printer.submit(job("one"))
    until(lambda: JobState.UNCERTAIN in [one.state for one in heard.of(JobChanged)], "the doubt")
    lost = [one for one in heard.all() if "queue is full" in str(one)]
    assert lost
    assert jobs(system) == []
    printer.stop()


def test_a_queue_that_is_not_there_is_named_with_what_to_do(system: Path) -> None:
    assert [one.port for one in discovery.print_queues()] == ["till", "office"]
    report = examine(Setup(Role.PRINTER, "escpos-cups", {"port": "kitchen"}), RealClock())
    assert [one.code for one in report.findings][:1] == ["queue_missing"]
    assert report.step is not None
    assert report.step.code == "choose_queue"


def test_a_machine_without_cups_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert discovery.print_queues() == ()
    with pytest.raises(DeviceError) as no:
        CupsLink("till").open(1.0)
    assert no.value.code == "unsupported"


def test_what_was_not_handed_over_is_forgotten(system: Path) -> None:
    link = CupsLink("till")
    with pytest.raises(DeviceError):
        link.write(b"x", 1.0)
    link.open(2.0)
    link.write(b"half", 1.0)
    link.close()
    link.open(2.0)
    link.hand_over(2.0)
    assert jobs(system) == []
    link.wake()
    assert link.read(10, 5.0) == b""
    link.close()
