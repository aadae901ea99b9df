"""The queue of jobs: nothing twice, nothing forgotten that waits."""

from __future__ import annotations

from drivers.printer.kick import Kick
from drivers.printer.profile import DrawerWire
from drivers.printer.spool import Spool
from drivers.protocol import DeviceEvent, DrawerMoved, JobChanged, JobState, PrintJob
from tests.drivers.printer.till import SetClock


def spool() -> tuple[Spool, list[JobChanged]]:
    said: list[JobChanged] = []
    return Spool(said.append), said


def test_a_reason_to_wait_is_said_once_to_every_waiting_job() -> None:
    queue, said = spool()
    queue.take(PrintJob("a", ()))
    queue.take(PrintJob("b", ()))
    queue.sending()
    queue.hold("paper_out")
    queue.hold("paper_out")
    queue.hold("")
    assert [(event.job_id, event.state, event.reason) for event in said] == [
        ("a", JobState.QUEUED, ""),
        ("b", JobState.QUEUED, ""),
        ("a", JobState.SENDING, ""),
        ("a", JobState.SENDING, "paper_out"),
        ("b", JobState.QUEUED, "paper_out"),
    ]
    queue.goes_on()
    assert said[-1] == JobChanged("a", JobState.SENDING)
    queue.end(JobState.PRINTED)
    queue.goes_on()  # who has not begun has nothing to go on with
    assert said[-1] == JobChanged("a", JobState.PRINTED)


def test_what_is_under_way_or_unknown_cannot_be_dropped() -> None:
    queue, said = spool()
    queue.take(PrintJob("a", ()))
    queue.sending()
    for name in ("a", "never seen"):
        queue.drop(name)
    assert said[-1].state is JobState.SENDING
    queue.end(JobState.PRINTED)
    assert queue.head is None


def test_only_the_oldest_of_thousands_of_done_jobs_are_forgotten() -> None:
    queue, said = spool()
    for number in range(5000):
        queue.take(PrintJob(str(number), ()))
        queue.end(JobState.PRINTED)
    count = len(said)
    queue.take(PrintJob("4000", ()))
    assert len(said) == count
    queue.take(PrintJob("0", ()))
    assert (said[-1].job_id, said[-1].state) == ("0", JobState.QUEUED)


def test_a_job_that_waits_is_never_forgotten_however_many_come_after_it() -> None:
    queue, said = spool()
    for number in range(5000):
        queue.take(PrintJob(str(number), ()))
    queue.hold("paper_out")
    assert sum(event.reason == "paper_out" for event in said) == 5000


def test_a_drawer_without_a_switch_says_nothing_of_itself() -> None:
    told: list[DeviceEvent] = []
    wire = DrawerWire(pin=5, on_ms=50, off_ms=1000, real_time=True)
    kick = Kick(wire, "none", SetClock(), told.append)
    kick.want()
    assert kick.next_pulse(blocked=False) == b"\x10\x14\x01\x01\x01"
    kick.sense(True)
    assert kick.next_pulse(blocked=False) == b""
    assert told == []


def test_a_drawer_is_told_of_only_when_it_moves() -> None:
    told: list[DeviceEvent] = []
    kick = Kick(DrawerWire(2, 100, 500, real_time=False), "low", SetClock(), told.append)
    for high in (None, True, True, False, False, True):
        kick.sense(high)
    assert told == [DrawerMoved(True), DrawerMoved(False)]
    kick.sense(False)
    kick.want()
    assert kick.next_pulse(blocked=False) == b"\x1bp\x00\x32\xfa"
    assert not kick.watching
