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

_ACROSS = 9
_NARROWEST = 44  # pixels that a finger hits


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

    def _rows(self) -> list[list[PieceButton]]:
        """Notes above, coins below, as many in a row as a finger hits, in rows of about one length."""
        return self._folded(self.width())

    def _folded(self, width: int) -> list[list[PieceButton]]:
        most = max(1, min(_ACROSS, (width + theme.GAP_SMALL) // (_NARROWEST + theme.GAP_SMALL)))
        shown = list(zip(self.buttons(), self._shown[1], strict=True))
        rows: list[list[PieceButton]] = []
        for notes in (True, False):
            kind = [button for button, piece in shown if piece.is_note is notes]
            across = -(-len(kind) // -(-len(kind) // most)) if kind else 1
            rows += [kind[at : at + across] for at in range(0, len(kind), across)]
        return rows

    def hasHeightForWidth(self) -> bool:
        """True: the rows fold."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One target high for each row."""
        rows = len(self._folded(width))
        return rows * theme.TARGET + max(0, rows - 1) * theme.GAP_SMALL

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        self._arrange()

    def _arrange(self) -> None:
        rows = self._rows()
        gap = theme.GAP_SMALL
        high = (self.height() - gap * (len(rows) - 1)) / max(1, len(rows))
        for number, row in enumerate(rows):
            wide = (self.width() - gap * (len(row) - 1)) / len(row)
            for column, button in enumerate(row):
                left, top = round(column * (wide + gap)), round(number * (high + gap))
                button.setGeometry(left, top, int(wide), int(high))
