"""Bytes off a scanner become whole codes or counted garbage, whatever the line does to them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.protocol import ScanGarbled, Scanned
from drivers.scanner.framing import FrameRules, ScannerFrames, gtin_holds, split_aim
from drivers.virtual.baud import misread

BREAD = "4770000000015"


def codes(found: list[Scanned | ScanGarbled]) -> list[str]:
    return [one.code for one in found if isinstance(one, Scanned)]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t"])
def test_any_usual_end_makes_one_code(end: bytes) -> None:
    frames = ScannerFrames()
    assert frames.feed(BREAD.encode() + end, 0) == [Scanned(BREAD)]
    assert frames.idle(10_000) == []


def test_a_code_in_pieces_is_one_code() -> None:
    frames = ScannerFrames()
    found = [
        one
        for at, byte in enumerate(BREAD.encode() + b"\r")
        for one in frames.feed(bytes([byte]), at)
    ]
    assert found == [Scanned(BREAD)]


def test_several_codes_at_once_keep_their_order() -> None:
    assert codes(ScannerFrames().feed(b"96385074\r4770000000015\rA-1\r", 0)) == [
        "96385074",
        BREAD,
        "A-1",
    ]


def test_the_aim_id_is_split_off() -> None:
    assert ScannerFrames().feed(b"]E04770000000015\r", 0) == [Scanned(BREAD, "E0")]
    assert split_aim("]C1010477000000001517261231") == Scanned("010477000000001517261231", "C1")
    assert split_aim("]-1") == Scanned("]-1")


def test_gs_may_stand_inside() -> None:
    found = ScannerFrames().feed(b"]d20104770000000015\x1d10AB\r", 0)
    assert found == [Scanned("0104770000000015\x1d10AB", "d2")]


def test_padding_spaces_go() -> None:
    assert ScannerFrames().feed(b" 96385074  \r", 0) == [Scanned("96385074")]


def test_high_bytes_are_garbage_up_to_the_next_end() -> None:
    frames = ScannerFrames()
    assert frames.feed(b"47\xff0000\r", 0) == [ScanGarbled(b"47\xff0000", 1)]
    assert frames.feed(b"\x80\x80\r\x00\r", 0) == [
        ScanGarbled(b"\x80\x80", 2),
        ScanGarbled(b"\x00", 3),
    ]
    assert frames.feed(b"96385074\r", 0) == [Scanned("96385074")]
    assert frames.garbled_in_a_row == 0


def test_garbage_without_end_is_told_after_silence() -> None:
    frames = ScannerFrames()
    assert frames.feed(b"\xf0\xf1", 0) == []
    assert frames.waiting
    assert frames.idle(199) == []
    assert frames.idle(200) == [ScanGarbled(b"\xf0\xf1", 1)]
    assert not frames.waiting


def test_an_aim_id_alone_is_garbage() -> None:
    assert ScannerFrames().feed(b"]E0\r", 0) == [ScanGarbled(b"]E0", 1)]


def test_a_code_without_suffix_counts_when_its_check_digit_holds() -> None:
    frames = ScannerFrames()
    assert frames.feed(BREAD.encode(), 0) == []
    assert frames.idle(200) == [Scanned(BREAD)]
    assert frames.unterminated == 1
    frames.feed(b"96385074", 1000)
    assert frames.idle(1200) == [Scanned("96385074")]


def test_the_next_code_also_ends_what_silence_should_have() -> None:
    frames = ScannerFrames()
    frames.feed(BREAD.encode(), 0)
    assert codes(frames.feed(b"96385074\r", 900)) == [BREAD, "96385074"]


def test_a_broken_off_code_is_never_sold() -> None:
    frames = ScannerFrames()
    frames.feed(b"477000000", 0)
    assert frames.idle(300) == [ScanGarbled(b"477000000", 1)]


def test_a_short_rest_that_passes_by_chance_is_not_believed_once_suffixes_came() -> None:
    frames = ScannerFrames()
    frames.feed(b"4770000000015\r", 0)
    frames.feed(b"96385074", 1000)
    assert frames.idle(1300) == [ScanGarbled(b"96385074", 1)]
    frames.feed(b"4770000000022", 2000)
    assert frames.idle(2300) == [Scanned("4770000000022")]


def test_a_double_read_counts_once_only_in_presentation_mode() -> None:
    by_hand = ScannerFrames()
    assert len(codes(by_hand.feed(b"96385074\r", 0) + by_hand.feed(b"96385074\r", 100))) == 2
    standing = ScannerFrames(FrameRules(presentation=True))
    found = standing.feed(b"96385074\r", 0) + standing.feed(b"96385074\r", 299)
    assert codes(found) == ["96385074"]
    assert codes(standing.feed(b"4770000000015\r", 300)) == [BREAD]
    assert codes(standing.feed(b"96385074\r", 400)) == ["96385074"]
    assert codes(standing.feed(b"96385074\r", 700)) == ["96385074"]


def test_endless_bytes_are_garbage_and_nothing_grows() -> None:
    frames = ScannerFrames(FrameRules(longest=50))
    found = frames.feed(b"1" * 49, 0)
    assert found == []
    found = frames.feed(b"1" * 1000, 1)
    assert found
    assert all(isinstance(one, ScanGarbled) and len(one.raw) <= 64 for one in found)
    assert codes(frames.feed(b"\r96385074\r", 2)) == ["96385074"]


def test_a_wrong_speed_never_looks_like_a_code() -> None:
    for sent, read in ((1200, 9600), (2400, 9600), (9600, 115200), (115200, 9600), (19200, 9600)):
        frames = ScannerFrames()
        for turn in range(3):
            found = frames.feed(misread(b"4770000000015\r", sent, read), turn * 1000)
            assert codes(found + frames.idle(turn * 1000 + 500)) == []
        assert frames.garbled_in_a_row >= 3


def test_check_digits() -> None:
    assert gtin_holds("96385074")
    assert gtin_holds("036000291452")
    assert gtin_holds("10614141000415")
    assert not gtin_holds("4770000000016")
    assert not gtin_holds("477000000001")
    assert not gtin_holds("477000000001٥")
    assert not gtin_holds("47700000000a5")


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.tuples(st.binary(max_size=80), st.integers(0, 400)), max_size=12))
def test_any_bytes_give_codes_or_garbage_and_nothing_else(pieces: list[tuple[bytes, int]]) -> None:
    frames = ScannerFrames(FrameRules(longest=300))
    now = 0
    for data, pause in pieces:
        now += pause
        for one in frames.feed(data, now) + frames.idle(now):
            if isinstance(one, Scanned):
                assert one.code
                assert all(" " <= letter <= "~" or letter == "\x1d" for letter in one.code)
            else:
                assert 1 <= len(one.raw) <= 64
        assert len(frames._pending) < 300
    frames.idle(now + 1000)
    assert not frames.waiting


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.text("0123456789ABCxyz-./$%+", min_size=1, max_size=30), min_size=1, max_size=8),
    st.data(),
)
def test_however_the_bytes_are_cut_the_codes_are_the_same(
    said: list[str], data: st.DataObject
) -> None:
    stream = b"".join(code.encode() + b"\r\n" for code in said)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=10)))
    frames = ScannerFrames()
    found: list[Scanned | ScanGarbled] = []
    for begin, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        found += frames.feed(stream[begin:end], 0)
    assert codes(found) == said
