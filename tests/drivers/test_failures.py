"""Every fault switch of every simulated device: the till sees it, names the cause, says what to do in five languages.

What the driver must not do then (print twice, lose a sale, hold the screen) stands in the tests of jobs, links, stories
and of the stopped device; the table in docs/hardware.md says where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest

from drivers import registry
from drivers.doctor.report import Report, Symptom
from drivers.doctor.texts import CAUSES, STEPS
from drivers.doctor.visit import examine
from drivers.protocol import (
    Device,
    Printer,
    Role,
    Scale,
    ScanGarbled,
    Scanned,
    Setup,
)
from drivers.virtual import display, labels, printer_state, scanner, terminal, zvt
from drivers.virtual.behaviour import RealClock, VirtualDevice
from drivers.virtual.port import TcpPort
from drivers.virtual.scanner import VirtualScanner
from drivers.virtual.zvt import VirtualZvt
from pos.text import LANGUAGES, speaker
from tests.drivers.printer.till import job
from tests.drivers.wait import Heard, until, until_many

P, S, W, D, L = Role.PRINTER, Role.SCANNER, Role.SCALE, Role.DISPLAY, Role.LABELS
NOTHING_WRONG = ("", "")
TABLE: dict[tuple[Role, str], tuple[str, str]] = {
    (P, "ok"): NOTHING_WRONG,
    (P, "paper-out"): ("paper_out", "put_paper"),
    (P, "paper-low"): ("paper_low", "have_paper"),
    (P, "cover-open"): ("cover_open", "close_cover"),
    (P, "offline"): ("printer_offline", "go_online"),
    (P, "cutter"): ("cutter", "free_cutter"),
    (P, "silent"): ("silent_printer", "restart_device"),
    (P, "cut-off"): ("lost", "plug_in"),
    (
        P,
        "power-cycle",
    ): NOTHING_WRONG,  # the device is back; a job under way is asked about: test_jobs
    (P, "slow"): NOTHING_WRONG,  # waited for: test_jobs
    (
        P,
        "small-buffer",
    ): NOTHING_WRONG,  # cannot be seen from here; the model's pauses prevent it: test_models
    (P, "drawer stuck"): ("drawer_cable", "plug_drawer"),
    (S, "ok"): NOTHING_WRONG,
    (S, "wrong-baud"): ("wrong_speed", "match_speed"),
    (S, "noise"): ("wrong_speed", "match_speed"),
    (
        S,
        "twice",
    ): NOTHING_WRONG,  # one read where it stands, two pieces in the hand: test_scanner_profiles
    (S, "no-suffix"): ("no_suffix", "program_suffix"),
    (S, "partial"): ("no_suffix", "program_suffix"),
    (W, "ok"): NOTHING_WRONG,
    (W, "moving"): ("scale_moving", "wait_still"),
    (W, "overload"): ("scale_overload", "take_off"),
    (W, "under_zero"): ("scale_under_zero", "zero_scale"),
    (W, "zero_lost"): ("scale_zero_lost", "zero_scale"),
    (W, "offline"): ("mute", "restart_device"),
    (D, "ok"): NOTHING_WRONG,
    (D, "power-cycle"): NOTHING_WRONG,  # its rows and letters are written again: test_line_displays
    (D, "dark"): ("wrong_speed", "match_speed"),
    (L, "ok"): NOTHING_WRONG,
    (L, "paper-out"): ("paper_out", "put_paper"),
    (L, "cover-open"): ("cover_open", "close_cover"),
    (L, "offline"): ("printer_offline", "go_online"),
    (L, "silent"): ("silent_printer", "restart_device"),
    (Role.TERMINAL, "ok"): NOTHING_WRONG,
    (Role.TERMINAL, "offline"): ("terminal_mute", "restart_device"),
}
OF_ZVT = {
    "offline": ("terminal_mute", "restart_device"),
    "no-paper": ("terminal_paper", "put_paper"),
    "out-of-order": ("terminal_out_of_order", "restart_device"),
}
"""What only that terminal can say of itself."""
TOLD_BY_ITS_JOB = {"half-written"}
"""The cashier is asked what is on the paper, half a minute later: test_jobs."""
TOLD_PER_PAYMENT = {
    "declines", "slow", "late", "lost-after-approval", "lost-before", "other-amount", "refuses", "customer-stops",
    "silent-end",
}  # fmt: skip
"""Moods of terminals that concern one payment: test_zvt and test_simulated_terminal."""
SYMPTOMS = {"drawer stuck": Symptom.DRAWER_SHUT, "dark": Symptom.DARK_DISPLAY}
QUICK = {W: {"poll_ms": "30", "answer_ms": "150"}, Role.TERMINAL: {"greet_s": "1"}}


class Bench:
    """A device with its simulated other end inside the till."""

    def __init__(self, role: Role) -> None:
        self.role = role
        self.setup = Setup(role, "virtual", QUICK.get(role, {}))
        self.device: Device = registry.build(self.setup, RealClock())
        self.heard = Heard()
        self.device.start(self.heard)
        made = registry.bench_of(self.device)
        assert made is not None
        self.behind: VirtualDevice = made.device

    def suffer(self, fault: str) -> None:
        """Switch the fault on and do what brings it to light."""
        self.behind.set(fault)
        if isinstance(self.behind, VirtualScanner):
            for times in (1, 2, 3):
                self.behind.scan("4770000000015")
                until_many(self.all_scans, times, "the scan")
        elif self.role is P and fault in ("cut-off", "power-cycle", "slow"):
            cast("Printer", self.device).submit(job("one"))
        elif self.role is W:
            cast("Scale", self.device).ask_weight()

        self.device.poke()

    def all_scans(self) -> list[object]:
        return [*self.heard.of(Scanned), *self.heard.of(ScanGarbled)]

    def look(self, fault: str) -> Report:
        symptom = SYMPTOMS.get(fault, Symptom.NONE)
        return examine(self.setup, RealClock(), device=self.device, symptom=symptom)


@pytest.fixture
def open_bench() -> Iterator[Callable[[Role], Bench]]:
    made: list[Bench] = []

    def opened(role: Role) -> Bench:
        made.append(Bench(role))
        return made[-1]

    yield opened
    for bench in made:
        bench.device.stop()


@pytest.mark.parametrize(("role", "fault"), sorted(TABLE))
def test_a_fault_is_seen_named_and_has_a_way_out(
    role: Role, fault: str, open_bench: Callable[[Role], Bench]
) -> None:
    bench = open_bench(role)
    until(lambda: bench.look("ok").well, "a well device")
    bench.suffer(fault)
    cause, step = TABLE[role, fault]
    seen: list[Report] = []

    def named() -> bool:
        seen.append(bench.look(fault))
        found = [one.code for one in seen[-1].findings]
        return found[:1] == [cause] if cause else not found

    until(named, f"{cause or 'health'} after {fault}")
    report = seen[-1]
    assert (report.step.code if report.step else "") == step
    if cause:
        for language in LANGUAGES:
            say = speaker(language)
            for english in (CAUSES[cause], STEPS[step]):
                said = say(english)
                assert said
                assert language == "en" or said != english


def test_no_fault_switch_is_without_a_row() -> None:
    """Whoever adds a fault says here how the till names it."""
    switches = {
        P: tuple({*printer_state.FAULTS, "drawer stuck"} - TOLD_BY_ITS_JOB),
        S: ("ok", *scanner.FAULTS),
        D: ("ok", *display.FAULTS),
        L: labels.FAULTS,
        Role.TERMINAL: tuple(
            {*terminal.MOODS, *zvt.MOODS} - TOLD_PER_PAYMENT - ({*OF_ZVT} - {"offline"})
        ),
    }
    for role, words in switches.items():
        assert {fault for known, fault in TABLE if known is role} == set(words)


@pytest.mark.parametrize("fault", sorted(OF_ZVT))
def test_what_another_terminal_says_of_itself_is_named_alike(fault: str) -> None:
    behind = VirtualZvt()
    behind.set(fault)
    port = TcpPort(behind)
    port.open()
    where = {"host": port.host, "tcp_port": str(port.port), "greet_s": "1"}
    device = registry.build(Setup(Role.TERMINAL, "zvt-tcp", where), RealClock())
    device.start(Heard())
    setup = Setup(Role.TERMINAL, "zvt-tcp", where)
    cause, step = OF_ZVT[fault]

    def named() -> bool:
        device.poke()
        report = examine(setup, RealClock(), device=device)
        found = [one.code for one in report.findings][:1] == [cause]
        return found and report.step is not None and report.step.code == step

    until(named, cause)
    for language in LANGUAGES:
        assert language == "en" or speaker(language)(CAUSES[cause]) != CAUSES[cause]
    device.stop()
    port.close()
