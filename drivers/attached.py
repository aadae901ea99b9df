"""What every device on one wire shares: its life, its status pushed once per change, and the worker that carries it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import ClassVar

from msgspec.structs import replace

from drivers.link.base import Link
from drivers.link.serial import Line
from drivers.protocol import (
    HELD,
    Capabilities,
    Clock,
    DeviceError,
    DeviceEvent,
    Health,
    Listen,
    Option,
    Role,
    Status,
    StatusChanged,
)
from drivers.worker import Mark, Worker

_ANSWER_GRACE_S = 0.3
"""Real seconds for which an outstanding answer keeps a device unsettled; then it counts as mute for now."""

Facts = Mapping[str, str | int]


class Attached:
    """A device on one wire: what a technician tells it, and the `Talk` of its worker; a driver fills in the rest."""

    role: Role
    capabilities: Capabilities = Capabilities()
    LINE: ClassVar[Line] = Line()
    OPTIONS: ClassVar[tuple[Option, ...]] = ()

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        self.bench: object = None
        self._clock = clock
        self._link = link
        self._options = options
        self._listen: Listen = _nobody
        self._status = Status(Health.OFF)
        self._asked_at: float | None = None
        self._worker = Worker(f"{self.role} on {link.identity}", link, self)

    def stand_for(self, bench: object) -> None:
        """No real device stands behind this one: say so from now on; `bench` is the virtual one's wire."""
        self.bench = bench
        self.capabilities = replace(self.capabilities, simulated=True)

    # -- what the till calls -------------------------------------------------------------------------------------

    def start(self, listen: Listen) -> None:
        """Open the wire in the background and keep it open."""
        self._listen = listen
        self._be(Health.CONNECTING)
        self._worker.start()

    def stop(self) -> None:
        """Close the wire and end the worker within a second."""
        self._worker.stop()
        self._status = Status(Health.OFF)

    def status(self) -> Status:
        """The latest known status; what hangs in the system cannot say so itself."""
        if self._worker.held():
            return Status(Health.FAULT, HELD, self._status.facts)
        return self._status

    def poke(self) -> None:
        """Look at the device and the clock now."""
        self._worker.poke()

    def settled(self) -> bool:
        """True when nothing is waiting that the device could still answer at once."""
        asked_at = self._asked_at
        if asked_at is not None and time.monotonic() - asked_at < _ANSWER_GRACE_S:
            return False
        return self._worker.settled()

    def mark(self) -> Mark:
        """Where the worker of this device stands; two equal marks around a look elsewhere: nothing moved."""
        return self._worker.mark()

    # -- what the worker calls -----------------------------------------------------------------------------------

    def opened(self) -> None:
        """The wire is open."""
        self._be(Health.OK)

    def heard(self, data: bytes) -> None:
        """Bytes came; a device that is only written to has nothing to make of them."""

    def turn(self) -> float:
        """Nothing is due; seconds until the next look."""
        return 1.0

    def poked(self) -> None:
        """Somebody wants a fresh look."""

    def lost(self, error: DeviceError) -> None:
        """The wire is gone or would not open; it is tried again by the worker."""
        self._asked_at = None
        self._be(Health.LOST, error.code, {**error.facts})

    # -- what drivers use ----------------------------------------------------------------------------------------

    def _be(self, health: Health, detail: str = "", facts: Facts | None = None) -> None:
        """Be in this state; pushed only when something changed."""
        told = {"where": self._link.identity, **(facts or {})}
        if self.capabilities.simulated:
            told["simulated"] = "yes"
        status = Status(health, detail, tuple((key, str(value)) for key, value in told.items()))
        if status != self._status:
            self._status = status
            self._tell(StatusChanged(self.role, status))

    def _tell(self, event: DeviceEvent) -> None:
        self._listen(event)

    def _post(self, errand: Callable[[], None]) -> None:
        self._worker.post(errand)

    def _expect_answer(self) -> None:
        self._asked_at = time.monotonic()

    def _answer_came(self) -> None:
        self._asked_at = None

    def _number(self, key: str, otherwise: int) -> int:
        """The option as a whole number; DeviceError bad_option when it is none."""
        text = self._options.get(key, "") or str(otherwise)
        if not (text.isascii() and text.isdigit()):
            raise DeviceError("bad_option", option=key, value=text)
        return int(text)


def _nobody(event: DeviceEvent) -> None:
    """Before start nobody listens."""
