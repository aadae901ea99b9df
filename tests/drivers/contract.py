"""What every driver of a role must do, whatever its wire: one contract per role, run by test_contracts on each wire.

A Bench is a device under test with its virtual device, whose faults are switched. The same contracts are kept by real
devices (test_on_hardware), where a person does what the switches do: what a person cannot do is left out there.
Long because the contracts of all roles stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.protocol import (
    DayClosed,
    Device,
    Health,
    LineDisplay,
    Outcome,
    Scale,
    ScaleState,
    ScanGarbled,
    Scanned,
    Terminal,
    TerminalAnswered,
    Weighed,
)
from drivers.virtual.behaviour import VirtualDevice
from tests.drivers.wait import HandClock, Heard, until, until_many


@dataclass
class Bench:
    """A device, the switches of what stands behind it, its cable, and the labels that its scanner can read."""

    device: Device
    behind: VirtualDevice
    unplug: Callable[[], None]
    plug: Callable[[], None]
    heard: Heard = field(default_factory=Heard)
    clock: HandClock | None = None
    labels: tuple[str, ...] = ("4770000000015", "96385074", "Ab-12/$+%")
    real: bool = False
    polls: bool = (
        True  # a scale that is asked all the time; others only when goods are to be weighed
    )

    def can(self, fault: str) -> bool:
        """Whether this fault can be brought about here; a simulated device has every switch."""
        return True

    def same(self, found: object, wanted: Weighed) -> bool:
        """Whether this is the weight that was meant; on a real scale lie other goods."""
        return found == wanted

    def start(self) -> None:
        self.device.start(self.heard)
        self.well()

    def well(self) -> None:
        until(lambda: self.device.status().health is Health.OK, "the device to be well")

    def wire_comes_back(self) -> None:
        self.unplug()
        until(lambda: self.device.status().health is Health.LOST, "the device to be missed")
        self.plug()
        self.device.poke()
        until(self._back, "the device to come back")

    def _back(self) -> bool:
        if self.device.status().health is Health.LOST:
            self.device.poke()
        return self.device.status().health is Health.OK


def device_contract(bench: Bench) -> None:
    """Life: off, then well, lost without its cable, back by itself, off again; each change is pushed once."""
    device = bench.device
    assert device.status().health is Health.OFF
    bench.start()
    bench.wire_comes_back()
    until(device.settled, "the device to settle")
    device.stop()
    assert device.status().health is Health.OFF
    pushed = bench.heard.healths()
    assert pushed[0] is Health.CONNECTING
    assert Health.LOST in pushed
    device.stop()


def scanner_contract(bench: Bench, scan: Callable[[str], None]) -> None:
    """Codes come whole and in order; garbage is told and never a code; three times is a fault that a good code ends."""
    scanner = bench.device
    bench.start()
    read = [*bench.labels]
    for code in bench.labels:
        scan(code)
    _scanned(bench, read)
    if bench.can("wrong-baud"):
        bench.behind.set("wrong-baud")
        for count in (1, 2, 3):
            scan(bench.labels[0])
            until_many(lambda: bench.heard.of(ScanGarbled), count, "garbage")
        until(lambda: scanner.status().health is Health.FAULT, "a fault")
        assert scanner.status().detail == "wrong_baud"
        _scanned(bench, read)
        bench.behind.set("ok")
        until(scanner.settled, "silence")
    scan(bench.labels[0])
    read.append(bench.labels[0])
    _scanned(bench, read)
    bench.well()
    if bench.can("unplug"):
        bench.wire_comes_back()
        scan(bench.labels[0])
        _scanned(bench, [*read, bench.labels[0]])


def _scanned(bench: Bench, codes: list[str]) -> None:
    until_many(lambda: bench.heard.of(Scanned), len(codes), "the codes")
    assert [one.code for one in bench.heard.of(Scanned)] == codes


def scale_contract(bench: Bench, scale: Scale) -> None:
    """Only a stable weight has grams; each state is told as itself; silence is OFFLINE; an asked weight comes."""
    bench.start()
    heaviest = Weighed(ScaleState.STABLE, 14999)
    for word, weighed in (
        ("1.250 kg", Weighed(ScaleState.STABLE, 1250)),
        ("moving", Weighed(ScaleState.MOVING)),
        ("0.025 kg", Weighed(ScaleState.STABLE, 25)),
        ("overload", Weighed(ScaleState.OVERLOAD)),
        ("under_zero", Weighed(ScaleState.UNDER_ZERO)),
        ("zero", Weighed(ScaleState.ZERO, 0)),
        ("offline", Weighed(ScaleState.OFFLINE)),
        ("14.999 kg", heaviest),
    ):
        if bench.can(word):
            _weighs(bench, scale, weighed, word)
    bench.well()
    bench.behind.set("14.999 kg")
    known = len(bench.heard.of(Weighed))
    scale.ask_weight()
    until(lambda: len(bench.heard.of(Weighed)) == known + 1, "the asked weight")
    assert bench.same(bench.heard.of(Weighed)[-1], heaviest)
    if bench.can("unplug"):
        bench.wire_comes_back()
        assert Weighed(ScaleState.OFFLINE) in bench.heard.of(Weighed)[known:]
        _weighs(bench, scale, heaviest, "14.999 kg")


def _weighs(bench: Bench, scale: Scale, weighed: Weighed, word: str) -> None:
    bench.behind.set(word)
    if not bench.polls:
        scale.ask_weight()
    until(lambda: any(bench.same(one, weighed) for one in bench.heard.of(Weighed)[-1:]), word)


def display_contract(
    bench: Bench, display: LineDisplay, sees: Callable[[tuple[str, str]], bool]
) -> None:
    """What is shown can be read; newest rows win; too long is cut; strange letters become plain.

    `sees` tells whether these two rows stand on the display.
    """
    bench.start()
    last = ("ok", "ok")
    for rows, seen in (
        (("Duona", "1.29 EUR"), ("Duona", "1.29 EUR")),
        (("Ačiū, ąčęėįšųūž", "Žalias čiobrelis"), ("Aciu, aceeisuuz", "Zalias ciobrelis")),
        (("x" * 30, ""), ("x" * 20, "")),
        (("1.29 €", "a\x1b@\x0cb\n"), ("1.29 EUR", "a@b")),
        (last, last),
    ):
        display.show(*rows)
        _shows(sees, seen)
    for fault in ("power-cycle", "unplug"):
        if bench.can(fault) and fault == "unplug":
            bench.wire_comes_back()
        elif bench.can(fault):
            bench.behind.set(fault)
            display.poke()
        _shows(sees, last)


def _shows(sees: Callable[[tuple[str, str]], bool], rows: tuple[str, str]) -> None:
    until(lambda: sees(rows), f"{rows}")


def terminal_contract(bench: Bench, terminal: Terminal, took: Callable[[list[int]], bool]) -> None:
    """An attempt is charged once however often it is asked; no answer is guessed; what is simulated says so.

    `took` tells whether the terminal really took these amounts, in order; what it gave back is below zero.
    """
    terminal.login()
    bench.start()
    terminal.login()
    until(terminal.settled, "the terminal to settle")
    bench.well()
    terminal.pay("till1-1", 1290, "EUR")
    terminal.pay("till1-1", 1290, "EUR")
    approved = _answer(bench, "till1-1")
    assert (approved.outcome, approved.taken) == (Outcome.APPROVED, 1290)
    assert approved.simulated or bench.real
    assert len(approved.card_tail) in (0, 4)
    until(terminal.settled, "the terminal to settle")
    moved = [1290]
    assert took(moved)

    _declines(bench, terminal)
    other = bench.can("other-amount")
    bench.behind.set("other-amount" if other else "ok")
    terminal.pay("till1-3", 500 if other else 600, "EUR")
    assert _answer(bench, "till1-3").taken == 600
    moved.append(600)
    assert took(moved)

    _gives_back(bench, terminal)
    moved.append(-250)
    assert took(moved)

    undo_contract(bench, terminal, approved)
    moved.append(-1290)
    assert took(moved)
    day_contract(bench, terminal, len(moved), sum(moved))


def _gives_back(bench: Bench, terminal: Terminal) -> None:
    """Money goes back once, however often it is asked."""
    bench.behind.set("ok")
    terminal.give_back("till1-4", 250, "EUR")
    terminal.give_back("till1-4", 250, "EUR")
    given = _answer(bench, "till1-4")
    assert (given.outcome, given.taken) == (Outcome.APPROVED, 250)
    until(terminal.settled, "the terminal to settle")


def _declines(bench: Bench, terminal: Terminal) -> None:
    if bench.can("declines"):
        bench.behind.set("declines")
        terminal.pay("till1-2", 500, "EUR")
        assert _answer(bench, "till1-2").outcome in (Outcome.DECLINED, Outcome.ABORTED)


def undo_contract(bench: Bench, terminal: Terminal, approved: TerminalAnswered) -> None:
    """A payment is undone once, whole, however often it is asked; one that the terminal does not know is declined."""
    bench.behind.set("ok")
    terminal.reverse("till1-5", approved.reference, approved.taken, "EUR")
    terminal.reverse("till1-5", approved.reference, approved.taken, "EUR")
    undone = _answer(bench, "till1-5")
    assert (undone.outcome, undone.taken) == (Outcome.APPROVED, approved.taken)
    terminal.reverse("till1-6", "9999", 500, "EUR")
    assert _answer(bench, "till1-6").outcome is Outcome.DECLINED
    until(terminal.settled, "the terminal to settle")


def day_contract(bench: Bench, terminal: Terminal, count: int, total: int) -> None:
    """The end of day tells its sum once; refused, lost and unknown are told as themselves, and nothing is blocked."""
    closed = _closed(bench, terminal, "day-1")
    assert (closed.outcome, closed.count, closed.total) == (Outcome.APPROVED, count, total)
    if bench.can("no-day"):
        bench.behind.set("declines")
        assert _closed(bench, terminal, "day-2").outcome is Outcome.DECLINED
    if bench.can("lost-after-approval"):
        bench.behind.set("lost-after-approval")
        lost = _closed(bench, terminal, "day-3")
        assert (lost.outcome, lost.reason) == (Outcome.UNKNOWN, "disconnected")
    bench.behind.set("ok")
    terminal.poke()
    bench.well()
    terminal.pay("till1-7", 100, "EUR")
    assert _answer(bench, "till1-7").outcome is Outcome.APPROVED


def _closed(bench: Bench, terminal: Terminal, day: str) -> DayClosed:
    def told() -> list[DayClosed]:
        return [one for one in bench.heard.of(DayClosed) if one.day == day]

    terminal.reconcile(day)
    until(told, f"the end of {day}")
    return told()[-1]


def _answer(bench: Bench, attempt: str) -> TerminalAnswered:
    def answers() -> list[TerminalAnswered]:
        return [one for one in bench.heard.of(TerminalAnswered) if one.attempt == attempt]

    until(answers, f"an answer to {attempt}")
    return answers()[-1]


answer_to = _answer
