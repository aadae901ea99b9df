"""A drawer that stands open for too long is heard, where the shop wants it: again and again until somebody shuts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

AGAIN: Final = timedelta(seconds=30)


class DrawerAlarm:
    """Sounds the buzzer at once when the drawer has been open for too long, then every half minute."""

    def __init__(self, buzz: Callable[[], None]) -> None:
        self._buzz = buzz
        self._last: datetime | None = None

    def look(self, moment: datetime, *, too_long: bool) -> None:
        """Look at the clock; whoever shows the drawer does so each second."""
        if not too_long:
            self._last = None
        elif self._last is None or moment - self._last >= AGAIN:
            self._last = moment
            self._buzz()
