"""`kasa simulate`: a device on a port of this machine, told in words what happens to it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drivers.virtual.stand import Stand
from pos.text import speaker
from ui.app.stand_window import StandWindow
from ui.cli import main


def run(monkeypatch: pytest.MonkeyPatch, typed: str, *words: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    return main(["--language", "en", "simulate", *words])


def test_what_is_typed_happens_and_what_means_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "moving\npurple\nshown\nquit\nnever\n", "scale-cas") == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].startswith("127.0.0.1:")
    assert lines[0].endswith("cas-tcp")
    assert {"moving", "unplug", "quit"} <= set(lines[1].split(", "))
    assert lines[2:] == ["–", "–"]
    assert "purple" in err


def test_it_ends_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "", "terminal") == 0


def test_it_ends_when_it_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> Iterator[str]:
        yield "dark"
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", interrupted())
    assert main(["--language", "en", "simulate", "display"]) == 0


def test_a_device_file_cannot_be_a_tcp_port(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "", "scanner-hid") == 1
    assert "scanner-hid" in capsys.readouterr().err


def test_its_window_presses_what_can_happen(qtbot: QtBot) -> None:
    stand = Stand("display")
    window = StandWindow(stand, speaker("en"))
    qtbot.addWidget(window)
    window.show()
    stand.device.hear(b"Hello")
    qtbot.waitUntil(lambda: "Hello" in window.form.text())
    window.form.chosen.emit("do:power-cycle")
    assert "Hello" not in window.form.text()
    window.form.inputs()[0].set_text("purple")
    window.form.chosen.emit("take")
    assert "purple" in window.form.error()
    window.form.inputs()[0].set_text("dark")
    window.form.chosen.emit("take")
    assert window.form.error() == ""
    stand.close()


def test_the_window_is_the_command_until_it_is_closed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    assert run(monkeypatch, "", "scale", "--window") == 0
