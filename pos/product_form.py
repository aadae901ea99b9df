"""What the columns of a file of goods mean: the shop's own form, those of other tills, and any that a person maps.

A form is data: which headers stand for which of our columns, which rows are variants of the one before, which are no
goods at all. Header names are facts of the programs' export files as of 2025; unknown ones are mapped by hand.

Long because it is a list: one entry a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from pos.barcode import has_bad_check_digit
from pos.product_row import ALL, COLUMNS, OWN_CODE, How, is_code
from pos.sheet import SheetRow

OWN_NUMBER: Final = "sku"
"""A column of other tills: their own number, which sells the goods where they bear no barcode."""

CHOICES: Final = (*COLUMNS, OWN_NUMBER)
"""What a column of a file may hold, as a person maps it."""

_AS_TEXT: Final = re.compile(r"""'(\d{6,})|="([^"]*)\"""")
"""How some write a number so that a spreadsheet leaves it as it is."""

_YES: Final = ("y", "yes", "true", "1")
_NO: Final = ("n", "no", "false", "0", "")


class Form(Struct, frozen=True, kw_only=True):
    """One program's export. `knows` are headers that tell it from others; header names are compared in lower case."""

    name: str
    knows: frozenset[str]
    columns: Mapping[
        str, tuple[str, ...]
    ]  # ours -> theirs, the first found counts; "price [*" fits any ending
    handle: str = ""  # rows of one handle are one article in several kinds, named in the first
    kinds: tuple[str, ...] = ()  # headers whose values tell the kinds apart
    child: str = ""  # only rows with something here are kinds; a name may tell already which
    mute: frozenset[str] = frozenset()  # values of kinds that say nothing
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # their word -> ours
    without: Mapping[str, frozenset[str]] = field(default_factory=dict)  # header -> no goods


_WEIGHED: Final = {**dict.fromkeys(_YES, "kg"), **dict.fromkeys(_NO, "pc")}

OWN: Final = Form(
    name="Kasa",
    knows=frozenset(),
    columns={
        "code": ("code", "barcode", "ean", "gtin", "kodas", "kods", "kod", "streckkod"),
        "name": ("name", "title", "product", "pavadinimas", "nosaukums", "nazwa", "namn"),
        "price": ("price", "kaina", "cena", "pris"),
        "vat": ("vat", "tax", "pvm", "pvn", "moms"),
        "department": ("department", "category", "skyrius", "nodaļa", "dział", "avdelning"),
        **{one: (one,) for one in ("unit", "cost", "deposit", "age", "class", "flags", "codes")},
    },
)

_SHOPIFY: Final = Form(
    name="Shopify",
    knows=frozenset({"handle", "title", "variant price"}),
    columns={
        "code": ("variant barcode", "barcode"),
        OWN_NUMBER: ("variant sku", "sku"),
        "name": ("title",),
        "price": ("variant price", "price"),
        "department": ("type", "product category"),
        "cost": ("cost per item",),
    },
    handle="handle",
    kinds=("option1 value", "option2 value", "option3 value"),
    mute=frozenset({"default title"}),
    without={"status": frozenset({"archived", "draft"}), "gift card": frozenset({"true"})},
)

_ODOO: Final = Form(
    name="Odoo",
    knows=frozenset({"name", "internal reference", "sales price"}),
    columns={
        "code": ("barcode",),
        OWN_NUMBER: ("internal reference", "default_code"),
        "name": ("name",),
        "price": ("sales price", "list_price", "lst_price"),
        "department": ("point of sale category", "product category", "categ_id"),
        "cost": ("cost", "standard_price"),
    },
    kinds=("variant values",),
    without={"active": frozenset({"false", "0"})},
)

