"""Goods whose code says that their last day is over: asked at the scan, sold only by right, never after a use-by date.

Regulation (EU) 1169/2011, article 24: after its use-by date food is deemed unsafe; a best-before date says how long it
keeps its properties, and selling it later is the shop's decision.
"""

from __future__ import annotations

from pos.barcode import carried
from pos.desk.age import Ages, Waiting
from pos.desk.books import RegisterBooks
from pos.desk.guest import Guest
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.gs1 import Elements


class LastDay(Guest):
    """The part of the register that looks at the date in a code."""

    def __init__(self, till: Till, books: RegisterBooks, ages: Ages) -> None:
        super().__init__(till, books)
        self.ages = ages

    def let_through(self, waiting: Waiting, said: Elements | None) -> None:
        """Go on with an article, or ask first when its last day is over."""
        if said is not None and said.past(self.till.shop.today()):
            self.ages.may_sell(waiting.product)
            self.ages.hold("date", waiting)
            return
        self.ages.check(waiting)

    @verb("sell_expired", answers=("date",))
    def sell_expired(self, request: str) -> None:
        """Sell it all the same: the customer knows. Refuses expired after a use-by date, needs_approval by role."""
        till = self.till
        waiting = self.ages.waiting()
        said = carried(waiting.code)
        if till.question is None or till.question.kind != "date" or said is None:
            raise Refused("not_found")
        if said.use_by:
            raise Refused("expired", name=waiting.product.name)
        till.allow("sell_expired")
        answered = till.answered("sold")
        asked, till.question = till.question, None
        try:
            self.ages.check(waiting, answered)
        except Refused:
            till.question = asked
            raise
