"""The printer interface of a USB device through libusb: endpoints discovered, the system's own driver put back after.

Needs libusb; on Windows also the WinUSB driver for the printer, which most shops do not have: there a virtual COM
port or the spooler is the better wire.
"""

from __future__ import annotations

import errno
import sys

import usb.core
import usb.util

from drivers.protocol import DeviceError

_PRINTER_CLASS = 7


class PyUsbHandle:
    """One claimed printer interface."""

    def __init__(self, device: usb.core.Device) -> None:
        interface, outlet, inlet = _endpoints(device)
        self._device, self._interface, self._out, self._in = device, interface, outlet, inlet
        self.packet = outlet.wMaxPacketSize
        self._detached = _take_from_system(device, interface)
        usb.util.claim_interface(device, interface)

    def write(self, data: bytes, timeout_ms: int) -> bool:
        """Send one packet; False when the printer took nothing in time, or stalled, which is cleared."""
        try:
            self._out.write(data, timeout_ms)
        except usb.core.USBTimeoutError:
            return False
        except usb.core.USBError as error:
            _clear_stall(self._out, error)
            return False
        return True

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """What came; a printer without a way back says nothing."""
        if self._in is None:
            return b""
        try:
            # a request that is no whole number of packets overflows
            return bytes(self._in.read(max(self._in.wMaxPacketSize, limit), timeout_ms))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            _clear_stall(self._in, error)
            return b""

    def close(self) -> None:
        """Give the interface back; an unplugged printer has nothing to give back."""
        try:
            usb.util.release_interface(self._device, self._interface)
            if self._detached:
                self._device.attach_kernel_driver(self._interface)
        except usb.core.USBError:
            self._detached = False
        usb.util.dispose_resources(self._device)


def _clear_stall(end: usb.core.Endpoint, error: usb.core.USBError) -> None:
    """Let a halted endpoint go on; any other failure means that the printer is gone (USBError)."""
    if error.errno != errno.EPIPE:
        raise error
    end.clear_halt()


def find_printer(
    vendor: int, product: int, serial: str = "", backend: object | None = None
) -> PyUsbHandle:
    """Open the printer of this serial number, or at this place (`at-1-2`), or the first of its kind.

    DeviceError not_found, permission, busy, or unsupported when libusb is missing.
    """
    where = f"usb:{vendor:04x}:{product:04x}:{serial}"
    try:
        found = usb.core.find(find_all=True, backend=backend, idVendor=vendor, idProduct=product)
        for device in found:
            if not serial or serial in (_serial_of(device), place_of(device)):
                return _claimed(device)
            usb.util.dispose_resources(device)
    except usb.core.NoBackendError as error:
        raise DeviceError("unsupported", where=where, cause=str(error)) from error
    except usb.core.USBError as error:
        raise DeviceError(_code(error), where=where, cause=str(error)) from error
    raise DeviceError("not_found", where=where)


def printers(backend: object | None = None) -> tuple[tuple[str, str], ...]:
    """`usb:VID:PID:SERIAL` and the name of every USB printer, none of them opened; nothing where libusb is missing."""
    found = []
    try:
        for device in usb.core.find(find_all=True, backend=backend):
            if _prints(device):
                last = _serial_of(device) or place_of(device)
                identity = f"usb:{device.idVendor:04x}:{device.idProduct:04x}:{last}"
                found.append((identity, _name_of(device) or identity))
            usb.util.dispose_resources(device)
    except (usb.core.NoBackendError, usb.core.USBError):
        return tuple(found)
    return tuple(found)


def place_of(device: usb.core.Device) -> str:
    """Where it is plugged in, `at-BUS-SOCKET.SOCKET` as the system's own names have it: the same after each replug."""
    ports = device.port_numbers or (device.address,)
    return f"at-{device.bus}-" + ".".join(str(port) for port in ports)


def _prints(device: usb.core.Device) -> bool:
    return any(
        interface.bInterfaceClass == _PRINTER_CLASS for every in device for interface in every
    )


def _name_of(device: usb.core.Device) -> str:
    """What it calls itself; a device that tells it to nobody has no name."""
    try:
        return " ".join(one for one in (device.manufacturer, device.product) if one)
    except (ValueError, usb.core.USBError):
        return ""


def _claimed(device: usb.core.Device) -> PyUsbHandle:
    """Its printer interface; a device that cannot be claimed is not kept open."""
    try:
        return PyUsbHandle(device)
    except (usb.core.USBError, DeviceError):
        usb.util.dispose_resources(device)
        raise


def _code(error: usb.core.USBError) -> str:
    codes = {errno.EACCES: "permission", errno.EPERM: "permission", errno.EBUSY: "busy"}
    return codes.get(error.errno or 0, "not_found")


def _serial_of(device: usb.core.Device) -> str:
    """Its serial number; a device that has none, or tells it to nobody, is not the one that is looked for."""
    try:
        return device.serial_number or ""
    except (ValueError, usb.core.USBError):
        return ""


def _endpoints(
    device: usb.core.Device,
) -> tuple[int, usb.core.Endpoint, usb.core.Endpoint | None]:
    """Number of the printer interface, its way out and its way back, if it has one."""
    for interface in device.get_active_configuration():
        if interface.bInterfaceClass == _PRINTER_CLASS:
            ways = {usb.util.endpoint_direction(end.bEndpointAddress): end for end in interface}
            if usb.util.ENDPOINT_OUT in ways:
                outlet, inlet = ways[usb.util.ENDPOINT_OUT], ways.get(usb.util.ENDPOINT_IN)
                return interface.bInterfaceNumber, outlet, inlet
    raise DeviceError("not_found", where=f"usb:{device.idVendor:04x}:{device.idProduct:04x}")


def _take_from_system(device: usb.core.Device, interface: int) -> bool:
    """Take the interface from usblp, which only Linux has; True when it must be given back."""
    if sys.platform != "linux" or not device.is_kernel_driver_active(interface):
        return False
    device.detach_kernel_driver(interface)
    return True
