"""Every way is shown: open ones with a tick, a kind one with a heart, blocked ones in grey with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Mark, Option, Way
from ui.widgets import lines, paint
from ui.widgets.push import Push
from ui.widgets.scroll import ScrollColumn

_MARKS = {Way.OPEN: Mark.CHECK, Way.KIND: Mark.HEART, Way.BLOCKED: Mark.CROSS}


def _title_font(title: str, width: int) -> QFont:
    """A word that is wider than its place gets smaller letters."""
    return paint.fit(title, width, 9999, theme.now().px(17), theme.SEMIBOLD)


class OptionCard(Push):
    """Shows an `Option`; the chosen one lies in the accent's light tone with its edge."""

    def __init__(self, number: int = 0, parent: QWidget | None = None) -> None:
        """`number` is the digit key that chooses it, 0 for none."""
        super().__init__(parent=parent)
        self._number = number
        self.option = Option("", "")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_option(self, option: Option) -> None:
        """Become `option`."""
        self.option, self.action = option, option.action
        self.label(option.title)
        words = (option.title, option.amount, option.explanation)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setCheckable(True)
        self.setChecked(option.chosen)
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Chosen is what the presenter says, not what the finger did."""

    def _say(self) -> None:
        if self.option.way is not Way.BLOCKED:
            self.chosen.emit(self.action)

    def hasHeightForWidth(self) -> bool:
        """True: the explanation wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title, explanation, air."""
        below = self._places(width)[2]
        return max(
            theme.now().target(),
            below.bottom() + 14,
        )

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        width = self.width() if self.width() > 100 else 400
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Its own height: a sentence is not cut."""
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def _places(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Where title, amount and explanation stand."""
        look = theme.now()
        option = self.option
        left = 16 + look.px(16) + 22
        right = width - 16
        room = right - left
        bold = theme.font(22, theme.BOLD, tabular=True)
        amount = int(lines.text_width(option.amount, bold)) + 2 if option.amount else 0
        beside = room - min(amount, room // 2) - (12 if amount else 0)
        # Where a word of the title would be broken beside the amount, the amount stands under it.
        nominal = theme.font(17, theme.SEMIBOLD)
        stacked = bool(amount) and lines.longest_word(option.title, nominal) > beside
        wide = room if stacked else beside
        high = lines.text_height(option.title, _title_font(option.title, wide), wide)
        title = QRect(left, 14, wide, max(look.px(26), high))
        amount = min(amount, room if stacked else room // 2)
        figure = QRect(right - amount, title.bottom() if stacked else 12, amount, look.px(30))
        top = (figure if stacked else title).bottom() + 3
        under = lines.text_height(option.explanation, theme.font(14), room)
        return title, figure, QRect(left, top, room, under)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark and number, title, amount, explanation."""
        look = theme.now()
        option = self.option
        blocked = option.way is Way.BLOCKED
        painter = QPainter(self)
        fill = "accent_soft" if option.chosen else ("ground" if blocked else "sheet")
        whole = QRectF(self.rect())
        edge = look.color("accent_ink" if option.chosen else "line")
        paint.box(painter, whole, look.color(fill), edge, 2 if option.chosen else 1)
        title, amount, below = self._places(self.width())
        self._left(painter, title)
        painter.setPen(look.color("quiet" if blocked else "ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        lines.write(painter, title, option.title, _title_font(option.title, title.width()), middle)
        size = look.px(22)
        painter.setFont(
            paint.fit(option.amount, amount.width(), 99, size, theme.BOLD, wrap=False, tabular=True)
        )
        painter.drawText(amount, middle.value | Qt.AlignmentFlag.AlignRight.value, option.amount)
        painter.setPen(look.color("quiet"))
        lines.write(painter, below, option.explanation, theme.font(14))
        if self.hasFocus():
            paint.focus_ring(painter, whole)

    def _left(self, painter: QPainter, title: QRect) -> None:
        look = theme.now()
        mark = _MARKS[self.option.way]
        side = look.px(16)
        token = "quiet" if self.option.way is Way.BLOCKED else paint.MARK_TOKEN[mark]
        spot = QRectF(16, title.top() + (look.px(26) - side) / 2, side, side)
        paint.draw_mark(painter, mark, spot, look.color(token))
        if self._number and self.option.way is not Way.BLOCKED and self.option.explanation:
            painter.setFont(theme.font(13, theme.SEMIBOLD, tabular=True))
            painter.setPen(look.color("quiet"))
            place = QRect(10, title.bottom() + 3, side + 12, look.px(20))
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter.value, str(self._number))


class OptionList(ScrollColumn):
    """Options one under another; arrows walk, Enter or the digit takes an open one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """No options."""
        super().__init__(10, parent)
        self._cards: list[OptionCard] = []

    def show_options(self, options: Sequence[Option]) -> None:
        """Show `options` in their order: the recommended way first, blocked ones in their place."""
        while len(self._cards) < len(options):
            card = OptionCard(len(self._cards) + 1)
            card.chosen.connect(self.chosen)
            self.add(card)
            self._cards.append(card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(options))
            if number < len(options):
                card.show_option(options[number])

    def cards(self) -> list[OptionCard]:
        """The cards in sight, from above."""
        return [card for card in self._cards if not card.isHidden()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; a digit takes."""
        cards = self.cards()
        digit = event.text()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and cards:
            at = next((n for n, card in enumerate(cards) if card.hasFocus()), -1)
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            target = cards[(at + step) % len(cards)]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(target)
        elif len(digit) == 1 and "1" <= digit <= "9" and int(digit) <= len(cards):
            cards[int(digit) - 1].click()
        else:
            super().keyPressEvent(event)
