"""Things that carry no barcode: groups as chips, products as tiles; what does not fit is one page further.

Long because chips and tiles share one place, and both turn pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import spoken, theme
from ui.views import Chip, Tile
from ui.widgets import lines, paint
from ui.widgets.chip import ChipButton
from ui.widgets.icons import draw_icon
from ui.widgets.push import Push

__all__ = ["Chip", "QuickGrid", "Tile"]
_TILE_HEIGHT = 84
_TILE_WIDTH = 120
_CHIP_GAP = 6
_PICTURE = 160
"""Pixels that the longer side of a picture is kept at."""
_SMOOTH = Qt.TransformationMode.SmoothTransformation


@lru_cache(maxsize=128)
def _read(path: str, _changed_ns: int) -> QPixmap | None:
    """Return a picture as large as any tile needs it; None for a file that is none."""
    read = QPixmap(path)
    most = QSize(_PICTURE, _PICTURE)
    return None if read.isNull() else read.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH)


def _picture(path: str) -> QPixmap | None:
    """Read a picture once as long as its file stays the same."""
    try:
        return _read(path, Path(path).stat().st_mtime_ns)
    except OSError:
        return None


class TileButton(Push):
    """A tile: name above, price below."""

    price = ""
    turns = marked = False
    picture: QPixmap | None = None
    most = 0  # pixels of the name's letters: those of a grid are of one size as far as that can be

    def show_tile(self, tile: Tile, *, marked: bool = False) -> None:
        """Become `tile`; a marked one has a thick edge."""
        self.action, self.price, self.turns, self.marked = tile.action, tile.price, False, marked
        self.fill = "key" if tile.free else "sheet"
        self.picture = _picture(tile.picture) if tile.picture else None
        self.label(tile.name)
        self.setAccessibleName(f"{tile.name}, {tile.price}" if tile.price else tile.name)
        self.update()

    def show_turn(self, called: str) -> None:
        """Become the tile that turns the page."""
        self.action, self.price, self.turns, self.marked = "", "", True, False
        self.fill = "key"
        self.label(called or spoken.name_of(spoken.MORE, ""))
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Name, price."""
        look = theme.now()
        if self.marked:
            paint.box(painter, QRectF(self.rect()), None, look.color("accent_ink"), 4)
            painter.setPen(self.letter())
        inner = self._inner()
        if self.turns:
            draw_icon(painter, "chevron-right", self.rect(), look.px(24), look.color("ink"))
            return
        if self.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._spot(inner), self.picture)
        room = self._areas(inner)[1]
        if self.price:
            self._price(painter, inner)
        lines.write(painter, room, self.text(), self.fitting(self.most))

    def fitting(self, most: int) -> QFont:
        """The font of the name, at most so many pixels high, in which it is whole."""
        room = self._areas(self._inner())[1]
        return paint.fit(self.text(), room.width(), room.height(), most, theme.MEDIUM)

    def _inner(self) -> QRect:
        return self.rect().adjusted(12, 9, -8, -9)

    def _spot(self, inner: QRect) -> QRect:
        """Where the picture stands: at the right below the name, as large as that leaves it; empty for none."""
        price, room = self._areas(inner)
        if (
            self.picture is None or price.top() < room.bottom()
        ):  # the price stands beside: there is no room
            return QRect()
        high = lines.text_height(self.text(), self.fitting(self.most), room.width())
        free = QSize(inner.width() // 2, inner.bottom() - room.top() - high)
        size = self.picture.size().scaled(free, Qt.AspectRatioMode.KeepAspectRatio)
        corner = inner.bottomRight() - QPoint(size.width() - 1, size.height() - 1)
        return QRect(corner, size)

    def _areas(self, inner: QRect) -> tuple[QRect, QRect]:
        """Where price and name stand: below each other, or beside where the name would not fit above."""
        if not self.price:
            return QRect(), inner
        high = theme.now().px(18)
        least = theme.font_px(paint.SMALLEST, theme.MEDIUM)
        above = inner.height() - high - 2
        if lines.text_height(self.text(), least, inner.width()) <= above:
            below = inner.adjusted(0, inner.height() - high, 0, 0)
            return below, inner.adjusted(0, 0, 0, -high - 2)
        font = self._price_font(inner.width() // 2)
        wide = int(lines.text_width(self.price, font)) + 4
        return inner.adjusted(inner.width() - wide, 0, 0, 0), inner.adjusted(0, 0, -wide - 6, 0)

    def _price_font(self, width: int) -> QFont:
        size = theme.now().px(13)
        return paint.fit(self.price, width, 99, size, theme.REGULAR, wrap=False)

    def _price(self, painter: QPainter, inner: QRect) -> None:
        """Write the price, quietly."""
        spot = self._areas(inner)[0]
        ink = painter.pen()
        painter.setPen(theme.now().color("quiet"))
        painter.setFont(self._price_font(spot.width()))
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter.value, self.price)
        painter.setPen(ink)


class QuickGrid(QWidget):
    """Chips above, tiles below; as many tiles as the height allows, the last one turns the page."""

    chosen = Signal(str)

    def __init__(self, letters: int = 15, parent: QWidget | None = None) -> None:
        """No groups, no tiles; names in letters of so many pixels at 100 %."""
        super().__init__(parent)
        self._letters = letters
        self._chips: list[ChipButton] = []
        self._buttons: list[TileButton] = []
        self._groups: tuple[Chip, ...] = ()
        self._tiles: tuple[Tile, ...] = ()
        self._page = 0
        self._chip_page = 0
        self._more = self._marked = ""
        self._following = False
        self._turner = TileButton(parent=self)
        self._turner.show_turn("")
        self._turner.clicked.connect(self.turn_groups)
        self._turner.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_groups(self, groups: Sequence[Chip]) -> None:
        """The chips; a pressed chip says its action by `chosen`. What is shown already is not drawn again."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        while len(self._chips) < len(self._groups):
            chip = ChipButton(parent=self)
            chip.chosen.connect(self.chosen)
            self._chips.append(chip)
        for button, group in zip(self._chips, self._groups, strict=False):
            button.show_chip(group)
        pages = self._chip_pages()
        on = [chip for chip, group in zip(self._chips, self._groups, strict=False) if group.on]
        if on and on[0] not in pages[self._chip_page % len(pages)]:
            self._chip_page = next(place for place, page in enumerate(pages) if on[0] in page)
        self._arrange()

    def show_tiles(self, tiles: Sequence[Tile], more: str = "") -> None:
        """The tiles of the group that is on, from the first page; `more` is read aloud on the turning tile."""
        if (tuple(tiles), more) == (self._tiles, self._more):
            return
        if tuple(tiles) != self._tiles:
            self._page = 0
        self._tiles, self._more = tuple(tiles), more
        self._turner.show_turn(more)
        self._arrange()

    def mark(self, action: str) -> None:
        """Mark the tile that the next act is about, and turn to where it is; an empty action marks none."""
        if action == self._marked and (self._following or not action):
            return
        self._marked, self._following = action, bool(action)
        self._arrange()

    def marked(self) -> str:
        """Name of the marked tile, where it is in sight."""
        return next((b.text() for b in self._buttons if b.marked and not b.isHidden()), "")

    def visible_tiles(self) -> tuple[str, ...]:
        """Names of the tiles that are in sight."""
        return tuple(b.text() for b in self._buttons if not b.isHidden() and not b.turns)

    def visible_groups(self) -> tuple[str, ...]:
        """Names of the chips that are in sight."""
        return tuple(chip.text() for chip in self._chips if not chip.isHidden())

    def turn(self) -> None:
        """One page further, after the last page the first again."""
        self._page += 1
        self._following = False
        self._arrange()

    def sizeHint(self) -> QSize:
        """Chips and three rows of tiles."""
        look = theme.now()
        return QSize(412, look.target() + 3 * (look.target(_TILE_HEIGHT) + theme.GAP_SMALL))

    def minimumSizeHint(self) -> QSize:
        """Chips and one row of tiles."""
        look = theme.now()
        return QSize(200, look.target() + theme.GAP_SMALL + look.target(_TILE_HEIGHT) * 6 // 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more tiles."""
        self._arrange()

    def _arrange(self) -> None:
        top = self._arrange_chips()
        look = theme.now()
        gap = theme.GAP_SMALL
        across = max(
            1, min(3, (self.width() + gap) // (_TILE_WIDTH * (100 + look.scale) // 200 + gap))
        )
        room = self.height() - top
        if across == 1 and room < 2 * look.target(_TILE_HEIGHT) and len(self._tiles) > 1:
            across = 2  # one place alone would leave the rest out of reach
        rows = max(1, (room + gap) // (look.target(_TILE_HEIGHT) * 9 // 10 + gap))
        high = min(look.target(_TILE_HEIGHT) * 5 // 4, (room - gap * (rows - 1)) // rows)
        faces = self._faces(across * rows)
        self._grow(len(faces))
        wide = (self.width() - gap * (across - 1)) // across
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(faces))
            if number >= len(faces):
                continue
            row, column = divmod(number, across)
            button.setGeometry(column * (wide + gap), top + row * (high + gap), wide, high)
            tile = faces[number]
            if tile is None:
                button.show_turn(self._more)
            else:
                button.show_tile(tile, marked=bool(self._marked) and tile.action == self._marked)
        self._even_out([button for button in self._buttons[: len(faces)] if not button.turns])

    def _even_out(self, tiles: list[TileButton]) -> None:
        """Names in letters of one size: the largest in which all are whole, but not for one long name."""
        size = theme.now().px(self._letters)
        fits = [tile.fitting(size).pixelSize() for tile in tiles]
        for tile in tiles:
            tile.most = max(min(fits), size * 8 // 10)

    def _faces(self, places: int) -> list[Tile | None]:
        """What the places show: tiles of the page, None for the turning tile."""
        if len(self._tiles) <= places or places == 1:
            return list(self._tiles[:places])
        per_page = max(1, places - 1)
        pages = (len(self._tiles) + per_page - 1) // per_page
        if self._following:
            actions = [tile.action for tile in self._tiles]
            if self._marked in actions:
                self._page = actions.index(self._marked) // per_page
        self._page %= pages
        first = self._page * per_page
        return [*self._tiles[first : first + per_page], None]

    def _grow(self, count: int) -> None:
        while len(self._buttons) < count:
            button = TileButton(parent=self)
            button.clicked.connect(lambda _=False, pressed=button: self._pressed(pressed))
            self._buttons.append(button)

    def _pressed(self, button: TileButton) -> None:
        if button.turns:
            self.turn()
        else:
            self.chosen.emit(button.action)

    def _arrange_chips(self) -> int:
        """Lay the chips out in one line, the later ones on a further page; returns where the tiles start."""
        high = theme.now().target()
        for chip in self._chips:
            chip.hide()
        if not self._groups:
            self._turner.hide()
            return 0
        pages = self._chip_pages()
        shown = pages[self._chip_page % len(pages)]
        self._turner.setVisible(len(shown) < len(self._groups))
        x = 0
        for chip in shown:
            wide = chip.sizeHint().width()
            chip.setGeometry(x, 0, min(wide, self.width() - x), high)
            chip.show()
            x += wide + _CHIP_GAP
        self._turner.setGeometry(self.width() - theme.TARGET, 0, theme.TARGET, high)
        return high + theme.GAP_SMALL // 2

    def _chip_pages(self) -> list[list[ChipButton]]:
        """The chips of each page; one page where all fit."""
        chips = self._chips[: len(self._groups)]
        wide = sum(chip.sizeHint().width() + _CHIP_GAP for chip in chips) - _CHIP_GAP
        if wide <= self.width():
            return [chips]
        pages: list[list[ChipButton]] = [[]]
        room = self.width() - theme.TARGET - _CHIP_GAP
        for chip in chips:
            wide = chip.sizeHint().width() + _CHIP_GAP
            if pages[-1] and wide > room:
                pages.append([])
                room = self.width() - theme.TARGET - _CHIP_GAP
            pages[-1].append(chip)
            room -= wide
        return pages

    def turn_groups(self) -> None:
        """The next page of chips."""
        self._chip_page += 1
        self._arrange()
