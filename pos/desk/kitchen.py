"""The kitchen hears of a sale: once it is paid, or as soon as it is parked; later only what changed since.

It decides nothing about the sale and is asked nothing: a slip is kept in the very commit that ends the basket, and
printed by whoever follows, or later, or never.
"""

from __future__ import annotations

from typing import Protocol

from pos.desk.books import Job
from pos.desk.till import Till
from pos.event import Event, SaleParked, SaleVoided
from pos.event_order import Ordered, OrderSent
from pos.event_sale import SaleClosed
from pos.order import departments, difference, of_receipt, of_sale, standing
from pos.sale import Sale


class KitchenBooks(Protocol):
    """What is asked of the books for the kitchen."""

    def orders_of(self, sale_id: str) -> tuple[OrderSent, ...]:
        """Return the slips of a sale, oldest first."""
        ...

    def next_order(self) -> int:
        """Return the number of the next slip."""
        ...


class Kitchen:
    """Works out what the kitchen is told."""

    def __init__(self, till: Till, books: KitchenBooks) -> None:
        self.till = till
        self.books = books

    def ordered(self, event: Event) -> tuple[tuple[Event, ...], tuple[Job, ...]]:
        """Return the slip that the end of a basket makes, and its job; nothing where the kitchen need not know."""
        wanted = departments(self.till.shop.settings.text("kitchen"))
        if not wanted:
            return (), ()
        if isinstance(event, SaleClosed):
            return self._slip(event.sale_id, of_receipt(event, wanted), event.number)
        if isinstance(event, SaleVoided):
            return self._slip(event.sale_id, ())
        sale = self.till.sale
        at_once = self.till.shop.settings.text("kitchen_when") == "parked"
        if isinstance(event, SaleParked) and at_once and sale is not None:
            return self._slip(sale.id, of_sale(sale, wanted), name=event.name)
        return (), ()

    def _slip(
        self, sale_id: str, wanted: tuple[Ordered, ...], receipt: int = 0, name: str = ""
    ) -> tuple[tuple[Event, ...], tuple[Job, ...]]:
        slips = self.books.orders_of(sale_id)
        added, removed = difference(wanted, standing(slips))
        last = slips[-1] if slips else None
        note = self._note(self.till.sale, sale_id)
        told = last.note if last else ""
        if not (added or removed or (wanted and last and note and note != told)):
            return (), ()
        slip = OrderSent(
            self.books.next_order(),
            sale_id,
            added,
            removed,
            name or (last.name if last else ""),
            note,
            self.till.who(),
            self.till.shop.now_ms(),
            receipt,
            last.number if last else 0,
            self.till.shop.training,
        )
        return (slip,), (Job("order", slip.number),)

    def _note(self, sale: Sale | None, sale_id: str) -> str:
        return sale.note if sale is not None and sale.id == sale_id else ""
