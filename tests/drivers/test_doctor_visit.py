"""The doctor at real ports: it finds what was done to them, and sees that it is gone.

Long because each accident has its own scene.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from drivers import registry
from drivers.discovery import Found
from drivers.doctor import udev
from drivers.doctor.evidence import PortFacts
from drivers.doctor.report import Report, Symptom
from drivers.doctor.system import ThisMachine
from drivers.doctor.visit import examine
from drivers.protocol import DeviceError, Health, Role, Setup
from drivers.virtual.behaviour import RealClock
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.scale import VirtualScale
from drivers.virtual.scanner import VirtualScanner
from tests.drivers.wait import Heard, until, until_same

if sys.platform == "win32":
    pytest.skip("ptys need Linux", allow_module_level=True)

from drivers.virtual.pty_port import PtyPort  # after the guard: the module needs termios


class OtherMachine(ThisMachine):
    """A machine whose ports and programs are given."""

    def __init__(self, ports: tuple[Found, ...] = (), facts: PortFacts | None = None) -> None:
        super().__init__(Path("/nowhere"))
        self._ports, self._facts = ports, facts

    def port(self, path: str) -> PortFacts:
        return self._facts or super().port(path)

    def serial_ports(self) -> tuple[Found, ...]:
        return self._ports


def causes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def serial_scanner(port: str) -> Setup:
    return Setup(Role.SCANNER, "serial", {"port": port})


def test_a_port_that_is_away_is_missed_and_found_again(tmp_path: Path) -> None:
    link = tmp_path / "scanner"
    setup = serial_scanner(str(link))
    report = examine(setup, RealClock())
    assert causes(report)[0] == "port_missing"
    assert report.step is not None
    assert report.step.code == "plug_in"
    assert not report.well
    port = PtyPort(VirtualScanner(), link)
    port.open()
    again = examine(setup, RealClock(), done={"plug_in"})
    assert again.well
    assert again.step is None
    assert again.status.health is Health.OK
    port.close()


def test_a_port_with_another_number_is_named(tmp_path: Path) -> None:
    other = Found("serial", "/dev/ttyUSB1", "usb:1:2:3", allowed=True)
    report = examine(serial_scanner("/dev/ttyUSB0"), RealClock(), system=OtherMachine((other,)))
    assert causes(report)[0] == "port_renamed"
    assert dict(report.findings[0].facts) == {"other": "/dev/ttyUSB1"}


def test_a_forbidden_port_names_the_group_and_the_rule() -> None:
    facts = PortFacts("/dev/ttyUSB0", allowed=False, group="dialout", user="ana")
    report = examine(serial_scanner("/dev/ttyUSB0"), RealClock(), system=OtherMachine(facts=facts))
    assert causes(report)[0] == "permission"
    assert report.step is not None
    assert "70-kasa.rules" in report.step.text.format(**dict(report.step.facts))
    second = examine(
        serial_scanner("/dev/ttyUSB0"),
        RealClock(),
        done={"install_rule"},
        system=OtherMachine(facts=facts),
    )
    assert second.step is not None
    assert second.step.text.format(**dict(second.step.facts)).endswith("usermod -aG dialout ana")


HOLD = """
import os, sys, time
handle = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)
import fcntl
fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_program_that_holds_the_port_is_named(tmp_path: Path) -> None:
    port = PtyPort(VirtualScanner(), tmp_path / "scanner")
    port.open()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, port.address],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        report = examine(serial_scanner(port.address), RealClock())
        holder.communicate("")
    assert report.status.detail == "busy"
    assert causes(report)[0] == "busy_program"
    assert dict(report.findings[0].facts)["program"].startswith("python")
    assert examine(serial_scanner(port.address), RealClock()).well
    port.close()


def test_a_host_that_refuses_and_a_name_that_nobody_has() -> None:
    with socket.create_server(("127.0.0.1", 0)) as shut:
        port = str(shut.getsockname()[1])
    setup = Setup(Role.SCALE, "toledo8217-tcp", {"host": "127.0.0.1", "tcp_port": port})
    report = examine(setup, RealClock())
    assert causes(report)[0] == "host_refused"
    assert dict(report.findings[0].facts) == {"host": "127.0.0.1", "tcp_port": port}


def test_a_setting_that_cannot_be_is_named() -> None:
    report = examine(Setup(Role.SCALE, "virtual", {"poll_ms": "often"}), RealClock())
    assert report.findings[0].text.format(**dict(report.findings[0].facts)) == (
        "The setting “poll_ms” cannot be right: “often”."
    )
    unknown = examine(Setup(Role.SCALE, "abacus"), RealClock())
    assert causes(unknown)[0] == "bad_option"
    assert causes(examine(Setup(Role.SCALE, "none"), RealClock()))[0] == "not_set_up"


