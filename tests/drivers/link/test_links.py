"""What every wire promises, whatever it is made of: bytes both ways, deadlines kept, DeviceError and nothing else.

Long because every wire keeps every promise.
"""

from __future__ import annotations

import os
import pty
import select
import socket
import threading
import time
import tty
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.link.base import Link
from drivers.link.file import FileLink
from drivers.link.loopback import loopback_pair
from drivers.link.lp import LpLink
from drivers.link.serial import Line, SerialLink, parse_frame
from drivers.link.tcp import TcpLink
from drivers.printer.escpos import EscPosPrinter
from drivers.protocol import DeviceError, PrintJob
from drivers.virtual.behaviour import RealClock
from tests.drivers.wait import soon

SOON = 0.05
AMPLE = 30.0


@dataclass
class Far:
    """The other end of a wire: what it got, what it says, and how it goes away."""

    link: Link
    hear: Callable[[int], bytes]
    say: Callable[[bytes], object]
    vanish: Callable[[], object]


@pytest.fixture(params=["tcp", "serial", "sliced", "lp", "loopback"])
def far(request: pytest.FixtureRequest) -> Iterator[Far]:
    made = {"tcp": far_tcp, "loopback": far_loopback}.get(request.param, far_pty)
    yield from made(request.param)


class SlicedSerialLink(SerialLink):
    """The way of a Windows port, on the ports of this system."""

    sliced = True


def far_tcp(_kind: str) -> Iterator[Far]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = TcpLink("127.0.0.1", server.getsockname()[1])
        link.open(AMPLE)
        peer, _ = server.accept()
        peer.settimeout(AMPLE)
        with peer:
            yield Far(link, lambda count: exactly(peer.recv, count), peer.sendall, peer.close)
        link.close()


def far_pty(kind: str) -> Iterator[Far]:
    master, slave = pty.openpty()
    tty.setraw(slave)
    name = os.ttyname(slave)
    os.close(slave)
    kinds = {"serial": SerialLink, "sliced": SlicedSerialLink, "lp": LpLink}
    link: Link = kinds[kind](name)
    link.open(AMPLE)
    gone = threading.Event()

    def vanish() -> None:
        if not gone.is_set():
            gone.set()
            os.close(master)

    def hear(count: int) -> bytes:
        return exactly(lambda some: os.read(master, some), count)

    yield Far(link, hear, lambda data: os.write(master, data), vanish)
    link.close()
    vanish()


def far_loopback(_kind: str) -> Iterator[Far]:
    near, end = loopback_pair()
    near.open(AMPLE)
    end.open(AMPLE)
    yield Far(
        near,
        lambda count: exactly(lambda some: end.read(some, AMPLE), count),
        lambda data: end.write(data, AMPLE),
        end.close,
    )
    near.close()


def exactly(read: Callable[[int], bytes], count: int) -> bytes:
    data = b""
    while len(data) < count:
        data += read(count - len(data))
    return data


def test_bytes_go_both_ways_whole(far: Far) -> None:
    everything = bytes(range(256)) * 4
    far.link.write(everything, AMPLE)
    assert far.hear(len(everything)) == everything
    far.say(everything)
    assert exactly(lambda count: far.link.read(count, AMPLE), len(everything)) == everything


def test_a_read_ends_at_its_deadline_with_nothing(far: Far) -> None:
    began = time.monotonic()
    assert far.link.read(100, SOON) == b""
    assert SOON * 0.8 <= time.monotonic() - began < AMPLE


def test_a_read_ends_when_woken_and_a_wake_before_it_counts(far: Far) -> None:
    far.link.wake()
    began = time.monotonic()
    assert far.link.read(100, AMPLE) == b""
    waker = threading.Timer(SOON, far.link.wake)
    waker.start()
    assert far.link.read(100, AMPLE) == b""
    waker.join()
    assert time.monotonic() - began < AMPLE


def test_waking_it_a_thousand_times_ends_one_read(far: Far) -> None:
    for _ in range(1000):
        far.link.wake()
    assert far.link.read(100, AMPLE) == b""
    far.say(b"x")
    assert far.link.read(100, AMPLE) == b"x"


@pytest.mark.parametrize("far", ["tcp", "serial", "lp", "loopback"], indirect=True)
def test_a_write_that_nobody_takes_ends_and_says_how_far_it_came(far: Far) -> None:
    with pytest.raises(DeviceError) as caught:
        far.link.write(bytes(30_000_000), 0.3)
    assert caught.value.code == "timeout"
    sent = int(caught.value.facts["sent"])
    assert 0 < sent < 30_000_000


def test_a_vanished_peer_is_a_lost_wire(far: Far) -> None:
    far.vanish()
    with pytest.raises(DeviceError) as caught:
        talk_on(far.link)
    assert caught.value.code == "disconnected"


def talk_on(link: Link) -> None:
    for _ in range(50):
        link.read(100, SOON)
        link.write(b"x", SOON)


def test_what_came_before_it_vanished_is_not_lost_with_tcp() -> None:
    for far in far_tcp(""):
        far.say(b"last words")
        far.vanish()
        assert far.link.read(100, AMPLE) == b"last words"


def test_a_closed_wire_says_so_and_closes_twice(far: Far) -> None:
    far.link.close()
    far.link.close()
    for act in (lambda: far.link.read(1, SOON), lambda: far.link.write(b"x", SOON)):
        with pytest.raises(DeviceError) as caught:
            act()
        assert caught.value.code == "disconnected"


