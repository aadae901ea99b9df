"""python-escpos as a renderer only: its commands collected as bytes, with our letters and our profile.

Imported by `drivers.printer.render` at the first job, never before: see `drivers.printer.quiet`.
"""

from __future__ import annotations

import io
import logging
import urllib.parse

import qrcode
from escpos.capabilities import Profile as EscposProfile
from escpos.escpos import Escpos
from PIL import Image

from drivers.printer.checkdigit import is_ean
from drivers.printer.drawn import draw_line, needs_drawing
from drivers.printer.letters import encode
from drivers.printer.profile import Profile
from drivers.protocol import Align, Row

log = logging.getLogger(__name__)

_STRIP = 128  # rows of dots sent at once: small printers lose what comes in larger pieces
_LOW_STRIP = 4
_RASTER_HEAD = 8
_QR_DOT = 6
_QR_MEDIUM = 1  # error correction M
_QR_LIMIT = (
    700  # letters; below any length whose two length bytes could look like a real-time command
)
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_CODE128_MODULE = 2  # dots
_CODE128_OVERHEAD = 57  # modules of start, set choice, check digit, stop and the quiet zones
_CODE128_LETTER = 11  # modules
_PLAIN = (Align.LEFT, False, 1, 1)


class Sheet(Escpos):
    """One job's bytes. Text never goes through python-escpos' own encoding, which mixes pages and lets commands by."""

    def __init__(self, profile: Profile, page: str) -> None:
        self._bytes = bytearray()
        self._printer, self._page = profile, page
        self._style = _PLAIN
        super().__init__(profile=_told(profile))

    def _raw(self, msg: bytes) -> None:
        self._bytes += msg

    def close(self) -> None:
        """Nothing is open."""

    def text(self, txt: str) -> None:
        """One letter, one byte of the forced page."""
        self._raw(encode(txt, self._page))

    def take(self) -> bytes:
        """The bytes since the last call: whole commands."""
        data = bytes(self._bytes)
        self._bytes.clear()
        return data

    def head(self) -> None:
        """Begin a job: the printer may have been switched off since the last one."""
        self._raw(b"\x1b@\x1c.")
        self.choose(self._page)
        self._style = _PLAIN

    def choose(self, page: str, slot: int | None = None) -> None:
        """Choose a code page for what follows, by the profile's number for it or by another one."""
        self._page = page
        number = self._printer.code_pages[page] if slot is None else slot
        self._raw(b"\x1bt" + bytes((number,)))

    def row(self, row: Row) -> list[bytes]:
        """The pieces of one row; between two pieces a real-time command may be slipped in."""
        if row.image is not None:
            self._dress(row.align, False, 1, 1)
            return [self.take(), *self._picture(row.image)]
        if row.cut:
            self._cut()
        elif row.qr is not None:
            return self._code(row)
        elif row.barcode is not None:
            self._bars(row)
        elif row.rule:
            self._line("-" * self._printer.columns)
        elif self._printer.draw_letters and needs_drawing(row.text, self._page):
            return self._drawn(row)
        else:
            self._line(row.text, (row.align, row.bold, row.width, row.height))
        return [self.take()]

    def _drawn(self, row: Row) -> list[bytes]:
        """A line whose letters the printer lacks, as dots; the paper goes on below it by itself."""
        self._dress(row.align, False, 1, 1)
        line = draw_line(row.text, bold=row.bold, width=row.width, height=row.height)
        return [self.take(), *self._strips(line)]

    def _line(self, text: str, style: tuple[Align, bool, int, int] = _PLAIN) -> None:
        self._dress(*style)
        self.text(text)
        self._raw(b"\n")

    def _dress(self, align: Align, bold: bool, width: int, height: int) -> None:
        """Send what differs from the style that is set."""
        before, self._style = self._style, (align, bold, width, height)
        if before[0] is not align:
            self.set(align=align.value)
        if before[1] is not bold:
            self.set(bold=bold)
        if before[2:] != (width, height):
            self.set(custom_size=True, width=width, height=height)

    def _cut(self) -> None:
        self._dress(*_PLAIN)
        self.print_and_feed(self._printer.feed_before_cut)
        if self._printer.cut != "none":
            self._raw(b"\x1dV" + (b"\x00" if self._printer.cut == "full" else b"\x01"))

    def _code(self, row: Row) -> list[bytes]:
        """A QR code with blank paper above and below; its content is ASCII, which all readers agree on."""
        content = urllib.parse.quote((row.qr or "").strip(), safe=_ASCII)
        self._dress(row.align, False, 1, 1)
        if not content or len(content) > _QR_LIMIT:
            self._line(row.qr or "", (row.align, False, 1, 1))
            return [self.take()]
        self._raw(b"\n")
        if self._printer.qr:
            self.qr(content, ec=_QR_MEDIUM, size=_QR_DOT, native=True)
            strips = []
        else:
            strips = [self.take(), *self._strips(_drawn_code(content))]
        self._raw(b"\n")
        return [*strips, self.take()]

    def _bars(self, row: Row) -> None:
        """EAN when the check digit is right, else Code 128 of what stands there, else plain text: never unreadable."""
        code = row.barcode or ""
        self._dress(row.align, False, 1, 1)
        if is_ean(code):
            self._stripes(code, "EAN13" if len(code) == 13 else "EAN8", 3)
        elif code and all(" " <= letter <= "~" for letter in code) and self._fits(code):
            self._stripes("{B" + code.replace("{", "{{"), "CODE128", _CODE128_MODULE)
        else:
            self._line(code, (row.align, False, 1, 1))

    def _stripes(self, code: str, kind: str, width: int) -> None:
        # the public method prints on the console and leaves the paper centred
        self._hw_barcode(code, kind, 64, width, "BELOW", "A", align_ct=False, function_type="B")
        self._raw(b"\n")

    def _fits(self, code: str) -> bool:
        modules = _CODE128_OVERHEAD + _CODE128_LETTER * len(code)
        return modules * _CODE128_MODULE <= self._printer.dots

    def _picture(self, png: bytes) -> list[bytes]:
        """Strips of dots, no wider than the paper; a picture that cannot be read is left out, never the receipt."""
        try:
            picture = Image.open(io.BytesIO(png)).convert("RGBA")
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            log.warning("a picture on a receipt cannot be read: %s", error)
            return []
        if picture.width > self._printer.dots:
            height = max(1, picture.height * self._printer.dots // picture.width)
            picture = picture.resize((self._printer.dots, height))
        return self._strips(picture)

    def _strips(self, picture: Image.Image) -> list[bytes]:
        tall = _STRIP
        if self._printer.pause_ms:
            tall = max(_LOW_STRIP, self._printer.chunk * 8 // self._printer.dots)
        strips = []
        for top in range(0, picture.height, tall):
            bottom = min(top + tall, picture.height)
            self.image(picture.crop((0, top, picture.width, bottom)), fragment_height=tall)
            strips.append(defuse(self.take()))
        return strips


def defuse(strip: bytes) -> bytes:
    """Blacken one dot wherever dots would look like a real-time command (DLE EOT, DLE ENQ, DLE DC4)."""
    dots = strip[_RASTER_HEAD:]
    for last in (0x04, 0x05, 0x14):
        dots = dots.replace(bytes((0x10, last)), bytes((0x10, last | 0x08)))
    return strip[:_RASTER_HEAD] + dots


def _drawn_code(content: str) -> Image.Image:
    """A QR code as dots, for printers that draw none of their own."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(content)
    code.make()
    rows = code.get_matrix()
    small = Image.new("1", (len(rows), len(rows)), 1)
    small.putdata([0 if dark else 1 for row in rows for dark in row])
    return small.resize((len(rows) * _QR_DOT,) * 2, Image.Resampling.NEAREST)


def _told(profile: Profile) -> EscposProfile:
    """Our profile in python-escpos' words; features must be told twice, or it cuts and draws nothing."""
    features = {"barcodeB": True, "bitImageRaster": True, "qrCode": profile.qr}
    theirs = EscposProfile(profile.columns, features)
    theirs.profile_data = {
        "name": profile.name,
        "codePages": {},
        "features": features,
        "fonts": {"0": {"name": "Font A", "columns": profile.columns}},
        "media": {"width": {"pixels": profile.dots}},
    }
    return theirs
