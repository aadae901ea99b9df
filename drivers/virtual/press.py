"""The virtual printer at work: whole commands in, marks on the paper and answers out."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from drivers.virtual.escpos import Command
from drivers.virtual.paper import Paper
from drivers.virtual.printer_state import Condition, Pulse

_ALIGN = {0: "left", 48: "left", 1: "center", 49: "center", 2: "right", 50: "right"}
_NAMES = {65: "1.0", 66: "KASA", 67: "VIRTUAL", 68: "SIMULATED"}
_MODEL_ID = 0x20
_MS_PER_STEP = 2  # ESC p counts in steps of two milliseconds


class Press:
    """Obeys one command after another; `answer` collects what the printer says back."""

    def __init__(self, paper: Paper, condition: Condition) -> None:
        self.paper, self.condition = paper, condition
        self.reports = False
        self.unknown: list[bytes] = []
        self.beeps = 0
        self.answer = bytearray()
        self._qr = b""
        self._deeds: dict[str, Callable[[bytes], None]] = {
            "text": paper.write,
            "LF": self._feed,
            "ESC @": self._reset,
            "ESC t": lambda data: paper.choose_page(data[0]),
            "ESC a": self._align,
            "ESC E": self._embolden,
            "ESC !": self._mode,
            "ESC d": lambda data: self._advance(data[0]),
            "ESC p": self._pulse,
            "ESC B": self._beep,
            "ESC (": self._escape_function,
            "ESC i": self._cut,
            "ESC m": self._cut,
            "GS V": self._cut,
            "GS !": self._size,
            "GS k": self._barcode,
            "GS v": self._raster,
            "GS (": self._function,
            "GS a": self._report,
            "GS r": lambda data: self.answer.append(condition.sensor(data[0])),
            "GS I": self._identify,
            "?": self.unknown.append,
        }

    def obey(self, command: Command) -> None:
        """Carry out one command; what changes nothing on the paper is taken and forgotten, as printers do."""
        deed = self._deeds.get(command.name)
        if deed is not None:
            deed(command.data)

    def _feed(self, _data: bytes) -> None:
        self.paper.feed()

    def _reset(self, _data: bytes) -> None:
        self.paper.reset()

    def _advance(self, lines: int) -> None:
        for _ in range(lines):
            self.paper.feed()

    def _align(self, data: bytes) -> None:
        self.paper.style = replace(self.paper.style, align=_ALIGN.get(data[0], "left"))

    def _embolden(self, data: bytes) -> None:
        self.paper.style = replace(self.paper.style, bold=bool(data[0] & 1))

    def _size(self, data: bytes) -> None:
        width, height = (data[0] >> 4) + 1, (data[0] & 7) + 1
        self.paper.style = replace(self.paper.style, width=width, height=height)

    def _mode(self, data: bytes) -> None:
        bold, high, wide = (bool(data[0] & bit) for bit in (8, 16, 32))
        self.paper.style = replace(self.paper.style, bold=bold, height=1 + high, width=1 + wide)

    def _pulse(self, data: bytes) -> None:
        pin = 5 if data[0] in (1, 49) else 2
        pulse = Pulse(pin, data[1] * _MS_PER_STEP, data[2] * _MS_PER_STEP, real_time=False)
        self.condition.drawer.kick(pulse)

    def _cut(self, data: bytes) -> None:
        self.paper.cut()

    def _barcode(self, data: bytes) -> None:
        code = data[2:] if data[0] >= 65 else data[1:-1]
        text = code.decode("ascii", "replace")
        if data[0] == 73:  # Code 128 begins with the choice of its set, such as {B
            text = text[2:].replace("{{", "{")
        self.paper.place("barcode", text)

    def _raster(self, data: bytes) -> None:
        self.paper.place("image", payload=data[6:], width=data[2] + 256 * data[3])

    def _function(self, data: bytes) -> None:
        if data[:1] == b"k" and data[3:4] == b"1":
            self._code(data[4], data[5:])
        elif data[:1] == b"H" and data[3:5] == b"00":
            self.answer += b"\x37\x22" + data[5:9] + b"\x00"

    def _beep(self, data: bytes) -> None:
        self.beeps += data[0]

    def _escape_function(self, data: bytes) -> None:
        if data[:1] == b"A" and data[3:4] == b"0" and 10 <= data[6] <= 255:
            self.beeps += data[5]

    def _code(self, function: int, data: bytes) -> None:
        if function == 80:
            self._qr = data[1:]
        elif function == 81:
            self.paper.place("qr", self._qr.decode("utf-8", "replace"), self._qr)

    def _report(self, data: bytes) -> None:
        self.reports = bool(data[0])
        if self.reports:
            self.answer += self.condition.automatic()

    def _identify(self, data: bytes) -> None:
        if data[0] in _NAMES:
            self.answer += b"_" + _NAMES[data[0]].encode() + b"\x00"
        else:
            self.answer.append(_MODEL_ID)
