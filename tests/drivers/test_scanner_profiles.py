"""A kind of scanner is a file; its times can be changed for one scanner, and nonsense is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers import registry
from drivers.protocol import Device, DeviceError, Health, Role, Scanned, Setup
from drivers.scanner import profile
from drivers.scanner.framing import FrameRules
from drivers.virtual.scanner import VirtualScanner
from tests.drivers.wait import HandClock, Heard, until


def test_every_shipped_kind_can_be_loaded() -> None:
    assert set(profile.profile_names()) >= {"hand", "presentation", "counter"}
    rules = {name: profile.load_rules(name) for name in profile.profile_names()}
    assert rules["hand"] == FrameRules(idle_ms=200, double_ms=300, presentation=False)
    assert rules["presentation"].presentation


@pytest.mark.parametrize(
    "text",
    [
        'name = "x"',
        'name="x"\npresentation=1\nidle_ms=1\ndouble_ms=1',
        'name="x"\npresentation=true\nidle_ms=0\ndouble_ms=1',
    ],
)
def test_a_file_that_says_nonsense_is_refused(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.toml").write_text(text)
    monkeypatch.setattr(profile, "FOLDER", tmp_path)
    for name in ("odd", "gone"):
        with pytest.raises(DeviceError) as refused:
            profile.load_rules(name)
        assert refused.value.facts["value"] == name


def standing(told: dict[str, str], clock: HandClock) -> tuple[Device, VirtualScanner, Heard]:
    """A simulated scanner that works, and what is heard of it."""
    heard = Heard()
    device = registry.build(Setup(Role.SCANNER, "virtual", told), clock)
    bench = registry.bench_of(device)
    assert bench is not None
    assert isinstance(bench.device, VirtualScanner)
    device.start(heard)
    until(lambda: device.status().health is Health.OK)
    return device, bench.device, heard


@pytest.mark.parametrize(("kind", "codes"), [("hand", 2), ("presentation", 1), ("counter", 1)])
def test_a_scanner_that_reads_each_label_twice_sells_once_where_it_stands(
    kind: str, codes: int
) -> None:
    device, scanner, heard = standing({"profile": kind}, HandClock())
    scanner.set("twice")
    scanner.scan("96385074")
    scanner.set("ok")
    scanner.scan("4770000000015")
    until(lambda: [one.code for one in heard.of(Scanned)][-1:] == ["4770000000015"])
    assert len(heard.of(Scanned)) == codes + 1
    device.stop()


@pytest.mark.parametrize(("kind", "told", "codes"), [
    ("hand", {}, 2),
    ("presentation", {}, 1),
    ("presentation", {"double_ms": "100"}, 2),
])  # fmt: skip
def test_a_standing_scanner_reads_a_held_label_once(
    kind: str, told: dict[str, str], codes: int
) -> None:
    clock = HandClock()
    device, scanner, heard = standing({"profile": kind, **told}, clock)
    scanner.scan("96385074")
    until(lambda: heard.of(Scanned))
    clock.pass_ms(200)
    scanner.scan("96385074")
    scanner.scan("4770000000015")
    until(lambda: heard.of(Scanned)[-1].code == "4770000000015")
    assert len(heard.of(Scanned)) == codes + 1
    device.stop()
