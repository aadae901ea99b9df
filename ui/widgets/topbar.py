"""The dark bar above every screen: where, who, the truth about the last sale, devices, time."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import BarView, Mark
from ui.widgets import paint

_BAR_TOKEN = {
    Mark.CHECK: "bar_ok",
    Mark.DOT: "bar_ok",
    Mark.SQUARE: "bar_warm",
    Mark.TRIANGLE: "bar_warm",
    Mark.CROSS: "bar_stop",
    Mark.DASH: "on_bar",
    Mark.WAIT: "on_bar",
    Mark.HEART: "bar_warm",
}


class _Bit(NamedTuple):
    """A piece of the bar: text, then or before it a mark, and the space to the next piece."""

    text: str
    weight: int = theme.REGULAR
    mark: Mark | None = None
    mark_first: bool = True
    gap: int = 18


class TopBar(QWidget):
    """Shows a `BarView`; when it gets narrow, what is well loses its words first, then the place is dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty bar."""
        super().__init__(parent)
        self._view = BarView()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_bar(self, view: BarView) -> None:
        """Replace what the bar says; repaints only when something changed."""
        if view == self._view:
            return
        self._view = view
        words = [
            view.brand,
            view.where,
            view.who,
            view.truth_title,
            *(light.text for light in view.truth),
        ]
        words += [view.note, *(light.text for light in view.lights), view.clock]
        self.setAccessibleName(", ".join(word for word in words if word))
        self.update()

    def view(self) -> BarView:
        """What the bar says now."""
        return self._view

    def sizeHint(self) -> QSize:
        """48 pixels at 100 %."""
        return QSize(640, theme.now().target())

    minimumSizeHint = sizeHint

    def _left(self, view: BarView) -> list[_Bit]:
        bits = [_Bit(view.brand, theme.BOLD), _Bit(view.where), _Bit(view.who)]
        return [bit for bit in bits if bit.text]

    def _right(self, view: BarView) -> list[_Bit]:
        bits = [_Bit(view.truth_title, gap=6)] if view.truth and view.truth_title else []
        last = len(view.truth) - 1
        for number, light in enumerate(view.truth):
            gap = 18 if number == last else 8
            bits.append(_Bit(light.text, mark=light.mark, mark_first=False, gap=gap))
        if view.note:
            bits.append(_Bit(view.note))
        bits += [_Bit(light.text, mark=light.mark) for light in view.lights]
        if view.clock:
            bits.append(_Bit(view.clock, theme.BOLD, gap=0))
        return bits

    def _measure(self, bits: list[_Bit], pixels: int) -> list[float]:
        """Width of each piece with the space after it."""
        side = pixels * 11 // 14
        widths = []
        for bit in bits:
            text = QFontMetricsF(theme.font_px(pixels, bit.weight, tabular=True)).horizontalAdvance(
                bit.text
            )
            mark = side + (6 if bit.text else 0) if bit.mark else 0
            widths.append(text + mark + bit.gap)
        return widths

    def slimmed(self) -> tuple[BarView, int]:
        """The view and the text size that fit the width: first smaller, then fewer words."""
        nominal = theme.now().px(14)
        room = self.width() - 60
        view = self._view
        for pixels in (nominal, nominal * 9 // 10, nominal * 8 // 10):
            if self._total(view, pixels) <= room:
                return view, pixels
        pixels = nominal * 9 // 10
        plain = tuple(
            replace(light, text="") if light.mark is Mark.DOT else light for light in view.lights
        )
        ticks = tuple(
            replace(light, text="") if light.mark is Mark.CHECK else light for light in view.truth
        )
        for slim in (
            {"lights": plain},
            {"truth_title": ""},
            {"where": ""},
            {"truth": ticks},
            {"brand": ""},
            {"truth": tuple(light for light in view.truth if light.mark is not Mark.CHECK)},
            {"who": ""},
            {"note": ""},
        ):
            view = replace(view, **slim)
            if self._total(view, pixels) <= room:
                break
        while pixels > paint.SMALLEST and self._total(view, pixels) > room:
            pixels -= 1
        return view, pixels

    def _total(self, view: BarView, pixels: int) -> float:
        return sum(self._measure(self._left(view) + self._right(view), pixels))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Left words, right lights."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.now().color("bar"))
        view, pixels = self.slimmed()
        left, right = self._left(view), self._right(view)
        self._draw(painter, left, 20.0, pixels)
        self._draw(painter, right, self.width() - 20.0 - sum(self._measure(right, pixels)), pixels)

    def _draw(self, painter: QPainter, bits: list[_Bit], x: float, pixels: int) -> None:
        look = theme.now()
        side = pixels * 11 // 14
        height = self.height()
        for bit, width in zip(bits, self._measure(bits, pixels), strict=True):
            text_x = x
            if bit.mark:
                text_x = x + side + 6 if bit.mark_first else x
                mark_x = x if bit.mark_first else x + width - bit.gap - side
                spot = QRectF(mark_x, (height - side) / 2, side, side)
                paint.draw_mark(painter, bit.mark, spot, look.color(_BAR_TOKEN[bit.mark]))
            painter.setPen(look.color("on_bar"))
            painter.setFont(theme.font_px(pixels, bit.weight, tabular=True))
            painter.drawText(
                QRectF(text_x, 0, width + 40, height), Qt.AlignmentFlag.AlignVCenter.value, bit.text
            )
            x += width
