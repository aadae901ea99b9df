"""The virtual printer by itself: its own reading of ESC/POS, over any borders, and its faults."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.virtual.escpos import Command, Parser, RealTime, RealTimeFilter
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.printer_state import FAULTS, Pulse

WORDS: list[tuple[bytes, str]] = [
    (b"abc", "text"),
    (b"\n", "LF"),
    (b"\x1b@", "ESC @"),
    (b"\x1bt\x33", "ESC t"),
    (b"\x1bp\x00\x32\x32", "ESC p"),
    (b"\x1bD\x08\x10\x00", "ESC D"),
    (b"\x1b*\x21\x02\x00" + bytes(6), "ESC *"),
    (b"\x1b*\x00\x02\x00" + bytes(2), "ESC *"),
    (b"\x1b(A\x02\x00\x01\x02", "ESC ("),
    (b"\x1c.", "FS ."),
    (b"\x1c(C\x01\x00\x01", "FS ("),
    (b"\x1dV\x00", "GS V"),
    (b"\x1dV\x42\x00", "GS V"),
    (b"\x1d(k\x03\x001QP", "GS ("),
    (b"\x1dkC\x081234\x00\x10\x045", "GS k"),
    (b"\x1dk\x04ABC\x00", "GS k"),
    (b"\x1dv0\x00\x02\x00\x02\x00\x1b@\x1dV", "GS v"),
    (b"\x1dr\x01", "GS r"),
    (b"\x1bZ", "?"),
    (b"\x07", "?"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=20), st.data())
def test_commands_are_whole_over_any_borders(
    words: list[tuple[bytes, str]], data: st.DataObject
) -> None:
    stream, parser, raw = b"".join(raw for raw, _ in words), Parser(), b""
    names: list[str] = []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        parser.feed(stream[:size])
        stream = stream[size:]
        while (command := parser.next()) is not None:
            raw += command.raw
            names.append(command.name)
    assert raw == b"".join(word for word, _ in words)
    assert without_text(names) == without_text([name for _, name in words])


def without_text(names: list[str]) -> list[str]:
    return [name for name in names if name != "text"]


@given(st.lists(st.binary(max_size=40), max_size=5))
def test_no_bytes_whatever_break_the_printer(pieces: list[bytes]) -> None:
    printer = VirtualPrinter()
    for piece in pieces:
        printer.hear(piece)
        printer.due()
    printer.set_fault("power-cycle")
    printer.hear(b"\x1b@\x1bt\x33" + "ačiū\n".encode("cp1257") + b"\x1dV\x00")
    assert printer.receipts[-1].lines[-1].text.endswith("ačiū")


@given(
    st.lists(
        st.sampled_from(
            [b"\x10\x04\x01", b"\x10\x14\x01\x00\x01", b"\x10\x05\x01", b"ab", b"\x10\x15"]
        ),
        max_size=8,
    ),
    st.data(),
)
def test_real_time_commands_are_found_over_any_borders(
    words: list[bytes], data: st.DataObject
) -> None:
    stream, found = b"".join(words), RealTimeFilter()
    rest, real_time = b"", []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        for piece in found.feed(stream[:size]):
            if isinstance(piece, RealTime):
                real_time.append(piece.name)
            else:
                rest += piece
        stream = stream[size:]
    names = {b"\x10\x04\x01": "EOT", b"\x10\x14\x01\x00\x01": "DC4", b"\x10\x05\x01": "ENQ"}
    assert real_time == [names[word] for word in words if word in names]
    assert rest == b"".join(word for word in words if word not in names)


def test_a_command_is_named_with_its_parameters() -> None:
    parser = Parser()
    parser.feed(b"\x1dV\x42\x03")
    assert parser.next() == Command("GS V", b"\x42\x03", b"\x1dV\x42\x03")
    assert parser.next() is None


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        ("ok", "12 12 12 12"),
        ("paper-low", "12 12 12 1e"),
        ("paper-out", "1a 32 12 7e"),
        ("cover-open", "1a 16 12 12"),
        ("offline", "1a 12 12 12"),
    ],
)
def test_status_bytes_are_those_of_real_printers(fault: str, answers: str) -> None:
    printer = VirtualPrinter()
    printer.set_fault(fault)
    said = printer.hear(b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04")
    assert said.hex(" ") == answers


def test_it_reports_by_itself_when_told_to() -> None:
    printer = VirtualPrinter()
    assert printer.hear(b"\x1da\xff") == b"\x10\x00\x00\x00"
    printer.set_fault("paper-out")
    assert printer.due() == b"\x18\x00\x0f\x00"
    assert printer.hear(b"\x10\x14\x01\x00\x02") == b""
    assert printer.due() == b"\x1c\x00\x0f\x00"
    printer.set_fault("ok")
    printer.due()
    assert printer.hear(b"\x1da\x00") == b""
    printer.shut_drawer()
    assert printer.due() == b""


def test_it_says_who_it_is_and_where_its_sensors_stand() -> None:
    printer = VirtualPrinter()
    assert printer.hear(b"\x1dI\x43\x1dI\x01") == b"_VIRTUAL\x00\x20"
    assert printer.hear(b"\x1dr\x01\x1dr\x02") == b"\x00\x00"
    printer.hear(b"\x1bp\x00\x19\xfa")
    assert printer.hear(b"\x1dr\x02") == b"\x01"
    assert printer.pulses == [Pulse(2, 50, 500, real_time=False)]
    assert printer.hear(b"\x1d(H\x06\x00001234") == b"\x37\x221234\x00"
    assert printer.hear(b"\x1d(H\x02\x0011\x1d(A\x02\x00\x00\x02") == b""


def test_a_drawer_on_the_other_pin_stays_shut() -> None:
    printer = VirtualPrinter()
    printer.hear(b"\x1bp\x01\x19\xfa\x10\x14\x01\x01\x01")
    assert not printer.drawer_open
    assert [pulse.pin for pulse in printer.pulses] == [5, 5]


def test_it_keeps_what_it_was_sent_while_blocked() -> None:
    printer = VirtualPrinter()
    printer.set_fault("cover-open")
    printer.hear(b"a\nb\n")
    assert printer.uncut.text == ""
    printer.set_fault("ok")
    assert printer.uncut.text == "a\nb"


def test_lines_too_long_for_the_paper_go_on_below() -> None:
    printer = VirtualPrinter()
    printer.hear(b"x" * 50 + b"\n\x1d!\x11" + b"y" * 25 + b"\n")
    assert [len(line.text) for line in printer.uncut.lines] == [42, 8, 21, 4]


def test_old_style_commands_are_understood() -> None:
    printer = VirtualPrinter()
    printer.hear(b"\x1b!\x38big\n\x1b!\x00\x1bd\x02\x1dk\x02123\x00half\x1bi")
    (receipt,) = printer.receipts
    assert receipt.doubled == ("big",)
    assert receipt.barcodes == ("123",)
    assert receipt.lines[-1].text == "half"
    assert receipt.raw.startswith(b"\x1b!\x38big")
    printer.hear(b"cut off here\x1dv0\x00\x01\x00\x01\x00\xff\x1bm\x1bm")
    assert [line.kind for line in printer.receipts[1].lines] == ["text", "image"]
    assert printer.cuts == 3
    assert len(printer.receipts) == 2


def test_a_slot_that_it_lacks_changes_nothing() -> None:
    printer = VirtualPrinter()
    printer.hear(b"\x1bt\x33\x1bt\xfe\xe0\n")
    assert printer.uncut.text == "ą"


@pytest.mark.parametrize(
    ("word", "shows"),
    [("drawer stuck", "stuck"), ("drawer ok", "free"), ("paper-out", "paper-out")],
)
def test_a_bench_sets_it_by_one_word(word: str, shows: str) -> None:
    printer = VirtualPrinter()
    printer.set(word)
    assert shows in (printer.fault, "stuck" if printer.condition.drawer.stuck else "free")
    printer.set("drawer shut")
    assert not printer.drawer_open


def test_a_word_that_it_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="on-fire"):
        VirtualPrinter().set("on-fire")
    assert "ok" in FAULTS


def test_clearing_the_buffer_forgets_the_unfinished_line() -> None:
    printer = VirtualPrinter()
    printer.hear(b"half\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08whole\n\x10\x05\x02")
    assert printer.uncut.text == "whole"
