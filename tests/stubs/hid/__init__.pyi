"""The part of hidapi that a scanner in HID-POS mode uses."""

from typing import TypedDict

class DeviceInfo(TypedDict):
    path: bytes
    serial_number: str
    usage_page: int

def enumerate(vendor_id: int = 0, product_id: int = 0) -> list[DeviceInfo]: ...

class device:
    def open_path(self, path: bytes) -> None: ...
    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]: ...
    def close(self) -> None: ...
