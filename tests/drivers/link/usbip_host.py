"""A USB host controller for pyusb that speaks USB/IP: what it finds and moves lies at the other end of a socket.

Source: the Linux kernel's description of the protocol (Documentation/usb/usbip_protocol.rst): OP_REQ_DEVLIST and
OP_REQ_IMPORT, then SUBMIT and UNLINK. A transfer whose time is over is unlinked, as a real controller does it.
Long because pyusb's port for back ends wants each kind of descriptor by its own method.
"""

from __future__ import annotations

import errno
import socket
import struct
import time
from array import array
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

_VERSION, _DEVLIST, _IMPORT = 0x0111, 0x8005, 0x8003
_SUBMIT, _UNLINK, _RET_UNLINK = 1, 2, 4
_ABOUT, _HEADER = 312, 48
_OUT, _IN = 0, 1
_GET_DESCRIPTOR, _SET_CONFIGURATION, _CLEAR_FEATURE = 6, 9, 1
_CONTROL_S = 5.0


class Connection:
    """One imported device: its socket and the numbers of its transfers."""

    def __init__(self, where: tuple[str, int], busid: str) -> None:
        self._wire = socket.create_connection(where, 5.0)
        self._devid, self._seq = 0, 0
        try:
            self._import(busid)
        except OSError:
            self._wire.close()
            raise

    def _import(self, busid: str) -> None:
        self._send(struct.pack(">HHI32s", _VERSION, _IMPORT, 0, busid.encode()))
        _, _, status = struct.unpack(">HHI", self._exactly(8, 5.0))
        if status:
            raise USBError("not exported", errno=errno.ENODEV)
        about = self._exactly(_ABOUT, 5.0)
        bus, number = struct.unpack(">II", about[288:296])
        self._devid = bus << 16 | number
        self.transfer(0, _OUT, 0, struct.pack("<BBHHH", 0, _SET_CONFIGURATION, 1, 0, 0))

    def close(self) -> None:
        self._wire.close()

    def transfer(
        self, end: int, way: int, length: int, setup: bytes = bytes(8), data: bytes = b"",
        seconds: float = _CONTROL_S,
    ) -> bytes:  # fmt: skip
        """Move bytes and return what came; USBTimeoutError when the device took or gave nothing in time."""
        self._seq += 1
        mine = self._seq
        head = struct.pack(">IIIII", _SUBMIT, mine, self._devid, way, end)
        rest = struct.pack(">IiiiI8s", 0, length or len(data), 0, 0, 0, setup)
        self._send(head + rest + data)
        deadline = time.monotonic() + seconds
        answer = self._answer(way, deadline)
        if answer is not None:
            return _sound(*answer)
        self._seq += 1
        head = struct.pack(">IIIII", _UNLINK, self._seq, self._devid, way, end)
        self._send(head + struct.pack(">I24x", mine))
        while True:
            answer = self._answer(way, time.monotonic() + _CONTROL_S)
            if answer is None:
                raise USBError("unlinking was not answered", errno=errno.EIO)
            if answer[0] == _RET_UNLINK:
                raise USBTimeoutError("no answer in time", errno=errno.ETIMEDOUT)

    def _answer(self, way: int, deadline: float) -> tuple[int, int, bytes] | None:
        """The next answer as (command, status, data); None when the time is over before it begins."""
        try:
            head = self._exactly(_HEADER, deadline - time.monotonic())
        except TimeoutError:
            return None
        command, status, length = (
            *struct.unpack(">I16x", head[:20]),
            *struct.unpack(">ii", head[20:28]),
        )
        body = self._exactly(length, 5.0) if command != _RET_UNLINK and way == _IN else b""
        return command, status, body

    def _send(self, data: bytes) -> None:
        try:
            self._wire.sendall(data)
        except OSError as error:
            raise USBError("gone", errno=errno.ENODEV) from error

    def _exactly(self, size: int, seconds: float) -> bytes:
        got = b""
        self._wire.settimeout(max(0.001, seconds))
        while len(got) < size:
            try:
                part = self._wire.recv(size - len(got))
            except TimeoutError:
                raise
            except OSError as error:
                raise USBError("gone", errno=errno.ENODEV) from error
            if not part:
                raise USBError("gone", errno=errno.ENODEV)
            got += part
        return got


def _sound(command: int, status: int, body: bytes) -> bytes:
    if status:
        raise USBError(f"transfer failed: {status}", errno=-status)
    return body


