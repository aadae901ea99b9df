"""The ground of everything that is pressed: a rounded face, 48 pixels high or more, focus always visible."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import hand, theme
from ui.views import Key
from ui.widgets import paint


class Push(QAbstractButton):
    """A button that says its `action` when pressed by finger, mouse, Space or Enter; subclasses draw what is on it."""

    chosen = Signal(str)

    def __init__(self, action: str = "", text: str = "", parent: QWidget | None = None) -> None:
        """`action` is the id that `chosen` carries; `text` is drawn and read aloud."""
        super().__init__(parent)
        self.action, self._words = action, text
        self.fill, self.edge, self.ink = "key", "line", "ink"
        self._ground = ""
        self.setAccessibleName(text)
        # A touched key must not take the cursor out of the field that is being filled; Tab still reaches it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._say)

    def text(self) -> str:
        """The words on it."""
        return self._words

    def _say(self) -> None:
        self.chosen.emit(self.action)

    def stand_on(self, ground: str) -> None:
        """Stand on one colour, by token name: it is painted with the face, and nothing beneath has to be."""
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(ground))

    def dress(self, *, accent: bool) -> None:
        """In the accent it is the way forward."""
        names = ("accent", "accent", "on_accent") if accent else ("key", "line", "ink")
        if names != (self.fill, self.edge, self.ink):
            self.fill, self.edge, self.ink = names
            self.update()

    def label(self, text: str, spoken: str = "") -> None:
        """Change the words on it; `spoken` is how they are read aloud, where that is otherwise."""
        if text != self._words:
            # Qt's own way looks for a shortcut in them, and lays the row out anew.
            self._words = text
            self.update()
        self.setAccessibleName(spoken or text)

    def changeEvent(self, event: QEvent) -> None:
        """Another style sheet takes the opaqueness away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.stand_on(self._ground)

    def showEvent(self, event: QShowEvent) -> None:
        """The first one did so too, just before it comes into sight."""
        super().showEvent(event)
        self.stand_on(self._ground)

    def sizeHint(self) -> QSize:
        """One touch target."""
        side = theme.now().target()
        return QSize(2 * side, side)

    def minimumSizeHint(self) -> QSize:
        """Never below what a finger hits."""
        return QSize(theme.TARGET, theme.now().target())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever touches this is shown more to touch."""
        hand.touched()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        hand.typed()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def face(self) -> QColor:
        """The colour of the ground as it is now: pressed is a shade darker, disabled fades into the page."""
        look = theme.now()
        fill = look.color(self.fill)
        if not self.isEnabled():
            return theme.mix(look.color("key"), look.color("ground"), 50)
        return theme.mix(look.color("ink"), fill, 14) if self.isDown() else fill

    def letter(self) -> QColor:
        """The colour of the words as they are now."""
        return theme.now().color(self.ink if self.isEnabled() else "quiet")

    def name_letter(self) -> QColor:
        """The colour of the name of the key that does the same, quieter than the words."""
        bright = self.fill == "accent" and self.isEnabled()
        return theme.now().color("on_accent_quiet" if bright else "quiet")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Face, what is on it, focus ring."""
        painter = QPainter(self)
        self.draw_face(painter)
        painter.setPen(self.letter())
        self.draw(painter)
        self.draw_ring(painter)

    def draw_ring(self, painter: QPainter) -> None:
        """The ring of a button that the keys press."""
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), on_accent=self.fill == "accent")

    def draw_face(self, painter: QPainter) -> None:
        """The rounded box."""
        painter.drawImage(0, 0, paint.face(*self.face_look(painter.device().devicePixelRatio())))

    def face_look(self, ratio: float) -> paint.FaceLook:
        """Size and colours of the box as they are now; `ratio` is the screen's pixels for one."""
        look = theme.now()
        return paint.FaceLook(
            self.width(),
            self.height(),
            ratio,
            self.face().rgba(),
            look.color(self.edge if self.isEnabled() else "line").rgba(),
            look.color(self._ground).rgba() if self._ground else 0,
        )

    def draw(self, painter: QPainter) -> None:
        """The words, centred; the pen has the right colour."""
        inner = self.rect().adjusted(10, 4, -10, -4)
        paint.draw_fit(
            painter, inner, self.text(), 16, theme.SEMIBOLD, align=Qt.AlignmentFlag.AlignCenter
        )


class KeyPush(Push):
    """A button that becomes a `Key`: its words, and the name of the key that does the same."""

    key_name = ""

    def show_key(self, key: Key) -> None:
        """Become `key`."""
        self.action, self.key_name = key.action, key.key
        self.label(key.label)
        self.setAccessibleName(f"{key.label} ({key.key})" if key.key else key.label)
        self.dress(accent=key.forward)
        self.setEnabled(key.enabled)
        self.update()