FORMS: Final = (
    _SHOPIFY,
    replace(  # since 2025
        _SHOPIFY, knows=frozenset({"url handle", "title", "price"}), handle="url handle"
    ),
    Form(
        name="Square",
        knows=frozenset({"token", "item name", "variation name"}),
        columns={
            "code": ("gtin",),
            OWN_NUMBER: ("sku",),
            "name": ("item name",),
            "price": ("price",),
            "department": ("reporting category", "category", "categories"),
            "cost": ("default unit cost",),
            "class": ("contains alcohol",),
        },
        kinds=("variation name",),
        mute=frozenset({"regular", "regular price"}),
        words={"class": {**dict.fromkeys(_YES, "alcohol"), **dict.fromkeys(_NO, "")}},
        without={"archived": frozenset(_YES), "sellable": frozenset({"n", "no", "false"})},
    ),
    Form(
        name="Loyverse",
        knows=frozenset({"handle", "sku", "sold by weight"}),
        columns={
            "code": ("barcode",),
            OWN_NUMBER: ("sku",),
            "name": ("name",),
            "price": ("price [*", "default price", "price"),
            "department": ("category",),
            "unit": ("sold by weight",),
            "cost": ("cost", "cost / manufacturer price"),
        },
        handle="handle",
        kinds=("option 1 value", "option 2 value", "option 3 value"),
        words={"unit": _WEIGHED},
    ),
    Form(
        name="Lightspeed",
        knows=frozenset({"handle", "retail_price", "supply_price"}),
        columns={
            "code": ("barcode", "product_code"),
            OWN_NUMBER: ("sku",),
            "name": ("name",),
            "price": ("retail_price",),
            "department": ("product_category", "type"),
            "cost": ("supply_price",),
        },
        handle="handle",
        kinds=(
            "variant_option_one_value",
            "variant_option_two_value",
            "variant_option_three_value",
        ),
        without={"active": frozenset({"0", "false"})},
    ),
    Form(
        name="WooCommerce",
        knows=frozenset({"sku", "regular price", "tax class"}),
        columns={
            "code": ("gtin, upc, ean, or isbn", "meta: _global_unique_id"),
            OWN_NUMBER: ("sku",),
            "name": ("name",),
            "price": ("regular price",),
            "department": ("categories",),
            "cost": ("cost of goods",),
        },
        kinds=("attribute 1 value(s)", "attribute 2 value(s)", "attribute 3 value(s)"),
        child="parent",
        without={
            "type": frozenset({"variable", "grouped", "external"}),
            "published": frozenset({"-1"}),
        },
    ),
    _ODOO,
    replace(  # its own names of the columns
        _ODOO, knows=frozenset({"name", "default_code", "list_price"})
    ),
    replace(_ODOO, knows=frozenset({"name", "default_code", "lst_price"})),
    Form(
        name="uniCenta / Chromis",
        knows=frozenset({"reference", "name"}),
        columns={
            "code": ("barcode", "code"),
            OWN_NUMBER: ("reference",),
            "name": ("name",),
            "price": ("sell", "pricesell", "selltax", "sell price"),
            "department": ("category",),
            "cost": ("buy", "pricebuy", "buy price"),
        },
    ),
    Form(
        name="Open Source POS",
        knows=frozenset({"item name", "unit price", "cost price"}),
        columns={
            "code": ("barcode",),
            OWN_NUMBER: ("id",),
            "name": ("item name",),
            "price": ("unit price",),
            "vat": ("tax 1 percent",),
            "department": ("category",),
            "cost": ("cost price",),
            "flags": ("item has serial number",),
        },
        words={"flags": {**dict.fromkeys(_YES, "serial"), **dict.fromkeys(_NO, "")}},
    ),
)
"""Other tills' exports, the most telling first."""

ANY: Final = Form(name="", knows=frozenset(), columns={})
"""A file that nobody knows: a person says what its columns are."""


class Mapped(Struct, frozen=True):
    """A form laid over one file: which of its columns holds what. `first` is the row after the header."""

    form: Form
    header: tuple[str, ...]
    at: Mapping[str, int]
    first: int = 1

    @property
    def given(self) -> frozenset[str]:
        """Which of our columns the file has."""
        return ALL & frozenset(self.at)

    @property
    def whole(self) -> bool:
        """Tell whether goods can be read: name, price, and a code of some kind."""
        return {"name", "price"} <= set(self.at) and bool({"code", OWN_NUMBER} & set(self.at))

    def enough(self, how: How) -> bool:
        """Tell whether goods can be read so: codes may be missing where goods without any get a number."""
        return self.whole or (how.numbered and {"name", "price"} <= set(self.at))

    def put(self, column: str, place: int | None) -> Mapped:
        """Return it with one of our columns at another place of the file, or nowhere."""
        at = {name: where for name, where in self.at.items() if name != column and where != place}
        if place is not None:
            at[column] = place
        return Mapped(self.form, self.header, at, self.first)


def recognise(rows: Sequence[SheetRow]) -> Mapped:
    """Return what a file's columns mean: the shop's own form, another till's, three plain columns, or nothing yet."""
    found = _recognised(rows[0].cells if rows else ())
    above = 0 if found.at else _above(rows)
    if above:
        below = _recognised(rows[above].cells)
        return replace(below, first=above + 1) if below.first else found
    return found


