"""A device without a wire of the till's: a machine that a person keys, a window, keys that come with the keyboard's."""

from __future__ import annotations

from drivers.protocol import Capabilities, Health, Listen, Role, Status, StatusChanged


class Unwired:
    """Works as long as it is started; kinds of it give role and capabilities, and do what their role asks."""

    role: Role
    capabilities: Capabilities

    def __init__(self, detail: str, facts: tuple[tuple[str, str], ...] = ()) -> None:
        """`detail` and `facts` are what its status says while it is there."""
        self._there = Status(Health.OK, detail, facts)
        self._status = Status(Health.OFF)

    def start(self, listen: Listen) -> None:
        """Be there; there is nothing to open."""
        self._status = self._there
        listen(StatusChanged(self.role, self._status))

    def stop(self) -> None:
        """Be away."""
        self._status = Status(Health.OFF)

    def status(self) -> Status:
        """OK while started."""
        return self._status

    def poke(self) -> None:
        """Nothing to look at."""

    def settled(self) -> bool:
        """Always: nothing is on its way."""
        return True