def test_a_live_device_is_looked_at_without_opening_it_again() -> None:
    behind, heard = VirtualScale(), Heard()
    port = TcpPort(behind)
    port.open()
    told = {"host": port.host, "tcp_port": str(port.port), "poll_ms": "30", "answer_ms": "100"}
    setup = Setup(Role.SCALE, "toledo8217-tcp", told)
    device = registry.build(setup, RealClock())
    device.start(heard)
    for word, cause in (
        ("overload", "scale_overload"),
        ("moving", "scale_moving"),
        ("offline", "mute"),
    ):
        behind.set(word)
        until_same(lambda: causes(examine(setup, RealClock(), device=device))[:1], [cause])
    behind.set("0.500 kg")
    until(lambda: examine(setup, RealClock(), device=device).well)
    device.stop()
    port.close()


def test_what_only_the_technician_sees_is_taken_into_account() -> None:
    setup = Setup(Role.SCANNER, "virtual")
    report = examine(setup, RealClock(), symptom=Symptom.NOTHING_SCANNED)
    assert causes(report) == ["wedge_scanner", "no_suffix", "mute"]
    assert not report.well


def test_this_machine_reads_groups_programs_and_queues(tmp_path: Path) -> None:
    port = tmp_path / "dev"
    port.touch()
    group, user = port.group(), ThisMachine(tmp_path).port(str(port)).user
    for place, name in (("10", "ModemManager"), ("11", "brltty"), ("12", "cat")):
        (tmp_path / "proc" / place / "fd").mkdir(parents=True)
        (tmp_path / "proc" / place / "comm").write_text(f"{name}\n")
    (tmp_path / "proc/12/fd/3").symlink_to(port)
    (tmp_path / "etc/cups").mkdir(parents=True)
    (tmp_path / "etc/group").write_text(f"other:x:1:\n{group}:x:2:somebody,{user}\n")
    (tmp_path / "etc/cups/printers.conf").write_text(f"DeviceURI file:{port}\n")
    machine = ThisMachine(tmp_path)
    facts = machine.port(str(port))
    assert facts == PortFacts(
        str(port), group=group, user=user, member=True, holders=("cat",), cups=True
    )
    assert machine.running() == ("ModemManager", "brltty")
    assert machine.usb_printers() == ()
    assert not machine.port(str(tmp_path / "gone")).exists
    bare = ThisMachine(tmp_path / "empty").port(str(port))
    assert (bare.member, bare.holders, bare.cups) == (False, (), False)


def test_the_udev_rule_that_the_doctor_names_is_shipped() -> None:
    text = udev.rule_text()
    for needed in ('GROUP="dialout"', 'GROUP="lp"', "ID_MM_DEVICE_IGNORE", 'TAG+="uaccess"'):
        assert needed in text


PRINTER_TROUBLE = [
    ("paper-out", "paper_out", "put_paper"),
    ("cover-open", "cover_open", "close_cover"),
    ("offline", "printer_offline", "go_online"),
    ("silent", "silent_printer", "restart_device"),
]


@pytest.mark.parametrize(("fault", "cause", "step"), PRINTER_TROUBLE)
def test_a_printer_in_trouble_is_told_what_to_do_and_is_well_afterwards(
    fault: str, cause: str, step: str
) -> None:
    printer = VirtualPrinter()
    port = TcpPort(printer)
    port.open()
    told = {"host": port.host, "tcp_port": str(port.port), "profile": "virtual"}
    setup = Setup(Role.PRINTER, "escpos-tcp", told)
    printer.set(fault)
    report = examine(setup, RealClock())
    assert causes(report)[0] == cause
    assert report.step is not None
    assert report.step.code == step
    printer.set("ok")
    assert examine(setup, RealClock(), done={step}).well
    port.close()


def test_a_usb_printer_that_nobody_may_use(tmp_path: Path) -> None:
    facts = PortFacts("/dev/usb/lp0", allowed=False, group="lp", user="ana")
    report = examine(
        Setup(Role.PRINTER, "escpos-lp", {"port": str(tmp_path / "lp0")}),
        RealClock(),
        system=OtherMachine(facts=facts),
    )
    assert causes(report)[0] == "permission"


def test_the_rule_is_shown_and_installed_where_it_may(tmp_path: Path) -> None:
    assert udev.install(tmp_path).read_text() == udev.rule_text()
    assert udev.install_command().startswith("sudo install -m 644 ")
    with pytest.raises(DeviceError) as missing:
        udev.install(tmp_path / "nowhere")
    assert missing.value.code == "not_found"


def test_a_rule_that_may_not_be_written_is_said_to_be_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(DeviceError) as refused:
        udev.install(tmp_path)
    assert refused.value.code == "permission"
