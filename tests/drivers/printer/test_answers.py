"""What printers say back, byte by byte, as measured on emulators and written in Epson's reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printer.answers import Answer, Answers, Automatic, Block, RealTime, Sensor
from drivers.printer.picture import Picture
from drivers.protocol import Health

SAID: list[tuple[bytes, Answer]] = [
    (b"\x12", RealTime(0x12)),
    (b"\x7e", RealTime(0x7E)),
    (b"\x10\x00\x00\x00", Automatic(b"\x10\x00\x00\x00")),
    (b"\x3c\x00\x0f\x00", Automatic(b"\x3c\x00\x0f\x00")),
    (b"\x00", Sensor(0)),
    (b"\x0f", Sensor(15)),
    (b"_TM-T88V\x00", Block(b"_TM-T88V")),
    (b"\x37\x220001\x00", Block(b"\x37\x220001")),
]


@given(st.lists(st.sampled_from(SAID)), st.data())
def test_answers_are_found_over_any_borders(
    said: list[tuple[bytes, Answer]], data: st.DataObject
) -> None:
    stream = b"".join(raw for raw, _ in said)
    answers, found = Answers(), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        found += answers.feed(stream[:size])
        stream = stream[size:]
    assert found == [answer for _, answer in said]
    assert answers.garbage == 0


@given(st.binary())
def test_noise_never_breaks_it(noise: bytes) -> None:
    answers = Answers()
    answers.feed(noise)
    answers.reset()
    assert answers.feed(b"\x12") == [RealTime(0x12)]


def test_a_broken_report_does_not_swallow_what_follows() -> None:
    answers = Answers()
    assert answers.feed(b"\x10\x00\x12") == [Sensor(0), RealTime(0x12)]
    assert answers.garbage == 1


def test_flow_control_is_no_answer_and_garbage_is_counted() -> None:
    answers = Answers()
    assert answers.feed(b"\x11\x13\xff\x00") == [Sensor(0)]
    assert answers.garbage == 1


def test_a_block_that_never_ends_is_garbage() -> None:
    answers = Answers()
    assert answers.feed(b"_" + b"A" * 200) == []
    assert answers.garbage > 0


@pytest.mark.parametrize(
    ("status", "health"),
    [
        ({1: 0x12, 2: 0x12, 4: 0x12}, Health.OK),
        ({1: 0x16, 2: 0x12, 4: 0x12}, Health.OK),
        ({4: 0x1E}, Health.LOW),
        ({1: 0x1A, 2: 0x32, 4: 0x7E}, Health.PAPER_OUT),
        ({1: 0x1A, 2: 0x12, 4: 0x72}, Health.PAPER_OUT),
        ({1: 0x1A, 2: 0x16}, Health.COVER_OPEN),
        ({1: 0x1A, 2: 0x52}, Health.FAULT),
        ({1: 0x1A}, Health.OFFLINE),
    ],
)
def test_real_time_status_bytes_mean(status: dict[int, int], health: Health) -> None:
    picture = Picture()
    for kind, bits in status.items():
        picture = picture.answered(kind, bits)
    assert picture.health is health


@pytest.mark.parametrize(
    ("bits", "health", "high"),
    [
        (b"\x10\x00\x00\x00", Health.OK, False),
        (b"\x14\x00\x00\x00", Health.OK, True),
        (b"\x18\x00\x0f\x00", Health.PAPER_OUT, False),
        (b"\x10\x00\x03\x00", Health.LOW, False),
        (b"\x38\x00\x00\x00", Health.COVER_OPEN, False),
        (b"\x18\x08\x00\x00", Health.FAULT, False),
        (b"\x18\x00\x00\x00", Health.OFFLINE, False),
    ],
)
def test_automatic_status_bytes_mean(bits: bytes, health: Health, high: bool) -> None:
    picture = Picture().reported(bits)
    assert picture.health is health
    assert picture.drawer_high is high


def test_a_technician_reads_plain_facts() -> None:
    assert Picture(stopped=True, cover_open=True).facts() == {
        "paper": "out",
        "cover": "open",
        "online": "yes",
        "error": "no",
    }
    assert Picture(near_end=True).facts()["paper"] == "low"
    assert Picture(offline=True, error=True).facts() == {
        "paper": "ok",
        "cover": "closed",
        "online": "no",
        "error": "yes",
    }
