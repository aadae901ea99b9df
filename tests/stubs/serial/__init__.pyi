"""The part of pyserial that drivers.link uses."""

from typing import Final

PARITY_NONE: Final[str]
PARITY_EVEN: Final[str]
PARITY_ODD: Final[str]

class SerialException(OSError): ...
class SerialTimeoutException(SerialException): ...

class Serial:
    def __init__(
        self,
        port: str | None = ...,
        *,
        baudrate: int = ...,
        bytesize: int = ...,
        parity: str = ...,
        stopbits: float = ...,
        timeout: float | None = ...,
        write_timeout: float | None = ...,
        rtscts: bool = ...,
        exclusive: bool | None = ...,
    ) -> None: ...
    @property
    def in_waiting(self) -> int: ...
    def fileno(self) -> int: ...
    def read(self, size: int = ...) -> bytes: ...
    def write(self, data: bytes) -> int: ...
    def close(self) -> None: ...
