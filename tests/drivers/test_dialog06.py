"""The Dialog 06 scale: it gets the price, gives each weighing once, and may want a checksum with a secret.

Long because its own manners come on top of the contract of scales.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers import registry
from drivers.doctor.visit import examine
from drivers.protocol import DeviceError, Health, Role, Scale, ScaleState, Setup, Weighed
from drivers.scale.checkword import read_secret, remainder, turned
from drivers.scale.dialog06 import Dialog06Codec
from drivers.scale.wire import Say, Trouble, Word
from drivers.virtual.behaviour import RealClock
from drivers.virtual.port import Port, TcpPort
from drivers.virtual.pty_port import PtyPort
from drivers.virtual.scale_dialog06 import VirtualDialog06Scale
from tests.drivers import contract
from tests.drivers.contract import Bench
from tests.drivers.scale_words import understood
from tests.drivers.wait import until


class OnDemand(Bench):
    """This scale says itself that it was not weighed before."""

    def same(self, found: object, wanted: Weighed) -> bool:
        return found == replace(wanted, moved=bool(wanted.grams))


class Counter:
    """A Dialog 06 scale on a wire, and the till's driver."""

    def __init__(self, wire: str, folder: Path, asks: int | None = None, told: str = "") -> None:
        self.scale = VirtualDialog06Scale(asks)
        self.port: Port = (
            TcpPort(self.scale) if wire == "tcp" else PtyPort(self.scale, folder / "port")
        )
        self.port.open()
        host, _, number = self.port.address.partition(":")
        where = {"host": host, "tcp_port": number} if wire == "tcp" else {"port": host}
        kind = "dialog06-tcp" if wire == "tcp" else "dialog06-serial"
        self.setup = setup = Setup(Role.SCALE, kind, {**where, "answer_ms": "300", "secret": told})
        self.device = registry.build(setup, RealClock())
        plug = (self.port.unplug, self.port.plug)
        self.bench = OnDemand(self.device, self.scale, *plug, polls=False)

    def weigh(self, price: int = 250, tare: int = 0) -> Weighed:
        """Ask for one weight and wait for the scale's word."""
        known = len(self.bench.heard.of(Weighed))
        cast("Scale", self.device).ask_weight(price, tare)
        until(lambda: len(self.bench.heard.of(Weighed)) > known, "the scale's word")
        return self.bench.heard.of(Weighed)[known]

    def close(self) -> None:
        self.device.stop()
        self.port.close()


