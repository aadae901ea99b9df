"""Shelf labels come out once, with every letter and a code that scans, in ZPL and as rows; nothing prints twice.

Long because wires, faults and both languages of labels meet here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import registry
from drivers.printer import zpl
from drivers.printer.label_rows import label_rows
from drivers.protocol import (
    DeviceError,
    Health,
    JobChanged,
    JobState,
    Label,
    Printer,
    PrintJob,
    Role,
    Setup,
)
from drivers.virtual.labels import FAULTS, VirtualLabels
from drivers.virtual.port import Port, TcpPort
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.wait import HandClock, Heard, until

BREAD = Label(
    "Juoda ruginė duona „Kluonė“ 800 g", "2,19 €", "2,74 €/kg", "", "4779900010018", "2026-11-21"
)
BEER = Label("Žąsų ^ alus ~ 5_0 %", "1,49 €", "2,98 €/l", "+ 0,10 € užstatas", "40170725", "")
SIZE = zpl.size_of(50, 30, 203)


@dataclass
class Till:
    """The driver, the simulated printer behind it, and its cable."""

    printer: Printer
    behind: VirtualLabels
    unplug: Callable[[], None]
    plug: Callable[[], None]
    clock: HandClock
    heard: Heard = field(default_factory=Heard)

    def start(self) -> Till:
        self.printer.start(self.heard)
        until(lambda: self.printer.status().health is Health.OK, "the printer")
        return self

    def submit(self, name: str, *labels: Label) -> None:
        self.printer.submit(PrintJob(name, (), labels=labels or (BREAD, BEER)))

    def states(self, name: str) -> list[tuple[JobState, str]]:
        return [(one.state, one.reason) for one in self.heard.of(JobChanged) if one.job_id == name]

    def ends(self, name: str, state: JobState) -> None:
        def ended() -> bool:
            self._time_passes()
            return bool(self.states(name)) and self.states(name)[-1][0] is state

        until(ended, f"{name} to be {state}: {self.states(name)}")

    def _time_passes(self) -> None:
        if self.printer.settled():
            self.clock.pass_ms(200)
            self.printer.poke()

    def health(self, wanted: Health) -> None:
        def there() -> bool:
            self._time_passes()
            return self.printer.status().health is wanted

        until(there, wanted.value)


@pytest.fixture(params=["inside", "tcp", "pty"])
def till(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Till]:
    clock, ports = HandClock(), list[Port]()
    if request.param == "inside":
        device = registry.build(Setup(Role.LABELS, "virtual"), clock)
        bench = registry.bench_of(device)
        assert bench is not None
        behind, cable = cast("VirtualLabels", bench.device), bench
        made = Till(cast("Printer", device), behind, cable.unplug, cable.plug, clock)
    else:
        behind = VirtualLabels()
        port, setup = _port(request.param, behind, tmp_path)
        ports.append(port)
        device = registry.build(setup, clock)
        made = Till(cast("Printer", device), behind, port.unplug, port.plug, clock)
    yield made
    made.printer.stop()
    for port in ports:
        port.close()


def _port(wire: str, behind: VirtualLabels, folder: Path) -> tuple[Port, Setup]:
    if wire == "tcp":
        tcp = TcpPort(behind)
        tcp.open()
        return tcp, Setup(Role.LABELS, "zpl-tcp", {"host": tcp.host, "tcp_port": str(tcp.port)})
    if sys.platform == "win32":
        pytest.skip("ptys need Linux")
    from drivers.virtual.pty_port import PtyPort

    pty = PtyPort(behind, folder / "labels")
    pty.open()
    return pty, Setup(Role.LABELS, "zpl-serial", {"port": pty.address})


def test_labels_come_out_as_they_are_read_and_once(till: Till) -> None:
    till.start().submit("a")
    till.submit("a")
    till.ends("a", JobState.PRINTED)
    bread, beer = till.behind.printed
    assert bread.texts == (BREAD.name, "2,19 €", "2,74 €/kg", "2026-11-21")
    assert bread.codes == (("ean13", "4779900010018"),)
    assert beer.texts == (BEER.name, "1,49 €", "2,98 €/l", "+ 0,10 € užstatas")
    assert beer.codes == (("ean8", "40170725"),)
    assert (bread.width, bread.height) == (400, 240)
    states = [state for state, _ in till.states("a")]
    assert states == [JobState.QUEUED, JobState.SENDING, JobState.PRINTED]


@pytest.mark.parametrize(
    ("fault", "health"),
    [
        ("paper-out", Health.PAPER_OUT),
        ("cover-open", Health.COVER_OPEN),
        ("offline", Health.OFFLINE),
    ],
)
def test_a_printer_that_cannot_go_on_is_waited_for(till: Till, fault: str, health: Health) -> None:
    till.start()
    till.behind.set(fault)
    till.health(health)
    till.submit("a")
    until(lambda: (JobState.QUEUED, health.value) in till.states("a"), "the reason")
    till.behind.set("ok")
    till.ends("a", JobState.PRINTED)
    assert len(till.behind.printed) == 2


def test_labels_that_run_out_in_between_are_finished_after_the_new_roll(till: Till) -> None:
    till.start()
    till.behind.fault = "paper-out"
    till.submit("a")
    until(lambda: till.states("a")[-1:] == [(JobState.SENDING, "")], "the labels to leave")
    till.health(Health.PAPER_OUT)
    till.clock.pass_ms(60_000)
    till.health(Health.PAPER_OUT)
    assert till.behind.printed == []
    till.behind.set("ok")
    till.ends("a", JobState.PRINTED)
    assert len(till.behind.printed) == 2


def test_a_printer_that_goes_mute_is_asked_about_never_sent_to_again(till: Till) -> None:
    till.start()
    till.behind.set("silent")
    till.submit("a")
    until(lambda: till.states("a")[-1:] == [(JobState.SENDING, "")], "the labels to leave")
    till.clock.pass_ms(31_000)
    till.ends("a", JobState.UNCERTAIN)
    till.health(Health.SILENT)
    till.behind.set("ok")
    till.health(Health.OK)
    till.submit("b", BREAD)
    till.ends("b", JobState.PRINTED)
    assert len(till.behind.printed) == 3


def test_a_cable_pulled_while_labels_wait_leaves_them_uncertain_and_later_ones_whole(
    till: Till,
) -> None:
    till.start()
    till.behind.fault = "paper-out"
    till.submit("a")
    until(lambda: till.states("a")[-1:] == [(JobState.SENDING, "")], "the labels to leave")
    until(till.printer.settled, "rest")
    till.unplug()
    until(lambda: till.states("a")[-1][0] is JobState.UNCERTAIN, "the doubt")
    till.submit("b", BREAD)
    till.behind.fault = "ok"
    till.plug()
    till.ends("b", JobState.PRINTED)


def test_a_job_can_be_dropped_before_it_leaves(till: Till) -> None:
    till.start()
    till.behind.set("paper-out")
    till.health(Health.PAPER_OUT)
    till.submit("a")
    till.printer.drop("a")
    till.printer.pulse_drawer()
    until(lambda: till.states("a")[-1:] == [(JobState.FAILED, "dropped")], "the drop")


def test_a_wire_that_cannot_answer_ends_as_sent(tmp_path: Path) -> None:
    path = tmp_path / "labels.zpl"
    printer = cast(
        "Printer",
        registry.build(Setup(Role.LABELS, "zpl-file", {"path": str(path)}), HandClock()),
    )
    heard = Heard()
    printer.start(heard)
    printer.submit(PrintJob("a", (), labels=(BREAD,)))
    until(lambda: JobChanged("a", JobState.SENT) in heard.all(), "the file")
    printer.stop()
    reader = VirtualLabels()
    reader.hear(path.read_bytes())
    assert reader.printed[0].texts[0] == BREAD.name


def test_a_receipt_printer_prints_labels_as_rows() -> None:
    port = TcpPort(paper := VirtualPrinter())
    port.open()
    where = {"host": port.host, "tcp_port": str(port.port), "profile": "virtual"}
    paper.adopt(where)
    device = registry.build(Setup(Role.LABELS, "escpos-tcp", where), HandClock())
    printer, heard = cast("Printer", device), Heard()
    printer.start(heard)
    printer.submit(PrintJob("a", (), labels=(BREAD, BEER)))
    until(lambda: JobChanged("a", JobState.PRINTED) in heard.all(), "the labels")
    first, second = paper.receipts
    assert "2,19 €" in first.text
    assert first.barcodes == ("4779900010018",)
    assert "užstatas" in second.text
    printer.stop()
    port.close()


def test_rows_of_a_long_name_take_two_lines_at_most() -> None:
    long = Label("Labai ilgas prekės pavadinimas " * 5, "1,00 €", code="ABC-1")
    rows = list(label_rows((long,), 32))
    assert [row.bold for row in rows].count(True) == 3
    assert all(len(row.text) <= 32 for row in rows)
    assert rows[-1].cut


@pytest.mark.parametrize("wrong", [{"dpi": "100"}, {"width_mm": "x"}])
def test_what_cannot_be_a_setting_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(DeviceError):
        registry.build(Setup(Role.LABELS, "virtual", wrong), HandClock())


def test_other_codes_are_code_128_and_what_has_no_bars_is_left_out() -> None:
    reader = VirtualLabels()
    for code in ("ABC^1", "žalias", "4779900010019"):
        reader.hear(zpl.label(Label("x", "1", code=code), SIZE))
    codes = [one.codes for one in reader.printed]
    assert codes == [(("code128", "ABC^1"),), (), (("code128", "4779900010019"),)]
    assert zpl.size_of(50, 30, 300) == zpl.Size(600, 360, 12)


@settings(max_examples=2000, deadline=None)
@given(st.text(max_size=60))
def test_any_name_is_a_name_and_no_command(name: str) -> None:
    reader = VirtualLabels()
    reader.hear(zpl.label(Label(name, "1,00", code="4779900010018"), SIZE))
    (label,) = reader.printed
    assert label.codes == (("ean13", "4779900010018"),)
    assert len(label.texts) <= 2
    assert "1,00" in label.texts


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(FAULTS))
def test_any_bytes_are_read_and_answered(data: bytes, fault: str) -> None:
    standing, rest = zpl.read(data)
    assert standing is None or standing.waiting >= 0
    assert len(rest) <= zpl.LONGEST
    reader = VirtualLabels()
    reader.set(fault)
    reader.hear(data)
    with pytest.raises(ValueError, match="tired"):
        reader.set("tired")


def test_an_answer_in_pieces_with_noise_around_it_is_read() -> None:
    whole = VirtualLabels().hear(b"~HS")
    assert zpl.read(b"noise" + whole[:30])[0] is None
    assert zpl.read(whole) == (zpl.Standing(False, False, False, 0), b"\r\n")
    assert zpl.read(b"\x02a\x03\x02b\x03\x02c\x03")[0] is None
