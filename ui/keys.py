"""The keyboard of the whole till: function keys become actions, a wedge scanner's burst becomes a scan.

A filter watches the window system's windows (never widgets: those would see each key two or three times), so a code is
a scan wherever the cursor is, and never lands in a quantity, a price or a PIN.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import shiboken6
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit

from ui import hand
from ui.keynames import key_name
from ui.keyplaces import latin_letter
from ui.wedge import GS, Stroke, Verdict, Wedge, WedgeRules

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS: Mapping[str, tuple[Qt.Key, ...]] = {
    "any": (*_ENTER, Qt.Key.Key_Tab),
    "enter": _ENTER,
    "tab": (Qt.Key.Key_Tab,),
    "none": (),
}
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)
# Events that the window system delivered before the timer ran out may still wait behind it in the queue.
_LAST_CALL_MS = 5


class _Waiting(Struct):
    """An event held back; only some of them are strokes (a Shift or a key's release is not)."""

    event: QKeyEvent
    is_stroke: bool


class Keyboard(QObject):
    """Calls `scan` with a code and `act` with the action id bound to a key; everything else goes where it went."""

    def __init__(
        self,
        scan: Callable[[str], None],
        act: Callable[[str], None],
        clock: Callable[[], int],
        rules: WedgeRules | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`clock` gives milliseconds; it is asked only for events that carry no time of their own."""
        super().__init__(parent)
        self._scan, self._act, self._clock = scan, act, clock
        self._wedge = Wedge(rules)
        self._bindings: Callable[[], Mapping[str, str]] = dict
        self._waiting: list[_Waiting] = []
        self._window: QWindow | None = None
        self._passing = False
        self._last_call = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._time_out)
        for window in QGuiApplication.topLevelWindows():
            self.watch(window)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Watch `window`; called by itself for each window that gets the keyboard."""
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing

    def rest(self) -> None:
        """Watch no window any more: the till is closed, and another may open in this process."""
        self._timer.stop()
        self._waiting.clear()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self.watch)
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    @property
    def holds(self) -> bool:
        """Tell whether keys are held back until it is known who typed them."""
        return bool(self._waiting)

    def set_rules(self, rules: WedgeRules) -> None:
        """Another scanner was set up; what is held goes to the field first."""
        self._obey(self._wedge.give_up())
        self._wedge = Wedge(rules)

    def bind(self, bindings: Callable[[], Mapping[str, str]]) -> None:
        """From now on these keys say these actions (`KeyRow.bindings()` of the screen in sight, and its questions').

        They are asked for at each key press: a screen changes with every scan, and keys are pressed seldom.
        """
        self._bindings = bindings

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True swallows the event; only key events on their way into a window are looked at."""
        if self._passing or not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._press(watched, event)
        if event.type() == QEvent.Type.KeyRelease and self._waiting:
            self._waiting.append(_Waiting(_copy(event), False))
            return True
        return False

    def _press(self, window: QWindow, event: QKeyEvent) -> bool:
        hand.typed()
        key = Qt.Key(event.key())
        if key in _MODIFIERS:
            if self._waiting:
                self._waiting.append(_Waiting(_copy(event), False))
            return bool(self._waiting)
        if event.isAutoRepeat() or not self._could_be_code(event):
            self._obey(self._wedge.give_up())
            return self._bound(event)
        self._window = window
        self._waiting.append(_Waiting(_copy(event), True))
        self._obey(self._wedge.stroke(self._stroke(event)))
        return True

    def _could_be_code(self, event: QKeyEvent) -> bool:
        """Letters and ends are; a control character only inside a code (GS) or as its prefix (STX)."""
        if self._ends(event):
            return not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        text = event.text()
        if self._is_separator(event):
            return True
        if not text:
            return False
        if text.isprintable():
            return not event.modifiers() & Qt.KeyboardModifier.AltModifier
        return (text == GS and self._wedge.holding > 0) or self._wedge.rules.prefix.startswith(text)

    def _ends(self, event: QKeyEvent) -> bool:
        return Qt.Key(event.key()) in _ENDS[self._wedge.rules.suffix]

    def _stroke(self, event: QKeyEvent) -> Stroke:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        text, end = event.text(), self._ends(event)
        latin = _latin(event, shift=shift) if text.isprintable() and not end else ""
        if self._is_separator(event):
            text, latin = GS, ""
        return Stroke(event.timestamp() or self._clock(), "" if end else text, latin, end)

    def _is_separator(self, event: QKeyEvent) -> bool:
        """Ctrl and the key of ], inside a code, is how a scanner types FNC1, whatever letter lies there here."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(ctrl) and self._wedge.holding > 0 and _latin(event, shift=False) == "]"

    def _obey(self, verdict: Verdict) -> None:
        """Give back what was typed, take what was scanned, and wait for more if anything is still held."""
        self._timer.stop()
        self._last_call = False
        released = self._split(verdict.release)
        if verdict.code or verdict.swallow:
            self._waiting.clear()
        for waiting in released:
            self._deliver(waiting.event)
        if verdict.code:
            self._scan(verdict.code)
        if self._wedge.holding:
            self._timer.start(self._wedge.patience_ms)

    def _split(self, strokes: int) -> list[_Waiting]:
        """Take the oldest `strokes` strokes out of the queue, with what stands between and after them."""
        count, end = 0, len(self._waiting)
        for place, waiting in enumerate(self._waiting):
            count += waiting.is_stroke
            if count > strokes:
                end = place
                break
        released, self._waiting = self._waiting[:end], self._waiting[end:]
        return released

    def _deliver(self, event: QKeyEvent) -> None:
        if event.type() == QEvent.Type.KeyPress and self._bound(event):
            return
        window = QGuiApplication.focusWindow() or self._window
        if window is None or not shiboken6.isValid(window):
            return  # the window was closed while a key was held back: nobody is there to take it
        self._passing = True
        try:
            QCoreApplication.sendEvent(window, event)
        finally:
            self._passing = False

    def _bound(self, event: QKeyEvent) -> bool:
        """Do what the key is bound to; False when it is not, or when the cursor's own widget needs it."""
        name = key_name(event)
        action = self._bindings().get(name)
        if action is None or event.isAutoRepeat() or _focus_needs(name):
            return False
        self._act(action)
        return True

    def _time_out(self) -> None:
        if not self._last_call:
            self._last_call = True
            self._timer.start(_LAST_CALL_MS)
            return
        self._obey(self._wedge.idle())


def _latin(event: QKeyEvent, *, shift: bool) -> str:
    return latin_letter(QGuiApplication.platformName(), event.nativeScanCode(), shift=shift)


def _focus_needs(name: str) -> bool:
    """Enter belongs to what wears the focus ring, a letter to a field with words, Esc to a search with text in it."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit):
        text = focus.text()
        if len(name) == 1:
            keys = focus.property("bare") or focus.property("figures")
            return not keys or any(letter.isalpha() for letter in text)
        return name == "Enter" or (name == "Esc" and bool(text) and not focus.property("asked"))
    return name == "Enter" and isinstance(focus, QAbstractButton | QAbstractItemView)


def _copy(event: QKeyEvent) -> QKeyEvent:
    """The same event, to be sent later: Qt destroys its own after the filter."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
