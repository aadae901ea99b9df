"""Goods from the command line: from a file of this till or another one into the shop, and out into a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from pos.desk.office import Fate, Office, Plan, Planned
from pos.errors import Refused
from pos.product_form import CHOICES, Mapped, cells_of, recognise
from pos.product_row import REASONS, How, RowReader
from pos.sheet import SheetRow, read_sheet
from pos.store import Imported
from pos.text import Speaker
from ui.app.intake import finish
from ui.catalogue.files import read_bytes, write_whole
from ui.catalogue.waiting import AT_ONCE, waiting
from ui.cli.books import OpenShop, folder_of, opened
from ui.cli.large import bring_in


def import_goods(chosen: Namespace, say: Speaker) -> int:
    """Import a file of goods, or say row by row what it would do; rows that cannot be read are named and left out."""
    data = read_bytes(chosen.file)
    with opened(folder_of(chosen)) as shop:
        finish(shop.store, shop.shop, folder_of(chosen))
        office = Office(shop.till(), shop.store, lambda *_: None)
        rows = read_sheet(data, shop.shop.country.languages[0])
        how = How(chosen.vat, chosen.net, chosen.number)
        mapped = _mapped(rows, chosen.column, how)
        if mapped.form.name:
            print(say("This file looks like: {form}", form=mapped.form.name))
        reader = RowReader(office.country(), mapped.given, how)
        plan = office.planned(
            reader.read(line, cells) for line, cells in cells_of(rows[mapped.first :], mapped)
        )
        _say_errors(plan, say)
        holds_ms = 0
        if chosen.dry_run:
            _say_rows(plan.rows, say)
        else:
            holds_ms = _keep(shop, folder_of(chosen), plan)
        _say_counts(plan, say)
        if holds_ms:
            print(say("They hold from {time}.", time=f"{shop.shop.local(holds_ms):%H:%M:%S}"))
    return 1 if plan.errors else 0


def export_goods(chosen: Namespace, say: Speaker) -> int:
    """Write all goods at today's prices into a file that an import reads back unchanged."""
    with opened(folder_of(chosen)) as shop:
        finish(shop.store, shop.shop, folder_of(chosen))
        office = Office(shop.till(), shop.store, lambda *_: None)
        parts = tuple(office.export())
        write_whole(chosen.file, parts)
        print(say("{count} goods written.", count="".join(parts).count("\n") - 1))
    return 0


def _mapped(rows: tuple[SheetRow, ...], pairs: Iterable[str], how: How) -> Mapped:
    """Return what the columns mean, with what was said on the command line over it. Refuses bad_file."""
    mapped = recognise(rows)
    for pair in pairs:
        ours, _, theirs = pair.partition("=")
        words = [cell.lower() for cell in mapped.header]
        if ours not in CHOICES or (theirs and theirs.lower() not in words):
            raise Refused("bad_file", column=pair)
        mapped = mapped.put(ours, words.index(theirs.lower()) if theirs else None)
    if not mapped.enough(how):
        raise Refused("bad_file", columns=", ".join(mapped.header) or "-")
    return mapped


def _keep(shop: OpenShop, folder: Path, plan: Plan) -> int:
    """Store what is new or changed; returns from when (epoch ms) a large import's prices hold, 0 for at once."""
    made = [Imported(row.product, row.codes) for row in plan.changing]
    if not made:
        return 0
    act = shop.act()
    if len(made) > AT_ONCE:
        import_ = waiting(act.request, act.who, act.at_ms, made)
        bring_in(shop, folder, import_)
        return import_.from_ms
    shop.store.keep_products(act, made)
    return 0


def _say_errors(plan: Plan, say: Speaker) -> None:
    for bad in plan.errors:
        reason = say(REASONS[bad.reason])
        print(say("line {line}: {reason}: {given}", line=bad.line, reason=reason, given=bad.given))


def _say_rows(rows: Iterable[Planned], say: Speaker) -> None:
    for one in rows:
        product = one.row.product
        if one.fate is Fate.NEW:
            print(f"+ {product.code} {product.name} {product.price}")
        elif one.fate is Fate.CHANGED:
            told = "; ".join(
                f"{name}: {was or '-'} → {will or '-'}" for name, was, will in one.changes
            )
            print(f"~ {product.code} {product.name}: {told}")


def _say_counts(plan: Plan, say: Speaker) -> None:
    print(
        say(
            "{new} new, {changed} changed, {same} as before, {errors} left out",
            new=plan.count(Fate.NEW),
            changed=plan.count(Fate.CHANGED),
            same=plan.count(Fate.SAME),
            errors=len(plan.errors),
        )
    )