@pytest.mark.parametrize("far", ["serial", "sliced", "lp"], indirect=True)
def test_a_port_opens_again_after_closing(far: Far) -> None:
    far.link.close()
    far.link.open(AMPLE)
    far.say(b"again")
    assert exactly(lambda count: far.link.read(count, AMPLE), 5) == b"again"


@pytest.mark.parametrize(
    ("link", "code"),
    [
        (TcpLink("127.0.0.1", 1), "refused"),
        (TcpLink("no-such-host.invalid", 9100), "not_found"),
        (SerialLink("/dev/no-such-port"), "not_found"),
        (LpLink("/dev/usb/lp-none"), "not_found"),
        (FileLink("/no/such/folder/out"), "not_found"),
        (LpLink("/"), "not_found"),
    ],
)
def test_what_cannot_be_opened_says_why(link: Link, code: str) -> None:
    with pytest.raises(DeviceError) as caught:
        link.open(AMPLE)
    assert caught.value.code == code
    assert link.identity in str(caught.value.facts["where"])


def test_a_system_without_poll_waits_by_select(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(select, "poll")
    for far in far_tcp(""):
        far.link.write(b"ab", AMPLE)
        assert far.hear(2) == b"ab"
        far.say(b"cd")
        assert far.link.read(2, AMPLE) == b"cd"
        assert far.link.read(2, SOON) == b""


@pytest.fixture
def mute_host() -> Iterator[TcpLink]:
    """A host that takes no more callers and sends nobody away."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
        crowd = [socket.socket() for _ in range(4)]
        for one in crowd:
            one.setblocking(False)
            one.connect_ex(server.getsockname())
        yield TcpLink(*server.getsockname())
        for one in crowd:
            one.close()


def test_a_host_that_never_answers_ends_at_the_deadline(mute_host: TcpLink) -> None:
    with pytest.raises(DeviceError) as caught:
        mute_host.open(0.2)
    assert caught.value.code == "timeout"


def test_closing_the_till_does_not_wait_for_such_a_host(mute_host: TcpLink) -> None:
    printer = EscPosPrinter(mute_host, {}, RealClock())

    def begun_and_closed() -> None:
        printer.start(lambda event: None)
        printer.submit(PrintJob("a", ()))
        printer.stop()

    soon(begun_and_closed, 0.5)


def test_a_serial_port_is_taken_for_one_till() -> None:
    for far in far_pty("serial"):
        with pytest.raises(DeviceError) as caught:
            SerialLink(far.link.identity).open(AMPLE)
        assert caught.value.code == "busy"


def test_a_pty_opens_as_seven_bits_any_number_of_times() -> None:
    for far in far_pty("lp"):
        for _ in range(3):
            link = SerialLink(far.link.identity, Line(9600, "7E1", rtscts=True))
            link.open(AMPLE)
            link.close()


@pytest.mark.parametrize("frame", ["8N", "9N1", "8X1", "8N3", ""])
def test_a_frame_that_no_port_speaks_is_refused(frame: str) -> None:
    with pytest.raises(DeviceError) as caught:
        SerialLink("/dev/ttyS0", Line(9600, frame))
    assert caught.value.code == "bad_option"
    assert parse_frame("7E1") == (7, "E", 1)


def test_a_file_takes_everything_and_answers_nothing(tmp_path: Path) -> None:
    link = FileLink(str(tmp_path / "spool"))
    assert not link.answers
    for data in (b"one", b"two"):
        link.open(AMPLE)
        link.write(data, AMPLE)
        assert link.read(10, SOON) == b""
        link.close()
    assert (tmp_path / "spool").read_bytes() == b"onetwo"
    for act in (lambda: link.read(1, SOON), lambda: link.write(b"x", SOON)):
        with pytest.raises(DeviceError):
            act()


def test_a_pipe_that_nobody_empties_meets_the_deadline(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    link = FileLink(str(path))
    with pytest.raises(DeviceError) as caught:
        link.open(AMPLE)  # nobody reads there
    assert caught.value.code == "not_found"
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    link.open(AMPLE)
    with pytest.raises(DeviceError) as caught:
        link.write(b"x" * 1_000_000, 0.2)
    assert caught.value.code == "timeout"
    assert 0 < int(caught.value.facts["sent"]) < 1_000_000
    os.close(reader)
    with pytest.raises(DeviceError) as caught:
        link.write(b"x", 0.2)
    assert caught.value.code == "disconnected"
    link.close()


def test_a_name_that_nobody_looks_up_in_time_ends_at_the_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name server that is away holds neither the till's end nor, with each try, one thread more."""
    gate = threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        gate.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never)
    link, before = TcpLink("printer.shop", 9100), threading.active_count()
    for _ in range(3):
        with pytest.raises(DeviceError) as caught:
            link.open(0.05)
        assert caught.value.code == "timeout"
    assert threading.active_count() <= before + 1
    gate.set()


def test_a_name_is_looked_up_and_one_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = TcpLink("localhost", server.getsockname()[1])
        link.open(AMPLE)
        link.close()
    with pytest.raises(DeviceError) as caught:
        TcpLink("no.such.host.invalid", 9100).open(AMPLE)
    assert caught.value.code == "not_found"


def test_a_full_disk_is_a_lost_wire() -> None:
    link = FileLink("/dev/full")
    link.open(AMPLE)
    with pytest.raises(DeviceError) as caught:
        link.write(b"x", AMPLE)
    assert caught.value.code == "disconnected"
    link.close()
