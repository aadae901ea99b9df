"""A bug gets a number, the person gets words, and the till goes on."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer, qCritical, qWarning
from pytestqt.qtbot import QtBot

from ui.crash import CrashDesk


class Bench:
    """A crash desk with a counter for numbers, and what it told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.count = 0
        self.desk = CrashDesk(self.tell, self.number)

    def tell(self, number: str) -> None:
        self.told.append(number)

    def number(self) -> str:
        self.count += 1
        return f"K{self.count}"


@pytest.fixture
def bench() -> Iterator[Bench]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    bench = Bench()
    bench.desk.install()
    yield bench
    bench.desk.remove()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def boom(error: BaseException) -> None:
    try:
        raise error
    except type(error) as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def test_a_bug_is_logged_under_the_number_that_the_person_is_told(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    boom(ValueError("a bug"))
    boom(KeyError("another"))
    assert bench.told == ["K1", "K2"]
    assert "[K1]" in caplog.text
    assert "ValueError: a bug" in caplog.text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_dies_is_told_as_well(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    def die() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=die, name="printer")
    thread.start()
    thread.join(timeout=60)
    assert bench.told == ["K1"]
    assert "thread printer died [K1]" in caplog.text


def test_a_failing_destructor_is_written_down_and_nobody_is_bothered(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    class Sore:
        def __del__(self) -> None:
            raise OSError("while leaving")

    Sore()
    gc.collect()
    assert bench.told == []
    assert "while being thrown away" in caplog.text


def test_when_telling_fails_too_the_till_still_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    def cannot(number: str) -> None:
        desk.raised(OSError, OSError("inside"), None)
        raise RuntimeError("no screen")

    desk = CrashDesk(cannot, lambda: "K9")
    desk.raised(ValueError, ValueError("first"), None)
    assert "could not tell about [K9]" in caplog.text
    assert caplog.text.count("[K9]") == 3


def test_ctrl_c_still_ends_the_program(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    boom(KeyboardInterrupt())
    assert bench.told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_an_exception_in_a_slot_reaches_the_desk_and_the_window_lives(
    qtbot: QtBot, bench: Bench
) -> None:
    def slot() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions():  # pytest-qt's own hook gives way to ours for a moment
        sys.excepthook = bench.desk.raised
        QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: bench.told == ["K1"], timeout=60_000)


def test_what_qt_says_is_logged(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "kasa.crash"):
        qWarning("a small thing")
        qCritical("a large thing")
    levels = {record.levelno: record.getMessage() for record in caplog.records}
    assert "a small thing" in levels[logging.WARNING]
    assert "a large thing" in levels[logging.ERROR]
