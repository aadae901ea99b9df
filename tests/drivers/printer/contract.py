"""What every printer must do, receipt, kitchen or label printer, whatever its wire and its language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from drivers.protocol import Health, JobChanged, JobState, Label, Printer, PrintJob
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.labels import VirtualLabels
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.wait import HandClock, Heard, until

BREAD = Label("Duona 800 g", "2,19 €", "2,74 €/kg", "", "4779900010018", "2026-11-21")
STEP_MS = 300


@dataclass
class PrinterBench:
    """A printer, what stands behind it, its cable, and the clock that judges its patience."""

    device: Printer
    behind: VirtualDevice
    unplug: Callable[[], None]
    plug: Callable[[], None]
    clock: HandClock | None = None
    heard: Heard = field(default_factory=Heard)
    wanted: int = 0

    def can(self, fault: str) -> bool:
        """Whether this fault can be brought about here; a simulated printer has every switch."""
        return True

    def start(self) -> None:
        self.device.start(self.heard)
        self.be(Health.OK)

    def print(self, name: str) -> None:
        self.device.submit(PrintJob(name, (), labels=(BREAD,)))

    def states(self, name: str) -> list[JobState]:
        return [one.state for one in self.heard.of(JobChanged) if one.job_id == name]

    def reason(self, name: str) -> str:
        reasons = [one.reason for one in self.heard.of(JobChanged) if one.job_id == name]
        return reasons[-1] if reasons else ""

    def came_out(self, more: int, perhaps: int = 0) -> None:
        """So many more came out since it was asked last, and perhaps some of which nobody knows."""
        self.wanted += more
        count = printed_by(self.behind)
        assert self.wanted <= count <= self.wanted + perhaps

    def pass_until(self, so: Callable[[], object], what: str, step_ms: int = STEP_MS) -> None:
        """Let time pass in steps, each once the device has come to rest, until something is so."""

        def then() -> bool:
            if self.clock is not None and not so() and self.device.settled():
                self.clock.pass_ms(step_ms)
                self.device.poke()
            return bool(so())

        until(then, what)

    def be(self, health: Health) -> None:
        self.pass_until(lambda: self.device.status().health is health, health.value)

    def ends(self, name: str, state: JobState) -> None:
        self.pass_until(lambda: self.states(name)[-1:] == [state], f"{name} to be {state}")


def printed_by(behind: VirtualDevice) -> int:
    """How many labels came out of a simulated printer."""
    if isinstance(behind, VirtualLabels):
        return len(behind.printed)
    assert isinstance(behind, VirtualPrinter)
    return len([one for one in behind.receipts if one.barcodes])


def printer_contract(bench: PrinterBench) -> None:
    """Each job once, in its order, with its states; held where it cannot be printed, never sent again once it left.

    Where a fault cannot be brought about, what follows it is left out, and the counts are less by what it prints.
    """
    bench.start()
    assert bench.device.capabilities.answers
    prints_once(bench)
    if bench.can("paper-out"):
        holds_what_cannot_be_printed(bench)
    if bench.can("unplug"):
        keeps_what_never_left(bench)
    if bench.can("half-written"):
        asks_about_what_nobody_knows(bench)
    bench.device.stop()
    assert bench.device.status().health is Health.OFF


def prints_once(bench: PrinterBench) -> None:
    """The states come in their order, and the same name is the same job for ever."""
    bench.print("a")
    bench.print("a")
    bench.ends("a", JobState.PRINTED)
    assert list(dict.fromkeys(bench.states("a"))) == [
        JobState.QUEUED,
        JobState.SENDING,
        JobState.PRINTED,
    ]
    bench.print("a")
    bench.print("b")
    bench.ends("b", JobState.PRINTED)
    bench.came_out(2)


def holds_what_cannot_be_printed(bench: PrinterBench) -> None:
    """Without paper a job waits and says why; what is dropped meanwhile never comes, the rest comes by itself."""
    bench.behind.set("paper-out")
    bench.be(Health.PAPER_OUT)
    bench.print("held")
    bench.print("dropped")
    bench.pass_until(lambda: bench.reason("held") == "paper_out", "the reason")
    assert bench.states("held")[-1] is JobState.QUEUED
    bench.device.drop("dropped")
    bench.ends("dropped", JobState.FAILED)
    bench.behind.set("ok")
    bench.ends("held", JobState.PRINTED)
    bench.came_out(1)


def keeps_what_never_left(bench: PrinterBench) -> None:
    """Without its cable nothing leaves: the job waits, and is printed once the printer is back."""
    bench.unplug()
    bench.be(Health.LOST)
    bench.print("later")
    bench.pass_until(lambda: bench.states("later") != [], "the job to be queued")
    assert JobState.SENDING not in bench.states("later")
    bench.plug()
    bench.ends("later", JobState.PRINTED)
    bench.came_out(1)


def asks_about_what_nobody_knows(bench: PrinterBench) -> None:
    """A printer that goes mute in the middle leaves its job uncertain: never sent again, and the next is whole."""
    bench.device.poke()
    until(bench.device.settled, "the printer to rest")
    if isinstance(bench.behind, VirtualPrinter):
        bench.behind.set("half-written")
        bench.print("unsure")
    else:
        bench.print("unsure")
        bench.pass_until(lambda: JobState.SENDING in bench.states("unsure"), "it to leave")
        bench.behind.set("silent")
    over = ([JobState.UNCERTAIN], [JobState.PRINTED])
    bench.pass_until(lambda: bench.states("unsure")[-1:] in over, "its end", step_ms=10_000)
    bench.behind.set("ok")
    bench.be(Health.OK)
    bench.print("next")
    bench.ends("next", JobState.PRINTED)
    assert bench.states("unsure").count(JobState.SENDING) == 1
    bench.came_out(1, perhaps=1)


def cast_bench(device: object) -> Printer:
    """The device as a printer: the registry knows devices only."""
    return cast("Printer", device)
