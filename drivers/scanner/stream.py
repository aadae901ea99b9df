"""A barcode scanner on a serial port, a virtual COM port or TCP; it may wait to be told that its code was taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace

from drivers.attached import Attached
from drivers.link.base import Link
from drivers.protocol import Clock, DeviceError, Health, Option, Role, ScanGarbled, Scanned
from drivers.scanner.framing import WRONG_BAUD_AFTER, ScannerFrames
from drivers.scanner.profile import load_rules, profile_names
from drivers.words import N_

_WRITE_S = 0.5
_ANSWERS = {"none": (b"", b""), "ack": (b"\x06", b"\x15"), "bell": (b"\x07", b"")}
"""What a scanner set to wait for its host is told of a code that was taken, and of one that was not."""
_SHORT_LOOK_S = 0.05
_LONG_LOOK_S = 1.0


class StreamScanner(Attached):
    """Frames what the wire says into Scanned and ScanGarbled; three garbled in a row make it a FAULT."""

    role = Role.SCANNER
    OPTIONS: ClassVar[tuple[Option, ...]] = (
        Option("profile", "choice", "hand", profile_names(), N_("Kind of scanner")),
        Option("idle_ms", "number", "", (), N_("Silence in ms that ends a code without suffix")),
        Option("double_ms", "number", "", (), N_("The same code within these ms is one code")),
        Option(
            "answer",
            "choice",
            "none",
            tuple(_ANSWERS),
            N_("How it is told that its code was taken"),
        ),
    )

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        usual = load_rules(options.get("profile") or "hand")
        self._rules = replace(
            usual,
            idle_ms=self._number("idle_ms", usual.idle_ms),
            double_ms=self._number("double_ms", usual.double_ms),
        )
        self._frames = ScannerFrames(self._rules)
        self._codes = 0
        self._answers = _ANSWERS[options.get("answer") or "none"]

    def acknowledge(self, taken: bool) -> None:
        """Let it beep for a code that was taken, where it waits for that."""
        said = self._answers[not taken]
        if said:
            self._post(lambda: self._say(said))

    def _say(self, said: bytes) -> None:
        if self._worker.is_open:
            self._worker.write(said, _WRITE_S)

    def opened(self) -> None:
        """A new wire begins with a clean frame."""
        self._frames = ScannerFrames(self._rules)
        super().opened()

    def heard(self, data: bytes) -> None:
        """Push each code and each garbage that these bytes complete."""
        self._push(self._frames.feed(data, self._clock.now_ms()))

    def turn(self) -> float:
        """Let silence end a code that has no suffix."""
        self._push(self._frames.idle(self._clock.now_ms()))
        return _SHORT_LOOK_S if self._frames.waiting else _LONG_LOOK_S

    def lost(self, error: DeviceError) -> None:
        """What was half read is forgotten."""
        self._frames = ScannerFrames(self._rules)
        super().lost(error)

    def _push(self, found: list[Scanned | ScanGarbled]) -> None:
        for event in found:
            self._codes += isinstance(event, Scanned)
            self._tell(replace(event, source=self.role) if isinstance(event, Scanned) else event)
        if found:
            self._judge()

    def _judge(self) -> None:
        frames = self._frames
        facts = {"codes": min(self._codes, 1), "unterminated": min(frames.unterminated, 3)}
        if frames.garbled_in_a_row < WRONG_BAUD_AFTER:
            self._be(Health.OK, "no_suffix" if frames.unterminated else "", facts)
            return
        printable = frames.unterminated >= frames.garbled_in_a_row
        self._be(Health.FAULT, "no_suffix" if printable else "wrong_baud", facts)
