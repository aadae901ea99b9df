"""A barcode scanner that only talks: over a serial port, a virtual COM port or TCP."""

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

_SHORT_LOOK_S = 0.05
_LONG_LOOK_S = 1.0


class StreamScanner(Attached):
    """Frames what the wire says into Scanned and ScanGarbled; three garbled in a row make it a FAULT."""

    role = Role.SCANNER
    OPTIONS: ClassVar[tuple[Option, ...]] = (
        Option("profile", "choice", "hand", profile_names(), N_("Kind of scanner")),
        Option("idle_ms", "number", "", (), N_("Silence in ms that ends a code without suffix")),
        Option("double_ms", "number", "", (), N_("The same code within these ms is one code")),
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
            self._tell(event)
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
