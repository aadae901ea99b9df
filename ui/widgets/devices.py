"""The devices of a till: state as a shape, name, what it is and where, how it is right now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.views import ListRow, Mark
from ui.widgets.rowlist import RowList

__all__ = ["DeviceList", "ListRow", "Mark"]


class DeviceList(RowList):
    """A `RowList` whose rows carry a mark: DOT works, TRIANGLE works by hand, CROSS is down, DASH waits or is off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No devices."""
        super().__init__(parent)

    def show_devices(self, devices: Sequence[ListRow], current: str = "") -> None:
        """Show `devices`; the one whose action is `current` is marked."""
        self.show_rows(devices, current)
