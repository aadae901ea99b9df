"""What goes to a customer display is two whole rows that it can show, and the simulated one reads them back."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import registry
from drivers.display.cd5220 import Cd5220Codec
from drivers.display.epson_dmd import EpsonDmdCodec
from drivers.display.letters import CODE_PAGES, encode_line
from drivers.display.logic_controls import LogicControlsCodec
from drivers.display.shown import ShownDisplay
from drivers.protocol import DeviceError, Health, LineDisplay, Role, Setup
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.display_others import VirtualDmdDisplay, VirtualLogicDisplay
from drivers.virtual.port import TcpPort
from tests.drivers.wait import HandClock, Heard, until


def test_rows_are_written_whole_in_string_mode() -> None:
    upper, lower = b"Pienas 1 l          ", b"            1.29 EUR"
    assert Cd5220Codec().rows("Pienas 1 l", "            1.29 €") == (
        b"\x1bQA" + upper + b"\r\x1bQB" + lower + b"\r"
    )


def test_waking_resets_clears_and_chooses_letters() -> None:
    assert Cd5220Codec().wake() == b"\x1b@\x0c"
    assert Cd5220Codec("cp852", 18).wake() == b"\x1b@\x0c\x1bt\x12"


@pytest.mark.parametrize(
    ("text", "page", "shown"),
    [
        ("ąčęėįšųūž ĄČ", "ascii", b"aceeisuuz AC"),
        ("āčēģīķļņšūž", "ascii", b"acegiklnsuz"),
        ("ąćęłńóśźż Ł", "ascii", b"acelnoszz L"),
        ("åäö ÅÄÖ", "ascii", b"aao AAO"),
        ("ąč€", "cp1257", "ąč€".encode("cp1257")),
        ("ł€", "cp852", "łEUR".encode("cp852")),
        ("„a“ – b…", "ascii", b'"a" - b...'),
        ("e\u0301\u0328", "ascii", b"e"),
        ("中", "ascii", b"?"),
        ("a\tb\x1b\u200fc", "ascii", b"abc"),
        ("1\u00a0250", "ascii", b"1 250"),
    ],
)
def test_letters_the_display_lacks_become_plain(text: str, page: str, shown: bytes) -> None:
    assert encode_line(text, 20, page) == shown.ljust(20)


@settings(max_examples=2000, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(CODE_PAGES))
def test_no_text_can_command_the_display(upper: str, lower: str, page: str) -> None:
    said = Cd5220Codec(page).rows(upper, lower)
    assert len(said) == 48
    assert said.count(b"\x1b") == 2
    assert all(byte >= 0x20 for byte in said[3:23] + said[27:47])
    display = VirtualDisplay(page)
    display.hear(said)
    assert all(len(row) <= 20 for row in display.shown())


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=200))
def test_the_simulated_display_takes_any_bytes(data: bytes) -> None:
    display = VirtualDisplay("cp437")
    for byte in data:
        display.hear(bytes([byte]))
    assert all(len(row) <= 20 for row in display.shown())
    assert len(display._waiting) <= 200


def test_the_simulated_display_knows_its_commands() -> None:
    display = VirtualDisplay()
    display.hear(b"Hello\x1bl\x03\x02World")
    assert display.shown() == ("Hello", "  World")
    display.hear(b"\x1bl\x01\x02\x18\x1bt\x12\x1b*\x04\x1b\x11\x07!")
    assert display.shown() == ("Hello", "!")
    assert display.table == 18
    display.hear(b"\x0c")
    assert display.shown() == ("", "")


def test_epson_rows_are_written_from_their_first_cell_after_the_wire_is_turned_to_the_display() -> (
    None
):
    said = EpsonDmdCodec("cp858", 19)
    assert said.wake() == b"\x1b=\x02\x1b@\x1f\x01\x0c\x1bt\x13"
    assert EpsonDmdCodec().wake() == b"\x1b=\x02\x1b@\x1f\x01\x0c"
    assert said.rows("a", "b").startswith(b"\x1b=\x02\x1f$\x01\x01a ")
    display = VirtualDmdDisplay("cp858")
    display.hear(said.wake() + said.rows("1 €", "b") + b"\x1b=\x01for the printer\x1fX\x04\x1fC")
    assert display.shown() == ("1 €", "b")
    display.hear(b"\x00\x1b=\x02\x1f")
    display.hear(b"$\x02\x02X")
    assert display.shown() == ("1 €", "bX")


def test_logic_controls_rows_are_cells_of_one_run() -> None:
    said = LogicControlsCodec()
    assert said.rows("a", "b") == b"\x10\x00" + b"a".ljust(20) + b"\x10\x14" + b"b".ljust(20)
    display = VirtualLogicDisplay()
    display.hear(b"old")
    display.hear(said.wake() + said.rows("a", "b") + b"\x10")
    display.hear(b"\x01c")
    assert display.shown() == ("ac", "b")


def test_a_display_that_lost_its_power_is_right_again_by_itself() -> None:
    clock, heard = HandClock(), Heard()
    device = registry.build(Setup(Role.DISPLAY, "virtual"), clock)
    assert isinstance(device, ShownDisplay)
    display: LineDisplay = device
    bench = registry.bench_of(device)
    assert bench is not None
    behind = bench.device
    assert isinstance(behind, VirtualDisplay)
    display.show("before", "the wire")
    device.start(heard)
    until(lambda: behind.shown() == ("before", "the wire"))
    display.show("1.29", "EUR")
    display.show("1.29", "EUR")
    until(lambda: behind.shown() == ("1.29", "EUR"))
    behind.hear(b"\x1b@")
    assert behind.shown() == ("", "")
    clock.pass_ms(15_000)
    until(lambda: behind.shown() == ("1.29", "EUR"))
    behind.hear(b"\x1b@")
    device.poke()
    until(lambda: behind.shown() == ("1.29", "EUR"))
    assert heard.healths() == [Health.CONNECTING, Health.OK]
    device.stop()


@pytest.mark.parametrize("kind", ["cd5220", "epson-dmd"])
def test_a_display_that_lost_its_power_is_told_its_letters_again(kind: str) -> None:
    behind = VirtualDmdDisplay("cp1257") if kind == "epson-dmd" else VirtualDisplay("cp1257")
    port = TcpPort(behind)
    port.open()
    where = {"host": port.host, "tcp_port": str(port.port), "code_page": "cp1257", "table": "7"}
    clock = HandClock()
    device = cast("LineDisplay", registry.build(Setup(Role.DISPLAY, f"{kind}-tcp", where), clock))
    device.start(Heard())
    device.show("Žąsis", "4,10 €")
    until(lambda: behind.shown() == ("Žąsis", "4,10 €"))
    behind.set("power-cycle")
    assert (behind.shown(), behind.table) == (("", ""), 0)

    def told_again() -> bool:
        clock.pass_ms(1_000)  # it counts from its last words, which it may only now have ended
        return behind.shown() == ("Žąsis", "4,10 €")

    until(told_again)
    assert behind.table == 7
    behind.set("dark")
    device.show("Duona", "1,29 €")
    until(device.settled)
    assert behind.shown() == ("", "")
    behind.set("ok")
    device.poke()
    until(lambda: behind.shown() == ("Duona", "1,29 €"))
    with pytest.raises(ValueError, match="purple"):
        behind.set("purple")
    device.stop()
    port.close()


def test_a_letter_table_that_cannot_be_is_refused() -> None:
    for told in ({"code_page": "klingon"}, {"table": "300"}, {"table": "x"}):
        with pytest.raises(DeviceError) as refused:
            registry.build(Setup(Role.DISPLAY, "virtual", told), HandClock())
        assert refused.value.code == "bad_option"
