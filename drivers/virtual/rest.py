"""Whether a till's printer driver and the virtual printer at its other end have both come to rest."""

from __future__ import annotations

from typing import Protocol

from drivers.virtual.printer import VirtualPrinter


class Driven(Protocol):
    """The driver's side: settled, and bytes since the wire was opened."""

    @property
    def bytes_out(self) -> int:
        """Bytes that left."""
        ...

    @property
    def bytes_in(self) -> int:
        """Bytes that came and were dealt with."""
        ...

    def settled(self) -> bool:
        """True when the worker only waits."""
        ...


def at_rest(driver: Driven, printer: VirtualPrinter) -> bool:
    """True when every byte of either side has reached the other and nobody has more to say now."""
    before = (driver.settled(), driver.bytes_out, driver.bytes_in)
    traffic = printer.traffic()
    after = (driver.settled(), driver.bytes_out, driver.bytes_in)
    same = before == after == (True, traffic.consumed, traffic.answered)
    return same and traffic.quiet
