"""The virtual printer's paper: lines as a person reads them, receipts as they fall from the cutter."""

from __future__ import annotations

from collections import deque
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

# Slots of the code pages on current Epson printers; a printer with another table is given its own.
EPSON_PAGES = {
    0: "cp437",
    2: "cp850",
    16: "cp1252",
    18: "cp852",
    19: "cp858",
    33: "cp775",
    45: "cp1250",
    51: "cp1257",
}


KEPT: Final = 500
"""Receipts that a simulated printer remembers: a demo till that sells all year long must not grow by each."""


class Printed(Struct, frozen=True):
    """One thing on the paper: a line of text, or a QR code, a barcode or an image (`kind`, with its `payload`)."""

    text: str = ""
    align: str = "left"
    bold: bool = False
    width: int = 1
    height: int = 1
    kind: str = "text"
    payload: bytes = b""
    pixels: tuple[int, int] = (0, 0)

    def laid_out(self, columns: int) -> str:
        """The text where it stands on a paper of `columns` letters."""
        room = columns // self.width
        if self.align == "center":
            return self.text.center(room).rstrip()
        return self.text.rjust(room) if self.align == "right" else self.text


class PrintedReceipt(Struct, frozen=True):
    """What lay on the counter after a cut."""

    lines: tuple[Printed, ...]
    columns: int
    raw: bytes = b""

    @property
    def text(self) -> str:
        """All lines of text, laid out, one below the other."""
        return "\n".join(line.laid_out(self.columns) for line in self.lines if line.kind == "text")

    @property
    def qr(self) -> tuple[str, ...]:
        """What the QR codes say."""
        return tuple(line.text for line in self.lines if line.kind == "qr")

    @property
    def barcodes(self) -> tuple[str, ...]:
        """What the barcodes say."""
        return tuple(line.text for line in self.lines if line.kind == "barcode")

    @property
    def doubled(self) -> tuple[str, ...]:
        """The lines printed larger than normal."""
        return tuple(line.text for line in self.lines if line.width > 1 or line.height > 1)


class Paper(Struct):
    """The roll and the print head: the style that is set, the line being filled, the receipts cut off so far."""

    columns: int = 42
    pages: dict[int, str] = field(default_factory=lambda: dict(EPSON_PAGES))
    style: Printed = field(default_factory=Printed)
    page: str = "cp437"
    line: str = ""
    lines: list[Printed] = field(default_factory=list)
    receipts: deque[PrintedReceipt] = field(default_factory=lambda: deque(maxlen=KEPT))
    raw: bytearray = field(default_factory=bytearray)
    cuts: int = 0
    fed: int = 0

    def reset(self) -> None:
        """ESC @: normal letters, first code page, the unfinished line is lost."""
        self.style, self.page, self.line = Printed(), self.pages.get(0, "cp437"), ""

    def choose_page(self, slot: int) -> None:
        """ESC t: a slot the printer lacks changes nothing."""
        self.page = self.pages.get(slot, self.page)

    def write(self, data: bytes) -> None:
        """Fill the line; a full line goes to the paper and the rest begins the next."""
        room = self.columns // self.style.width
        for letter in data.decode(self.page, "replace"):
            if len(self.line) >= room:
                self.feed()
            self.line += letter

    def feed(self) -> None:
        """LF: the line goes to the paper."""
        self.lines.append(replace(self.style, text=self.line))
        self.line = ""
        self.fed += 1

    def place(self, kind: str, text: str = "", payload: bytes = b"", width: int = 0) -> None:
        """Print a code or an image, which always begins on a line of its own."""
        if self.line:
            self.feed()
        height = len(payload) // width if width else 0
        self.lines.append(
            replace(self.style, kind=kind, text=text, payload=payload, pixels=(width * 8, height))
        )

    def cut(self) -> None:
        """The receipt falls off; an empty piece of paper is counted as a cut and kept nowhere."""
        if self.line:
            self.feed()
        self.cuts += 1
        lines = _without_blank_ends(self.lines)
        if lines:
            self.receipts.append(PrintedReceipt(lines, self.columns, bytes(self.raw)))
        self.lines.clear()
        self.raw.clear()

    def uncut(self) -> PrintedReceipt:
        """What hangs from the printer and is not cut off yet."""
        return PrintedReceipt(_without_blank_ends(self.lines), self.columns, bytes(self.raw))


def _without_blank_ends(lines: list[Printed]) -> tuple[Printed, ...]:
    """The lines without the empty paper above and below."""
    full = [i for i, line in enumerate(lines) if line.text.strip() or line.kind != "text"]
    return tuple(lines[full[0] : full[-1] + 1]) if full else ()
