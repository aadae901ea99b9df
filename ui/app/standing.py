"""Writes down how the till's devices are, soon after something changed, where no screen waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from drivers.protocol import DeviceEvent, StatusChanged
from ui.app.house import House
from ui.bridge import Bridge
from ui.hardware import standing

_SOON_MS: Final = 1000
"""Several changes within that time are one."""


class Standing:
    """Follows the devices of a till, on the screen's thread."""

    def __init__(self, house: House, workbench: Callable[[], Bridge], parent: QObject) -> None:
        """`workbench` gives the thread that writes."""
        self._house, self._workbench = house, workbench
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)

    def heard(self, event: DeviceEvent) -> None:
        """A device changed: write it soon."""
        if isinstance(event, StatusChanged) and not self._timer.isActive():
            self._timer.start(_SOON_MS)

    def close(self) -> None:
        """The till ends: nobody says anything any more."""
        self._timer.stop()
        standing.forget(self._house.folder)

    def _write(self) -> None:
        devices, folder = self._house.devices, self._house.folder
        said = {
            role: standing.said_of(devices.setups[role].kind, device.status())
            for role, device in devices.by_role.items()
        }
        self._workbench().ask(lambda: standing.write(folder, said), lambda _: None)
