"""A printer simulator that this project did not write: emupos takes our receipts and says what it read."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from drivers.link.base import Link
from drivers.link.serial import Line, SerialLink
from drivers.link.tcp import TcpLink
from drivers.printer.escpos import EscPosPrinter
from drivers.protocol import Align, DrawerMoved, Health, JobChanged, Row
from drivers.virtual.behaviour import RealClock
from tests.drivers.emupos import MARKS, Emupos, free_port
from tests.drivers.printer.test_letters import GOLDEN
from tests.drivers.printer.till import job, until
from tests.drivers.wait import Heard

pytestmark = MARKS
SHOP = """
schema: 1
api: {{ host: 127.0.0.1, port: {api} }}
devices:
  - id: front
    type: printer
    profile: ./baltic.yaml
    connections: [ tcp: {{ port: {tcp} }} ]
  - id: back
    type: printer
    profile: ./baltic.yaml
    connections: [ serial: {{ pty: true }} ]
"""
MODEL = """
type: printer
name: Nameless 80 mm
dpi: 203
width_dots: 576
font_a: { width: 12, height: 24 }
font_b: { width: 9, height: 17 }
code_pages: { 0: PC437, 25: WPC1257, 95: PC775 }
default_code_page: 0
drawer_sensor_open_level: high
printer_id: { model: 0x63, autocutter: true, maker: EPSON, name: X, column_emulation_mode: false }
serial: { baud: 38400, data_bits: 8, parity: none, stop_bits: 1 }
"""


class PrinterShop(Emupos):
    """A printer on the network and one on a serial wire."""

    def __init__(self, folder: Path) -> None:
        self.api, self.tcp = free_port(), free_port()
        shop = SHOP.format(api=self.api, tcp=self.tcp)
        super().__init__(folder, self.api, {"emupos.yaml": shop, "baltic.yaml": MODEL})

    def ready(self) -> bool:
        with socket.socket() as caller:
            reached = caller.connect_ex(("127.0.0.1", self.api)) == 0
        return reached and self.path("back").exists()

    def link(self, device: str) -> Link:
        if device == "front":
            return TcpLink("127.0.0.1", self.tcp)
        return SerialLink(str(self.path("back")), Line(38400))

    def receipt(self, device: str, what: str) -> bytes:
        return self.ask("GET", f"{device}/receipts/latest/{what}")


@pytest.fixture(scope="module")
def emupos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrinterShop]:
    running = PrinterShop(tmp_path_factory.mktemp("emupos"))
    until(running.ready, lambda: "emupos does not open its ports")
    yield running
    running.end()


@pytest.fixture(params=["front", "back"])
def device(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def printer(emupos: PrinterShop, device: str, heard: Heard) -> Iterator[EscPosPrinter]:
    told = {"profile": "generic-80", "drawer_switch": "high"}
    made = EscPosPrinter(emupos.link(device), told, RealClock())
    made.start(heard)
    until(lambda: made.status().health is Health.OK, lambda: str(made.status()))
    yield made
    made.stop()


def until_state(heard: Heard, words: str) -> None:
    def said() -> list[str]:
        return [f"{event.job_id} {event.state}" for event in heard.of(JobChanged)]

    until(lambda: words in said(), lambda: f"not {words}: {said()}")


def test_it_reads_the_letters_of_all_languages(
    emupos: PrinterShop, device: str, printer: EscPosPrinter, heard: Heard
) -> None:
    printer.submit(job(f"{device}-letters", *GOLDEN.values(), Row(cut=True)))
    until_state(heard, f"{device}-letters printed")
    text = emupos.receipt(device, "text").decode("utf-8")
    assert [row.rstrip() for row in text.split("\n") if row.strip()] == list(GOLDEN.values())


def test_its_picture_shows_codes_that_can_be_read(
    emupos: PrinterShop, device: str, printer: EscPosPrinter, heard: Heard
) -> None:
    rows = [
        Row(text="VISO 12,30", bold=True, width=2, height=2),
        Row(qr="https://kasa.example/k/1", align=Align.CENTER),
        Row(barcode="4770000000015", align=Align.CENTER),
        Row(text=""),
        Row(barcode="KASA-1-000123"),
        Row(cut=True),
    ]
    printer.submit(job(f"{device}-codes", *rows))
    until_state(heard, f"{device}-codes printed")
    picture = Image.open(io.BytesIO(emupos.receipt(device, "image"))).convert("L")
    assert {code.text for code in zxingcpp.read_barcodes(picture)} == {
        "https://kasa.example/k/1",
        "4770000000015",
        "KASA-1-000123",
    }


@pytest.mark.parametrize(
    ("fault", "health"),
    [
        ("paper-out", Health.PAPER_OUT),
        ("cover-open", Health.COVER_OPEN),
        ("offline", Health.OFFLINE),
    ],
)
def test_its_faults_hold_a_job_until_they_are_gone(
    emupos: PrinterShop,
    device: str,
    printer: EscPosPrinter,
    heard: Heard,
    fault: str,
    health: Health,
) -> None:
    emupos.ask("PUT", f"{device}/faults/{fault}")
    printer.poke()
    until(lambda: printer.status().health is health, lambda: str(printer.status()))
    printer.submit(job(f"{device}-{fault}", "kantrus kvitas", Row(cut=True)))
    until(printer.settled, lambda: "never settled")
    assert heard.of(JobChanged)[-1].reason == health.value
    emupos.ask("DELETE", f"{device}/faults/{fault}")
    printer.poke()
    until_state(heard, f"{device}-{fault} printed")
    assert b"kantrus kvitas" in emupos.receipt(device, "text")


def test_its_low_paper_is_a_warning(
    emupos: PrinterShop, device: str, printer: EscPosPrinter
) -> None:
    emupos.ask("PUT", f"{device}/faults/paper-near-end")
    printer.poke()
    until(lambda: printer.status().health is Health.LOW, lambda: str(printer.status()))
    emupos.ask("DELETE", f"{device}/faults/paper-near-end")


def test_its_drawer_opens_and_shuts(
    emupos: PrinterShop, device: str, printer: EscPosPrinter, heard: Heard
) -> None:
    printer.pulse_drawer()
    until(lambda: DrawerMoved(True) in heard.all(), lambda: str(heard.all()))
    emupos.ask("POST", f"{device}/drawer/close")
    printer.poke()
    until(lambda: DrawerMoved(False) in heard.all(), lambda: str(heard.all()))
