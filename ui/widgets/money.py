"""Money drawn as the pieces that lie in the hand: notes and coins in their own colours and sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Piece
from ui.widgets import lines
from ui.widgets.money_art import CoinArt, coin_art, note_art

_NOTE_PX = 113  # pixels at 100 % per 1000 tenths of a millimetre of a note
_COIN_PX = 318  # coins are drawn larger than true beside notes, as figures on them are to be read
_MANY = 4  # from so many equal pieces on, one is drawn with its number beside it
_LIMIT = 14


class _Spot(NamedTuple):
    rect: QRectF
    piece: Piece
    times: int  # 1: just the piece; more: the number stands beside it


class MoneyDrawing(QWidget):
    """Draws pieces, notes first; wraps, writes ×N for many, and shrinks until everything is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing drawn."""
        super().__init__(parent)
        self._currency = "EUR"
        self._pieces: tuple[Piece, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pieces(self, currency: str, pieces: Sequence[Piece]) -> None:
        """Draw `pieces` of `currency` (EUR, PLN, SEK), greatest first within notes and within coins."""
        self._currency = currency
        wanted = [piece for piece in pieces if piece.count > 0]
        self._pieces = tuple(sorted(wanted, key=lambda piece: (not piece.is_note, -piece.minor)))
        self.setAccessibleName(
            ", ".join(f"{piece.count} × {piece.spoken or piece.figure}" for piece in self._pieces)
        )
        self.updateGeometry()
        self.update()

    def pieces(self) -> tuple[Piece, ...]:
        """What is drawn, in drawing order."""
        return self._pieces

    def hasHeightForWidth(self) -> bool:
        """True: pieces wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels that the rows of pieces need at full size."""
        spots = self._spots(width, 100)
        return int(max((spot.rect.bottom() for spot in spots), default=0)) + 2

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        width = self.width() if self.width() > 100 else theme.now().px(520)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Pieces a third of their full size can still be told apart."""
        return QSize(120, theme.now().px(64) if self._pieces else 0)

    def _spots(self, width: int, percent: int) -> list[_Spot]:
        spots: list[_Spot] = []
        top = 0.0
        for notes in (True, False):
            row = self._row(notes, width, percent, top)
            spots += row
            if row:
                top = max(spot.rect.bottom() for spot in row) + 16 * percent / 100
        return spots

    def _row(self, notes: bool, width: int, percent: int, top: float) -> list[_Spot]:
        """The notes, or the coins, each row's pieces on one middle line."""
        spots: list[_Spot] = []
        line: list[_Spot] = []
        x = 0.0
        gap = 14 * percent / 100
        for piece, times in self._single(notes):
            size = self._size(piece, percent)
            label = self._label_width(times, size.height())
            if line and x + size.width() + label > width:
                spots += _centred(line)
                top = max(spot.rect.bottom() for spot in line) + gap
                line, x = [], 0.0
            line.append(_Spot(QRectF(x, top, size.width(), size.height()), piece, times))
            x += size.width() + label + gap
        return spots + _centred(line)

    def _single(self, notes: bool) -> list[tuple[Piece, int]]:
        """Each piece as often as it is to be drawn."""
        crowded = sum(min(piece.count, _MANY) for piece in self._pieces) > _LIMIT
        drawn: list[tuple[Piece, int]] = []
        for piece in self._pieces:
            if piece.is_note is not notes:
                continue
            if piece.count >= _MANY or (crowded and piece.count > 1):
                drawn.append((piece, piece.count))
            else:
                drawn += [(piece, 1)] * piece.count
        return drawn

    def _label_width(self, times: int, high: float) -> float:
        return 8 + lines.text_width(f"×{times}", _times_font(high)) if times > 1 else 0.0

    def _size(self, piece: Piece, percent: int) -> QRectF:
        scale = (100 + theme.now().scale) / 200 * percent / 100
        if piece.is_note:
            note = note_art(self._currency, piece.minor)
            return QRectF(
                0, 0, note.long * _NOTE_PX / 1000 * scale, note.high * _NOTE_PX / 1000 * scale
            )
        wide = coin_art(self._currency, piece.minor).wide * _COIN_PX / 1000 * scale
        return QRectF(0, 0, wide, wide)

    def _fits(self, spots: list[_Spot]) -> bool:
        right = max(spot.rect.right() for spot in spots)
        return right <= self.width() and max(spot.rect.bottom() for spot in spots) <= self.height()

    def extent(self) -> QSize:
        """How far the pieces reach as drawn now, from the upper left corner."""
        spots = self._visible_spots()
        right = max((spot.rect.right() for spot in spots), default=0.0)
        return QSize(int(right), self.lowest())

    def lowest(self) -> int:
        """Where the lowest piece ends as drawn now: within the height, or something is cut."""
        return int(max((spot.rect.bottom() for spot in self._visible_spots()), default=0))

    def _visible_spots(self) -> list[_Spot]:
        spots: list[_Spot] = []
        for percent in (100, 92, 84, 76, 68, 60, 52, 44, 36, 30, 25, 20):
            spots = self._spots(self.width(), percent)
            if not spots or self._fits(spots):
                break
        return spots

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every piece, at the greatest size at which all of them are in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spot in self._visible_spots():
            if spot.piece.is_note:
                self._note(painter, spot)
            else:
                self._coin(painter, spot)
            if spot.times > 1:
                self._times(painter, spot)

    def _note(self, painter: QPainter, spot: _Spot) -> None:
        color = QColor(note_art(self._currency, spot.piece.minor).color)
        painter.setPen(QPen(color, 3))
        painter.setBrush(theme.mix(color, QColor("#FFFFFF"), 20))
        painter.drawRoundedRect(spot.rect.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        self._figure(painter, spot, color.darker(170), 0.34)

    def _coin(self, painter: QPainter, spot: _Spot) -> None:
        art: CoinArt = coin_art(self._currency, spot.piece.minor)
        ring, core = QColor(art.ring), QColor(art.core)
        painter.setPen(QPen(ring.darker(130), 3))
        painter.setBrush(ring)
        painter.drawEllipse(spot.rect.adjusted(1.5, 1.5, -1.5, -1.5))
        if art.core != art.ring:
            inset = spot.rect.width() * 0.13
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(core)
            painter.drawEllipse(spot.rect.adjusted(inset, inset, -inset, -inset))
        self._figure(painter, spot, QColor("#1C2321"), 0.31)

    def _figure(self, painter: QPainter, spot: _Spot, color: QColor, share: float) -> None:
        pixels = int(spot.rect.height() * share)
        if len(spot.piece.figure) > 2 and not spot.piece.is_note:
            pixels = pixels * 3 // 4
        painter.setFont(theme.font_px(pixels, theme.BOLD, tabular=True))
        painter.setPen(color)
        painter.drawText(spot.rect, Qt.AlignmentFlag.AlignCenter.value, spot.piece.figure)

    def _times(self, painter: QPainter, spot: _Spot) -> None:
        painter.setFont(_times_font(spot.rect.height()))
        painter.setPen(theme.now().color("ink"))
        area = QRectF(spot.rect.right() + 5, spot.rect.top(), 200, spot.rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter.value, f"×{spot.times}")


def _times_font(high: float) -> QFont:
    """The letters of ×N beside a piece that is `high` pixels high."""
    pixels = max(12, int(min(high * 0.34, theme.now().px(24))))
    return theme.font_px(pixels, theme.SEMIBOLD, tabular=True)


def _centred(line: list[_Spot]) -> list[_Spot]:
    """The spots of one row, moved onto one middle line."""
    high = max((spot.rect.height() for spot in line), default=0.0)
    return [
        _Spot(spot.rect.translated(0, (high - spot.rect.height()) / 2), spot.piece, spot.times)
        for spot in line
    ]
