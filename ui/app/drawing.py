"""Receipts drawn into files from the command line: a program without a window, and what Qt needs to draw letters."""

from __future__ import annotations

import os
from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication

from pos.paper import Row
from ui.renderings.drawn import receipt_pdf, receipt_png


def draw_receipt(rows: Iterable[Row], kind: str, title: str, columns: int) -> bytes:
    """Return rows as a PNG, or as a PDF where `kind` is .pdf."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QGuiApplication.instance() or QGuiApplication(["kasa"])
    drawn = receipt_pdf(rows, title, columns) if kind == ".pdf" else receipt_png(rows, columns)
    del qt  # until here somebody had to hold it: without it there are no letters
    return drawn
