"""Whether there is a display: a name that leads nowhere must never end in Qt's abort."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from ui.app import display

FIRST_X_PORT = 6000
LET_IN = b"\x01\x00\x0b\x00\x00\x00\x08\x00" + bytes(32)
"""An X server's whole greeting: success, protocol 11.0, and eight words of nothing."""
TURNED_AWAY = b"\x00\x00\x0b\x00\x00\x00\x00\x00"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE"):
        monkeypatch.setenv(name, "")


def listening() -> socket.socket:
    """A port that X's numbers of displays can name."""
    for port in range(FIRST_X_PORT + 400, FIRST_X_PORT + 500):
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError:
            continue
    raise AssertionError("no free port")


def named(server: socket.socket) -> str:
    return f"127.0.0.1:{server.getsockname()[1] - FIRST_X_PORT}"


def greet(server: socket.socket, words: bytes) -> None:
    caller, _ = server.accept()
    with caller:
        caller.recv(4096)
        caller.sendall(words)
        caller.recv(4096)


@pytest.fixture
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An X server on another machine that says these words to one caller."""
    with closing(listening()) as made:
        monkeypatch.setenv("DISPLAY", named(made))
        thread = Thread(target=greet, args=(made, request.param))
        thread.start()
        yield
        thread.join(10)


def why() -> str:
    with pytest.raises(display.Unusable) as found:
        display.choose()
    return str(found.value)


@pytest.mark.parametrize("name", ["", ":4711", ":4711.0", "unix", "127.0.0.1:499"])
def test_a_display_that_is_not_there_is_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert why() == "No display found"


@pytest.mark.parametrize("server", [TURNED_AWAY], indirect=True)
def test_a_display_that_turns_us_away_is_none(server: None) -> None:
    assert why() == "No display found"


@pytest.mark.parametrize("server", [LET_IN], indirect=True)
def test_a_display_that_answers_is_drawn_on(server: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_PLUGINS", {"xcb": "libqoffscreen.so"})
    display.choose()
    assert os.environ["QT_QPA_PLATFORM"] == "xcb"


@pytest.mark.parametrize("server", [LET_IN], indirect=True)
def test_a_library_that_lacks_is_said_and_not_aborted_at(
    server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "_PLUGINS", {"xcb": "libkasa-not-there.so"})
    assert why().startswith("A display answers, but the system lacks what Qt needs for it (")


def test_a_socket_that_nobody_listens_at_is_no_wayland(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert why() == "No display found"
    (tmp_path / "wayland-0").touch()
    assert why() == "No display found"


def test_wayland_counts_when_somebody_listens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setattr(display, "_PLUGINS", {"xcb": "libqxcb.so", "wayland": "libqoffscreen.so"})
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(str(tmp_path / "wayland-0"))
        made.listen()
        display.choose()
    assert os.environ["QT_QPA_PLATFORM"] == "wayland"


@pytest.mark.parametrize("named", ["offscreen", "minimal", "offscreen:size=800x600"])
def test_offscreen_is_no_display_whatever_else_is_named(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", "127.0.0.1:499")
    monkeypatch.setenv("QT_QPA_PLATFORM", named)
    assert why() == "No display found"


@pytest.mark.parametrize(
    ("session", "order"), [("wayland", ["wayland", "xcb"]), ("x11", ["xcb", "wayland"])]
)
def test_a_session_of_waylands_own_is_drawn_on_by_wayland(
    session: str, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", session)
    assert display._liked(["xcb", "wayland"]) == order


def test_a_screen_without_x_and_wayland_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "eglfs")
    display.choose()
    assert os.environ["QT_QPA_PLATFORM"] == "eglfs"
