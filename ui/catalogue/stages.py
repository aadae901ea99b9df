"""What stands on the screen of goods at each stage: files, columns, rows of a plan; made into rows, forms and keys.

Long because each stage is a list, a form and a row of keys, and they are read side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from pos.desk.office import Fate, Plan, Planned
from pos.product_form import Mapped
from pos.product_row import REASONS, BadRow, How
from pos.sheet import SheetRow
from pos.text import Speaker
from ui.catalogue.files import Found
from ui.catalogue.words import COLUMN_WORDS, changed
from ui.forms import FieldView, FormView
from ui.views import Chip, Key, ListRow, Mark, SumLine, Tone

SHOWN = 200
"""Rows of a plan on one page."""


class Stage(Struct, frozen=True):
    """One stage's own part of the view."""

    title: str
    rows: tuple[ListRow, ...] = ()
    current: str = ""
    form: FormView | None = None
    facts: tuple[tuple[str, str], ...] = ()
    remark: str = ""
    keys: tuple[Key | None, ...] = ()


# --- files ------------------------------------------------------------------------------------------------------------


def choosing(files: Sequence[Found], typed: str, labels: bool, _: Speaker) -> Stage:
    """Choose a file that brings goods in, or the place to write all goods to."""
    rows = tuple(
        ListRow(f"file:{one.path}", one.path.name, str(one.path.parent), one.day, Tone.QUIET)
        for one in files
    )
    form = FormView(
        id="goods:file",
        title=_("Which file brings the goods?"),
        text=_("Touch one at the left, or type where it is."),
        fields=(FieldView("path", _("File"), _("CSV, XLSX, XLS or ODS"), typed, words=True),),
        keys=(Key("open", "Enter", _("Open it"), forward=True),),
        language=_.language,
        signs="/.-",
    )
    return Stage(
        _("Goods from a file"),
        rows,
        f"file:{typed}",
        form,
        remark=_(
            "Exports of Shopify, Square, Loyverse, Lightspeed, WooCommerce, Odoo, uniCenta and Open Source POS are "
            "known by themselves. Nothing changes before you have seen what would."
        ),
        keys=(
            Key("up", "PgUp", _("File before")),
            Key("down", "PgDn", _("Next file")),
            Key("again", "F5", _("Look again")),
            Key("out", "F6", _("Write all goods to a file")),
            Key("labels", "F7", _("Labels: prices from today")) if labels else None,
            Key("labels_ahead", "F8", _("Labels: prices from tomorrow")) if labels else None,
            *(None,) * 3,
            Key("back", "Esc", _("Back")),
        ),
    )


def writing(path: Path, _: Speaker) -> Stage:
    """Say where all goods are written to."""
    form = FormView(
        id="goods:out",
        title=_("Write all goods to a file"),
        text=_("With today's prices, in a form that can be read back unchanged."),
        fields=(FieldView("path", _("File"), "", str(path), words=True),),
        language=_.language,
        signs="/.-",
        keys=(Key("write", "Enter", _("Write it"), forward=True), Key("back", "Esc", _("Cancel"))),
    )
    return Stage(_("Goods into a file"), form=form, keys=())


# --- columns ----------------------------------------------------------------------------------------------------------


def mapping(
    rows: Sequence[SheetRow],
    mapped: Mapped,
    how: How,
    current: str,
    classes: Sequence[str],
    _: Speaker,
) -> Stage:
    """Say which column of the file holds what, and how prices and VAT are to be understood."""
    columns = [_column(name, mapped, _) for name in COLUMN_WORDS]
    options = [
        ListRow("ask:usual_vat", _("VAT where the file names none"), "", how.vat, Tone.ACCENT),
        ListRow("ask:net", _("Prices in the file"), "", _net(how.net, _), Tone.ACCENT),
        ListRow(
            "ask:number", _("Goods without any code"), "", _number(how.numbered, _), Tone.ACCENT
        ),
    ]
    facts = [(_("rows"), str(len(rows) - mapped.first))]
    if mapped.form.name:
        facts.insert(0, (_("looks like"), mapped.form.name))
    return Stage(
        _("What the columns hold"),
        (*columns, *options),
        f"ask:{current}",
        _asked(rows, mapped, how, current, classes, _),
        tuple(facts),
        _(
            "Name, price and a code are needed; the rest is kept as it is in the shop where the file has none."
        ),
        (
            Key("up", "PgUp", _("Column before")),
            Key("down", "PgDn", _("Next column")),
            *(None,) * 6,
            Key("back", "Esc", _("Back")),
            Key(
                "plan", "F12", _("Show what would change"), forward=True, enabled=mapped.enough(how)
            ),
        ),
    )


def _column(name: str, mapped: Mapped, _: Speaker) -> ListRow:
    place = mapped.at.get(name)
    if place is None:
        return ListRow(f"ask:{name}", _(COLUMN_WORDS[name]), "", _("not in the file"), Tone.QUIET)
    title = mapped.header[place] or _("column {n}", n=place + 1)
    return ListRow(f"ask:{name}", _(COLUMN_WORDS[name]), "", title, Tone.INK, Mark.CHECK)


def _net(net: bool, _: Speaker) -> str:
    return _("are without VAT: add it") if net else _("are with VAT")


def _number(numbered: bool, _: Speaker) -> str:
    return _("get a number of their own") if numbered else _("are left out")


