"""The whole catalogue, part by part: for exports, and to see what a file would change."""

from __future__ import annotations

from typing import Final

from pos.product import Product
from pos.store.read_goods import GoodsReader
from pos.store.statement import named

_AFTER: Final = named("asks.goods.AFTER")
_COUNT: Final = named("asks.goods.COUNT")
_HOLDER: Final = named("asks.goods.MAIN")
_CODES: Final = named("asks.goods.CODES")


class AllGoodsReader(GoodsReader):
    """Reads goods in the order of their codes."""

    def goods_after(
        self, after: str, limit: int, at_ms: int
    ) -> tuple[tuple[Product, tuple[str, ...]], ...]:
        """Return the next goods after a code, each with its other codes; goods never priced so far are left out."""
        priced: list[tuple[Product, tuple[str, ...]]] = []
        while not priced:
            found = self.db.all(_AFTER, store=self.store, after=after, limit=limit)
            if not found:
                break
            after = found[-1][0]
            for (code,) in found:
                one = self.product(code, at_ms)
                if one is not None:
                    priced.append((one, self.other_codes(code)))
        return tuple(priced)

    def goods_count(self) -> int:
        """Return how many goods the shop has."""
        found = self.db.one(_COUNT, store=self.store)
        return int(found[0]) if found else 0

    def holder(self, code: str) -> str:
        """Return the main code of the goods that sell under a code, or nothing."""
        found = self.db.one(_HOLDER, store=self.store, code=code)
        return found[0] if found else ""

    def other_codes(self, main: str) -> tuple[str, ...]:
        """Return what goods are sold under beside their main code."""
        found = self.db.all(_CODES, store=self.store, code=main)
        return tuple(row[0] for row in found)
