"""`kasa doctor` beside the report on the screen: saved, and the udev rule shown and installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drivers import discovery
from drivers.doctor import udev
from drivers.found import Found
from drivers.protocol import DeviceError, Role
from tests.command import kasa, with_books


def test_the_report_is_saved_as_text_and_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KASA_KEYS", str(tmp_path / "keys"))
    folder = with_books(tmp_path / "shop")
    assert kasa("doctor", "--folder", folder, "--save", tmp_path / "out", "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["well"] is True
    assert "Saved: " in said.err
    text, whole = sorted((tmp_path / "out").iterdir(), key=lambda path: path.suffix, reverse=True)
    assert "Receipt printer: works" in text.read_text()
    assert json.loads(whole.read_text()) == json.loads(said.out)
    (tmp_path / "file").write_text("")
    assert kasa("doctor", "--folder", folder, "--save", tmp_path / "file" / "x") == 1


def test_the_rule_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert kasa("doctor", "--rule") == 0
    assert capsys.readouterr().out == udev.rule_text()


def test_the_rule_is_installed_or_the_line_that_does_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / udev.RULE.name
    real = udev.install
    monkeypatch.setattr(udev, "install", lambda: real(tmp_path))
    assert kasa("doctor", "--install-rule") == 0
    assert target.read_text() == udev.rule_text()
    assert "Installed" in capsys.readouterr().out

    def denied() -> Path:
        raise DeviceError("permission", where="/etc/udev/rules.d/70-kasa.rules")

    monkeypatch.setattr(udev, "install", denied)
    assert kasa("doctor", "--install-rule") == 1
    said = capsys.readouterr()
    assert said.out.strip() == udev.install_command()
    assert "not allowed" in said.err


def test_what_is_attached_and_who_answers_on_the_network_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = Found(
        "lp", "/dev/usb/lp0", "usb:04b8:0e28:S", False, "EPSON TM-T20III", (Role.PRINTER,)
    )
    beside = Found("tcp", "10.0.0.9:9100", "10.0.0.9:9100", True, "10.0.0.9", (Role.PRINTER,))
    asked: list[int] = []

    def answering(_hosts: object, port: int, _suits: object) -> tuple[Found, ...]:
        asked.append(port)
        return (beside,) if port == 9100 else ()

    monkeypatch.setenv("KASA_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr(discovery, "attached", lambda: (there,))
    monkeypatch.setattr(discovery, "bare_usb_printers", tuple)
    monkeypatch.setattr(discovery, "print_queues", tuple)
    monkeypatch.setattr(discovery, "neighbours", lambda: ("10.0.0.9",))
    monkeypatch.setattr(discovery, "network_devices", answering)
    folder = with_books(tmp_path / "shop")
    assert kasa("doctor", "--folder", folder) == 0
    said = capsys.readouterr().out
    assert "EPSON TM-T20III: Receipt printer" in said
    assert "/dev/usb/lp0 = usb:04b8:0e28:S" in said
    assert "kasa doctor --install-rule" in said
    assert asked == []
    assert kasa("doctor", "--folder", folder, "--network", "--json") == 0
    found = json.loads(capsys.readouterr().out)["attached"]
    assert [(one["port"], one["allowed"], one["suits"]) for one in found] == [
        ("/dev/usb/lp0", False, ["printer"]),
        ("10.0.0.9:9100", True, ["printer"]),
    ]
    assert {9100, 20007} <= set(asked)
    assert len(asked) == len(set(asked))
