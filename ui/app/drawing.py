"""Receipts as files, from the screen or from the command line, where Qt has no window to draw letters in."""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication

from pos.paper import Row, as_text
from ui.renderings.drawn import receipt_pdf, receipt_png
from ui.renderings.web import receipt_html


def draw_receipt(
    rows: tuple[Row, ...], kind: str, title: str, language: str, columns: int = 42
) -> bytes:
    """Return rows as a file of a kind: pdf, png, html or txt."""
    if kind == "txt":
        return (as_text(rows, columns) + "\n").encode()
    if kind == "html":
        return receipt_html(rows, title, language).encode()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QGuiApplication.instance() or QGuiApplication(["kasa"])
    drawn = receipt_pdf(rows, title, columns) if kind == "pdf" else receipt_png(rows, columns)
    del qt  # until here somebody had to hold it: without it there are no letters
    return drawn