@pytest.fixture(params=["tcp", "pty"])
def wire(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def counter(wire: str, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(wire, tmp_path)
    yield made
    made.close()


def test_its_life_is_that_of_any_device(counter: Counter) -> None:
    contract.device_contract(counter.bench)


def test_it_weighs_as_every_scale_must(counter: Counter) -> None:
    contract.scale_contract(counter.bench, cast("Scale", counter.device))


def test_a_weighing_has_the_price_that_the_customer_saw(counter: Counter) -> None:
    counter.bench.start()
    counter.scale.set("1.250 kg")
    assert counter.weigh(399) == Weighed(ScaleState.STABLE, 1250, moved=True)
    assert counter.scale.weighings[-1] == (1250, 399)


def test_a_container_is_taken_off_by_the_scale_so_that_its_customer_sees_the_same_sum(
    counter: Counter,
) -> None:
    counter.bench.start()
    counter.scale.set("0.514 kg")
    assert counter.weigh(399, 12) == Weighed(ScaleState.STABLE, 502, moved=True, tare=12)
    assert counter.scale.weighings[-1] == (502, 399)
    counter.scale.set("0.010 kg")
    assert counter.weigh(399, 12) == Weighed(ScaleState.ZERO, 0)
    assert counter.weigh(399, 10_000) == Weighed(ScaleState.OFFLINE)
    counter.scale.set("0.300 kg")
    assert counter.weigh(399) == Weighed(ScaleState.STABLE, 300, moved=True)


def test_too_much_on_it_is_told_once_and_does_not_put_it_out_of_order(counter: Counter) -> None:
    """It is asked on demand alone: a fault would stand until the next goods, long after the weight was taken off."""
    counter.bench.start()
    counter.scale.set("overload")
    assert counter.weigh(399).state is ScaleState.OVERLOAD
    assert counter.device.status().health is Health.OK
    counter.scale.set("0.300 kg")
    assert counter.weigh(399) == Weighed(ScaleState.STABLE, 300, moved=True)


def test_each_state_is_told_as_itself_and_never_as_a_weight(counter: Counter) -> None:
    counter.bench.start()
    for word, meant in (
        ("moving", Weighed(ScaleState.MOVING)),
        ("overload", Weighed(ScaleState.OVERLOAD)),
        ("under_zero", Weighed(ScaleState.UNDER_ZERO)),
        ("zero", Weighed(ScaleState.ZERO, 0)),
        ("0.010 kg", Weighed(ScaleState.ZERO, 0)),
        ("14.999 kg", Weighed(ScaleState.STABLE, 14999, moved=True)),
    ):
        counter.scale.set(word)
        assert counter.weigh() == meant
    counter.scale.set("offline")
    assert counter.weigh() == Weighed(ScaleState.OFFLINE)
    counter.scale.set("ok")
    assert counter.weigh().state is ScaleState.STABLE
    counter.bench.well()


def test_the_same_goods_are_not_weighed_twice_until_something_moved(counter: Counter) -> None:
    counter.bench.start()
    counter.scale.set("0.500 kg")
    assert counter.weigh().grams == 500
    assert counter.weigh() == Weighed(ScaleState.UNMOVED)
    counter.scale.set("zero")
    counter.scale.set("0.500 kg")
    assert counter.weigh().grams == 500
    assert len(counter.scale.weighings) == 2


def test_a_scale_that_wants_a_checksum_gets_one_by_the_secret(wire: str, tmp_path: Path) -> None:
    made = Counter(wire, tmp_path, asks=0x8005, told="8005")
    made.bench.start()
    made.scale.set("1.000 kg")
    assert made.weigh().grams == 1000
    assert made.scale.believes
    made.close()


@pytest.mark.parametrize("told", ["", "1021"])
def test_without_the_right_secret_it_says_so_and_weighs_nothing(told: str, tmp_path: Path) -> None:
    made = Counter("tcp", tmp_path, asks=0x8005, told=told)
    made.bench.start()
    made.scale.set("1.000 kg")
    assert made.weigh() == Weighed(ScaleState.OFFLINE)
    until(lambda: made.device.status().health is Health.FAULT, "the fault")
    assert made.device.status().detail == "checksum"
    report = examine(made.setup, RealClock(), device=made.device)
    assert [one.code for one in report.findings][:1] == ["scale_checksum"]
    assert report.step is not None
    assert report.step.code == "write_secret"
    assert made.scale.weighings == []
    made.close()


@pytest.mark.parametrize("wrong", ["xyz", "10000", "0"])
def test_a_secret_that_cannot_be_one_is_refused_without_being_shown(wrong: str) -> None:
    with pytest.raises(DeviceError) as no:
        read_secret(wrong)
    assert no.value.facts == {"option": "secret", "value": "…"}


def test_looking_at_it_weighs_nothing(counter: Counter) -> None:
    counter.scale.set("1.000 kg")
    counter.bench.start()
    counter.device.poke()
    until(counter.device.settled, "the look")
    assert counter.scale.weighings == []
    assert counter.weigh().grams == 1000


def test_a_price_that_no_scale_can_show_leaves_the_weight_to_be_typed(tmp_path: Path) -> None:
    made = Counter("tcp", tmp_path)
    made.bench.start()
    made.scale.set("1.000 kg")
    assert made.weigh(1_000_000) == Weighed(ScaleState.OFFLINE)
    assert made.scale.weighings == []
    made.close()
    with pytest.raises(DeviceError):
        registry.build(
            Setup(Role.SCALE, "dialog06-tcp", {"host": "h", "tcp_port": "1", "price": "1000000"}),
            RealClock(),
        )


def record(body: str) -> bytes:
    return b"\x02" + body.encode() + b"\x03"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            record("02\x1b3\x1b01250\x1b000100\x1b000125"),
            Weighed(ScaleState.STABLE, 1250, moved=True),
        ),
        (record("02\x1b3\x1b01250\x1b000101\x1b000126"), Trouble("garbled")),
        (record("02\x1b3\x1b01250\x1b000100\x1b000225"), Trouble("garbled")),
        (record("02\x1b0\x1b01250\x1b000100\x1b000125"), Trouble("garbled")),
        (record("02\x1b3\x1b00000\x1b000100\x1b000000"), Weighed(ScaleState.ZERO, 0)),
        (record("09\x1b01"), Trouble("not_ready")),
        (record("09\x1b22"), Trouble("not_ready")),
        (record("09\x1b11"), Trouble("bad_command")),
        (record("11\x1b0"), Trouble("checksum")),
        (record("11\x1b1"), Say(b"\x04\x0201\x1b000100\x1b\x03")),
        (record("11\x1b239"), Trouble("checksum")),
        (record("hello"), Trouble("garbled")),
        (b"\x06", Say(b"\x04\x05")),
        (b"\x15", Say(b"\x04\x0208\x03")),
        (b"zz", Trouble("garbled")),
    ],
)
def test_each_answer_means_one_thing(said: bytes, meant: Word) -> None:
    assert Dialog06Codec().read(said) == ([meant], b"")
    cut = len(said) // 2
    words, rest = Dialog06Codec().read(said[:cut])
    if said[:1] == b"\x02":
        assert (words, rest) == ([], said[:cut])


def test_a_record_without_an_end_is_garbage() -> None:
    assert Dialog06Codec().read(b"\x02" + b"0" * 80) == ([Trouble("garbled")], b"")


def test_turning_and_dividing_by_hand() -> None:
    assert turned(0x8001, 1) == 0x0003
    assert turned(0x1234, 0) == 0x1234
    assert remainder(1, 0x8005) == 0x8005
    assert remainder(0, 0x8005) == 0


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_give_words_and_a_short_rest(data: bytes) -> None:
    understood(Dialog06Codec(secret=0x8005), data)


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=60))
def test_the_simulated_scale_takes_any_bytes(data: bytes) -> None:
    scale = VirtualDialog06Scale(0x8005)
    scale.hear(data)
    scale.set("1.000 kg")
    scale.believes = True
    scale.hear(b"\x03\x04\x05")
    assert scale.hear(b"\x04\x0201\x1b000100\x1b\x03").endswith(b"\x06")
