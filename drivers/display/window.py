"""A customer display that is a window of the till's own, on a second screen: no wire; whoever has windows shows it."""

from __future__ import annotations

from collections.abc import Mapping

from drivers.protocol import (
    Capabilities,
    Clock,
    Health,
    LinesShown,
    Listen,
    Option,
    Role,
    Status,
    StatusChanged,
)


class WindowDisplay:
    """Tells its lines to whoever listens; the till opens the window while this device is there."""

    role = Role.DISPLAY
    capabilities = Capabilities(columns=40, cut=False, qr=False)
    OPTIONS: tuple[Option, ...] = ()

    def __init__(self, options: Mapping[str, str], clock: Clock) -> None:
        self._status = Status(Health.OFF)
        self._listen: Listen | None = None
        self._lines = ("", "")

    def start(self, listen: Listen) -> None:
        """Be there."""
        self._listen = listen
        self._status = Status(Health.OK, "window")
        listen(StatusChanged(self.role, self._status))

    def stop(self) -> None:
        """Be away: the window is closed."""
        self._status, self._listen = Status(Health.OFF), None

    def status(self) -> Status:
        """OK while started."""
        return self._status

    def poke(self) -> None:
        """Say the lines again."""
        self.show(*self._lines)

    def settled(self) -> bool:
        """Always: nothing is on its way."""
        return True

    def show(self, upper: str, lower: str) -> None:
        """Tell two lines."""
        self._lines = (upper, lower)
        if self._listen is not None:
            self._listen(LinesShown(upper, lower))
