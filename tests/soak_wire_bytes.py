"""A million inputs, over all parsers of bytes that come in on wires: only messages come out, and nothing grows."""

from __future__ import annotations

import random
from collections.abc import Callable

from drivers.printer import zpl
from drivers.printer.answers import Answers
from drivers.protocol import Scanned, TerminalAnswered, Weighed
from drivers.scale.cas import CasCodec
from drivers.scale.dialog06 import Dialog06Codec
from drivers.scale.sma import SmaCodec
from drivers.scale.toledo8217 import Toledo8217Codec
from drivers.scale.wire import LONGEST_FRAME, ScaleCodec
from drivers.scanner.framing import FrameRules, ScannerFrames
from drivers.scanner.hid import KeyPresses, PosReports
from drivers.terminal import apdu, lines
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.display_others import VirtualDmdDisplay, VirtualLogicDisplay
from drivers.virtual.labels import VirtualLabels
from drivers.virtual.terminal import VirtualTerminal
from drivers.virtual.zvt import VirtualZvt

NAME = "inputs in thousands, into each parser of the wires"
TOTAL = 1000
_INPUTS = 1000
_LONGEST = 400
_PARTS = [
    b"\r", b"\n", b"\t", b"\x1d", b"]E0", b"4770000000015", b"\x02", b"?", b"01.250\r", b"\x01\x02", b"\x06", b"\x15",
    b"\x03\x04", b"\n 1G       1.250kg \r", b"S  1.250kg", b"APPROVED 1 100 A 4242\n", b"PAY 1 100 EUR\n",
    b"~HS", b"^XA", b"^FO1,1", b"^FH^FD_41", b"^BEN,1,Y,N^FD477990001001", b"^XZ",
    b"\x02030,0,0,0240,000,0,0,0,000,0,0,0\x03",
    b"\x02000,0,0,0,0,2,4,0,00000000,1,000\x03", b"\x021234,0\x03", b"CLOSED 1 2 300\n", b"UNDO 1 SIM000001\n",
    b"\x1bQA", b"\x1f$\x01\x01", b"\x10\x05", b"\xff", b"\x00", b"\x80",
]  # fmt: skip


def _bytes(chance: random.Random) -> bytes:
    """Bytes of pure chance, or parts of real messages in any order."""
    if chance.random() < 0.5:
        return chance.randbytes(chance.randrange(_LONGEST))
    return b"".join(chance.choices(_PARTS, k=chance.randrange(40)))


def _pieces(data: bytes, chance: random.Random) -> list[bytes]:
    cut = chance.randrange(len(data) + 1)
    return [data[:cut], data[cut:]]


def _scanner(data: bytes, chance: random.Random) -> None:
    frames, now = ScannerFrames(FrameRules(longest=300)), 0
    for piece in _pieces(data, chance):
        now += chance.randrange(500)
        for event in frames.feed(piece, now):
            if isinstance(event, Scanned):
                assert event.code
                assert event.code.isascii()
            else:
                assert len(event.raw) <= 64
    frames.idle(now + 1000)
    assert not frames.waiting


def _scale(codec: ScaleCodec) -> Callable[[bytes, random.Random], None]:
    def feed(data: bytes, chance: random.Random) -> None:
        rest = b""
        for piece in _pieces(data, chance):
            words, rest = codec.read(rest + piece)
            assert len(rest) <= LONGEST_FRAME
            for word in words:
                assert not isinstance(word, Weighed) or word.grams is None or word.grams >= 0

    return feed


def _terminal(data: bytes, chance: random.Random) -> None:
    rest = b""
    for piece in _pieces(data, chance):
        messages, rest = lines.read(rest + piece)
        assert len(rest) <= lines.LONGEST_LINE
        assert all(not isinstance(one, TerminalAnswered) or one.simulated for one in messages)


def _answers(data: bytes, chance: random.Random) -> None:
    answers = Answers()
    for piece in _pieces(data, chance):
        answers.feed(piece)
    answers.feed(b"\x12")


def _displays(data: bytes, chance: random.Random) -> None:
    for display in (VirtualDisplay("cp437"), VirtualDmdDisplay("cp852"), VirtualLogicDisplay()):
        for piece in _pieces(data, chance):
            display.hear(piece)
        assert all(len(row) <= 20 for row in display.shown())


def _virtual_terminal(data: bytes, chance: random.Random) -> None:
    behind = VirtualTerminal()
    for piece in _pieces(data, chance):
        behind.hear(piece)
        behind.due()
    assert all(taken >= 0 for taken in behind.charged.values())


def _zvt(data: bytes, chance: random.Random) -> None:
    rest, pt = b"", VirtualZvt()
    for piece in _pieces(data, chance):
        messages, rest = apdu.read(rest + piece)
        for one in messages:
            apdu.payment(one.data)
            apdu.standing(one.data)
        pt.hear(piece)
    assert len(rest) <= len(data)


def _labels(data: bytes, chance: random.Random) -> None:
    rest, printer = b"", VirtualLabels()
    for piece in _pieces(data, chance):
        _, rest = zpl.read(rest + piece)
        assert len(rest) <= zpl.LONGEST
        printer.hear(piece)
    assert len(printer.printed) <= len(data)


def _hid(data: bytes, chance: random.Random) -> None:
    for decoder in (PosReports(), KeyPresses()):
        for piece in _pieces(data, chance):
            assert len(decoder.feed(piece)) <= len(data) + 4


PARSERS = (
    _scanner,
    _scale(Toledo8217Codec()),
    _scale(SmaCodec()),
    _scale(CasCodec()),
    lambda data, chance: _scale(Dialog06Codec(secret=0x8005))(data, chance),
    _zvt,
    _hid,
    _labels,
    _terminal,
    _answers,
    _displays,
    _virtual_terminal,
)


def run(seed: int, index: int) -> None:
    """A thousand inputs into the parser whose turn it is."""
    chance = random.Random(f"{seed} {index}")
    parse = PARSERS[index % len(PARSERS)]
    for _ in range(_INPUTS):
        parse(_bytes(chance), chance)
