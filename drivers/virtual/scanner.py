"""A simulated barcode scanner: it says what it is told to scan, with the faults that scanners have."""

from __future__ import annotations

from collections import deque

from drivers.virtual.baud import misread
from drivers.virtual.behaviour import VirtualDevice

FAULTS = ("wrong-baud", "partial", "no-suffix", "noise", "twice")
"""Speed set wrong; broken off in the middle; no CR after the code; one garbage burst instead of the code; each label
read twice."""


class VirtualScanner(VirtualDevice):
    """Queue codes with `scan`; each goes out whole at the port's next turn."""

    def __init__(self, suffix: bytes = b"\r", send_aim: bool = False) -> None:
        super().__init__()
        self.suffix = suffix
        self.send_aim = send_aim
        self.fault = ""
        self.beeps: list[bool] = []
        """What it was told of its codes: taken (a beep) or not."""
        self._out: deque[bytes] = deque()

    @property
    def waiting(self) -> bool:
        """Whether something was scanned that did not go out yet."""
        return bool(self._out)

    def set(self, word: str) -> None:
        """`ok` or one of FAULTS; ValueError otherwise."""
        if word != "ok" and word not in FAULTS:
            raise ValueError(word)
        self.fault = "" if word == "ok" else word

    def scan(self, code: str, aim: str = "E0") -> None:
        """Read one label; `aim` is sent before it when this scanner sends AIM ids."""
        front = f"]{aim}" if self.send_aim and aim else ""
        self.say(self._spoil((front + code).encode("latin-1", "replace")))

    def say(self, data: bytes) -> None:
        """Send exactly these bytes."""
        self._out.append(data)
        self.wake()

    def hear(self, data: bytes) -> bytes:
        """Beep for ACK and BEL, growl for NAK; a scanner answers nothing."""
        self.beeps += [byte != 0x15 for byte in data if byte in (0x06, 0x07, 0x15)]
        return b""

    def due(self) -> bytes:
        """What was scanned and not yet sent."""
        return self._out.popleft() if self._out else b""

    def _spoil(self, frame: bytes) -> bytes:
        match self.fault:
            case "wrong-baud":
                return misread(frame + self.suffix, 1200, 9600)
            case "partial":
                return frame[: len(frame) // 2]
            case "no-suffix":
                return frame
            case "noise":
                return b"\xff\x00\xfe" * 4
            case "twice":
                return 2 * (frame + self.suffix)
            case _:
                return frame + self.suffix
