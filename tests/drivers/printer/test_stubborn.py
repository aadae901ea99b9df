"""Printers that stop taking bytes, answer late or never were well: what the wire alone makes of a job.

Long because each way of being stubborn has its own scene.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import cast

import pytest

from drivers.link.loopback import loopback_pair
from drivers.printer.escpos import EscPosPrinter
from drivers.protocol import DeviceError, DeviceEvent, Health, JobChanged, PrintJob, Row
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.printer.till import SetClock, job, until

LONG = tuple(Row(text=f"{number:>42}") for number in range(400))


class Stubborn:
    """A virtual printer on an in-process wire whose reading can be stopped and whose words can be held back."""

    def __init__(
        self, options: dict[str, str] | None = None, limit: int = 2048, takes: int = 1 << 30
    ) -> None:
        self.clock = SetClock()
        self.paper = VirtualPrinter()
        self.near, self.far = loopback_pair("stubborn", limit)
        self.far.open(1.0)
        self.events: list[DeviceEvent] = []
        self.takes = takes  # bytes that it will still read
        self.said: Callable[[bytes], bytes] = lambda words: words
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        told = {"profile": "virtual"} | (options or {})
        self.printer = EscPosPrinter(self.near, told, self.clock)

    def _serve(self) -> None:
        while not self._ended.is_set():
            if self.takes <= 0:
                self._ended.wait(0.005)
                continue
            try:
                data = self.far.read(min(self.takes, 64), 0.02)
                self.takes -= len(data)
                words = self.said(self.paper.hear(data) + self.paper.due())
                if words:
                    self.far.write(words, 1.0)
            except DeviceError:
                self._ended.wait(0.01)

    def start(self) -> None:
        self.printer.start(self.events.append)

    def stop(self) -> None:
        self.printer.stop()
        self._ended.set()
        self._thread.join()

    def states(self) -> list[str]:
        jobs = [event for event in list(self.events) if isinstance(event, JobChanged)]
        return [f"{event.job_id} {event.state} {event.reason}".strip() for event in jobs]

    def until_state(self, words: str) -> None:
        until(lambda: words in self.states(), lambda: f"not {words}: {self.states()}")

    def until_health(self, health: Health) -> None:
        until(lambda: self.printer.status().health is health, lambda: str(self.printer.status()))

    def wait(self, seconds: float) -> None:
        """Let time pass and the driver see it."""
        until(self.printer.settled, lambda: "never settled")
        self.clock.wait(seconds)
        self.printer.poke()
        until(self.printer.settled, lambda: "never settled")


@pytest.fixture(params=["no", "yes"])
def stubborn(request: pytest.FixtureRequest) -> Iterator[Stubborn]:
    made = Stubborn({"answers": request.param})
    made.start()
    made.until_health(Health.OK)
    yield made
    made.stop()


def test_a_wire_that_stops_taking_bytes_makes_the_job_uncertain(stubborn: Stubborn) -> None:
    stubborn.takes = 3000
    stubborn.printer.submit(PrintJob("a", LONG))
    stubborn.until_state("a sending")
    until(lambda: stubborn.takes <= 0, lambda: "still taking")
    until(stubborn.printer.settled, lambda: "never settled")
    stubborn.wait(29)
    assert stubborn.states()[-1] == "a sending"
    stubborn.wait(2)
    stubborn.until_state("a uncertain no_answer")


def test_a_wire_that_takes_nothing_at_all_keeps_the_job_queued() -> None:
    stubborn = Stubborn({"answers": "no"}, takes=0)
    stubborn.near.open(1.0)
    stubborn.near.write(bytes(2048), 1.0)
    stubborn.start()
    stubborn.until_health(Health.OK)
    stubborn.printer.submit(job("a"))
    stubborn.until_state("a queued")
    stubborn.wait(31)
    stubborn.until_state("a queued busy")
    stubborn.printer.submit(job("b"))
    stubborn.printer.drop("a")
    stubborn.until_state("a failed dropped")
    stubborn.takes = 1 << 30
    stubborn.until_state("b sent")
    assert "a sending" not in stubborn.states()
    stubborn.stop()


def test_a_stuck_wire_is_waited_for_while_the_printer_says_it_has_no_paper() -> None:
    stubborn = Stubborn({"answers": "yes"})
    stubborn.start()
    stubborn.until_health(Health.OK)
    stubborn.takes = 3000
    stubborn.printer.submit(PrintJob("a", (*LONG, Row(cut=True))))
    until(lambda: stubborn.takes <= 0, lambda: "still taking")
    stubborn.far.write(b"\x18\x00\x0f\x00", 1.0)
    stubborn.until_health(Health.PAPER_OUT)
    for _ in range(3):
        stubborn.wait(40)
    assert stubborn.states()[-1] == "a sending paper_out"
    stubborn.far.write(b"\x10\x00\x00\x00", 1.0)
    stubborn.until_health(Health.OK)
    stubborn.takes = 1 << 30
    stubborn.until_state("a printed")
    assert len(stubborn.paper.receipts[0].lines) == len(LONG)
    stubborn.stop()


def test_a_fence_that_comes_with_the_last_question_still_counts() -> None:
    stubborn = Stubborn({"profile": "generic-80"})
    stubborn.start()
    stubborn.until_health(Health.OK)
    held: list[bytes] = []

    def hold_back_the_fence(words: bytes) -> bytes:
        if words == b"\x00":
            held.append(words)
            return b""
        return held.pop() + words if held and words else words

    stubborn.said = hold_back_the_fence
    stubborn.printer.submit(job("a"))
    until(lambda: bool(held), lambda: "no fence")
    stubborn.wait(31)
    stubborn.until_state("a printed")
    stubborn.stop()


def test_a_model_that_never_names_its_jobs_is_believed_after_a_moment() -> None:
    stubborn = Stubborn()
    stubborn.start()
    stubborn.until_health(Health.OK)
    stubborn.said = lambda words: words[:1] if b"\x37" in words else words
    stubborn.printer.submit(job("a"))
    stubborn.until_state("a sending")
    until(stubborn.printer.settled, lambda: "never settled")
    stubborn.wait(4)
    assert stubborn.states()[-1] == "a sending"

    def believed() -> bool:
        stubborn.wait(1)
        return stubborn.states()[-1] == "a printed"

    until(believed, lambda: "never believed")
    stubborn.stop()


def test_a_late_word_about_another_job_is_not_taken_for_this_one() -> None:
    stubborn = Stubborn()
    stubborn.start()
    stubborn.until_health(Health.OK)
    stubborn.said = lambda words: b"\x37\x229876\x00" if b"\x37" in words else words
    stubborn.printer.submit(job("a"))
    stubborn.until_state("a sending")
    stubborn.wait(29)
    assert stubborn.states()[-1] == "a sending"
    stubborn.wait(3)
    stubborn.until_state("a uncertain no_answer")
    stubborn.stop()


def test_a_pulse_waits_for_the_end_of_a_half_sent_piece() -> None:
    stubborn = Stubborn()
    stubborn.start()
    stubborn.until_health(Health.OK)
    stubborn.takes = 500
    stubborn.printer.submit(PrintJob("a", (*LONG, Row(cut=True))))
    until(lambda: stubborn.takes <= 0, lambda: "still taking")
    stubborn.printer.pulse_drawer()
    stubborn.printer.pulse_drawer()
    until(stubborn.printer.settled, lambda: "never settled")
    assert stubborn.paper.pulses == []
    stubborn.takes = 1 << 30
    stubborn.until_state("a printed")
    assert len(stubborn.paper.pulses) == 2
    assert stubborn.paper.unknown == []
    stubborn.stop()


def test_a_driver_that_fails_on_one_job_says_so_and_prints_the_next(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stubborn = Stubborn()
    stubborn.start()
    stubborn.until_health(Health.OK)
    a_callers_bug = cast("str", 7)
    stubborn.printer.submit(PrintJob("a", (Row(text=a_callers_bug),)))
    stubborn.until_state("a failed garbled")
    stubborn.printer.submit(job("b"))
    stubborn.until_state("b printed")
    assert "the driver failed" in caplog.text
    stubborn.stop()


def test_the_technicians_page_of_letters_is_a_job_like_others() -> None:
    stubborn = Stubborn()
    stubborn.start()
    stubborn.printer.submit(PrintJob("page", (), code_pages=True))
    stubborn.until_state("page printed")
    assert "WPC1257 51" in stubborn.paper.receipts[0].text
    stubborn.stop()


def test_a_wire_that_breaks_in_mid_write_makes_the_job_uncertain() -> None:
    stubborn = Stubborn({"answers": "no"})
    stubborn.start()
    stubborn.until_health(Health.OK)
    stubborn.takes = 500
    stubborn.printer.submit(PrintJob("a", LONG))
    until(lambda: stubborn.takes <= 0, lambda: "still taking")
    stubborn.far.close()
    stubborn.until_state("a uncertain disconnected")
    stubborn.stop()


def test_a_drawer_switch_that_does_not_exist_is_a_bad_option() -> None:
    with pytest.raises(DeviceError) as caught:
        Stubborn({"drawer_switch": "sideways"})
    assert caught.value.code == "bad_option"


def test_stopping_is_quick_whatever_the_printer_does() -> None:
    stubborn = Stubborn()
    stubborn.paper.set_fault("silent")
    stubborn.start()
    stubborn.printer.submit(job("a"))
    stubborn.stop()
    assert stubborn.printer.status().health is Health.OFF
    assert stubborn.printer.settled()
