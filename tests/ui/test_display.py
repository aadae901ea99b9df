"""Whether there is a display: a name that leads nowhere must never end in Qt's abort."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.app import run


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("display", ["", ":4711", ":4711.0", "unix"])
def test_a_display_that_is_not_there_is_none(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert run._no_display()


def test_a_display_on_another_machine_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "localhost:10.0")
    assert not run._no_display()


def test_wayland_counts_when_its_socket_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run._no_display()
    (tmp_path / "wayland-0").touch()
    assert not run._no_display()


def test_offscreen_is_no_display_whatever_else_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "localhost:10.0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run._no_display()
