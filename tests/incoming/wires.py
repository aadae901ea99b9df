"""The parsers of the wires: drivers' decoders, and what the simulated devices understand of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from random import Random

from drivers.display.letters import CODE_PAGES, encode_line
from drivers.printer import zpl
from drivers.printer.answers import Answers
from drivers.printer.letters import CODECS, encode
from drivers.protocol import DeviceError, Scanned, TerminalAnswered, Weighed
from drivers.scale.cas import CasCodec
from drivers.scale.checkword import read_secret
from drivers.scale.dialog06 import Dialog06Codec
from drivers.scale.sma import SmaCodec
from drivers.scale.toledo8217 import Toledo8217Codec
from drivers.scale.wire import LONGEST_FRAME, ScaleCodec
from drivers.scanner.framing import FrameRules, ScannerFrames
from drivers.scanner.hid import KeyPresses, PosReports
from drivers.terminal import apdu, lines
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.display_others import VirtualDmdDisplay, VirtualLogicDisplay
from drivers.virtual.labels import VirtualLabels
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.scale import VirtualScale
from drivers.virtual.scale_cas import VirtualCasScale
from drivers.virtual.scale_dialog06 import VirtualDialog06Scale
from drivers.virtual.scale_sma import VirtualSmaScale
from drivers.virtual.scanner import VirtualScanner
from drivers.virtual.terminal import VirtualTerminal
from drivers.virtual.zvt import VirtualZvt
from drivers.wires import usb_link
from tests.incoming.chance import pieces
from tests.incoming.parser import Parser

_PARTS = (
    b"\r", b"\n", b"\t", b"\x1d", b"]E0", b"4770000000015", b"\x02", b"?", b"01.250\r", b"\x01\x02", b"\x06", b"\x15",
    b"\x03\x04", b"\n 1G       1.250kg \r", b"S  1.250kg", b"APPROVED 1 100 A 4242\n", b"PAY 1 100 EUR\n",
    b"~HS", b"^XA", b"^FO1,1", b"^FH^FD_41", b"^BEN,1,Y,N^FD477990001001", b"^XZ",
    b"\x02030,0,0,0240,000,0,0,0,000,0,0,0\x03",
    b"\x02000,0,0,0,0,2,4,0,00000000,1,000\x03", b"\x021234,0\x03", b"CLOSED 1 2 300\n", b"UNDO 1 SIM000001\n",
    b"\x1bQA", b"\x1f$\x01\x01", b"\x10\x05", b"\xff", b"\x00", b"\x80",
)  # fmt: skip


_ESCPOS = (
    b"\x10\x04\x01", b"\x10\x14\x01\x00\x01", b"\x1b@", b"\x1bt\x33", b"\x1dV\x00", b"\x1d(k\x03\x001Q0",
    b"\x1dv0\x00", b"\x1dkI\x04{B12", b"\x1b!\x30", b"abc\n", b"\x1c.", b"\x1dr\x01", b"\x1d(H\x06\x0000abcd",
    b"\x12", b"\x10\x00\x00\x00", b"\x37\x22ab\x00", b"_X\x00", b"\x00", b"\xff",
)  # fmt: skip
_MOODS = ("ok", "paper-out", "slow", "small-buffer", "cutter")


def _scanner(data: bytes, chance: Random) -> None:
    frames, now = ScannerFrames(FrameRules(longest=300)), 0
    for piece in pieces(data, chance):
        now += chance.randrange(500)
        for event in frames.feed(piece, now):
            if isinstance(event, Scanned):
                assert event.code
                assert event.code.isascii()
            else:
                assert len(event.raw) <= 64
    frames.idle(now + 1000)
    assert not frames.waiting


def _scale(codec: ScaleCodec) -> Callable[[bytes, Random], None]:
    def feed(data: bytes, chance: Random) -> None:
        rest = b""
        for piece in pieces(data, chance):
            words, rest = codec.read(rest + piece)
            assert len(rest) <= LONGEST_FRAME
            for word in words:
                assert not isinstance(word, Weighed) or word.grams is None or word.grams >= 0

    return feed


def _terminal(data: bytes, chance: Random) -> None:
    rest = b""
    for piece in pieces(data, chance):
        messages, rest = lines.read(rest + piece)
        assert len(rest) <= lines.LONGEST_LINE
        assert all(not isinstance(one, TerminalAnswered) or one.simulated for one in messages)


def _answers(data: bytes, chance: Random) -> None:
    answers = Answers()
    for piece in pieces(data, chance):
        answers.feed(piece)
    answers.feed(b"\x12")


def _displays(data: bytes, chance: Random) -> None:
    for display in (VirtualDisplay("cp437"), VirtualDmdDisplay("cp852"), VirtualLogicDisplay()):
        for piece in pieces(data, chance):
            display.hear(piece)
        assert all(len(row) <= 20 for row in display.shown())


def _virtual_terminal(data: bytes, chance: Random) -> None:
    behind = VirtualTerminal()
    for piece in pieces(data, chance):
        behind.hear(piece)
        behind.due()
    assert all(taken >= 0 for taken in behind.charged.values())


def _zvt(data: bytes, chance: Random) -> None:
    rest, pt = b"", VirtualZvt()
    for piece in pieces(data, chance):
        messages, rest = apdu.read(rest + piece)
        for one in messages:
            apdu.payment(one.data)
            apdu.standing(one.data)
        pt.hear(piece)
    assert len(rest) <= len(data)


def _labels(data: bytes, chance: Random) -> None:
    rest, printer = b"", VirtualLabels()
    for piece in pieces(data, chance):
        _, rest = zpl.read(rest + piece)
        assert len(rest) <= zpl.LONGEST
        printer.hear(piece)
    assert len(printer.printed) <= len(data)


def _hid(data: bytes, chance: Random) -> None:
    for decoder in (PosReports(), KeyPresses()):
        for piece in pieces(data, chance):
            assert len(decoder.feed(piece)) <= len(data) + 4


def _printer(data: bytes, chance: Random) -> None:
    """Whatever it was told, it prints the next receipt."""
    printer = VirtualPrinter()
    printer.set(chance.choice(_MOODS))
    for piece in pieces(data, chance):
        printer.hear(piece)
        printer.due()
    printer.set("power-cycle")
    printer.line(True)
    printer.hear(b"\x1b@after\n\x1dV\x00")
    assert "after" in printer.receipts[-1].text


def _hears(make: Callable[[], VirtualDevice]) -> Callable[[bytes, Random], None]:
    """A simulated device answers, or says nothing, and never at length."""

    def hear(data: bytes, chance: Random) -> None:
        device = make()
        for piece in pieces(data, chance):
            assert len(device.hear(piece)) <= 64 * (len(data) + 1)
            device.due()

    return hear


def _letters(data: bytes, chance: Random) -> None:
    """No text becomes a command."""
    text = data.decode("utf-8", "replace")
    page, shown = chance.choice(sorted(CODECS)), chance.choice(CODE_PAGES)
    assert not any(byte < 0x20 or byte == 0x7F for byte in encode(text, page))
    line = encode_line(text, 20, shown)
    assert len(line) == 20
    assert not any(byte < 0x20 for byte in line)


def _words(data: bytes, chance: Random) -> None:
    """What a technician writes as a secret or as a port."""
    text = data.decode("latin-1")
    with contextlib.suppress(DeviceError):
        number = read_secret(text)
        assert number is None or 0 < number < 0x10000
    with contextlib.suppress(DeviceError):
        usb_link({"port": text})


def _dialog06(data: bytes, chance: Random) -> None:
    _scale(Dialog06Codec(secret=0x8005))(data, chance)


def _of(name: str, parse: Callable[[bytes, Random], None], *reads: str) -> Parser:
    return Parser(name, reads, parse, parts=_PARTS)


WIRES = (
    _of("scanner on a wire", _scanner, "drivers/scanner/framing.py"),
    _of("scanner by USB", _hid, "drivers/scanner/hid.py"),
    _of("Toledo 8217", _scale(Toledo8217Codec()), "drivers/scale/toledo8217.py"),
    _of("SMA", _scale(SmaCodec()), "drivers/scale/sma.py"),
    _of("CAS", _scale(CasCodec()), "drivers/scale/cas.py"),
    _of("Dialog 06", _dialog06, "drivers/scale/dialog06.py"),
    _of("ZVT", _zvt, "drivers/terminal/apdu.py", "drivers/virtual/zvt.py"),
    _of("lines of the simulated terminal", _terminal, "drivers/terminal/lines.py"),
    _of("simulated terminal", _virtual_terminal, "drivers/virtual/terminal.py"),
    _of("label printer", _labels, "drivers/printer/zpl.py", "drivers/virtual/labels.py"),
    Parser("printer's answers", ("drivers/printer/answers.py",), _answers, parts=_ESCPOS),
    Parser(
        "simulated printer",
        (
            "drivers/virtual/printer_machine.py",
            "drivers/virtual/escpos.py",
            "drivers/virtual/press.py",
            "drivers/virtual/paper.py",
        ),
        _printer,
        parts=_ESCPOS,
    ),
    _of("simulated displays", _displays, "drivers/virtual/display.py"),
    _of("simulated scanner", _hears(VirtualScanner), "drivers/virtual/scanner.py"),
    _of("simulated Toledo 8217", _hears(VirtualScale), "drivers/virtual/scale.py"),
    _of("simulated SMA", _hears(VirtualSmaScale), "drivers/virtual/scale_sma.py"),
    _of("simulated CAS", _hears(VirtualCasScale), "drivers/virtual/scale_cas.py"),
    _of(
        "simulated Dialog 06",
        _hears(lambda: VirtualDialog06Scale(secret=0x8005)),
        "drivers/virtual/scale_dialog06.py",
    ),
    _of("letters to paper and display", _letters, "drivers/printer/letters.py"),
    _of("secrets and ports", _words, "drivers/scale/checkword.py", "drivers/wires.py"),
)