class UsbIpHost(IBackend):
    """All devices that a USB/IP server exports, for pyusb."""

    def __init__(self, host: str, port: int) -> None:
        self._where = (host, port)
        self._descriptors: dict[tuple[str, int], bytes] = {}
        self.endpoints: list[int] = []
        """The endpoints that were really used, as the drivers found them."""

    # -- what is there -------------------------------------------------------------------------------------------

    def enumerate_devices(self) -> Iterator[str]:
        try:
            wire = socket.create_connection(self._where, 5.0)
        except OSError:
            return
        with wire, wire.makefile("rb") as told:
            wire.sendall(struct.pack(">HHI", _VERSION, _DEVLIST, 0))
            _, _, _, count = struct.unpack(">HHII", told.read(12))
            found = []
            for _ in range(count):
                about = told.read(_ABOUT)
                told.read(4 * about[-1])
                found.append(about[256:288].rstrip(b"\0").decode())
        for busid in found:
            self._read_descriptors(busid)
            yield busid

    def get_parent(self, device: str) -> None:
        return None

    def get_device_descriptor(self, device: str) -> SimpleNamespace:
        raw = self._descriptors[device, 1]
        names = (
            "bLength bDescriptorType bcdUSB bDeviceClass bDeviceSubClass bDeviceProtocol bMaxPacketSize0 idVendor"
            " idProduct bcdDevice iManufacturer iProduct iSerialNumber bNumConfigurations"
        ).split()
        said = dict(zip(names, struct.unpack("<BBHBBBBHHHBBBB", raw), strict=True))
        return SimpleNamespace(**said, address=1, bus=1, port_number=1, port_numbers=(1,), speed=2)

    def get_configuration_descriptor(self, device: str, configuration: int) -> SimpleNamespace:
        if configuration > 0:
            raise IndexError
        names = (
            "bLength bDescriptorType wTotalLength bNumInterfaces bConfigurationValue iConfiguration bmAttributes"
            " bMaxPower"
        ).split()
        raw = self._descriptors[device, 2][:9]
        said = dict(zip(names, struct.unpack("<BBHBBBBB", raw), strict=True))
        return SimpleNamespace(**said, extra_descriptors=[])

    def get_interface_descriptor(
        self, device: str, interface: int, alternate: int, configuration: int
    ) -> SimpleNamespace:
        names = (
            "bLength bDescriptorType bInterfaceNumber bAlternateSetting bNumEndpoints bInterfaceClass"
            " bInterfaceSubClass bInterfaceProtocol iInterface"
        ).split()
        said = [part for part in self._parts(device) if part[1] == 4]
        if alternate > 0 or interface >= len(said):
            raise IndexError
        return SimpleNamespace(
            **dict(zip(names, said[interface], strict=True)), extra_descriptors=[]
        )

    def get_endpoint_descriptor(
        self, device: str, end: int, interface: int, alternate: int, configuration: int
    ) -> SimpleNamespace:
        at, found = -1, []
        for part in self._parts(device):
            at += part[1] == 4
            if part[1] == 5 and at == interface:
                found.append(part)
        names = (
            "bLength bDescriptorType bEndpointAddress bmAttributes wMaxPacketSize bInterval".split()
        )
        said = dict(zip(names, struct.unpack("<BBBBHB", found[end][:7]), strict=True))
        return SimpleNamespace(**said, bRefresh=0, bSynchAddress=0, extra_descriptors=[])

    def _parts(self, device: str) -> list[bytes]:
        raw, parts = self._descriptors[device, 2], []
        while raw:
            parts.append(raw[: raw[0]])
            raw = raw[raw[0] :]
        return parts

    def _read_descriptors(self, device: str) -> None:
        """As a controller does when something is plugged in; later an import would reset the device."""
        link = self.open_device(device)
        try:
            self._ask_descriptors(link, device)
        finally:
            link.close()

    def _ask_descriptors(self, link: Connection, device: str) -> None:
        for kind, size in ((1, 18), (2, 255)):
            setup = struct.pack("<BBHHH", 0x80, _GET_DESCRIPTOR, kind << 8, 0, size)
            self._descriptors[device, kind] = link.transfer(0, _IN, size, setup)

    # -- moving --------------------------------------------------------------------------------------------------

    def open_device(self, device: str) -> Connection:
        try:
            return Connection(self._where, device)
        except OSError as error:
            raise USBError("not there", errno=errno.ENODEV) from error

    def close_device(self, handle: Connection) -> None:
        handle.close()

    def get_configuration(self, handle: Connection) -> int:
        return 1

    def claim_interface(self, handle: Connection, interface: int) -> None:
        """Nobody else holds it: there is no system driver at this end."""

    def release_interface(self, handle: Connection, interface: int) -> None:
        """Nothing to give back."""

    def is_kernel_driver_active(self, handle: Connection, interface: int) -> bool:
        return False

    def clear_halt(self, handle: Connection, end: int) -> None:
        handle.transfer(0, _OUT, 0, struct.pack("<BBHHH", 0x02, _CLEAR_FEATURE, 0, end, 0))

    def ctrl_transfer(
        self, handle: Connection, kind: int, request: int, value: int, index: int, data: Any, timeout: int
    ) -> int:  # fmt: skip
        setup = struct.pack("<BBHHH", kind, request, value, index, len(data))
        if kind & 0x80:
            return _put(data, handle.transfer(0, _IN, len(data), setup, seconds=timeout / 1000))
        handle.transfer(0, _OUT, 0, setup, bytes(data), timeout / 1000)
        return len(data)

    def bulk_write(
        self, handle: Connection, end: int, interface: int, data: Any, timeout: int
    ) -> int:
        self.endpoints.append(end)
        handle.transfer(end & 0x0F, _OUT, 0, data=bytes(data), seconds=timeout / 1000)
        return len(data)

    def bulk_read(
        self, handle: Connection, end: int, interface: int, data: Any, timeout: int
    ) -> int:
        self.endpoints.append(end)
        return _put(data, handle.transfer(end & 0x0F, _IN, len(data), seconds=timeout / 1000))


def _put(room: Any, came: bytes) -> int:
    room[: len(came)] = array("B", came)
    return len(came)
