"""Names at the left, amounts at the right: how a sum, a payment or a report comes together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import SumLine, Tone
from ui.widgets import lines, paint


class _Placed(NamedTuple):
    line: SumLine
    name: QRect
    amount: QRect


class SumsPanel(QWidget):
    """Draws `SumLine`s; a long name wraps, an amount is never cut, and too many lines get smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No lines."""
        super().__init__(parent)
        self._lines: tuple[SumLine, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, shown: Sequence[SumLine]) -> None:
        """Replace the lines."""
        if tuple(shown) == self._lines:
            return
        self._lines = tuple(shown)
        self.setAccessibleName("\n".join(f"{line.name} {line.amount}" for line in shown))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What can be read, a line a line."""
        return self.accessibleName()

    def hasHeightForWidth(self) -> bool:
        """True: names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels at full size."""
        return self._high(self._places(width, 100))

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        width = self.width() if self.width() > 100 else 280
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Half of the full size can still be read."""
        return QSize(100, self.sizeHint().height() // 2)

    @staticmethod
    def _fonts(line: SumLine, percent: int, width: int) -> tuple[QFont, QFont]:
        """Of name and amount; an amount that is wider than the panel gets smaller digits."""
        look = theme.now()
        most = max(paint.SMALLEST, look.px(26 if line.large else 17) * percent // 100)
        shape = lines.shape(line.amount)
        return (
            theme.font_px(max(paint.SMALLEST, look.px(17) * percent // 100)),
            paint.fit(shape, width - 2, 9999, most, theme.BOLD, wrap=False, tabular=True),
        )

    def _places(self, width: int, percent: int) -> list[_Placed]:
        gap = theme.now().px(10) * percent // 100
        top = 0
        placed = []
        for line in self._lines:
            name_font, amount_font = self._fonts(line, percent, width)
            top += gap + 1 if line.rule else 0
            amount_wide = min(width, int(lines.text_width(line.amount, amount_font)) + 2)
            name_wide = width - amount_wide - 10
            stacked = lines.longest_word(line.name, name_font) > name_wide
            name_wide = width if stacked else name_wide
            high = lines.text_height(line.name, name_font, name_wide)
            amount_high = lines.line_height(amount_font)
            name = QRect(0, top, name_wide, high if stacked else max(high, amount_high))
            amount_top = top + high if stacked else top
            amount = QRect(width - amount_wide, amount_top, amount_wide, amount_high)
            placed.append(_Placed(line, name, amount))
            top = max(name.bottom(), amount.bottom()) + 1 + gap
        return placed

    @staticmethod
    def _high(placed: list[_Placed]) -> int:
        return max((max(p.name.bottom(), p.amount.bottom()) for p in placed), default=0) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, at the greatest size at which all are in sight."""
        look = theme.now()
        painter = QPainter(self)
        placed: list[_Placed] = []
        percent = 100
        for percent in (100, 90, 80, 70, 60, 50):
            placed = self._places(self.width(), percent)
            if self._high(placed) <= self.height():
                break
        middle = Qt.AlignmentFlag.AlignVCenter
        for place in placed:
            name_font, amount_font = self._fonts(place.line, percent, self.width())
            if place.line.rule:
                above = place.name.top() - look.px(10) * percent // 200
                painter.fillRect(0, above, self.width(), 1, look.color("line"))
            quiet = Tone.INK if place.line.tone is not Tone.QUIET else Tone.QUIET
            painter.setPen(look.color(quiet))
            lines.write(painter, place.name, place.line.name, name_font, middle)
            painter.setPen(look.color(place.line.tone))
            right = middle | Qt.AlignmentFlag.AlignRight
            lines.write(painter, place.amount, place.line.amount, amount_font, right)
