"""Products from and to a CSV file: every row read or refused with its line and reason, and written so as to come back.

The shop's own form is `code;name;price;vat;department;unit;cost;deposit;age;class;flags;codes` (docs/data-files.md);
three columns are enough, in any order under a header, or code, name, price without one. Comma or point, with or
without a byte-order mark. Other tills' forms are in pos.product_form.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from msgspec import Struct

from pos.barcode import has_bad_check_digit
from pos.errors import Refused
from pos.product import Product
from pos.product_form import cells_of, recognise
from pos.product_row import (
    COLUMNS,
    OWN_CODE,
    REASONS,
    BadRow,
    Country,
    ReadRow,
    RowReader,
    parse_price,
)
from pos.sheet import BIGGEST, sheet_of

__all__ = [
    "BIGGEST",
    "REASONS",
    "BadRow",
    "Country",
    "ReadRow",
    "Reading",
    "head_line",
    "parse_price",
    "product_cells",
    "product_line",
    "read_products",
]


class Reading(Struct, frozen=True):
    """What a file holds."""

    rows: tuple[ReadRow, ...]
    errors: tuple[BadRow, ...]


def read_products(text: str, country: Country) -> Reading:
    """Read a whole file. Refuses bad_file when it is no table of goods at all; bad rows stand in `errors`."""
    sheet = sheet_of(text)
    mapped = recognise(sheet)
    if sheet and not mapped.whole:
        raise Refused("bad_file", problem="no columns for code, name and price")
    reader = RowReader(country, mapped.given)
    read = [reader.read(line, cells) for line, cells in cells_of(sheet[mapped.first :], mapped)]
    return Reading(
        tuple(one for one in read if isinstance(one, ReadRow)),
        tuple(one for one in read if isinstance(one, BadRow)),
    )


def head_line() -> str:
    """Return the first line of an export."""
    return ";".join(COLUMNS) + "\n"


def product_line(product: Product, codes: Iterable[str] = ()) -> str:
    """Return a product as one line of the shop's own form; reading it gives the same product and codes back."""
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="\n").writerow(product_cells(product, codes))
    return line.getvalue()


def product_cells(product: Product, codes: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a product as the cells of the shop's own form, in the order of COLUMNS."""
    cost = product.cost
    return (
        product.code,
        product.name,
        str(product.price),
        _percent(product.vat),
        product.department,
        "kg" if product.weighed else "pc",
        "" if cost is None else str(cost),
        str(product.deposit) if product.deposit else "",
        str(product.age) if product.age else "",
        product.klass,
        " ".join(_flags(product)),
        " ".join(codes),
    )


def _percent(vat: str) -> str:
    """Write a fixed rate of hundredths of a per cent as a number of per cents; a class is its own name."""
    if not vat.isdigit():
        return vat
    return f"{int(vat) // 100}.{int(vat) % 100:02d}" + "%" * (0 < int(vat) < 100)


def _flags(product: Product) -> Iterable[str]:
    plain = {"no-return": product.no_return, "hygiene": product.hygiene, "serial": product.serial}
    yield from (name for name, on in plain.items() if on)
    if has_bad_check_digit(product.code):
        yield OWN_CODE
    if product.lead_days is not None:
        yield f"lead={product.lead_days}"
    if product.pack_of:
        yield f"pack={product.pack_size}*{product.pack_of}"
