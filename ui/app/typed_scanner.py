"""How the till knows a scanner that types: by what a technician told it of this one, else by its pace and its end."""

from __future__ import annotations

from collections.abc import Callable

from drivers.protocol import SCANNERS, DeviceEvent, Health, Role, StatusChanged
from ui.wedge import WedgeRules

_TYPES = "typed"
_STX = {"STX": "\x02"}  # which nobody can type into a field


class TypedScanners:
    """Follows the scanners of a till, on the screen's thread."""

    def __init__(self, take: Callable[[WedgeRules], None]) -> None:
        """`take` gives the rules to whoever has the keyboard."""
        self._take = take
        self._told: dict[Role, WedgeRules] = {}

    def heard(self, event: DeviceEvent) -> None:
        """A scanner came or went; without one that types the usual rules hold."""
        if not isinstance(event, StatusChanged) or event.role not in SCANNERS:
            return
        self._told.pop(event.role, None)
        if event.status.detail == _TYPES and event.status.health is Health.OK:
            self._told[event.role] = _rules(dict(event.status.facts))
        self._take(next(iter(self._told.values()), WedgeRules()))


def _rules(facts: dict[str, str]) -> WedgeRules:
    prefix = facts.get("prefix", "")
    return WedgeRules(
        prefix=_STX.get(prefix, prefix),
        suffix=facts["suffix"],
        double_ms=int(facts["double_ms"]),
    )