def _above(rows: Sequence[SheetRow]) -> int:
    """Return how many rows stand above the table: its title, a day, for whom it is; each fills a cell or two."""
    filled = [sum(map(bool, row.cells)) for row in rows[:20]]
    return next((at for at, cells in enumerate(filled) if cells > 2), 0)


def _recognised(header: tuple[str, ...]) -> Mapped:
    words = tuple(cell.lower() for cell in header)
    own = _laid(OWN, header)
    if {"code", "name", "price"} <= set(own.at) and not _other(words):
        return own
    other = _other(words)
    if other is not None:
        return _laid(other, header)
    if own.at:
        return own
    plain = {name: place for place, name in enumerate(("code", "name", "price"))}
    nameless = tuple("" for _ in header)
    return Mapped(OWN, nameless, plain, 0) if _is_goods(header) else Mapped(ANY, header, {})


def _other(words: tuple[str, ...]) -> Form | None:
    found = (form for form in FORMS if form.knows <= set(words))
    return next((form for form in found if _laid(form, words).whole), None)


def _laid(form: Form, header: tuple[str, ...]) -> Mapped:
    words = [cell.lower() for cell in header]
    at: dict[str, int] = {}
    for ours, theirs in form.columns.items():
        place = next((where for name in theirs if (where := _place(words, name)) is not None), None)
        if place is not None:
            at[ours] = place
    return Mapped(form, header, at)


def _place(words: Sequence[str], name: str) -> int | None:
    start = name.removesuffix("*")
    for at, word in enumerate(words):
        if word == name or (start != name and word.startswith(start)):
            return at
    return None


def _is_goods(cells: Sequence[str]) -> bool:
    """Tell whether the very first row is goods already: code, name, and a price with a figure in it."""
    return len(cells) >= 3 and bool(cells[0]) and any(one.isdigit() for one in cells[2])


def cells_of(rows: Iterable[SheetRow], mapped: Mapped) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the cells, by our column names, of every row that is goods."""
    words = [cell.lower() for cell in mapped.header]
    form = mapped.form
    without = [(words.index(name), no) for name, no in form.without.items() if name in words]
    kinds = [words.index(name) for name in form.kinds if name in words]
    handle = words.index(form.handle) if form.handle in words else None
    child = words.index(form.child) if form.child in words else None
    head: dict[str, str] = {}
    gone: dict[int, bool] = {}
    last = ""
    for row in rows:
        cells = {name: _at(row, place) for name, place in mapped.at.items()}
        group = "" if handle is None else _at(row, handle)
        if not group or group != last:
            last, head, gone = group, {}, {}
        # what a row does not say was said by its article's first one
        gone.update({at: cell in no for at, no in without if (cell := _at(row, at).lower())})
        if any(gone.values()) or (form.knows and _is_no_goods(cells, handle is not None)):
            continue
        if handle is not None:
            head = head or dict(cells)
            for name in ("name", "department", "unit"):
                cells[name] = cells.get(name) or head.get(name, "")
        told = [_at(row, place) for place in kinds if child is None or _at(row, child)]
        yield row.line, _ours(cells, told, form)


def _is_no_goods(cells: Mapping[str, str], kinds: bool) -> bool:
    """Tell a picture of an article, a part of a set, or more of what the row before says."""
    told = ("name", "price") if kinds else ("name", "price", "code", OWN_NUMBER)
    return not any(cells.get(name) for name in told)


def _at(row: SheetRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _ours(cells: dict[str, str], kinds: Iterable[str], form: Form) -> dict[str, str]:
    """Say cells in our words: kinds in the name, their own number as a code, yes and no as what they mean."""
    for column, words in form.words.items():
        if column in cells:
            cells[column] = words.get(cells[column].lower(), cells[column])
    for column in {"code", OWN_NUMBER, "codes"} & set(cells):
        cells[column] = _AS_TEXT.sub(r"\g<1>\g<2>", cells[column])
    name = cells.get("name", "")
    told = [kind for kind in kinds if kind and kind.lower() not in form.mute]
    if form.child:
        told = [kind for kind in told if f" {_spoken(kind)} " not in f" {_spoken(name)} "]
    cells["name"] = " ".join((name, *told)).strip()
    own = cells.pop(OWN_NUMBER, "")
    if not cells.get("code"):
        cells["code"] = own
        if has_bad_check_digit(own):
            cells["flags"] = f"{cells.get('flags', '')} {OWN_CODE}"
    elif is_code(own) and own != cells["code"] and not has_bad_check_digit(own):
        cells["codes"] = f"{cells.get('codes', '')} {own}".strip()
    return cells


def _spoken(text: str) -> str:
    return re.sub(r"[\s,–-]+", " ", text).lower()
