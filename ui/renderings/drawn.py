"""A receipt's rows as a picture or a PDF: the same lines as on the printer, drawn once for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QImage,
    QImageWriter,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from pos.paper import Row, lay_out
from ui.folders import RESOURCES
from ui.renderings.code import squares

FAMILY: Final = "JetBrains Mono"
CELL: Final = 12
"""Dots from letter to letter, as on a receipt printer of 203 dots an inch."""
LETTERS: Final = 20
LINE: Final = 28
EDGE: Final = 24
CODE: Final = 200
"""Dots that a QR code takes, its quiet zone included."""
DOTS_PER_INCH: Final = 203
MOST_LINES: Final = 1200
"""Lines on one page of a PDF; programs that show PDFs know no page over five metres."""


def receipt_png(rows: Iterable[Row], columns: int = 42) -> bytes:
    """Return a picture in black on white, as large as the paper is at 203 dots an inch."""
    laid = lay_out(rows, columns)
    image = QImage(_width(columns), _height(laid), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _draw(painter, laid, columns)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(kept.data())


def receipt_pdf(rows: Iterable[Row], title: str, columns: int = 42) -> bytes:
    """Return a PDF whose page is the paper's own width and length, its text to be searched and copied.

    It is PDF/A-1b (ISO 19005-1), which is made to be kept.
    """
    laid = lay_out(rows, columns)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("Kasa")
    pages = [laid[at : at + MOST_LINES] for at in range(0, len(laid), MOST_LINES)] or [()]
    _take(writer, pages[0], columns)
    painter = QPainter(writer)
    for number, page in enumerate(pages):
        if number:
            _take(writer, page, columns)
            writer.newPage()
        _draw(painter, page, columns)
    painter.end()
    return bytes(kept.data())


def _take(writer: QPdfWriter, laid: Sequence[Row], columns: int) -> None:
    """Take paper as wide and long as these lines need; sizes are in points, 72 an inch."""
    size = QSizeF(_width(columns), _height(laid)) * (72 / DOTS_PER_INCH)
    writer.setPageSize(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF())


def _width(columns: int) -> int:
    return columns * CELL + 2 * EDGE


def _height(laid: Sequence[Row]) -> int:
    return 2 * EDGE + sum(_high(row) for row in laid)


def _high(row: Row) -> int:
    if row.qr:
        return CODE
    if row.cut:
        return 0
    return LINE * 2 if row.big else LINE


def _draw(painter: QPainter, laid: Iterable[Row], columns: int) -> None:
    plain, bold, big = _fonts()
    painter.setPen(Qt.GlobalColor.black)
    top = EDGE
    for row in laid:
        place = QRectF(EDGE, top, columns * CELL, _high(row))
        if row.qr:
            _draw_code(painter, place, row.qr)
        elif row.rule:
            _draw_rule(painter, place)
        elif not row.cut:
            painter.setFont(big if row.big else bold if row.bold else plain)
            _write(painter, place, row)
        top += _high(row)


def _write(painter: QPainter, place: QRectF, row: Row) -> None:
    """Write letter beside letter in cells: columns line up as the printer's do, whatever the font's own idea is."""
    cell = CELL * 2 if row.big else CELL
    text = row.left or row.barcode
    free = place.width() - len(text) * cell
    start = {"center": free / 2, "right": free}.get(row.align, 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(place.adjusted(start, 0, cell, 0), middle | Qt.TextFlag.TextDontClip, text)


def _draw_rule(painter: QPainter, place: QRectF) -> None:
    middle = place.center().y()
    for start in range(0, int(place.width()), CELL):
        painter.fillRect(QRectF(place.left() + start, middle, CELL * 0.6, 2), Qt.GlobalColor.black)


def _draw_code(painter: QPainter, place: QRectF, text: str) -> None:
    """Draw squares of whole dots with four of them free all around, as readers need."""
    dark = squares(text)
    side = max(2, CODE // (len(dark) + 8))
    left = place.center().x() - len(dark) * side // 2
    top = place.center().y() - len(dark) * side // 2
    for y, line in enumerate(dark):
        for x, on in enumerate(line):
            if on:
                spot = QRectF(int(left) + x * side, int(top) + y * side, side, side)
                painter.fillRect(spot, Qt.GlobalColor.black)


def _fonts() -> tuple[QFont, QFont, QFont]:
    """Return the letters of the paper; the program's own font, so that it looks alike on every machine."""
    if FAMILY not in QFontDatabase.families():
        for name in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"JetBrainsMono-{name}.ttf"))
    made = []
    for pixels, weight in ((LETTERS, 400), (LETTERS, 700), (LETTERS * 2, 700)):
        font = QFont(FAMILY)
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight(weight))
        font.setStyleStrategy(QFont.StyleStrategy.PreferMatch)
        font.setFeature(QFont.Tag("liga"), 0)
        made.append(font)
    return made[0], made[1], made[2]
