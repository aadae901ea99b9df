"""A label that wears the theme: size from the type scale, a tone, digits of one width where asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.views import Tone


class Text(QLabel):
    """Plain wrapped text; follows every switch of the theme."""

    def __init__(
        self,
        text: str = "",
        size: int = 16,
        weight: int = theme.REGULAR,
        tone: Tone = Tone.INK,
        *,
        tabular: bool = False,
        mono: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`size` is in pixels at 100 %, `weight` one of the theme's four."""
        super().__init__(parent)
        self._size, self._weight, self._tone = size, weight, tone
        self._tabular, self._mono = tabular, mono
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)
        self._wear()

    def set_tone(self, tone: Tone) -> None:
        """Give the text another meaning."""
        if tone != self._tone:
            self._tone = tone
            self._wear()

    def changeEvent(self, event: QEvent) -> None:
        """A switched theme changes font and colour."""
        if event.type() == QEvent.Type.StyleChange:
            self._wear()
        super().changeEvent(event)

    def _wear(self) -> None:
        self.setFont(theme.font(self._size, self._weight, tabular=self._tabular, mono=self._mono))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.now().color(self._tone))
        self.setPalette(palette)
