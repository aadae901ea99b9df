"""The desk of dated prices: what a list would change, and keeping it whole, by right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from pos.barcode import known_as
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.price_file import PriceRow
from pos.product import Product
from pos.product_row import BadRow


class Priced(Struct, frozen=True):
    """One price of a list: the goods as they sell at that moment now, and what they will cost."""

    row: PriceRow
    before: Product | None


class PriceBooks(Protocol):
    """What the desk asks of the books."""

    def holder(self, code: str) -> str:
        """Return the main code of the goods that sell under a code, or nothing."""
        ...

    def product(self, code: str, at_ms: int, tier: str = "") -> Product | None:
        """Return what a code sells as at a moment."""
        ...


KeepPrices = Callable[[str, tuple[PriceRow, ...]], None]
"""Store prices under a request id, all of them or none."""


class PriceLists:
    """Plans and keeps dated prices."""

    def __init__(self, till: Till, books: PriceBooks, keep: KeepPrices) -> None:
        self.till = till
        self.books = books
        self._keep = keep

    def planned(
        self, rows: Iterable[PriceRow | BadRow]
    ) -> tuple[tuple[Priced, ...], tuple[BadRow, ...]]:
        """Part prices from mistakes; a code that sells something else as well leads to its main one."""
        good: list[Priced] = []
        bad: list[BadRow] = []
        for one in rows:
            if isinstance(one, BadRow):
                bad.append(one)
                continue
            main = known_as(one.code, self.books.holder)
            if not main:
                bad.append(BadRow(one.line, "unknown", one.code))
                continue
            at = one.from_ms or self.till.shop.now_ms()
            good.append(Priced(replace(one, code=main), self.books.product(main, at, one.tier)))
        return tuple(good), tuple(bad)

    @verb("import", shift=False)
    def keep(self, request: str, prices: tuple[Priced, ...]) -> None:
        """Let these prices hold, each from its moment. Refuses not_allowed."""
        self.till.allow("office")
        if prices:
            self._keep(request, tuple(one.row for one in prices))
