"""Why something costs what it costs: where the price came from, what it was before, which promotions count."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from msgspec import Struct

from pos.desk.shop import Shop
from pos.event_sale import SoldLine
from pos.product import Price, Product
from pos.promotion import Promotion


class WhyBooks(Protocol):
    """What explaining asks of the books."""

    def product(self, code: str, at_ms: int, tier: str = "") -> Product | None:
        """Return what a code sells as at a moment."""
        ...

    def prices(self, code: str) -> tuple[Price, ...]:
        """Return the price history, newest first."""
        ...

    def promotions(self) -> tuple[Promotion, ...]:
        """Return the shop's promotions, the first named first."""
        ...


class OldPrice(Struct, frozen=True):
    """One entry of a history: from which day, how much in minor units, who set it."""

    day: date
    minor: int
    by: str


class Why(Struct, frozen=True):
    """A product now (None: sold no more), its prices newest first, its promotions, the line it was sold on."""

    code: str
    product: Product | None
    history: tuple[OldPrice, ...]
    promotions: tuple[Promotion, ...]
    sold: SoldLine | None = None
    names: tuple[tuple[str, str], ...] = ()  # what people call each promotion, by its id

    def called(self, *promotions: str) -> str:
        """Return what people call some promotions."""
        known = dict(self.names)
        return ", ".join(known.get(one, one) for one in promotions)


def why(shop: Shop, books: WhyBooks, code: str, sold: SoldLine | None = None) -> Why:
    """Gather what explains a price; on the desk thread."""
    now = shop.now_ms()
    product = books.product(code, now)
    history = tuple(
        OldPrice(shop.today(one.from_ms), one.price.minor, one.by) for one in books.prices(code)
    )
    local = shop.local(now)
    every = books.promotions()
    offered = (one for one in every if one.open_at(local))
    live = tuple(one for one in offered if _meant(one, code, product, now))
    return Why(code, product, history, live, sold, tuple((one.id, one.called) for one in every))


def _meant(one: Promotion, code: str, product: Product | None, now: int) -> bool:
    """Tell whether a promotion is about this product today."""
    dated = one.from_ms <= now and (not one.to_ms or now <= one.to_ms)
    department = product.department if product else ""
    return dated and (code in one.codes or bool(one.department and one.department == department))
