"""The office from the command line: settings and people."""

from __future__ import annotations

from argparse import Namespace
from getpass import getpass

from pos.errors import Refused
from pos.settings import TABLE, check
from pos.staff import Role, Staff
from pos.text import Speaker
from ui.cli.books import OpenShop, folder_of, opened


def list_settings(chosen: Namespace, say: Speaker) -> int:
    """List every setting with its value; a star marks the shop's own."""
    with opened(folder_of(chosen)) as shop:
        for setting in TABLE:
            mark = " " if shop.store.setting(setting.key) is None else "*"
            value = shop.shop.settings.text(setting.key)
            print(f"{mark} {setting.key} = {value}\n      {say(setting.explain)}")
    return 0


def set_setting(chosen: Namespace, say: Speaker) -> int:
    """Give a setting a value. Refuses bad_setting."""
    value = check(chosen.key, chosen.value)
    with opened(folder_of(chosen)) as shop:
        shop.store.set_setting(shop.act(), chosen.key, value)
    print(f"{chosen.key} = {value}")
    return 0


def add_staff(chosen: Namespace, say: Speaker) -> int:
    """Let a person work here; the PIN is typed, twice, and never shown or logged."""
    with opened(folder_of(chosen)) as shop:
        pin = _typed_pin(shop, Role(chosen.role), say)
        person = Staff(chosen.name, Role(chosen.role), chosen.born, chosen.language or "")
        shop.store.keep_staff(shop.act(), person, shop.pins.make(pin))
    print(say("{name} may sign in.", name=chosen.name))
    return 0


def _typed_pin(shop: OpenShop, role: Role, say: Speaker) -> str:
    least = 4 if role in (Role.TRAINEE, Role.CASHIER, Role.TECHNICIAN) else 6
    pin = getpass(say("PIN: "))
    if not (pin.isascii() and pin.isdigit() and least <= len(pin) <= 12):
        raise Refused("bad_amount", least=least)
    if getpass(say("The same PIN again: ")) != pin:
        raise Refused("wrong_pin")
    return pin
