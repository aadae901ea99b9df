"""The last resort: a bug is written down under a number, the person is told in words, and the till goes on.

One of the three places where every exception is caught (rules of the house, 8): what arrives here is nobody's
intention, so nothing is known about it but that the basket must not be lost.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

Tell = Callable[[str], None]
_log = logging.getLogger("kasa.crash")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def failure_of(work: Callable[[], None]) -> BaseException | None:
    """Do work; what it raises is a bug and is handed back, so that the thread that asked lives on."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - the desk thread must outlive any bug
        return error
    return None


class CrashDesk:
    """Takes every exception that nobody caught; `tell` gets the number under which it stands in the log."""

    def __init__(self, tell: Tell, number: Callable[[], str]) -> None:
        """`number` makes a new short name for each case, to be read out over a telephone."""
        self._tell, self._number = tell, number
        self._telling = False

    def install(self) -> None:
        """Stand behind the interpreter, its threads, its destructors and Qt."""
        sys.excepthook = self.raised
        threading.excepthook = self.raised_in_thread
        sys.unraisablehook = self.raised_in_destructor
        qInstallMessageHandler(self.qt_said)

    def remove(self) -> None:
        """Give the hooks back to Python and Qt."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """An exception came out of a slot, an event or the main program."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        self._case("uncaught", error, trace)

    def raised_in_thread(self, case: threading.ExceptHookArgs) -> None:
        """A thread died."""
        name = case.thread.name if case.thread else "?"
        if case.exc_value is not None:
            self._case(f"thread {name} died", case.exc_value, case.exc_traceback)

    def raised_in_destructor(self, case: sys.UnraisableHookArgs) -> None:
        """Something failed where nothing can be raised: worth a line, not worth a person's time."""
        _log.error("failed while being thrown away: %r", case.object, exc_info=case.exc_value)

    def qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt complains; only what it calls critical or fatal gets a number."""
        level = _QT_LEVELS.get(kind, logging.WARNING)
        _log.log(level, "Qt: %s (%s:%s)", message, context.file or "?", context.line)

    def _case(self, what: str, error: BaseException, trace: TracebackType | None) -> None:
        number = self._number()
        _log.critical("%s [%s]", what, number, exc_info=(type(error), error, trace))
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(number)
        except Exception:  # noqa: BLE001 - telling failed: nobody is left to tell, and the till goes on
            _log.exception("could not tell about [%s]", number)
        finally:
            self._telling = False
