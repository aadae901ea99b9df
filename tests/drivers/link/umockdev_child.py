"""The till's side on umockdev's test bed: opens, writes, reads and lets go through real libusb; told in JSON."""

from __future__ import annotations

import json
import time

from drivers.link.usb import UsbLink
from drivers.link.usb_handle import find_printer
from drivers.protocol import DeviceError

TEXT = b"eilute " * 20 + b"\n\x10\x04\x01"


def main() -> None:
    link = UsbLink("usb:04b8:0e28:SN12345", lambda: find_printer(0x04B8, 0x0E28, "SN12345"))
    told: dict[str, object] = {}
    began = time.monotonic()
    try:
        link.open(5.0)
        link.write(TEXT, 1.0)
        told["read"] = link.read(10, 5.0).hex()
    except DeviceError as error:
        told |= {"code": error.code, "sent": error.facts.get("sent", -1)}
    told["seconds"] = int(time.monotonic() - began)
    link.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
