"""A pill that switches between groups: the one that is on is dark; it is hit 48 pixels high, drawn lower."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from ui import theme
from ui.views import Chip
from ui.widgets import paint
from ui.widgets.push import Push


class ChipButton(Push):
    """Shows a `Chip`."""

    def show_chip(self, chip: Chip) -> None:
        """Become `chip`."""
        self.action = chip.action
        self.label(chip.text)
        self.setCheckable(True)
        self.setChecked(chip.on)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        look = theme.now()
        metrics = QFontMetricsF(theme.font(14, theme.SEMIBOLD))
        word = int(metrics.horizontalAdvance(self.text()))
        return QSize(max(theme.TARGET, word + look.px(28)), look.target())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill."""
        look = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = min(self.height(), look.px(34), self.width() * 2 // 3)
        pill = QRectF(0, (self.height() - high) / 2, self.width(), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("ink" if self.isChecked() else "key"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(look.color("sheet" if self.isChecked() else "ink"))
        size = look.px(14)
        weight = theme.SEMIBOLD if self.isChecked() else theme.REGULAR
        painter.setFont(
            paint.fit(self.text(), self.width() - 12, high, size, weight, wrap=False),
        )
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter.value, self.text())
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()))
