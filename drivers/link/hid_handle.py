"""USB scanners in HID-POS mode through hidapi, for systems without /dev/hidraw (Windows); loaded when one is opened.

hidapi is not among the packages that every till gets: `pip install kasa[hid]` brings it.
"""

from __future__ import annotations

import errno

from drivers.protocol import DeviceError

REPORT = 64
_FOR_SALE = 0x8C  # usage page of devices for a point of sale (USB-IF HID usage tables)


class HidHandle:
    """One opened scanner; each read is one report, filled up to 64 bytes as /dev/hidraw gives it."""

    packet = REPORT

    def __init__(self, path: bytes) -> None:
        """OSError when the system does not let it be opened."""
        import hid  # its library is looked for when it is imported, and few tills have it

        self._device = hid.device()
        self._device.open_path(path)

    def write(self, data: bytes, timeout_ms: int) -> bool:
        """A scanner is only read."""
        raise OSError(errno.EBADF, "a scanner is only read")

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """One report; empty at the end of the time. OSError when the scanner is gone."""
        try:
            said = bytes(self._device.read(REPORT, timeout_ms))
        except ValueError as error:  # what hidapi says of a device that it has closed
            raise OSError(errno.ENODEV, str(error)) from error
        return said.ljust(REPORT, b"\x00") if said else b""

    def close(self) -> None:
        """Give it back."""
        self._device.close()


def find_scanner(vendor: int, product: int, serial: str) -> HidHandle:
    """Open the scanner of these numbers wherever it is plugged in; an empty serial number means any.

    DeviceError not_found, or unsupported where hidapi is not installed. OSError when it cannot be opened.
    """
    try:
        import hid  # as above
    except ImportError as error:
        raise DeviceError("unsupported", cause="pip install kasa[hid]") from error
    for one in hid.enumerate(vendor, product):
        if one["usage_page"] == _FOR_SALE and serial in ("", one["serial_number"]):
            return HidHandle(one["path"])
    raise DeviceError("not_found", where=f"usb:{vendor:04x}:{product:04x}:{serial}")
