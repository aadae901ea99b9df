"""The office desk: goods from a file, with a dry run that shows what would change row by row, and back into one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from pos.barcode import known_as, same_number
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.product import Product
from pos.product_file import head_line, product_cells, product_line, read_products
from pos.product_row import COLUMNS, BadRow, Country, ReadRow

_EVER: Final = 1 << 62
PART: Final = 500
"""How many goods are written or looked at in one go."""


class Fate(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Planned(Struct, frozen=True):
    """One row and its fate; `before` and `codes` are what the shop holds now."""

    row: ReadRow
    fate: Fate
    before: Product | None = None
    codes: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[tuple[str, str, str], ...]:
        """Column, what stands there now and what will, for all that differs; empty for new goods."""
        if self.before is None:
            return ()
        old = product_cells(self.before, self.codes)
        new = product_cells(self.row.product, dict.fromkeys((*self.codes, *self.row.codes)))
        both = zip(COLUMNS, old, new, strict=True)
        return tuple((name, was, will) for name, was, will in both if was != will)


class Plan(Struct, frozen=True):
    """What an import would do, and the rows it leaves out."""

    rows: tuple[Planned, ...]
    errors: tuple[BadRow, ...]

    def count(self, fate: Fate) -> int:
        """Return how many rows have a fate."""
        return sum(one.fate is fate for one in self.rows)

    @property
    def changing(self) -> tuple[ReadRow, ...]:
        """The rows that an import stores."""
        return tuple(one.row for one in self.rows if one.fate is not Fate.SAME)


class OfficeBooks(Protocol):
    """What the office asks of the store."""

    def product(self, code: str, at_ms: int, tier: str = "") -> Product | None:
        """Return what a code sells as at a moment."""
        ...

    def holder(self, code: str) -> str:
        """Return the main code of the goods that sell under a code, or nothing."""
        ...

    def other_codes(self, main: str) -> tuple[str, ...]:
        """Return what goods are sold under beside their main code."""
        ...

    def goods_after(
        self, after: str, limit: int, at_ms: int
    ) -> tuple[tuple[Product, tuple[str, ...]], ...]:
        """Return the next goods after a code, each with its other codes."""
        ...


KeepRows = Callable[[str, tuple[ReadRow, ...]], None]
"""Store rows under a request id and the verb `import`, all of them or none."""


class Office:
    """The desk of the shop's data."""

    def __init__(self, till: Till, books: OfficeBooks, keep_rows: KeepRows) -> None:
        self.till = till
        self.books = books
        self.keep_rows = keep_rows

    def country(self) -> Country:
        """Return what a reader of goods must know of the shop's country today."""
        shop = self.till.shop
        classes = shop.country.vat_classes(shop.today())
        return Country(
            shop.currency, frozenset(classes), {one: shop.rate(one).bp for one in classes}
        )

    def plan(self, text: str) -> Plan:
        """Read a file of the shop's own form and say what importing it would do. Refuses bad_file; changes nothing."""
        reading = read_products(text, self.country())
        plan = self.planned(reading.rows)
        return Plan(plan.rows, (*reading.errors, *plan.errors))

    def planned(self, rows: Iterable[ReadRow | BadRow]) -> Plan:
        """Say what importing these rows would do; a large file is planned part by part. Changes nothing."""
        seen = [one if isinstance(one, BadRow) else self._planned(one) for one in rows]
        return Plan(
            tuple(one for one in seen if isinstance(one, Planned)),
            tuple(one for one in seen if isinstance(one, BadRow)),
        )

    @verb("import", shift=False)
    def import_products(self, request: str, plan: Plan) -> None:
        """Store a plan's new and changed rows, all or none. Refuses not_allowed, and stopped when it was."""
        self.till.allow("office")
        rows = plan.changing
        if rows:
            self.keep_rows(request, rows)

    @verb("import", shift=False)
    def begin_import(self, request: str) -> None:
        """Begin an import too large for one change: whoever may import may. Refuses not_allowed."""
        self.till.allow("office")

    @verb("office", shift=False)
    def enter(self, request: str) -> None:
        """Begin work on the shop's goods: what they cost is not for everybody. Refuses not_allowed."""
        self.till.allow("office")

    def export(self) -> Iterator[str]:
        """Yield all goods at today's prices as text in the shop's own form, part by part; an import gives them back."""
        yield head_line()
        after = ""
        while part := self.books.goods_after(after, PART, self.till.shop.now_ms()):
            yield "".join(product_line(product, codes) for product, codes in part)
            after = part[-1][0].code

    def _planned(self, row: ReadRow) -> Planned | BadRow:
        row = self._as_known(row)
        main = row.product.code
        for code in (main, *row.codes):
            if known_as(code, self.books.holder) not in ("", main):
                return BadRow(row.line, "taken", code)
        before = self.books.product(main, self.till.shop.now_ms())
        if before is None:
            ahead = self.books.product(main, _EVER) if self.books.holder(main) else None
            return Planned(row if ahead is None else row.over(ahead), Fate.NEW)
        row = row.over(before)
        codes = self.books.other_codes(main)
        alike = replace(
            before,
            price_from_ms=row.product.price_from_ms,
            price_by=row.product.price_by,
            source=row.product.source,
        )
        same = alike == row.product and set(row.codes) <= set(codes)
        return Planned(row, Fate.SAME if same else Fate.CHANGED, before, codes)

    def _as_known(self, row: ReadRow) -> ReadRow:
        """Return the row under the code that its goods have in the shop: one number may have zeros before it."""
        code = row.product.code
        main = known_as(code, self.books.holder)
        if main in ("", code) or not same_number(code, main):
            return row
        others = tuple(one for one in row.codes if one != main)
        return replace(row, product=replace(row.product, code=main), codes=others)
