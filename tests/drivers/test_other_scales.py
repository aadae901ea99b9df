"""SMA and CAS answers are weights, states or trouble, and any other bytes are neither."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.protocol import ScaleState, Weighed
from drivers.scale.cas import CasCodec
from drivers.scale.sma import SmaCodec
from drivers.scale.wire import LONGEST_FRAME, Say, ScaleCodec, Trouble, Word
from drivers.virtual.scale_cas import VirtualCasScale
from drivers.virtual.scale_sma import VirtualSmaScale
from tests.drivers.scale_words import RECORDED, if_recorded, understood, weighs_nothing

CODECS: list[ScaleCodec] = [SmaCodec(), CasCodec()]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (b"\n 1G       1.250kg_\r", Weighed(ScaleState.STABLE, 1250)),
        (b"\n 1N       1.250kg \r", Weighed(ScaleState.STABLE, 1250)),
        (b"\n 1G       +1.25kg \r", Weighed(ScaleState.STABLE, 1250)),
        (b"\n 1G       250.0g  \r", Weighed(ScaleState.STABLE, 250)),
        (b"\nZ1G       0.000kg \r", Weighed(ScaleState.ZERO, 0)),
        (b"\n 1GM      1.250kg \r", Weighed(ScaleState.MOVING)),
        (b"\nO1G      16.000kg \r", Weighed(ScaleState.OVERLOAD)),
        (b"\nO1GM     16.000kg \r", Weighed(ScaleState.OVERLOAD)),
        (b"\nU1G      -0.100kg \r", Weighed(ScaleState.UNDER_ZERO)),
        (b"\n 1N      -0.100kg \r", Weighed(ScaleState.UNDER_ZERO)),
        (b"\nE1G  ----------kg \r", Trouble("zero_lost")),
        (b"\n 1G       2.756lb \r", Trouble("wrong_unit")),
        (b"\n 1G      1.2.50kg \r", Trouble("garbled")),
        (b"\n?\r", Trouble("bad_command")),
        (b"\nhello\r", Trouble("garbled")),
        (b"x\n?\r", Trouble("garbled")),
        (b"x" * 100, Trouble("garbled")),
    ],
)
def test_each_sma_answer_means_one_thing(said: bytes, meant: Word) -> None:
    words, rest = SmaCodec().read(said)
    assert words[0] == meant
    assert rest == b""


def record(body: bytes, check: int | None = None) -> bytes:
    found = 0
    for byte in body:
        found ^= byte
    return b"\x01\x02" + body + bytes((found if check is None else check,)) + b"\x03\x04"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (b"\x06", Say(b"\x11")),
        (b"\x15", Trouble("not_ready")),
        (record(b"S  1.250kg"), Weighed(ScaleState.STABLE, 1250)),
        (record(b"S  0.000kg"), Weighed(ScaleState.ZERO, 0)),
        (record(b"U  1.250kg"), Weighed(ScaleState.MOVING)),
        (record(b"S- 0.100kg"), Weighed(ScaleState.UNDER_ZERO)),
        (record(b"SF 0.000kg"), Weighed(ScaleState.OVERLOAD)),
        (record(b"S    250 g"), Weighed(ScaleState.STABLE, 250)),
        (record(b"S  1.250lb"), Trouble("wrong_unit")),
        (record(b"S 1.2.50kg"), Trouble("garbled")),
        (record(b"S  1.250kg", check=0), Trouble("garbled")),
        (b"\x01" + record(b"S  1.250kg"), Trouble("garbled")),
        (b"nonsense", Trouble("garbled")),
    ],
)
def test_each_cas_answer_means_one_thing(said: bytes, meant: Word) -> None:
    words, rest = CasCodec().read(said)
    assert words[0] == meant
    assert rest == b""


def test_a_cas_record_is_found_after_noise_and_in_pieces() -> None:
    codec, rest, words = CasCodec(), b"", []
    for byte in b"\xff\xfe" + record(b"S  1.250kg"):
        found, rest = codec.read(rest + bytes([byte]))
        words += found
    assert words[-1] == Weighed(ScaleState.STABLE, 1250)


def test_sma_answers_in_pieces_and_broken_ones() -> None:
    codec, rest, words = SmaCodec(), b"", []
    for byte in b"\n 1G     \n 1G       1.250kg \r":
        found, rest = codec.read(rest + bytes([byte]))
        words += found
    assert words == [Trouble("garbled"), Weighed(ScaleState.STABLE, 1250)]
    assert SmaCodec().read(b"\n" + b"1" * 50) == ([Trouble("garbled")], b"")


def test_the_simulated_scales_refuse_what_they_do_not_know() -> None:
    sma, cas = VirtualSmaScale(), VirtualCasScale()
    sma.set("1.250 kg")
    assert sma.hear(b"\nX\r") == b"\n?\r"
    assert sma.hear(b"\nZ\r").startswith(b"\nZ1G")
    cas.set("zero_lost")
    assert cas.hear(b"\x05x") == b"\x15"


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=120), st.sampled_from(CODECS))
def test_any_bytes_give_words_and_a_short_rest(data: bytes, codec: ScaleCodec) -> None:
    understood(codec, data)


@settings(max_examples=2000, deadline=None)
@given(
    st.lists(
        st.sampled_from([b"\n", b"\r", b" 1G       1.250kg ", b"\x01\x02", b"\x06", b"S  1.250kg"])
    )
)
def test_any_mixture_of_parts_gives_words_and_a_short_rest(parts: list[bytes]) -> None:
    for codec in CODECS:
        rest = b""
        for part in parts:
            _, rest = codec.read(rest + part)
            assert len(rest) <= LONGEST_FRAME


@pytest.mark.data
@if_recorded
@pytest.mark.parametrize("name", RECORDED)
def test_other_scales_are_never_taken_for_these(name: str) -> None:
    for codec in CODECS:
        weighs_nothing(codec, name)
