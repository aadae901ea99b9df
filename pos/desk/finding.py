"""Which receipt is spoken of: found by its number, by the customer, by what was paid, at any till of the store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pos.desk.books import Receipt, ReturnsBooks
from pos.desk.till import Back, Till
from pos.errors import Refused


def _always() -> bool:
    """Stand in where every till has all books."""
    return True


class Finding:
    """The receipt that is spoken of: found by its number, by the customer, by what was paid."""

    def __init__(self, till: Till, books: ReturnsBooks) -> None:
        self.till = till
        self.books = books
        self.reached: Callable[[], bool] = _always
        """Tells whether the store's server can be asked about receipts of other tills."""
        self.receipt: Receipt | None = None
        self.fitting: tuple[tuple[int, int], ...] = ()
        """(till, number) of each receipt that the last search found."""

    def find(self, number: int | None = None, till: int = 0) -> Receipt:
        """Take up a receipt by its number, or the last sale; of another till by that till's number too.

        Refuses not_found, not_signed_in, network_needed for another till's while the server is out of reach.
        """
        if self.till.staff is None:
            raise Refused("not_signed_in")
        found = self.books.last_receipt() if number is None else self.books.receipt(number, till)
        if found is None:
            raise Refused("not_found", number=number or 0)
        if found.till != self.till.shop.till and not self.reached():
            raise Refused("network_needed", number=found.sale.number)
        self.receipt, self.fitting = found, ()
        return found

    def find_by(
        self,
        *,
        customer: str = "",
        total: int | None = None,
        card_tail: str = "",
        batch: str = "",
        day: date | None = None,
    ) -> int:
        """Take up the newest receipt that fits and return how many do. Refuses not_found.

        A customer is named by number, card or telephone; a day may be told with a total, or alone.
        """
        known_as = self.books.customer(customer) if customer else None
        known = self.books.receipts_of(
            customer=known_as.id if known_as else customer,
            total=total,
            card_tail=card_tail,
            batch=batch,
            span=None if day is None else self.till.shop.span(day),
        )
        own = self.till.shop.till
        fitting = known if self.reached() else tuple(one for one in known if one[0] == own)
        if not fitting:
            raise Refused("not_found")
        self._take_up(fitting, 0)
        return len(fitting)

    def look_through(self, receipts: tuple[tuple[int, int], ...]) -> Receipt:
        """Take up the first of several receipts, (till, number) each; the others are the ones before it."""
        if not receipts:
            raise Refused("not_found")
        return self._take_up(receipts, 0)

    def before(self) -> Receipt:
        """Take up the next older receipt that fits, after the oldest the newest again. Refuses not_found."""
        fitting, receipt = self.fitting, self.receipt
        if receipt is None or receipt.of not in fitting:
            raise Refused("not_found")
        return self._take_up(fitting, (fitting.index(receipt.of) + 1) % len(fitting))

    def _take_up(self, fitting: tuple[tuple[int, int], ...], at: int) -> Receipt:
        till, number = fitting[at]
        found = self.find(number, till)
        self.fitting = fitting
        return found

    def receipt_in_hand(self) -> Receipt:
        """Return the receipt that was found. Refuses not_found, busy while a return of another is in hand."""
        receipt = self.again()
        if receipt is None:
            raise Refused("not_found")
        if self.till.back is not None and self.till.back.of != receipt.of:
            raise Refused("busy", number=self.till.back.of_number)
        return receipt

    def again(self) -> Receipt | None:
        """Read the receipt that was found anew: a card's late answer or another till may have given some of it back."""
        if self.receipt is not None:
            number, till = self.receipt.sale.number, self.receipt.till
            self.receipt = self.books.receipt(number, till) or self.receipt
        return self.receipt

    def _receipt_of(self, back: Back) -> Receipt | None:
        return self.books.receipt(back.of_number, back.of_till) if back.of_number else None