def _asked(
    rows: Sequence[SheetRow],
    mapped: Mapped,
    how: How,
    current: str,
    classes: Sequence[str],
    _: Speaker,
) -> FormView:
    if current == "usual_vat":
        chips = tuple(Chip(f"usual_vat:{one}", one, one == how.vat) for one in classes)
        return FormView("goods:usual_vat", _("VAT where the file names none"), chips=chips)
    if current == "net":
        return FormView(
            "goods:net", _("Prices in the file"), chips=_yes_no("net", how.net, _net, _)
        )
    if current == "number":
        chips = _yes_no("number", how.numbered, _number, _)
        return FormView("goods:number", _("Goods without any code"), chips=chips)
    at = mapped.at.get(current)
    titles = [title or _("column {n}", n=place + 1) for place, title in enumerate(mapped.header)]
    chips = (
        Chip("at:", _("not in the file"), at is None),
        *(Chip(f"at:{place}", title, at == place) for place, title in enumerate(titles)),
    )
    return FormView(
        f"goods:column:{current}",
        _("Which column holds this: {what}?", what=_(COLUMN_WORDS[current])),
        _examples(rows, mapped, at),
        chips=chips,
    )


def _yes_no(
    name: str, on: bool, said: Callable[[bool, Speaker], str], _: Speaker
) -> tuple[Chip, ...]:
    return tuple(
        Chip(f"{name}:{int(value)}", said(value, _), on is value) for value in (False, True)
    )


def _examples(rows: Sequence[SheetRow], mapped: Mapped, place: int | None) -> str:
    """Return the first things that stand in a column."""
    if place is None:
        return ""
    cells = (row.cells[place] for row in rows[mapped.first :][:50] if place < len(row.cells))
    return " · ".join(list(dict.fromkeys(cell[:30] for cell in cells if cell))[:4])


# --- what would change ------------------------------------------------------------------------------------------------

_MARKS = {Fate.NEW: Mark.DOT, Fate.CHANGED: Mark.TRIANGLE, Fate.SAME: Mark.CHECK}


def planned(plan: Plan, wanted: str, page: int, current: str, _: Speaker) -> Stage:
    """Show row by row what would change; `wanted` is a fate's name or errors."""
    listed = list_of(plan, wanted)
    pages = max(1, -(-len(listed) // SHOWN))
    rows = tuple(_row(one, _) for one in listed[page * SHOWN : (page + 1) * SHOWN])
    chosen = next((one for one in listed if f"row:{_line(one)}" == current), None)
    some = any(one.fate is not Fate.SAME for one in plan.rows)
    title = _("What would change")
    return Stage(
        title if pages == 1 else f"{title} · {page + 1} / {pages}",
        rows,
        current,
        _about(plan, wanted, chosen, _),
        tuple((name, str(count)) for name, count in counts(plan, _)),
        _("All that is shown as new or changed is kept at once, or nothing of it."),
        (
            Key("up", "PgUp", _("Rows before"), enabled=page > 0),
            Key("down", "PgDn", _("More rows"), enabled=page + 1 < pages),
            *(None,) * 6,
            Key("back", "Esc", _("Back")),
            Key("keep", "F12", _("Take it over"), forward=True, enabled=some),
        ),
    )


def counts(plan: Plan, _: Speaker) -> tuple[tuple[str, int], ...]:
    """Name and number of each kind of row."""
    return (
        (_("new"), plan.count(Fate.NEW)),
        (_("changed"), plan.count(Fate.CHANGED)),
        (_("as before"), plan.count(Fate.SAME)),
        (_("left out"), len(plan.errors)),
    )


def list_of(plan: Plan, wanted: str) -> Sequence[Planned | BadRow]:
    """Return the rows of one kind."""
    if wanted == "errors":
        return plan.errors
    return [one for one in plan.rows if one.fate.value == wanted]


def _line(one: Planned | BadRow) -> int:
    return one.line if isinstance(one, BadRow) else one.row.line


def _row(one: Planned | BadRow, _: Speaker) -> ListRow:
    line = _("line {n}", n=_line(one))
    if isinstance(one, BadRow):
        reason = _(REASONS[one.reason])
        title = one.given or line
        return ListRow(f"row:{one.line}", title, reason, line, Tone.STOP, Mark.CROSS)
    product = one.row.product
    detail = " · ".join(
        f"{_(COLUMN_WORDS[name])}: {changed(name, was, will, _)}" for name, was, will in one.changes
    )
    price = _.amount(product.price.minor)
    mark = _MARKS[one.fate]
    return ListRow(
        f"row:{one.row.line}", product.name, detail or product.code, price, Tone.INK, mark
    )


def _about(plan: Plan, wanted: str, chosen: Planned | BadRow | None, _: Speaker) -> FormView:
    kinds = zip(("new", "changed", "same", "errors"), counts(plan, _), strict=True)
    chips = tuple(
        Chip(f"show:{kind}", f"{name}: {count}", kind == wanted) for kind, (name, count) in kinds
    )
    if chosen is None or isinstance(chosen, BadRow):
        text = "" if chosen is None else f"{_(REASONS[chosen.reason])}: {chosen.given}"
        title = _("Nothing is kept yet") if chosen is None else _("line {n}", n=chosen.line)
        return FormView("goods:plan", title, text, chips=chips)
    product = chosen.row.product
    sums = tuple(
        SumLine(_(COLUMN_WORDS[name]), changed(name, was, will, _))
        for name, was, will in chosen.changes
    )
    price = SumLine(_("Price"), _.money(product.price))
    return FormView("goods:plan", product.name, product.code, sums=sums or (price,), chips=chips)
