"""How a printer stands, put together from its status bytes (bits by Epson's command reference)."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from drivers.protocol import Health

ASK = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
"""DLE EOT 1 to 4: obeyed at once, even by a printer that is offline."""

PROCESS = b"\x37\x22"
"""How a printer begins to name the job that it has printed."""

KINDS = (1, 2, 3, 4)
REPORT = b"\x1da\xff"
"""GS a: say by itself when something changes."""

_LEVELS = {True: "high", False: "low"}
BLOCKED = frozenset({Health.PAPER_OUT, Health.COVER_OPEN, Health.OFFLINE, Health.FAULT})


class Picture(Struct, frozen=True):
    """What is known; None for a drawer switch that was never told."""

    offline: bool = False
    cover_open: bool = False
    stopped: bool = False  # printing stopped at the paper's end
    paper_out: bool = False
    near_end: bool = False
    error: bool = False
    cutter: bool = False
    drawer_high: bool | None = None

    def answered(self, kind: int, bits: int) -> Picture:
        """With the answer to DLE EOT `kind`."""
        if kind == 1:
            return replace(self, drawer_high=bool(bits & 0x04), offline=bool(bits & 0x08))
        if kind == 2:
            cover, stopped, error = bits & 0x04, bits & 0x20, bits & 0x40
            return replace(self, cover_open=bool(cover), stopped=bool(stopped), error=bool(error))
        if kind == 3:
            return replace(self, cutter=bool(bits & 0x08))
        return replace(self, near_end=bool(bits & 0x0C), paper_out=bool(bits & 0x60))

    def reported(self, bits: bytes) -> Picture:
        """With the four bytes of an automatic status."""
        first, second, third = bits[0], bits[1], bits[2]
        return Picture(
            offline=bool(first & 0x08),
            cover_open=bool(first & 0x20),
            stopped=False,
            paper_out=bool(third & 0x0C),
            near_end=bool(third & 0x03),
            error=bool(second & 0x68),
            cutter=bool(second & 0x08),
            drawer_high=bool(first & 0x04),
        )

    @property
    def health(self) -> Health:
        """The one word for it; what a person can mend stands before what only follows from it."""
        if self.cover_open:
            return Health.COVER_OPEN
        if self.paper_out or self.stopped:
            return Health.PAPER_OUT
        if self.error or self.cutter:
            return Health.FAULT
        if self.offline:
            return Health.OFFLINE
        return Health.LOW if self.near_end else Health.OK

    @property
    def detail(self) -> str:
        """What is at fault, where the printer names it."""
        return "cutter" if self.cutter and self.health is Health.FAULT else ""

    def facts(self) -> dict[str, str]:
        """What a technician reads, in a fixed order."""
        paper = "out" if self.paper_out or self.stopped else "low" if self.near_end else "ok"
        level = {} if self.drawer_high is None else {"drawer_line": _LEVELS[self.drawer_high]}
        return {
            "paper": paper,
            "cover": "open" if self.cover_open else "closed",
            "online": "no" if self.offline else "yes",
            "error": "yes" if self.error or self.cutter else "no",
            **level,
        }
