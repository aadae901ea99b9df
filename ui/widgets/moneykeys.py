"""Notes and coins to tap: what the customer put on the counter, one touch a piece."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Piece
from ui.widgets.money import MoneyDrawing
from ui.widgets.push import Push


class PieceButton(Push):
    """A note or coin that is tapped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No piece yet."""
        super().__init__(parent=parent)
        self._drawing = MoneyDrawing(self)
        self._drawing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_piece(self, currency: str, piece: Piece) -> None:
        """Become `piece`; pressing it says piece:VALUE."""
        self.action = f"piece:{piece.minor}"
        self.setAccessibleName(piece.spoken)
        self._drawing.show_pieces(currency, [piece])
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing stands in the middle."""
        self._place()

    def draw(self, painter: QPainter) -> None:
        """The drawing is a widget of its own."""

    def _place(self) -> None:
        inner = self.rect().adjusted(4, 4, -4, -4)
        self._drawing.setGeometry(inner)
        reach = self._drawing.extent()
        left = (inner.width() - reach.width()) // 2
        top = (inner.height() - reach.height()) // 2
        self._drawing.setGeometry(inner.adjusted(left, top, left, top))


class MoneyKeys(QWidget):
    """All pieces that customers pay with, largest first, in rows of equal keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """No pieces."""
        super().__init__(parent)
        self._buttons: list[PieceButton] = []
        self._shown: tuple[str, tuple[Piece, ...]] = ("", ())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_pieces(self, currency: str, pieces: Sequence[Piece]) -> None:
        """Offer `pieces`."""
        if self._shown == (currency, tuple(pieces)):
            return
        self._shown = (currency, tuple(pieces))
        while len(self._buttons) < len(pieces):
            button = PieceButton(self)
            button.chosen.connect(self.chosen)
            self._buttons.append(button)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(pieces))
            if number < len(pieces):
                button.show_piece(currency, pieces[number])
        self.updateGeometry()
        self._arrange()

    def buttons(self) -> list[PieceButton]:
        """The keys in sight."""
        return self._buttons[: len(self._shown[1])]

    def sizeHint(self) -> QSize:
        """As many rows as the pieces need, seven in a row."""
        rows = (len(self._shown[1]) + 6) // 7
        return QSize(320, rows * theme.now().target(56) + max(0, rows - 1) * theme.GAP_SMALL)

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        self._arrange()

    def _arrange(self) -> None:
        shown = self.buttons()
        if not shown:
            return
        rows = (len(shown) + 6) // 7
        across = (len(shown) + rows - 1) // rows
        gap = theme.GAP_SMALL
        wide = (self.width() - gap * (across - 1)) / across
        high = (self.height() - gap * (rows - 1)) / rows
        for number, button in enumerate(shown):
            row, column = divmod(number, across)
            left, top = round(column * (wide + gap)), round(row * (high + gap))
            button.setGeometry(left, top, int(wide), int(high))
