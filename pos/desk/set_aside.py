"""Baskets set aside: parked under a name at this till, and taken back at any till of the store."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from pos.desk.age import Ages
from pos.desk.books import RegisterBooks
from pos.desk.last_day import LastDay
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import SaleParked, SaleRecalled, SaleVoided
from pos.sale import Sale


class Elsewhere(Struct, frozen=True):
    """A basket that lies aside at another till: where, its name, how many lines, what it comes to in minor units."""

    till: int
    name: str
    lines: int
    total: int


def _always() -> bool:
    return True


class SetAside(LastDay):
    """The desk of baskets that wait: a customer who comes back, or goes on at the next till."""

    def __init__(self, till: Till, books: RegisterBooks, ages: Ages) -> None:
        super().__init__(till, books, ages)
        self.reached: Callable[[], bool] = _always
        """Tells whether the store's server can be asked about baskets of other tills."""

    @verb("park")
    def park(self, request: str, name: str) -> None:
        """Put the basket aside under a name. Refuses busy when the name is taken, paying_already in mid-payment."""
        self.till.unpaid()
        sale = self.till.open_sale()
        self.till.read_parked()
        if name in self.till.parked:
            raise Refused("busy", name=name)
        parked = replace(sale, parked_as=name)
        self.till.keep(SaleParked(head(parked), name))
        self.till.parked[name] = parked
        self.till.sale = None

    @verb("recall")
    def recall(self, request: str, name: str, at: int = 0) -> None:
        """Bring a parked basket back, of this till, else of another one; `at` names the till, 0 where the name will do.

        Refuses busy while another basket lies here; not_found for an unknown name, when another till was faster, and
        for one that lies aside at several others; network_needed for another till's without the store's server.
        """
        empty = self.till.sale
        if empty is not None and empty.lines:
            raise Refused("busy", name=name)
        others = self.till.read_parked()
        own = self.till.parked.get(name) if at in (0, self.till.shop.till) else None
        found = own if own is not None else self._another(others, name, at)
        sale, shop = replace(found, parked_as=""), self.till.shop
        if shop.trading_day(sale.started_ms) != shop.trading_day():
            sale = replace(sale, started_ms=shop.now_ms())  # another day: its offers count
        given_up = (SaleVoided(empty.id, 0, 0),) if empty else ()
        self.till.keep(*given_up, SaleRecalled(head(sale), name))
        if own is not None:
            del self.till.parked[name]
        self.till.sale = sale

    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """Return what lies aside at the store's other tills, as far as they can be asked; this till's is read anew."""
        others = self.till.read_parked()
        if not self.reached():
            return ()
        return tuple(
            Elsewhere(till, sale.parked_as, len(sale.lines), self.till.bill(sale).total.minor)
            for till, sale in others
        )

    def _another(self, others: tuple[tuple[int, Sale], ...], name: str, at: int) -> Sale:
        """Return the basket of this name at another till."""
        fits = [sale for till, sale in others if sale.parked_as == name and at in (0, till)]
        if not fits:
            raise Refused("not_found", name=name)
        if not self.reached():
            raise Refused("network_needed", name=name)
        if len(fits) > 1:
            raise Refused("not_found", why="tills", name=name)
        return fits[0]
