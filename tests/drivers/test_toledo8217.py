"""A Toledo 8217 answer is a weight, a state or trouble; a status byte is never a weight."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.protocol import ScaleState, Weighed
from drivers.scale.toledo8217 import Toledo8217Codec
from drivers.scale.wire import Trouble, Word, to_grams
from tests.drivers.scale_words import RECORDED, if_recorded, understood, weighs_nothing


def read(data: bytes) -> list[Word]:
    words, rest = Toledo8217Codec().read(data)
    assert rest == b""
    return words


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (b"\x0201.250\r", Weighed(ScaleState.STABLE, 1250)),
        (b"\x0201.250N\r", Weighed(ScaleState.STABLE, 1250)),
        (b"\x02 1.250\r", Weighed(ScaleState.STABLE, 1250)),
        (b"\x02014.999\r", Weighed(ScaleState.STABLE, 14999)),
        (b"\x0200.005\r", Weighed(ScaleState.STABLE, 5)),
        (b"\x0200.000\r", Weighed(ScaleState.ZERO, 0)),
        (b"\x02?\x01\r", Weighed(ScaleState.MOVING)),
        (b"\x02?\x02\r", Weighed(ScaleState.OVERLOAD)),
        (b"\x02?\x03\r", Weighed(ScaleState.OVERLOAD)),
        (b"\x02?\x04\r", Weighed(ScaleState.UNDER_ZERO)),
        (b"\x02?\x10\r", Weighed(ScaleState.ZERO, 0)),
        (b"\x02?\x0d\r", Weighed(ScaleState.UNDER_ZERO)),  # the status byte looks like a CR
        (b"\x02?\x08\r", Trouble("zero_lost")),
        (b"\x02?B\r", Trouble("bad_command")),
        (b"\x02?\x00\r", Trouble("not_ready")),
        (b"\x02?\x01x", Trouble("garbled")),
        (b"\x02hello\r", Trouble("garbled")),
        (b"\x0201250\r", Trouble("garbled")),
        (b"\x020 1.250\r", Trouble("garbled")),
        (b"\x0201.25\r", Trouble("garbled")),
        (b"1.250\r", Trouble("garbled")),
    ],
)
def test_each_answer_means_one_thing(said: bytes, meant: Word) -> None:
    assert read(said)[0] == meant


def test_a_line_opened_as_8n1_reads_through_the_parity_bit() -> None:
    with_parity = bytes(byte | (0x80 if byte.bit_count() % 2 else 0) for byte in b"\x0201.250\r")
    assert with_parity != b"\x0201.250\r"
    assert read(with_parity) == [Weighed(ScaleState.STABLE, 1250)]


def test_wrong_parity_is_garbage() -> None:
    assert read(b"\x02\xb01.250\r") == [Trouble("garbled")]


def test_an_answer_in_pieces_is_one_answer() -> None:
    codec, rest, words = Toledo8217Codec(), b"", []
    for byte in b"\x0201.250\r\x02?\x01\r":
        found, rest = codec.read(rest + bytes([byte]))
        words += found
    assert words == [Weighed(ScaleState.STABLE, 1250), Weighed(ScaleState.MOVING)]


def test_an_answer_broken_off_by_the_next_is_no_weight() -> None:
    assert read(b"\x0201.250\x0202.000\r") == [
        Trouble("garbled"),
        Weighed(ScaleState.STABLE, 2000),
    ]


def test_endless_bytes_are_garbage_and_are_not_kept() -> None:
    words, rest = Toledo8217Codec().read(b"\x02" + b"1" * 5000)
    assert Trouble("garbled") in words
    assert rest == b""


@pytest.mark.parametrize(
    ("text", "unit", "grams"),
    [
        ("1.250", "kg", 1250),
        ("0.3", "kg", 300),
        ("1.2500", "kg", 1250),
        ("1.2505", "kg", None),
        ("245.0", "g", 245),
        (".5", "kg", 500),
        ("245.6", "g", None),
        ("20", "g", 20),
        ("1.250", "lb", None),
        ("1.2.5", "kg", None),
        ("-1", "kg", None),
        ("", "kg", None),
    ],
)
def test_weights_become_whole_grams_or_nothing(text: str, unit: str, grams: int | None) -> None:
    assert to_grams(text, unit) == grams


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_give_words_and_a_short_rest(data: bytes) -> None:
    for word in understood(Toledo8217Codec(), data):
        if isinstance(word, Weighed):
            assert word.grams is None or 0 <= word.grams < 1_000_000


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 40))
def test_however_it_is_cut_the_words_about_weight_are_the_same(data: bytes, cut: int) -> None:
    codec = Toledo8217Codec()
    whole = [word for word in codec.read(data)[0] if isinstance(word, Weighed)]
    first, rest = codec.read(data[:cut])
    second, _ = codec.read(rest + data[cut:])
    assert [word for word in first + second if isinstance(word, Weighed)] == whole


@pytest.mark.data
@if_recorded
@pytest.mark.parametrize("name", RECORDED)
def test_other_scales_are_never_taken_for_this_one(name: str) -> None:
    weighs_nothing(Toledo8217Codec(), name)
