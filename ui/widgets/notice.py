"""What is wrong and what to do, or a hint worth reading: in the page, never over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.views import Kind, Mark, NoticeView, Tone
from ui.widgets import paint
from ui.widgets.answer_card import AnswerCard
from ui.widgets.stack import Paragraph

_DRESS = {
    Kind.GOOD: ("accent_soft", Mark.CHECK, Tone.ACCENT),
    Kind.WARM: ("warm_soft", Mark.TRIANGLE, Tone.WARM),
    Kind.STOP: ("stop_soft", Mark.CROSS, Tone.STOP),
}


class MarkSpot(QWidget):
    """A mark as a widget, as high as a line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No mark."""
        super().__init__(parent)
        self._mark: Mark | None = None
        self._color = "ink"

    def show_mark(self, mark: Mark | None, color: str) -> None:
        """Draw `mark` in the colour of the token `color`."""
        self._mark, self._color = mark, color
        side = theme.now().px(16)
        self.setFixedSize(side, side + theme.now().px(5))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        if self._mark:
            side = self.width()
            spot = QRectF(0, self.height() - side, side, side)
            paint.draw_mark(QPainter(self), self._mark, spot, theme.now().color(self._color))


class Notice(AnswerCard):
    """Shows a `NoticeView`, or nothing and is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to say."""
        super().__init__("stop_soft", None, parent)
        self._spot = MarkSpot()
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self._spot, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._words, 1)
        self._lay.setContentsMargins(14, 11, 14, 11)
        self._lay.setSpacing(10)
        self._lay.addLayout(across)
        self._lay.addWidget(self._answers)

    def show_notice(self, view: NoticeView | None) -> None:
        """Say `view`, or be silent with None."""
        if view is None:
            self.hide()
            return
        fill, mark, tone = _DRESS[view.kind]
        self.dress(fill, None)
        self._spot.show_mark(mark, tone)
        self._say(
            view.keys,
            Paragraph(view.title, 15, theme.SEMIBOLD, tone),
            Paragraph(view.text, 14, tone=Tone.INK, gap=3),
        )
