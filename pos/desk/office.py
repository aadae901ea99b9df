"""The office desk: goods from a file, with a dry run that shows what would change, row by row."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from pos.desk.till import Till
from pos.desk.verb import verb
from pos.product import Product
from pos.product_file import BadRow, Country, ReadRow, read_products


class Fate(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Planned(Struct, frozen=True):
    """One row and its fate; `before` is what the shop holds now."""

    row: ReadRow
    fate: Fate
    before: Product | None = None


class Plan(Struct, frozen=True):
    """What an import would do, and the rows it leaves out."""

    rows: tuple[Planned, ...]
    errors: tuple[BadRow, ...]

    def count(self, fate: Fate) -> int:
        """Return how many rows have a fate."""
        return sum(one.fate is fate for one in self.rows)


class OfficeBooks(Protocol):
    """What the office asks of the store."""

    def product(self, code: str, at_ms: int, tier: str = "") -> Product | None:
        """Return what a code sells as at a moment."""
        ...


KeepRows = Callable[[str, tuple[ReadRow, ...]], None]
"""Store rows under a request id and the verb `import`, all of them or none."""


class Office:
    """The desk of the shop's data."""

    def __init__(self, till: Till, books: OfficeBooks, keep_rows: KeepRows) -> None:
        self.till = till
        self.books = books
        self.keep_rows = keep_rows

    def plan(self, text: str) -> Plan:
        """Read a file and say what importing it would do. Refuses bad_file; changes nothing."""
        shop = self.till.shop
        classes = frozenset(shop.country.vat_classes(shop.today()))
        reading = read_products(text, Country(shop.currency, classes))
        return Plan(tuple(self._planned(row) for row in reading.rows), reading.errors)

    @verb("import", shift=False)
    def import_products(self, request: str, plan: Plan) -> None:
        """Store a plan's new and changed rows, all or none. Refuses not_allowed."""
        self.till.allow("office")
        rows = tuple(one.row for one in plan.rows if one.fate is not Fate.SAME)
        if rows:
            self.keep_rows(request, rows)

    def _planned(self, row: ReadRow) -> Planned:
        before = self.books.product(row.product.code, self.till.shop.now_ms())
        if before is None:
            return Planned(row, Fate.NEW)
        alike = replace(
            before,
            price_from_ms=row.product.price_from_ms,
            price_by=row.product.price_by,
            source=row.product.source,
        )
        return Planned(row, Fate.SAME if alike == row.product else Fate.CHANGED, before)
