"""The simulated devices fail as real ones do: wrong speed, half codes, no suffix, pulled cables, second openings."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers import registry
from drivers.link.serial import Line, SerialLink
from drivers.protocol import Device, Health, Role, ScaleState, ScanGarbled, Scanned, Setup, Weighed
from drivers.scale.toledo8217 import Toledo8217
from drivers.virtual.baud import misread
from drivers.virtual.behaviour import RealClock, VirtualDevice
from drivers.virtual.inside import InsideLink
from drivers.virtual.scale import VirtualScale
from drivers.virtual.scanner import VirtualScanner
from tests.drivers.wait import PATIENCE_S, HandClock, Heard, until, until_many

if sys.platform == "win32":
    pytest.skip("ptys need Linux", allow_module_level=True)

from drivers.virtual.pty_port import PtyPort  # after the guard: the module needs termios

BREAD = "4770000000015"


@pytest.fixture
def gun() -> VirtualScanner:
    return VirtualScanner(send_aim=True)


@pytest.fixture
def port(gun: VirtualScanner, tmp_path: Path) -> Iterator[PtyPort]:
    made = PtyPort(gun, tmp_path / "scanner", speed=9600)
    made.open()
    yield made
    made.close()


def scanner_on(port: PtyPort, speed: str, heard: Heard) -> Device:
    device = registry.build(
        Setup(Role.SCANNER, "serial", {"port": port.address, "speed": speed}), RealClock()
    )
    device.start(heard)
    until(lambda: device.status().health is Health.OK)
    return device


def test_a_till_at_another_speed_reads_garbage_and_says_why(
    gun: VirtualScanner, port: PtyPort
) -> None:
    heard = Heard()
    device = scanner_on(port, "2400", heard)
    for count in (1, 2, 3):
        gun.scan(BREAD)
        until_many(lambda: heard.of(ScanGarbled), count)
    until(lambda: device.status().health is Health.FAULT)
    assert device.status().detail == "wrong_baud"
    assert heard.of(Scanned) == []
    device.stop()


def test_the_same_speed_reads_codes_with_their_aim_id(gun: VirtualScanner, port: PtyPort) -> None:
    heard = Heard()
    device = scanner_on(port, "9600", heard)
    gun.scan(BREAD)
    until(lambda: heard.of(Scanned) == [Scanned(BREAD, "E0")])
    gun.set("no-suffix")
    gun.scan(BREAD)
    until(lambda: len(heard.of(Scanned)) == 2)
    until(lambda: device.status().detail == "no_suffix")
    gun.set("partial")
    gun.scan(BREAD)
    until(lambda: heard.of(ScanGarbled))
    gun.set("noise")
    gun.scan(BREAD)
    until(lambda: len(heard.of(ScanGarbled)) == 2)
    gun.set("ok")
    gun.say(b"\r")
    gun.scan("96385074", aim="")
    until(lambda: heard.of(Scanned)[-1] == Scanned("96385074"))
    until(lambda: device.status().detail == "")
    assert len(heard.of(Scanned)) == 3
    device.stop()


def test_a_scanner_that_is_plugged_in_late_is_found(tmp_path: Path, gun: VirtualScanner) -> None:
    heard, link = Heard(), tmp_path / "later"
    device = registry.build(Setup(Role.SCANNER, "serial", {"port": str(link)}), RealClock())
    device.start(heard)
    until(lambda: device.status().health is Health.LOST)
    assert device.status().detail == "not_found"
    port = PtyPort(gun, link)
    port.open()
    device.poke()
    until(lambda: device.status().health is Health.OK)
    gun.scan("96385074")
    until(lambda: heard.of(Scanned))
    device.stop()
    port.close()


def weigh_once(path: str) -> None:
    heard = Heard()
    told = {"port": path, "poll_ms": "0"}
    device = registry.build(Setup(Role.SCALE, "toledo8217-serial", told), RealClock())
    device.start(heard)
    until(lambda: Weighed(ScaleState.STABLE, 1250) in heard.of(Weighed))
    device.stop()


def test_a_scale_set_up_as_7e1_can_be_opened_again_and_again(tmp_path: Path) -> None:
    behind = VirtualScale()
    behind.set("1.250 kg")
    port = PtyPort(behind, tmp_path / "scale", speed=9600)
    port.open()
    for _ in range(3):
        weigh_once(port.address)
    port.close()


class HurriedScale(VirtualScale):
    """Its till opens the wire again the moment the port sees that it let go."""

    def __init__(self) -> None:
        super().__init__()
        self.at_let_go: Callable[[], object] = dict

    def line(self, up: bool) -> None:
        if not up:
            self.at_let_go()


def test_a_till_that_opens_again_at_once_keeps_the_speed_it_set(tmp_path: Path) -> None:
    behind = HurriedScale()
    port = PtyPort(behind, tmp_path / "scale", speed=9600)
    port.open()
    links = [SerialLink(port.address, Line(9600, "7E1")) for _ in range(2)]
    opened = threading.Event()

    def again() -> None:
        behind.at_let_go = dict
        links[1].open(1.0)
        opened.set()

    behind.at_let_go = again
    links[0].open(1.0)
    links[0].write(b"W", 1.0)
    answer = links[0].read(100, PATIENCE_S)
    assert answer
    links[0].close()
    until(opened.is_set)
    links[1].write(b"W", 1.0)
    assert links[1].read(100, PATIENCE_S)[:1] == answer[:1]
    links[1].close()
    port.close()


class GarbledScale(VirtualScale):
    """Its line runs at another speed."""

    def hear(self, data: bytes) -> bytes:
        return misread(super().hear(data), 2400, 9600)


def test_a_scale_that_answers_garbage_three_times_is_at_the_wrong_speed() -> None:
    heard, clock = Heard(), HandClock()
    device = Toledo8217(InsideLink(GarbledScale()), {}, clock)
    device.start(heard)
    for _ in range(4):
        until(device.settled)
        clock.pass_ms(400)
        device.poke()
    until(lambda: device.status().health is Health.FAULT)
    assert device.status().detail == "garbled"
    assert [one.grams for one in heard.of(Weighed)] == [None]
    device.stop()


class Slow(VirtualDevice):
    """Speaks when it was listened to often enough."""

    def __init__(self, *, tells: bool) -> None:
        super().__init__()
        self.tells, self.looks = tells, 0

    def due(self) -> bytes:
        self.looks += 1
        return b"ripe" if self.looks > 5 else b""

    def ripens(self) -> bool:
        return self.tells


def test_only_a_device_that_lets_time_go_by_is_listened_to_meanwhile() -> None:
    wires = [InsideLink(Slow(tells=True)), InsideLink(Slow(tells=False))]
    for wire in wires:
        wire.open(1.0)
    assert wires[0].read(100, PATIENCE_S) == b"ripe"
    assert wires[1].read(100, 0.3) == b""


def test_the_scale_tells_when_it_has_no_zero() -> None:
    heard, clock = Heard(), HandClock()
    device = registry.build(Setup(Role.SCALE, "virtual"), clock)
    bench = registry.bench_of(device)
    assert bench is not None
    bench.device.set("zero_lost")
    device.start(heard)
    until(lambda: device.status().detail == "zero_lost")
    assert heard.of(Weighed) == [Weighed(ScaleState.OFFLINE)]
    device.stop()


def test_the_simulated_scale_weighs_net_and_refuses_nonsense() -> None:
    scale = VirtualScale()
    scale.set("0.100 kg")
    assert scale.hear(b"T") == b""
    scale.set("1.350kg")
    assert scale.hear(b"W") == b"\x0201.250N\r"
    scale.set("0.050 kg")
    assert scale.hear(b"W") == b"\x02?\x04\r"
    assert scale.hear(b"CW") == b"\x0200.050\r"
    assert scale.hear(b"Z\r\nW") == b"\x0200.000\r"
    assert scale.hear(b"X") == b"\x02?@\r"
    scale.set("16.000 kg")
    assert scale.hear(b"W") == b"\x02?\x02\r"
    for word, grams in (("2 kg", 2000), ("0.5 kg", 500), ("0.25kg", 250)):
        scale.set(word)
        assert scale.grams == grams
    scale.set("moving")
    scale.set("ok")
    assert scale.hear(b"W") == b"\x0200.250\r"
    with pytest.raises(ValueError, match="heavy"):
        scale.set("heavy")


def test_equal_speeds_change_nothing_and_silence_is_silence() -> None:
    assert misread(b"abc", 9600, 9600) == b"abc"
    assert misread(b"", 9600, 1200) == b""
    assert misread(b"U", 9600, 19200) != b"U"
