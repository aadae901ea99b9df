"""2,000 inputs into each parser of bytes that come in: messages or nothing come out, no exception, and nothing grows.

The parsers of scales, terminals, displays and frames have the like in their own tests; here are all that had not.
tests/incoming is the list of all parsers, which are fed once more together.
"""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.display.letters import CODE_PAGES, encode_line
from drivers.printer.answers import Answers
from drivers.printer.letters import CODECS, encode
from drivers.protocol import DeviceError
from drivers.scale.checkword import read_secret
from drivers.virtual.printer import VirtualPrinter

_SAID = [
    b"\x10\x04\x01", b"\x10\x14\x01\x00\x01", b"\x1b@", b"\x1bt\x33", b"\x1dV\x00", b"\x1d(k\x03\x001Q0", b"\x1dv0\x00",
    b"\x1dkI\x04{B12", b"\x1b!\x30", b"abc\n", b"\x1c.", b"\x1dr\x01", b"\x1d(H\x06\x0000abcd", b"\x12",
    b"\x10\x00\x00\x00", b"\x37\x22ab\x00", b"_X\x00", b"\x00", b"\xff",
]  # fmt: skip
ANY = st.one_of(
    st.binary(max_size=300), st.lists(st.sampled_from(_SAID), max_size=30).map(b"".join)
)


@settings(max_examples=2000, deadline=None)
@given(ANY, st.integers(0, 300))
def test_a_printers_answers_however_they_are_cut(data: bytes, cut: int) -> None:
    whole, pieces = Answers(), Answers()
    found = whole.feed(data)
    assert found == pieces.feed(data[:cut]) + pieces.feed(data[cut:])
    assert whole.garbage == pieces.garbage


@settings(max_examples=2000, deadline=None)
@given(ANY, st.sampled_from(["ok", "paper-out", "slow", "small-buffer", "cutter"]))
def test_the_simulated_printer_takes_anything_and_prints_the_next_receipt(
    data: bytes, fault: str
) -> None:
    printer = VirtualPrinter()
    printer.set(fault)
    printer.hear(data)
    printer.due()
    printer.set("power-cycle")
    printer.line(True)
    printer.hear(b"\x1b@after\n\x1dV\x00")
    assert "after" in printer.receipts[-1].text


@settings(max_examples=2000, deadline=None)
@given(st.text(max_size=60), st.sampled_from(sorted(CODECS)), st.sampled_from(CODE_PAGES))
def test_no_text_becomes_a_command(text: str, page: str, shown: str) -> None:
    assert not any(byte < 0x20 or byte == 0x7F for byte in encode(text, page))
    line = encode_line(text, 20, shown)
    assert len(line) == 20
    assert not any(byte < 0x20 for byte in line)


@settings(max_examples=2000, deadline=None)
@given(st.text(max_size=10))
def test_no_secret_but_a_hexadecimal_one_is_taken(text: str) -> None:
    with contextlib.suppress(DeviceError):
        number = read_secret(text)
        assert number is None or 0 < number < 0x10000
