"""Ten tills are set up from the first: what one till chose is written to a file and taken over by the others."""

from __future__ import annotations

import json
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from drivers import discovery
from drivers.discovery import Found, same_model
from drivers.protocol import Role
from pos.desk.hardware import device_key, read_chosen
from pos.store.glance import settings_of, told_devices
from tests.command import kasa, with_books

SCANNER = "usb:0c2e:0b61:SN0001"
OTHER = Found("serial", "/dev/ttyACM0", "usb:0c2e:0b61:SN0077", True, "Voyager", (Role.SCANNER,))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file as a first till writes it."""
    monkeypatch.setenv("KASA_KEYS", str(tmp_path / "keys"))
    devices = [
        {"role": "scanner", "kind": "serial", "options": {"port": SCANNER, "speed": "9600"}},
        {
            "role": "printer",
            "kind": "escpos-tcp",
            "options": {"host": "10.0.0.9", "profile": "tm-t20iii"},
        },
    ]
    written = tmp_path / "first.json"
    body = {"kasa": 1, "settings": {"return_days": "14"}, "devices": devices}
    written.write_text(json.dumps(body))
    return written


def attach(monkeypatch: pytest.MonkeyPatch, *found: Found) -> None:
    monkeypatch.setattr(discovery, "attached", lambda: found)


def test_a_till_is_set_up_from_another_and_writes_the_same_again(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    attach(monkeypatch, OTHER)
    second = with_books(tmp_path / "second")
    assert kasa("settings", "import", file, "--folder", second) == 0
    said = capsys.readouterr().out
    assert "Settings: 1." in said
    assert "Scanner: Scanner on a serial port, found here as usb:0c2e:0b61:SN0077" in said
    assert "Receipt printer: ESC/POS printer on the network\n" in said
    kept = settings_of(second / "books")
    assert kept["return_days"] == "14"
    scanner = read_chosen(kept[device_key(1, "scanner")])
    assert scanner.options == {"port": "usb:0c2e:0b61:SN0077", "speed": "9600"}
    third = tmp_path / "third.json"
    assert kasa("settings", "export", third, "--folder", second) == 0
    assert stat.S_IMODE(third.stat().st_mode) == 0o600
    assert json.loads(third.read_text())["settings"] == {"return_days": "14"}
    assert kasa("settings", "import", third, "--folder", second, "--dry-run") == 0
    assert kasa("verify", "--folder", second) == 0


def test_a_secret_goes_into_the_file_and_past_the_books(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file says that it holds one; the till that takes it over keeps it with its keys."""
    attach(monkeypatch)
    scale = {
        "role": "scale",
        "kind": "dialog06-serial",
        "options": {"port": "/dev/ttyS0", "secret": "BEEF"},
    }
    file.write_text(json.dumps({"kasa": 1, "settings": {}, "devices": [scale]}))
    second = with_books(tmp_path / "second")
    assert kasa("settings", "import", file, "--folder", second) == 0
    kept = settings_of(second / "books")
    name = device_key(1, "scale")
    assert "BEEF" not in kept[name]
    assert [*told_devices(second / "books", name)[name].values()] == ["BEEF"]
    assert told_devices(tmp_path, name) == {}
    third = tmp_path / "third.json"
    assert kasa("settings", "export", third, "--folder", second) == 0
    assert "Secrets of devices are in it" in capsys.readouterr().out
    assert "BEEF" in third.read_text()
    assert kasa("verify", "--folder", second) == 0


def test_a_device_that_is_not_here_is_named(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    attach(monkeypatch)
    second = with_books(tmp_path / "second")
    assert kasa("settings", "import", file, "--folder", second, "--dry-run") == 0
    said = capsys.readouterr().out
    assert f"not plugged in here: {SCANNER}" in said
    assert said.endswith("Nothing was changed.\n")
    assert "return_days" not in settings_of(second / "books")


@pytest.mark.parametrize(
    "change",
    [
        {"settings": {"return_days": "many"}},
        {"settings": {"colour_of_the_sky": "blue"}},
        {"devices": [{"role": "robot", "kind": "none", "options": {}}]},
        {"devices": [{"role": "printer", "kind": "typewriter", "options": {}}]},
        {"devices": [{"role": "scanner", "kind": "serial", "options": {"speed": "fast"}}]},
        {"kasa": 2},
        {"more": 1},
    ],
)
def test_a_file_that_is_wrong_somewhere_changes_nothing(
    change: dict[str, object], file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    second = with_books(tmp_path / "second")
    before = settings_of(second / "books")
    assert kasa("settings", "import", file, "--folder", second) == 1
    assert capsys.readouterr().err
    assert settings_of(second / "books") == before


@pytest.mark.parametrize("wrong", [b"", b"{", b"\xff\xfe", b'{"kasa":"\xc0"}', b"[]"])
def test_a_file_that_is_no_such_file_changes_nothing(
    wrong: bytes, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(wrong)
    second = with_books(tmp_path / "second")
    assert kasa("settings", "import", file, "--folder", second) == 1
    assert file.name in capsys.readouterr().err


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    second = with_books(tmp_path / "second")
    assert kasa("settings", "import", tmp_path / "none.json", "--folder", second) == 1
    assert kasa("settings", "export", tmp_path / "no" / "x.json", "--folder", second) == 1


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ((), SCANNER),
        ((OTHER,), OTHER.identity),
        ((OTHER, Found("serial", "/dev/ttyACM1", SCANNER, True)), SCANNER),
        ((OTHER, Found("serial", "/dev/ttyACM1", "usb:0c2e:0b61:SN9", True)), SCANNER),
        ((Found("serial", "/dev/ttyUSB0", "usb:1a86:7523:at-1-2", True),), SCANNER),
    ],
)
def test_only_one_device_of_the_same_model_can_stand_in(found: Sequence[Found], meant: str) -> None:
    assert same_model(SCANNER, found) == meant
    assert same_model("/dev/ttyUSB0", found) == "/dev/ttyUSB0"
