"""What is attached, as something a technician can choose: a kind that suits it, and what that kind would be told."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from drivers import discovery, registry
from drivers.found import Found
from drivers.protocol import Role
from drivers.registry import Kind


class Offer(Struct, frozen=True):
    """A set-up that would take what was found: `kind` with the English msgid `label`, told `told`."""

    kind: str
    label: str
    found: Found
    told: dict[str, str]


def attached() -> tuple[Found, ...]:
    """Everything that hangs on this machine, and which devices each may be; nothing is opened."""
    return (*discovery.attached(), *discovery.bare_usb_printers(), *discovery.print_queues())


def beside(roles: Iterable[Role] = Role) -> tuple[Found, ...]:
    """Who beside this machine takes a connection where devices of these roles listen; a second for each port."""
    asked: dict[str, dict[Role, None]] = {}
    for role in roles:
        for kind in registry.kinds(role):
            if kind.tcp_port and not _simulated(kind):
                asked.setdefault(kind.tcp_port, {})[_plain(role)] = None
    hosts = discovery.neighbours() if asked else ()
    return tuple(
        one
        for port, suits in asked.items()
        for one in discovery.network_devices(hosts, int(port), tuple(suits))
    )


def offers(role: Role, wanted: str, *, network: bool) -> tuple[Offer, ...]:
    """What this device could be. Of several kinds on one wire the wanted one is meant, else the first.

    With `network`, whoever beside this machine takes a connection is offered too.
    """
    found = [one for one in attached() if _plain(role) in one.suits]
    if network:
        found += beside((role,))
    return tuple(
        _offer(role, kind, one) for one in found if (kind := _kind(role, wanted, one)) is not None
    )


def _plain(role: Role) -> Role:
    """The role under which it is found; a label printer is found as any printer is."""
    return Role.PRINTER if role is Role.LABELS else registry.plain(role)


def _simulated(kind: Kind) -> bool:
    return kind.name.startswith("virtual")


def _kind(role: Role, wanted: str, one: Found) -> Kind | None:
    able = [kind for kind in registry.kinds(role) if kind.wire == one.wire]
    if one.wire == "tcp":
        able = [kind for kind in able if kind.tcp_port == one.port.rpartition(":")[2]]
    able = [kind for kind in able if not _simulated(kind)]
    return next((kind for kind in able if kind.name == wanted), able[0] if able else None)


def _offer(role: Role, kind: Kind, one: Found) -> Offer:
    if one.wire == "tcp":
        host, _, tcp_port = one.port.rpartition(":")
        told = {"host": host, "tcp_port": tcp_port}
    else:
        told = {"port": one.identity}
    model = _model(role, kind, one.name)
    return Offer(kind.name, kind.label, one, {**told, **({"profile": model} if model else {})})


def _model(role: Role, kind: Kind, name: str) -> str:
    """The profile whose name stands in the device's own, the longest; empty when none does."""
    said = name.lower().replace(" ", "-")
    choices = (
        choice
        for option in registry.options(role, kind.name)
        if option.key == "profile"
        for choice in option.choices
    )
    return max((one for one in choices if one in said), key=len, default="")
