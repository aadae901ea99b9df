"""The receipt as it leaves the printer: fixed-width letters on paper, whole lines, whatever the width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui import theme
from ui.views import PaperLine
from ui.widgets.drag import Drawn
from ui.widgets.paint import SMALLEST, focus_ring

_HEAD = 3  # lines by which a paper is known before it is read


class Paper(QWidget):
    """The strip of paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank paper, 42 columns wide."""
        super().__init__(parent)
        self._lines: tuple[PaperLine, ...] = ()
        self._columns, self._ring = 42, False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, lines: tuple[PaperLine, ...], columns: int) -> None:
        """Print `lines`."""
        self._lines, self._columns = lines, columns
        self.setAccessibleName("\n".join(line.text for line in lines if line.text))
        self.updateGeometry()
        self.update()

    def wear_ring(self, worn: bool) -> None:
        """Whether the next arrow scrolls this paper."""
        self._ring = worn
        self.update()

    def hasHeightForWidth(self) -> bool:
        """True: letters follow the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Every line, and a little paper above and below."""
        font = self._font(width)
        return int(sum(self._high(line, font, width) for line in self._lines)) + 32

    def sizeHint(self) -> QSize:
        """A till roll at 100 %."""
        width = self.width() if self.width() > 100 else 380
        return QSize(width, self.heightForWidth(width))

    def _font(self, width: int) -> QFont:
        """The letter of which `columns` stand in the width, never larger than the theme's own."""
        pixels = theme.now().px(15)
        while pixels > SMALLEST:
            font = theme.font_px(pixels, mono=True)
            if QFontMetricsF(font).horizontalAdvance("0") * self._columns <= width - 32:
                return font
            pixels -= 1
        return theme.font_px(SMALLEST, mono=True)

    def _high(self, line: PaperLine, font: QFont, width: int) -> float:
        if line.picture:
            return self._picture(line, width).height() + 8
        return font.pixelSize() * (2.5 if line.large else 1.35)

    def _picture(self, line: PaperLine, width: int) -> QImage:
        image = QImage.fromData(line.picture)
        widest = min(image.width(), width * 6 // 10)
        mode = Qt.TransformationMode.SmoothTransformation
        return image if image.width() <= widest else image.scaledToWidth(widest, mode)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, then line by line."""
        look = theme.now()
        painter = QPainter(self)
        high = min(self.height(), self.heightForWidth(self.width()))
        painter.fillRect(0, 0, self.width(), high, look.color("paper"))
        painter.setPen(look.color("on_paper"))
        font = self._font(self.width())
        column = QFontMetricsF(font).horizontalAdvance("0") * self._columns
        left = (self.width() - column) / 2
        top = 16.0
        for line in self._lines:
            step = self._high(line, font, self.width())
            if line.picture:
                image = self._picture(line, self.width())
                painter.drawImage(int((self.width() - image.width()) / 2), int(top) + 4, image)
            else:
                self._print(painter, QRectF(left, top, column, step), line, font)
            top += step
        if self._ring:
            focus_ring(painter, QRectF(self.visibleRegion().boundingRect()))

    def _print(self, painter: QPainter, rect: QRectF, line: PaperLine, font: QFont) -> None:
        weight = theme.BOLD if line.bold else theme.REGULAR
        pixels = font.pixelSize() * (2 if line.large else 1)
        painter.setFont(theme.font_px(pixels, weight, mono=True))
        align = Qt.AlignmentFlag.AlignHCenter if line.centred else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, align.value | Qt.AlignmentFlag.AlignVCenter.value, line.text)


class ReceiptView(Drawn, QScrollArea):
    """Paper that can be scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No receipt."""
        super().__init__(parent)
        self._paper = Paper()
        self.setWidget(self._paper)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_receipt(self, lines: Sequence[PaperLine], columns: int = 42) -> None:
        """Show `lines`, laid out for `columns` letters."""
        self._paper.show_lines(tuple(lines), columns)
        head = (line.text.strip() for line in lines if line.text.strip())
        self.setAccessibleName(", ".join(islice(head, _HEAD)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The paper wears the ring while arrows scroll it."""
        super().focusInEvent(event)
        self._paper.wear_ring(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without it it is paper again."""
        super().focusOutEvent(event)
        self._paper.wear_ring(False)

    def text(self) -> str:
        """What is on the paper."""
        return self._paper.accessibleName()
