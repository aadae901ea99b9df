"""A shelf label as rows of paper, for label and receipt printers that speak ESC/POS; pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from drivers.protocol import Align, Label, Row

_NAME_LINES = 2


def label_rows(labels: tuple[Label, ...], columns: int) -> Iterator[Row]:
    """Return the rows of these labels, each cut off; a name too long for two lines is cut."""
    for label in labels:
        for line in textwrap.wrap(label.name, columns)[:_NAME_LINES]:
            yield Row(text=line, bold=True)
        yield Row(text=label.price, align=Align.CENTER, bold=True, height=2, width=2)
        for text in (label.unit_price, label.deposit):
            if text:
                yield Row(text=text[:columns], align=Align.CENTER)
        if label.code:
            yield Row(barcode=label.code, align=Align.CENTER)
        if label.date:
            yield Row(text=label.date[:columns], align=Align.RIGHT)
        yield Row(cut=True)
