"""The window: one screen in sight, its keys bound, scans brought to it, the bar kept true, the till locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.keys import Keyboard
from ui.page import Page
from ui.views import BarView, VoiceView
from ui.wedge import WedgeRules

Make = Callable[[], Page]
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)
_SECOND = 1000


class Doors(Struct, frozen=True):
    """How the shell reaches the rest: the screens by name, what bar and voice say now, what to do when left alone."""

    pages: Mapping[str, Make]
    bar: Callable[[], BarView]
    voice: Callable[[], VoiceView]
    lock: Callable[[], None]
    clock: Callable[[], int]
    everywhere: Mapping[str, Callable[[], None]] = field(
        default_factory=dict
    )  # keys of every screen
    entered: Callable[[str], None] = lambda name: None  # told which screen came into sight
    waved: Callable[[str], None] = lambda prompt: None  # told which sentence was waved away
    each_second: Callable[[], None] = lambda: None  # looks after what only time changes


class Shell(QWidget):
    """The till's window. Screens are made when they are first gone to."""

    def __init__(self, first: Page) -> None:
        """Show `first` until the doors are known."""
        super().__init__()
        self.resize(1280, 800)
        self.setMinimumSize(1000, 700)
        self._stack = QStackedWidget()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._stack)
        self._pages: dict[str, Page] = {}
        self._doors: Doors | None = None
        self._keyboard: Keyboard | None = None
        self._rules = WedgeRules()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._second)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._left_alone)
        self._idle_ms = self._touched_ms = 0
        self._left = False  # nobody was here since the till locked itself
        self.closing: Callable[[], None] = lambda: None
        self._put(first)

    # --- the doors --------------------------------------------------------------------------------------------------

    def open(self, doors: Doors, idle_ms: int) -> None:
        """Begin to work: from now on screens are gone to by name, and the till locks itself after `idle_ms`."""
        self._doors = doors
        self._keyboard = Keyboard(self.scanned, self.act, doors.clock, self._rules, self)
        self._keyboard.bind(self._bindings)
        self.left_alone_after(idle_ms)
        self._clock.start(_SECOND)
        self._watch()

    def left_alone_after(self, idle_ms: int) -> None:
        """Lock after so long without a touch."""
        self._idle_ms = idle_ms
        self._touch()
        self._idle.start(idle_ms)

    @property
    def page(self) -> Page:
        """The screen in sight."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # nothing else is put into the stack
        return page

    def at(self, name: str) -> bool:
        """Tell whether this screen is in sight."""
        return self._pages.get(name) is self.page

    def go(self, name: str) -> None:
        """Bring a screen into sight, made at its first visit; a name that no screen has leaves all as it is."""
        assert self._doors is not None  # nobody goes anywhere before the shop is open
        if name not in self._doors.pages:
            return
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._doors.pages[name]()
            page.voice.waved.connect(self._doors.waved)
        self._put(page)
        page.come()
        self._doors.entered(name)
        self.freshen()

    def freshen(self) -> None:
        """Let bar and voice say what is true now."""
        if self._doors is not None:
            bar, page = self._doors.bar(), self.page
            page.bar.show_bar(bar if bar.note or not page.note else replace(bar, note=page.note))
            page.voice.show_voice(self._doors.voice())

    # --- what comes in ----------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> None:
        """Bring a code to the screen in sight; one that has no use for it gives it to the register."""
        self._touch()
        if self._doors is None or self.page.scan(code):
            return
        self.go("register")
        self.page.scan(code)

    def scanner_types(self, rules: WedgeRules) -> None:
        """From now on a scanner that types is known by these rules."""
        if rules != self._rules:
            self._rules = rules
            if self._keyboard is not None:
                self._keyboard.set_rules(rules)

    @property
    def holds_keys(self) -> bool:
        """Tell whether keys are held back that may still turn out to be a scanner's."""
        return self._keyboard is not None and self._keyboard.holds

    def act(self, action: str) -> None:
        """Do what a key says."""
        if self._doors is not None and action in self._doors.everywhere:
            self._doors.everywhere[action]()
            return
        self.page.act(action)

    def showEvent(self, event: QShowEvent) -> None:
        """Now there is a window of the window system to watch for touches."""
        super().showEvent(event)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is here."""
        if event.type() in _TOUCHES:
            self._touch()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the shop with the window."""
        self._clock.stop()
        self._idle.stop()
        if self._keyboard is not None:
            self._keyboard.rest()
            self._keyboard = None
        self.closing()
        super().closeEvent(event)

    # --- how --------------------------------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Watch the window, never each widget: painting must not pay for it."""
        window = self.windowHandle()
        if window is not None:
            window.installEventFilter(self)

    def _put(self, page: Page) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _bindings(self) -> dict[str, str]:
        assert self._doors is not None  # no key is listened to before the shop is open
        own = {name: name for name in self._doors.everywhere}
        return {**own, **self.page.bindings()}

    def _second(self) -> None:
        self.freshen()
        if self._doors is not None:
            self._doors.each_second()

    def _touch(self) -> None:
        """Somebody is here; the timer asks when, so that no scan has to set it anew."""
        if self._doors is None:
            return
        self._touched_ms = self._doors.clock()
        if self._left:
            self._left = False
            self._idle.start(self._idle_ms)

    def _left_alone(self) -> None:
        if self._doors is None:
            return
        rest = self._touched_ms + self._idle_ms - self._doors.clock()
        if rest > 0:
            self._idle.start(rest)
        else:
            self._left = True
            self._doors.lock()
