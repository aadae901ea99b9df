"""A line display: the shared driver over any display codec; it always writes whole rows, so it survives a power cut."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Protocol

from drivers.attached import Attached
from drivers.display.letters import CODE_PAGES
from drivers.link.base import Link
from drivers.protocol import Capabilities, Clock, DeviceError, Option, Role
from drivers.words import N_

_WRITE_S = 2.0
_REDRAW_MS = 15_000


class DisplayCodec(Protocol):
    """A display's language: rows to bytes."""

    columns: int

    def wake(self) -> bytes:
        """What makes the display ready after its power came."""
        ...

    def again(self) -> bytes:
        """What a display needs before its rows that may have lost its power and told nobody."""
        ...

    def rows(self, upper: str, lower: str) -> bytes:
        """Both rows, whole."""
        ...


class ShownDisplay(Attached, ABC):
    """Keeps the newest two rows on the display; older ones that were not written yet are skipped."""

    role = Role.DISPLAY
    OPTIONS: ClassVar[tuple[Option, ...]] = (
        Option("code_page", "choice", "ascii", CODE_PAGES, N_("Letters that the display knows")),
        Option(
            "table", "number", "", (), N_("Number of that letter table in the display's manual")
        ),
    )

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        page = options.get("code_page") or "ascii"
        table = self._number("table", 0) if options.get("table") else None
        if table is not None and table > 255:
            raise DeviceError("bad_option", option="table", value=table)
        self._codec = self.speak(page, table)
        self.capabilities = Capabilities(
            columns=self._codec.columns, cut=False, qr=False, drawer=False, answers=False
        )
        self._wanted = ("", "")
        self._written: tuple[str, str] | None = None
        self._drawn_at = 0

    @staticmethod
    @abstractmethod
    def speak(code_page: str, table: int | None) -> DisplayCodec:
        """The codec for these letters; each protocol gives its own."""

    def show(self, upper: str, lower: str) -> None:
        """Show two rows; the newest call wins."""
        self._wanted = (upper, lower)
        self._post(self._draw)

    def opened(self) -> None:
        """Make the display ready and show what should be seen."""
        self._written = None
        self._worker.write(self._codec.wake(), _WRITE_S)
        self._draw()
        super().opened()

    def turn(self) -> float:
        """Write the rows again now and then: a display that lost its power is right again by itself."""
        if self._worker.is_open and self._clock.now_ms() - self._drawn_at >= _REDRAW_MS:
            self._draw_again()
        return 1.0

    def poked(self) -> None:
        """Write the rows again."""
        self._draw_again()

    def _draw_again(self) -> None:
        """Letters and rows: what the display may have forgotten."""
        if self._worker.is_open:
            self._written = None
            self._worker.write(self._codec.again(), _WRITE_S)
            self._draw()

    def _draw(self) -> None:
        if not self._worker.is_open or self._written == self._wanted:
            return
        rows = self._wanted
        self._worker.write(self._codec.rows(*rows), _WRITE_S)
        self._written, self._drawn_at = rows, self._clock.now_ms()
