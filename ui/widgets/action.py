"""A button as wide as its words, for one action inside a card; a key name may stand on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.views import Key
from ui.widgets import lines, paint
from ui.widgets.push import KeyPush


class ActionButton(KeyPush):
    """Says its action; in the accent it is the way forward."""

    def __init__(self, action: str = "", text: str = "", *, accent: bool = False) -> None:
        """`accent` marks the way forward."""
        super().__init__(action, text)
        self.dress(accent=accent)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_key(self, key: Key) -> None:
        """Become `key`; other words need another width."""
        super().show_key(key)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Words and air."""
        look = theme.now()
        metrics = QFontMetricsF(theme.font(15, theme.SEMIBOLD))
        words = int(metrics.horizontalAdvance(self.text())) + look.px(30)
        return QSize(
            max(look.px(88), min(words, look.px(220))), look.target(52 if self.key_name else 48)
        )

    minimumSizeHint = sizeHint

    def least(self) -> int:
        """Pixels below which a word would be broken, or shrink by more than a fifth."""
        longest = lines.longest_word(self.text(), theme.font(15, theme.SEMIBOLD))
        return min(self.sizeHint().width(), max(theme.now().px(72), int(longest) * 8 // 10 + 20))

    def draw(self, painter: QPainter) -> None:
        """Words, and beneath them the key."""
        look = theme.now()
        inner = self.rect().adjusted(8, 4, -8, -4)
        name = look.px(14) if self.key_name else 0
        words = inner.adjusted(0, 0, 0, -name)
        centre = Qt.AlignmentFlag.AlignCenter.value
        font = paint.fit(self.text(), words.width(), words.height(), look.px(15), theme.SEMIBOLD)
        lines.write(painter, words, self.text(), font, Qt.AlignmentFlag.AlignCenter)
        if name:
            painter.setFont(theme.font(11, theme.SEMIBOLD))
            painter.setPen(self.name_letter())
            painter.drawText(
                QRect(inner.left(), inner.bottom() - name, inner.width(), name),
                centre,
                self.key_name,
            )
