"""The foot of a basket: what the sum is made of, quiet at the left; the sum itself at the right, loud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Tone
from ui.widgets import lines as text
from ui.widgets.figure import BigFigure
from ui.widgets.stack import Paragraph, TextStack


class TotalFoot(QWidget):
    """A figure and its details; where both do not fit, the later details go first, the figure never."""

    def __init__(self, size: int = 64, parent: QWidget | None = None) -> None:
        """`size` of the figure in pixels at 100 %."""
        super().__init__(parent)
        self._size = size
        self._lines: tuple[str, ...] = ()
        self._tone = Tone.INK
        self._details = TextStack(parent=self)
        self._figure = BigFigure(size, right=True, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet that it stands on: nothing beneath has to be painted for another sum."""
        QPainter(self).fillRect(event.rect(), theme.now().color("sheet"))

    def show_total(self, figure: str, lines: Sequence[str] = (), tone: Tone = Tone.INK) -> None:
        """`figure` with its currency; `lines` in the order of their importance."""
        if (figure, tuple(lines), tone) == (self._figure.text(), self._lines, self._tone):
            return
        self._lines, self._tone = tuple(lines), tone
        self._figure.show_figure(figure, tone)
        self.setAccessibleName("\n".join((figure, *lines)))
        self._arrange()

    def text(self) -> str:
        """The figure shown."""
        return self._figure.text()

    def details(self) -> tuple[str, ...]:
        """The details in sight."""
        shown = () if self._details.isHidden() else self._details.paragraphs()
        return tuple(paragraph.text for paragraph in shown)

    def sizeHint(self) -> QSize:
        """As high as the figure, and at 100 % as four lines of details."""
        look = theme.now()
        return QSize(320, max(look.px(self._size) * 112 // 100, 88 * (100 + look.scale) // 200))

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        font = theme.font(self._size, theme.BOLD, tabular=True)
        wish = int(text.text_width(text.shape(self._figure.text()), font)) + 4
        details = width - min(wish, width) - theme.GAP
        if details < theme.now().px(110):
            # Beside a figure of this size no detail can be read: a smaller figure is still the loudest thing here.
            details = width * 30 // 100 if theme.now().scale < 130 else 0
        self._figure.setGeometry(width - (width - details), 0, width - details, height)
        self._show_details(details - theme.GAP_SMALL, height)

    def _show_details(self, width: int, height: int) -> None:
        lines = self._lines if width > 0 else ()
        while lines:
            shown = (Paragraph(line, 14, tone=Tone.QUIET, gap=3) for line in lines)
            self._details.show_paragraphs(*shown)
            if self._details.heightForWidth(width) <= height:
                break
            lines = lines[:-1]
        self._details.setVisible(bool(lines))
        if lines:
            need = self._details.heightForWidth(width)
            self._details.setGeometry(0, (height - need) // 2, width, need)
