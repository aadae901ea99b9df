"""The desk of shelf labels: of one product, or of all whose price begins on a day; the office asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from pos.desk.letterhead import speaker_of
from pos.desk.office import PART, OfficeBooks
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_office import LabelsSent
from pos.product import Product
from pos.shelf_label import ShelfLabel, shelf_label

MOST: Final = 2000
"""More labels than this are no day's changes: the file should be taken over in parts."""
Send = Callable[[tuple[ShelfLabel, ...]], None]


def _nowhere(labels: tuple[ShelfLabel, ...]) -> None:
    """Stand in where no label printer is chosen."""
    raise Refused("not_found", why="label_printer")


class Labels:
    """The desk of shelf labels."""

    def __init__(self, till: Till, books: OfficeBooks) -> None:
        self.till = till
        self.books = books
        self.send: Send = _nowhere
        """Prints labels; whoever holds the devices puts itself here. Refuses not_found without a printer."""
        self.ready: Callable[[], bool] = bool
        """Tells whether a label printer is chosen."""

    def one(self, code: str) -> tuple[ShelfLabel, ...]:
        """Return the label of what sells under a code. Refuses unknown_code."""
        product = self.books.product(code, self.till.shop.now_ms())
        if product is None:
            raise Refused("unknown_code", scanned=code)
        return (self._label(product),)

    def changed(self, since: date, until: date) -> tuple[ShelfLabel, ...]:
        """Return the labels of all goods whose price at the end of `until` began on `since` or later.

        So the labels of tomorrow's prices are printed today. Refuses over_limit.
        """
        found = [self._label(one) for one in self._goods(until) if self._day(one) >= since]
        if len(found) > MOST:
            raise Refused("over_limit", why="labels", count=len(found))
        return tuple(found)

    @verb("labels", shift=False)
    def print_one(self, request: str, code: str) -> None:
        """Print the label of one product. Refuses unknown_code, not_found without a printer."""
        self._print(self.one(code), LabelsSent(1, (code,), "", "", self.till.who()))

    @verb("labels", shift=False)
    def print_changed(self, request: str, since: date, until: date) -> None:
        """Print the labels of changed prices. Refuses nothing_left where there are none, else as print_one."""
        labels = self.changed(since, until)
        if not labels:
            raise Refused("nothing_left", why="labels")
        days = (since.isoformat(), until.isoformat())
        self._print(labels, LabelsSent(len(labels), (), *days, self.till.who()))

    def _print(self, labels: tuple[ShelfLabel, ...], event: LabelsSent) -> None:
        """Keep that they go out, then let them: what is at the printer may be torn off."""
        if not self.ready():
            raise Refused("not_found", why="label_printer")
        self.till.keep(event)
        self.send(labels)

    def day(self, ahead: int = 0) -> date:
        """Return today in the shop, or a day so many days ahead."""
        return self.till.shop.today() + timedelta(days=ahead)

    def _goods(self, until: date) -> Iterator[Product]:
        zone = self.till.shop.local().tzinfo
        end = datetime.combine(until + timedelta(days=1), time(), zone)
        after, at = "", int(end.timestamp()) * 1000 - 1
        while part := self.books.goods_after(after, PART, at):
            yield from (product for product, _codes in part)
            after = part[-1][0].code

    def _label(self, product: Product) -> ShelfLabel:
        return shelf_label(product, self._day(product), speaker_of(self.till.shop))

    def _day(self, product: Product) -> date:
        """The calendar day from which its price holds."""
        at = product.price_from_ms
        return self.till.shop.today(at) if at else datetime(1970, 1, 1, tzinfo=UTC).date()
