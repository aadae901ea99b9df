"""A till's settings and devices as one file, so that ten tills are set up from the first: written here, read there.

What a device is known by (a serial number) is another one at each till: a port that names a device which is not here
is given to the only attached one of the same make and model, else it is kept as written and said.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from drivers import discovery, registry
from drivers.protocol import DeviceError, Role, Setup
from pos.desk.hardware import ROLES, Chosen, device_key, read_chosen, switching, written
from pos.errors import Refused
from pos.event_office import DeviceSecretKept
from pos.settings import TABLE, check
from pos.store import Store
from pos.text import Speaker
from ui.cli.books import OpenShop, folder_of, opened
from ui.hardware.words import ROLE_NAMES

_TILL: Final = 1
_VERSION: Final = 1


class Outfit(Struct, frozen=True, forbid_unknown_fields=True):
    """What a till was set up with: its own settings, and its devices."""

    kasa: int
    settings: dict[str, str]
    devices: tuple[Chosen, ...]


def export(chosen: Namespace, say: Speaker) -> int:
    """Write what this shop and till chose; secrets of devices are in it, and that is said. Refuses read_only."""
    with opened(folder_of(chosen)) as shop:
        outfit = _of(shop.store)
    text = msgspec.json.format(msgspec.json.encode(outfit, order="sorted"), indent=2)
    try:
        chosen.file.touch(0o600)
        chosen.file.chmod(0o600)  # before a secret stands in it
        chosen.file.write_bytes(text + b"\n")
    except OSError as error:
        raise Refused("read_only", file=str(chosen.file)) from error
    print(
        say(
            "Written to {file}. Settings: {settings}, devices: {devices}.",
            settings=len(outfit.settings),
            devices=len(outfit.devices),
            file=str(chosen.file),
        )
    )
    if any(one.secret for one in outfit.devices):
        print(
            say("Secrets of devices are in it: keep it as safe as a key, and delete it after use.")
        )
    return 0


def take_in(chosen: Namespace, say: Speaker) -> int:
    """Take over all of such a file, or nothing of it. Refuses bad_setting with what is wrong, already_running."""
    outfit = _checked(_read(chosen.file))
    found = discovery.attached()
    devices = tuple(_here(one, found) for one in outfit.devices)
    with opened(folder_of(chosen)) as shop:
        if not chosen.dry_run:
            for key, value in outfit.settings.items():
                shop.store.set_setting(shop.act(), key, value)
            for one in devices:
                _keep(shop, one)
    for line in _said(outfit, devices, found, say):
        print(line)
    if chosen.dry_run:
        print(say("Nothing was changed."))
    return 0


def _of(store: Store) -> Outfit:
    own = {one.key: value for one in TABLE if (value := store.setting(one.key)) is not None}
    names = (device_key(_TILL, role) for role in ROLES)
    kept = ((name, store.setting(name)) for name in names)
    devices = (read_chosen(body).whole(store.device_secret(name)) for name, body in kept if body)
    return Outfit(_VERSION, own, tuple(devices))


def _keep(shop: OpenShop, one: Chosen) -> None:
    """Keep a device as the till itself would: what is secret goes to the keys, and only that is journaled."""
    options = registry.options(Role(one.role), one.kind)
    secret = tuple(option.key for option in options if option.kind == "secret")
    key, act = device_key(_TILL, one.role), shop.act()
    switch = switching(shop.store, key, replace(one, secret=secret), act.request)
    event = DeviceSecretKept(one.role, switch.changed) if switch.changed else None
    switch.begin()
    shop.store.keep_device(act, key, written(switch.open), event)
    switch.end()


def _read(file: Path) -> Outfit:
    try:
        outfit = msgspec.json.decode(file.read_bytes(), type=Outfit)
    except OSError as error:
        raise Refused("not_found", file=str(file)) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Refused("bad_setting", key=str(file), value=str(error)) from error
    if outfit.kasa != _VERSION:
        raise Refused("bad_setting", key="kasa", value=str(outfit.kasa), expected=str(_VERSION))
    return outfit


def _checked(outfit: Outfit) -> Outfit:
    for key, value in outfit.settings.items():
        check(key, value)
    for one in outfit.devices:
        if one.role not in ROLES:
            raise Refused("bad_setting", key=one.role, value=one.kind, expected=", ".join(ROLES))
        try:
            registry.checked(_setup(one))
        except DeviceError as error:
            key = str(error.facts.get("option", one.role))
            raise Refused(
                "bad_setting", key=key, value=str(error.facts.get("value", one.kind))
            ) from error
    return outfit


def _setup(one: Chosen) -> Setup:
    return Setup(Role(one.role), one.kind, one.options)


def _here(one: Chosen, found: Sequence[discovery.Found]) -> Chosen:
    port = one.options.get("port", "")
    if not port:
        return one
    return replace(one, options={**one.options, "port": discovery.same_model(port, found)})


def _said(
    outfit: Outfit, devices: Sequence[Chosen], found: Sequence[discovery.Found], say: Speaker
) -> list[str]:
    """Say what was taken over, and which devices a person must still look after."""
    known = {name for one in found for name in (one.port, one.identity)}
    lines = [say("Settings: {n}.", n=len(outfit.settings))]
    for was, one in zip(outfit.devices, devices, strict=True):
        port = one.options.get("port", "")
        line = f"{say(ROLE_NAMES[Role(one.role)])}: {say(registry.label_of(_setup(one)))}"
        if port != was.options.get("port", ""):
            line += ", " + say("found here as {port}", port=port)
        elif port and port not in known and not Path(port).exists():
            line += ", " + say("not plugged in here: {port}", port=port)
        lines.append(line)
    return lines
