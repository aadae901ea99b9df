"""Facts beside causes: key and value in a fixed-width column, as the technician reads them out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import lines

_APART = 8


class FactsPanel(QWidget):
    """Draws a title and lines of key and value; values line up, long ones wrap under themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No facts."""
        super().__init__(parent)
        self._title = ""
        self._facts: tuple[tuple[str, str], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, title: str, facts: Sequence[tuple[str, str]]) -> None:
        """Replace the facts; the order is the reader's, so keep it."""
        if (title, tuple(facts)) == (self._title, self._facts):
            return
        self._title, self._facts = title, tuple(facts)
        self.setAccessibleName("\n".join((title, *(f"{key}: {value}" for key, value in facts))))
        self.updateGeometry()
        self.update()

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._facts

    def hasHeightForWidth(self) -> bool:
        """True: values wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title and every line."""
        places = self._places(width)
        return (places[-1][1].bottom() + 4) if places else self._head(width)

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        width = self.width() if self.width() > 100 else 300
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The title."""
        return QSize(80, self._head(max(self.width(), 80)))

    def _head(self, width: int) -> int:
        """How high the title is, with the gap beneath; a long one takes a second line."""
        if not self._title:
            return 0
        font, look = theme.font(14, theme.SEMIBOLD), theme.now()
        return max(look.px(30), int(lines.text_height(self._title, font, width)) + look.px(9))

    def _left(self, width: int) -> int:
        """How far from the left the values stand; 0 where a key or a value beside the other would be broken."""
        font = theme.font(14, mono=True)
        keys = max((lines.text_width(key, font) for key, _ in self._facts), default=0.0)
        left = min(int(keys) + theme.now().px(12), width * 45 // 100)
        words = (
            lines.longest_word(key, font) <= left - _APART
            and lines.longest_word(value, font) <= width - left
            for key, value in self._facts
        )
        return left if all(words) else 0

    def _places(self, width: int) -> list[tuple[QRect, QRect]]:
        left = self._left(width)
        return self._beside(width, left) if left else self._above(width)

    def _above(self, width: int) -> list[tuple[QRect, QRect]]:
        """Each key above its value."""
        font, look = theme.font(14, mono=True), theme.now()
        top = self._head(width)
        places = []
        for key, value in self._facts:
            name, high = (lines.text_height(text, font, width) for text in (key, value))
            places.append((QRect(0, top, width, name), QRect(0, top + name, width, high)))
            top += name + high + look.px(7)
        return places

    def _beside(self, width: int, left: int) -> list[tuple[QRect, QRect]]:
        """Keys at the left, values under each other."""
        look = theme.now()
        font = theme.font(14, mono=True)
        top = self._head(width)
        places = []
        for key, value in self._facts:
            high = max(
                lines.text_height(value, font, width - left),
                lines.text_height(key, font, left - _APART),
            )
            line = int(high) + look.px(5)
            places.append(
                (QRect(0, top, left - _APART, line), QRect(left, top, width - left, line))
            )
            top += line
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, keys in quiet, values in ink."""
        look = theme.now()
        painter = QPainter(self)
        painter.setPen(look.color("quiet"))
        painter.setFont(theme.font(14, theme.SEMIBOLD))
        painter.drawText(self.rect(), Qt.TextFlag.TextWordWrap.value, self._title)
        font = theme.font(14, mono=True)
        for (key, value), (at_key, at_value) in zip(
            self._facts, self._places(self.width()), strict=True
        ):
            painter.setPen(look.color("quiet"))
            lines.write(painter, at_key, key, font)
            painter.setPen(look.color("ink"))
            lines.write(painter, at_value, value, font)
