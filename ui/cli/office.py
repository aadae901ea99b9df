"""The office from the command line: goods from a file, settings, people."""

from __future__ import annotations

from argparse import Namespace
from getpass import getpass

from pos.desk.office import Fate, Office, Plan
from pos.errors import Refused
from pos.product_file import REASONS
from pos.settings import TABLE, check
from pos.staff import Role, Staff
from pos.store import Imported
from pos.text import Speaker
from ui.cli.books import OpenShop, folder_of, opened


def import_goods(chosen: Namespace, say: Speaker) -> int:
    """Import a file of goods, or say what it would do; rows that cannot be read are named and left out."""
    try:
        text = chosen.file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("bad_file", problem=str(error)) from error
    with opened(folder_of(chosen)) as shop:
        plan = Office(shop.till(), shop.store, lambda *_: None).plan(text)
        for bad in plan.errors:
            reason = say(REASONS[bad.reason])
            print(
                say("line {line}: {reason}: {given}", line=bad.line, reason=reason, given=bad.given)
            )
        rows = [one.row for one in plan.rows if one.fate is not Fate.SAME]
        if rows and not chosen.dry_run:
            made = [Imported(row.product, row.codes) for row in rows]
            shop.store.keep_products(shop.act(), made)
        _say_plan(plan, say)
    return 1 if plan.errors else 0


def _say_plan(plan: Plan, say: Speaker) -> None:
    print(
        say(
            "{new} new, {changed} changed, {same} as before, {errors} left out",
            new=plan.count(Fate.NEW),
            changed=plan.count(Fate.CHANGED),
            same=plan.count(Fate.SAME),
            errors=len(plan.errors),
        )
    )


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
