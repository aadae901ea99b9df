"""A USB bus with one printer on it, behind pyusb's own port for back ends: pyusb itself is not replaced."""

from __future__ import annotations

import errno
import time
from array import array
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

from drivers.virtual.printer import VirtualPrinter

PACKET = 64


class UsbBus(IBackend):
    """One virtual printer with endpoints 0x81 and 0x02, which python-escpos would not find."""

    def __init__(
        self, printer: VirtualPrinter, *, class_code: int = 7, one_way: bool = False
    ) -> None:
        self.printer = printer
        self.class_code = class_code
        self.ends = [0x02] if one_way else [0x81, 0x02]
        self.plugged = True
        self.takes = True
        self.refuses: int | None = None
        self.numbered = True
        self.place: tuple[int, ...] = (1,)
        self.usblp = True
        self.claimed = 0
        self.languages = b"\x04\x03\x09\x04"
        self._said = bytearray()

    def unplug(self) -> None:
        """Pull the plug: whoever held it holds nothing."""
        self.plugged = False

    def plug(self) -> None:
        """Put it back: the system's own driver takes it first."""
        self.plugged = self.usblp = True
        self.claimed = 0

    # -- descriptors ---------------------------------------------------------------------------------------------

    def enumerate_devices(self) -> Iterator[str]:
        if self.plugged:
            yield "printer"

    def get_parent(self, device: str) -> None:
        return None

    def get_device_descriptor(self, device: str) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x0200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E28, bcdDevice=1,
            iManufacturer=0, iProduct=0, iSerialNumber=3 if self.numbered else 0,
            bNumConfigurations=1, address=1, bus=1,
            port_number=self.place[-1], port_numbers=self.place, speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, device: str, configuration: int) -> SimpleNamespace:
        if configuration > 0:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0x80, bMaxPower=50, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(
        self, device: str, interface: int, alternate: int, configuration: int
    ) -> SimpleNamespace:
        if interface > 0 or alternate > 0:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=len(self.ends), bInterfaceClass=self.class_code, bInterfaceSubClass=1,
            bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, device: str, end: int, interface: int, alternate: int, configuration: int
    ) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=self.ends[end], bmAttributes=2,
            wMaxPacketSize=PACKET, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    # -- the device ----------------------------------------------------------------------------------------------

    def open_device(self, device: str) -> str:
        self._look()
        return device

    def close_device(self, handle: str) -> None:
        self._said.clear()

    def get_configuration(self, handle: str) -> int:
        return 1

    def claim_interface(self, handle: str, interface: int) -> None:
        if self.refuses is not None:
            raise USBError("refused", errno=self.refuses)
        assert not self.usblp, "the system's driver still has it"
        self.claimed += 1

    def release_interface(self, handle: str, interface: int) -> None:
        self._look()
        self.claimed -= 1

    def is_kernel_driver_active(self, handle: str, interface: int) -> bool:
        return self.usblp

    def detach_kernel_driver(self, handle: str, interface: int) -> None:
        self.usblp = False

    def attach_kernel_driver(self, handle: str, interface: int) -> None:
        self.usblp = True

    def ctrl_transfer(
        self, handle: str, kind: int, request: int, value: int, index: int, data: Any, timeout: int
    ) -> int:
        text = array("B", self.languages if value & 0xFF == 0 else _string("SN12345"))
        size = min(len(text), len(data))
        data[:size] = text[:size]
        return size

    def bulk_write(self, handle: str, end: int, interface: int, data: Any, timeout: int) -> int:
        self._look()
        if not self.takes:
            time.sleep(timeout / 1000)
            raise USBTimeoutError("the printer takes nothing", errno=errno.ETIMEDOUT)
        assert end == 0x02
        assert len(data) <= PACKET
        self._said += self.printer.hear(bytes(data))
        return len(data)

    def bulk_read(self, handle: str, end: int, interface: int, data: Any, timeout: int) -> int:
        self._look()
        self._said += self.printer.due()
        if not self._said:
            time.sleep(timeout / 1000)
            raise USBTimeoutError("nothing said", errno=errno.ETIMEDOUT)
        size = min(PACKET, len(self._said))
        data[:size] = array("B", self._said[:size])
        del self._said[:size]
        return size

    def _look(self) -> None:
        if not self.plugged:
            raise USBError("no such device", errno=errno.ENODEV)


def _string(text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return bytes((len(raw) + 2, 3)) + raw
