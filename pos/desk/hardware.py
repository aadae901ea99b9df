"""The hardware desk: which device stands at this till, as a technician chose it; kept like a setting, and journaled."""

from __future__ import annotations

from typing import Final, Protocol

import msgspec
from msgspec import Struct, field

from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_office import SettingSet

ROLES: Final = (
    "printer",
    "scanner",
    "scale",
    "display",
    "terminal",
    "second_printer",
    "second_scanner",
)


class Chosen(Struct, frozen=True):
    """What a technician chose for one role: the kind of device and what its driver must be told."""

    role: str
    kind: str
    options: dict[str, str] = field(default_factory=dict)


def device_key(till: int, role: str) -> str:
    """Return under which setting a till's choice for a role is kept."""
    return f"device.{till}.{role}"


def read_chosen(body: str) -> Chosen:
    """Read a kept choice."""
    return msgspec.json.decode(body, type=Chosen)


class HardwareBooks(Protocol):
    """What the hardware desk asks of the books."""

    def setting(self, key: str) -> str | None:
        """Return a setting's stored text, or None."""
        ...


class Hardware:
    """The desk of devices. It keeps choices; whoever holds the devices starts them."""

    def __init__(self, till: Till, books: HardwareBooks) -> None:
        self.till = till
        self.books = books

    @verb("hardware", shift=False)
    def choose(self, request: str, chosen: Chosen) -> None:
        """Keep a choice for this till. Refuses not_allowed, needs_approval, not_found for an unknown role."""
        self.till.allow("hardware")
        if chosen.role not in ROLES:
            raise Refused("not_found", role=chosen.role)
        body = msgspec.json.encode(chosen, order="sorted").decode()
        self.till.keep(SettingSet(self._key(chosen.role), body))

    def chosen(self) -> tuple[Chosen, ...]:
        """Return what was chosen at this till, in the order of roles."""
        kept = (self.books.setting(self._key(role)) for role in ROLES)
        return tuple(read_chosen(body) for body in kept if body)

    def _key(self, role: str) -> str:
        return device_key(self.till.shop.till, role)
