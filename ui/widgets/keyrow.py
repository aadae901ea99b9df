"""The row of keys below every screen: each way with its key, the way forward at the right in the accent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.views import Key
from ui.widgets import lines, paint
from ui.widgets.push import Push

KEY_HEIGHT = 60
_LEFT = 9
_NARROWEST = 92  # pixels at 100 %: below that the row is folded into two


class _Drawn(NamedTuple):
    """All of a key but its words: the box with the key's name; the words' colour, top, width and font."""

    box: QImage
    ink: QColor
    top: int
    width: int
    font: QFont


class KeyButton(Push):
    """A key in the row: name small above, label beneath; without a `Key` it is an empty slot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty slot."""
        super().__init__(parent=parent)
        self.key_name = ""
        self._key: Key | None = None
        self._drawn_for: tuple[object, ...] = ()
        self._drawn: _Drawn
        self.setEnabled(False)  # an empty slot takes neither touch nor focus

    def show_key(self, key: Key | None) -> None:
        """Become `key`, or an empty slot; what it is already is not drawn again."""
        if key == self._key:
            return
        before, self._key = self._key, key
        label = key.label if key else ""
        self.label(label, f"{label} ({key.key})" if key and key.key else "")
        if not (key and before and replace(before, label=label) == key):
            self._become(key)

    def _become(self, key: Key | None) -> None:
        """More than the words is another."""
        self.key_name = key.key if key else ""
        self.action = key.action if key else ""
        self.dress(accent=bool(key and key.forward))
        self.setEnabled(bool(key and key.enabled))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and name are drawn once: with every sum only the words of the ways forward change."""
        painter = QPainter(self)
        if self.text():
            drawn = self._now()
            painter.drawImage(0, 0, drawn.box)
            painter.setPen(drawn.ink)
            lines.put(painter, _LEFT, drawn.top, drawn.width, self.text(), drawn.font)
        else:
            self.draw_face(painter)
        self.draw_ring(painter)

    def _now(self) -> _Drawn:
        """The key as it is now; other figures in its words change nothing."""
        state = self.isEnabled(), self.isDown(), self.fill, self.size(), self.devicePixelRatioF()
        for_what = *state, self.key_name, lines.shape(self.text()), theme.now()
        if for_what != self._drawn_for:
            self._drawn_for, self._drawn = for_what, self._found()
        return self._drawn

    def _found(self) -> _Drawn:
        inner = self.rect().adjusted(_LEFT, 4, -6, -4)
        name, font = self._fonts(inner, self.fill == "accent")
        high = name.pixelSize() * 5 // 4
        used = lines.text_height(self.text(), font, inner.width())
        top = inner.top() + max(0, (inner.height() - high - used) // 2)
        look = self.face_look(self.devicePixelRatioF())
        box = _named(look, self.key_name, name.pixelSize(), top, self.name_letter().rgba())
        return _Drawn(box, self.letter(), top + high, inner.width(), font)

    def _fonts(self, inner: QRect, forward: bool) -> tuple[QFont, QFont]:
        """Of the key's name and of its words; where these would get small, the name gives way to a second line."""
        look = theme.now()
        wish = look.px(15 if forward else 14)
        name, label = self._under(inner, look.px(11), forward)
        if label.pixelSize() * 5 >= wish * 4:
            return name, label
        small, larger = self._under(inner, look.px(11) * 7 // 10, forward)
        return (small, larger) if larger.pixelSize() * 5 >= label.pixelSize() * 6 else (name, label)

    def _under(self, inner: QRect, size: int, forward: bool) -> tuple[QFont, QFont]:
        """The fonts, with the name of this size above the words."""
        high = theme.now().px(16)
        name = paint.fit(self.key_name, inner.width(), high, size, theme.SEMIBOLD, wrap=False)
        return name, self._label_font(inner, name.pixelSize() * 5 // 4, forward)

    def _label_font(self, inner: QRect, above: int, forward: bool) -> QFont:
        weight = theme.SEMIBOLD if forward else theme.REGULAR
        size = theme.now().px(15 if forward else 14)
        shape = lines.shape(self.text())  # other figures change neither size nor lines
        high = inner.height() - above
        return paint.fit(shape, inner.width(), high, size, weight, tabular=True)


@lru_cache(maxsize=64)
def _named(look: paint.FaceLook, name: str, pixels: int, top: int, ink: int) -> QImage:
    """The face of a key with its name, drawn once."""
    image = paint.face(*look).copy()
    painter = QPainter(image)
    font = theme.font_px(pixels, theme.SEMIBOLD)
    painter.setFont(font)
    painter.setPen(QColor.fromRgba(ink))
    painter.drawText(QPointF(_LEFT, top + lines.metrics(font).ascent()), name)
    painter.end()
    return image


class KeyRow(QWidget):
    """Shows keys in slots; says the action id of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty row."""
        super().__init__(parent)
        self._keys: tuple[Key | None, ...] = ()
        self._buttons: list[KeyButton] = []
        self._order: list[int | None] = []  # which key each button shows
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_keys(self, keys: Sequence[Key | None]) -> None:
        """Lay `keys` out from left to right; None is an empty slot."""
        keys = tuple(keys)
        if keys == self._keys:
            return
        before, self._keys = self._keys, keys
        if _shape(before) == _shape(keys):
            for button, at in zip(self._buttons, self._order, strict=False):
                if at is not None and keys[at] is not before[at]:
                    button.show_key(keys[at])
            return
        self._arrange()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground between the keys."""
        QPainter(self).fillRect(event.rect(), theme.now().color("ground"))

    def bindings(self) -> dict[str, str]:
        """Key name to action id, of the enabled keys: what the keyboard should obey on this screen."""
        return {key.key: key.action for key in self._keys if key and key.enabled and key.key}

    def button(self, action: str) -> KeyButton | None:
        """The button of `action`, or None when no key says it."""
        return next(
            (button for button in self._buttons if button.action == action and button.text()), None
        )

    def _folds(self) -> bool:
        """Whether the text is so large, or the window so narrow, that two rows are needed."""
        return len(self._whole()) > self._places()

    def _places(self) -> int:
        """How many keys of a readable width stand side by side."""
        gap = theme.GAP_SMALL
        return max(1, (self.width() - 40 + gap) // (theme.now().px(_NARROWEST) + gap))

    def _whole(self) -> list[Key | None]:
        """The keys in one row: where the width is short, empty slots go first, from the left."""
        keys = list(self._keys)
        while len(keys) > self._places() and None in keys:
            keys.remove(None)
        return keys

    def _slots(self) -> list[Key | None]:
        """The keys as laid out: folded rows drop empty slots, and keep the way forward at the right end."""
        if not self._folds():
            return self._whole()
        keys: list[Key | None] = [key for key in self._keys if key]
        if len(keys) % 2:
            ahead = [place for place, key in enumerate(keys) if key and key.forward]
            keys.insert(ahead[0] if ahead else len(keys), None)
        return keys

    def _rows(self) -> tuple[int, int]:
        """How many rows, and the height of each: folded rows have wide keys, whose words need one line."""
        if self._folds() and len(self._slots()) > 1:
            return 2, theme.now().target()
        return 1, theme.now().target(KEY_HEIGHT)

    def sizeHint(self) -> QSize:
        """One row, or two where the text is large."""
        rows, height = self._rows()
        return QSize(640, rows * height + (rows - 1) * theme.GAP_SMALL + 12)

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width may fold the row."""
        self._arrange()
        self.updateGeometry()

    def _grow(self, count: int) -> None:
        while len(self._buttons) < count:
            button = KeyButton(self)
            button.stand_on("ground")
            button.chosen.connect(self.chosen)
            self._buttons.append(button)

    def _arrange(self) -> None:
        slots = self._slots()
        self._order = [self._keys.index(key) if key else None for key in slots]
        self._grow(len(slots))
        rows, height = self._rows()
        per_row = (len(slots) + rows - 1) // rows if slots else 1
        gap = theme.GAP_SMALL
        width = (self.width() - 40 - gap * (per_row - 1)) / per_row
        for number, button in enumerate(self._buttons):
            if number >= len(slots):
                button.hide()
                button.show_key(None)
                continue
            row, column = divmod(number, per_row)
            left = 20 + round(column * (width + gap))
            right = 20 + round(column * (width + gap) + width)
            button.setGeometry(left, row * (height + gap), right - left, height)
            button.show_key(slots[number])
            button.show()


def _shape(keys: Sequence[Key | None]) -> list[bool | None]:
    """What the places of the buttons depend on: how many there are, which are empty, which lead on."""
    return [key.forward if key else None for key in keys]
