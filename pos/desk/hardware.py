"""The hardware desk: which device stands at this till, as a technician chose it; kept like a setting, and journaled."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Final, Protocol

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from pos.desk.books import Job
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event
from pos.event_cash import DrawerOpened
from pos.event_office import DeviceSecretKept, SettingSet

TRIED: Final = "test"
"""The reason of an opening by which a technician tries the drawer."""
ROLES: Final = (
    "printer",
    "scanner",
    "scale",
    "display",
    "terminal",
    "second_printer",
    "second_scanner",
    "labels",
    "kitchen",
)


class Chosen(Struct, frozen=True):
    """What a technician chose for one role: the kind of device and what its driver must be told.

    `secret` names the options that nobody may read in the books: they are kept with the till's keys, under a `mark`
    that only this choice bears. So the books alone decide which of them hold, whenever the power goes.
    """

    role: str
    kind: str
    options: dict[str, str] = field(default_factory=dict)
    secret: tuple[str, ...] = ()
    mark: str = ""

    def parted(self, mark: str = "") -> tuple[Chosen, dict[str, str]]:
        """Return what may stand in the books, and what may not, as it lies with the keys under this mark."""
        hidden = {key: self.options[key] for key in self.secret if key in self.options}
        rest = {key: value for key, value in self.options.items() if key not in hidden}
        open_ = replace(
            self, options=rest, secret=tuple(sorted(hidden)), mark=mark if hidden else ""
        )
        return open_, {f"{mark}/{key}": value for key, value in hidden.items()}

    def hidden(self, kept: Mapping[str, str]) -> dict[str, str]:
        """Return its secrets of those that lie with the keys; a choice out of a backup takes what lies there now."""
        known = {key.partition("/")[2]: value for key, value in kept.items()}
        found = ((key, kept.get(f"{self.mark}/{key}", known.get(key))) for key in self.secret)
        return {key: value for key, value in found if value is not None}

    def whole(self, kept: Mapping[str, str]) -> Chosen:
        """Return it with what lies with the keys."""
        return replace(self, options={**self.options, **self.hidden(kept)}, mark="")


def device_key(till: int, role: str) -> str:
    """Return under which setting a till's choice for a role is kept."""
    return f"device.{till}.{role}"


def read_chosen(body: str) -> Chosen:
    """Read a kept choice. Refuses damaged."""
    try:
        return msgspec.json.decode(body, type=Chosen)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise Refused("damaged", what="device") from error


def kept_choice(body: str | None) -> Chosen | None:
    """Read what is kept of a choice; None where nothing is, or what nobody can read: the shop's own device stands then.

    The audit names the row.
    """
    with suppress(Refused):
        return read_chosen(body) if body else None
    return None


def written(chosen: Chosen) -> str:
    """Write a choice as it is kept; of one that was parted nothing secret is in it."""
    return msgspec.json.encode(chosen, order="sorted").decode()


def told_anew(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Name the secrets that are others now."""
    return tuple(
        sorted(key for key in before.keys() | now.keys() if before.get(key) != now.get(key))
    )


class HardwareBooks(Protocol):
    """What the hardware desk asks of the books."""

    def setting(self, key: str) -> str | None:
        """Return a setting's stored text, or None."""
        ...

    def device_secret(self, name: str) -> dict[str, str]:
        """Return what a device was told in confidence."""
        ...

    def keep_device_secret(self, name: str, told: Mapping[str, str]) -> None:
        """Keep it where neither books nor copies of them hold it. Refuses read_only."""
        ...


class Switch(Struct, frozen=True):
    """A choice with secrets on its way into the books: the new ones lie beside the old until the books have decided."""

    books: HardwareBooks
    key: str
    open: Chosen
    before: dict[str, str]
    after: dict[str, str]
    changed: tuple[str, ...]

    def begin(self) -> None:
        """Lay the new secrets beside the old. Refuses read_only."""
        if self.changed:
            self.books.keep_device_secret(self.key, {**self.before, **self.after})

    def undo(self) -> None:
        """The books refused: the new ones go."""
        if self.changed:
            self.books.keep_device_secret(self.key, self.before)

    def end(self) -> None:
        """The books have it: the old ones go, now or with the next choice."""
        if self.changed:
            with suppress(Refused):
                self.books.keep_device_secret(self.key, self.after)


def switching(books: HardwareBooks, key: str, chosen: Chosen, mark: str) -> Switch:
    """Return what it takes to keep a choice; secrets that stay as they were keep their mark."""
    was = kept_choice(books.setting(key)) or Chosen(chosen.role, "none")
    before = books.device_secret(key)
    told = {name: chosen.options[name] for name in chosen.secret if name in chosen.options}
    changed = told_anew(was.hidden(before), told)
    open_, after = chosen.parted(mark if changed else was.mark)
    return Switch(books, key, open_, before, after, changed)


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
        key = self._key(chosen.role)
        switch = switching(self.books, key, chosen, self.till.chance.fresh())
        events: list[Event] = [SettingSet(key, written(switch.open))]
        if switch.changed:
            events.append(DeviceSecretKept(chosen.role, switch.changed))
        switch.begin()
        try:
            self.till.keep(*events)
        except Refused:
            switch.undo()
            raise
        switch.end()

    @verb("no_sale", shift=False)
    def try_drawer(self, request: str) -> None:
        """Open the drawer to see whether it opens: by the right of a no-sale, and in the journal like one."""
        approved = self.till.allow("no_sale")
        shift = self.till.shift.number if self.till.shift else 0
        self.till.keep(
            DrawerOpened(shift, TRIED, self.till.who(), approved),
            jobs=(Job("drawer", 0, reason=TRIED),),
        )

    def chosen(self) -> tuple[Chosen, ...]:
        """Return what was chosen at this till, in the order of roles."""
        keys = (self._key(role) for role in ROLES)
        return tuple(
            one.whole(self.books.device_secret(key))
            for key in keys
            if (one := kept_choice(self.books.setting(key))) is not None
        )

    def _key(self, role: str) -> str:
        return device_key(self.till.shop.till, role)
