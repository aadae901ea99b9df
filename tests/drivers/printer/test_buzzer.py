"""The buzzer: before a slip, and by itself; a fact of the model, and never a drawer that opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from drivers.printer import profile
from drivers.printer.buzzer import sound
from drivers.printer.profile import Buzzer, load_profile
from drivers.protocol import DeviceError, Health
from tests.drivers.printer.till import Bench, job


@pytest.mark.parametrize(
    ("buzzer", "said"),
    [
        (None, b""),
        (Buzzer("esc-a", 2, 1000), b"\x1b(A\x04\x0003\x02\x0a"),
        (Buzzer("esc-a", 999, 99_999), b"\x1b(A\x04\x0003\x3f\xff"),
        (Buzzer("esc-b", 3, 150), b"\x1bB\x03\x03"),
        (Buzzer("esc-b", 0, 0), b"\x1bB\x01\x01"),
        (Buzzer("pulse", 2, 100, 5), b"\x1bp\x01\x32\x32" * 2),
        (Buzzer("pulse", 1, 100, 2), b"\x1bp\x00\x32\x32"),
    ],
)
def test_its_bytes(buzzer: Buzzer | None, said: bytes) -> None:
    assert sound(buzzer) == said


@pytest.mark.parametrize("model", ["virtual", "generic-80"])
def test_a_slip_that_asks_for_it_is_heard_once_before_it_comes(model: str) -> None:
    with Bench("tcp", {"profile": model}) as bench:
        assert bench.printer.capabilities.buzzer
        bench.printer.submit(replace(job("slip"), buzz=True))
        bench.until_said("slip printed")
        assert bench.paper.beeps == 2
        bench.print("receipt")
        assert bench.paper.beeps == 2
        assert bench.paper.unknown == []
        assert bench.paper.receipts[0].text == bench.paper.receipts[1].text


def test_it_sounds_by_itself_but_not_late() -> None:
    with Bench("tcp") as bench:
        bench.printer.buzz()
        bench.rest()
        assert bench.paper.beeps == 2
        bench.fault("paper-out")
        bench.printer.buzz()
        bench.rest()
        bench.fault("ok")
        assert bench.paper.beeps == 2
        bench.port.unplug()
        bench.until_health(Health.LOST)
        bench.printer.buzz()
        bench.port.plug()
        bench.rest()
        assert bench.paper.beeps == 2


def test_a_model_without_one_and_a_technician_who_wants_quiet_stay_silent() -> None:
    for told in ({"profile": "star-escpos"}, {"buzzer": "no"}):
        with Bench("tcp", told) as bench:
            assert not bench.printer.capabilities.buzzer
            bench.printer.submit(replace(job("slip"), buzz=True))
            bench.printer.buzz()
            bench.rest()
            assert bench.paper.beeps == 0
            assert len(bench.paper.receipts) == 1


@pytest.mark.parametrize(
    "bad", ['kind = "pulse"\npin = 2', 'kind = "pulse"', 'kind = "whistle"', "pin = 5"]
)
def test_a_profile_whose_buzzer_would_open_the_drawer_is_refused(
    bad: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (profile.FOLDER / "star-escpos.toml").read_text("utf-8")
    (tmp_path / "own.toml").write_text(f"{text}\n[buzzer]\n{bad}\n", "utf-8")
    (tmp_path / "good.toml").write_text(f'{text}\n[buzzer]\nkind = "pulse"\npin = 5\n', "utf-8")
    monkeypatch.setattr(profile, "FOLDER", tmp_path)
    assert load_profile("good").buzzer == Buzzer("pulse", pin=5)
    with pytest.raises(DeviceError) as caught:
        load_profile("own")
    assert caught.value.code == "bad_option"
