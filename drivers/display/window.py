"""A customer display that is a window of the till's own, on a second screen: no wire; whoever has windows shows it."""

from __future__ import annotations

from collections.abc import Mapping

from drivers.protocol import (
    Capabilities,
    Clock,
    LinesShown,
    Listen,
    Option,
    Role,
)
from drivers.unwired import Unwired


class WindowDisplay(Unwired):
    """Tells its lines to whoever listens; the till opens the window while this device is there."""

    role = Role.DISPLAY
    capabilities = Capabilities(columns=40, cut=False, qr=False)
    OPTIONS: tuple[Option, ...] = ()

    def __init__(self, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__("window")
        self._listen: Listen | None = None
        self._lines = ("", "")

    def start(self, listen: Listen) -> None:
        """Be there."""
        self._listen = listen
        super().start(listen)

    def stop(self) -> None:
        """Be away: the window is closed."""
        super().stop()
        self._listen = None

    def poke(self) -> None:
        """Say the lines again."""
        self.show(*self._lines)

    def show(self, upper: str, lower: str) -> None:
        """Tell two lines."""
        self._lines = (upper, lower)
        if self._listen is not None:
            self._listen(LinesShown(upper, lower))
