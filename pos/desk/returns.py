"""The service desk's returns: find the receipt, say what comes back, show every way, hand the money over."""

from __future__ import annotations

import msgspec

from pos.desk.books import Receipt, ReturnsBooks
from pos.desk.card_back import CardBack, waiting_card
from pos.desk.exchanged import ways_of
from pos.desk.finding import Finding
from pos.desk.give_back import GiveBack
from pos.desk.returnable import (
    Coming,
    begun,
    coming_back,
    not_elsewhere,
    not_while_paying,
    with_lines,
)
from pos.desk.returns_law import money_closed
from pos.desk.till import Back, Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_back import BackLine, ReturnHeld
from pos.options import Option, Situation, options
from pos.quantity import pieces
from pos.tax import vat_in
from pos.tender import Way


class Returns(Finding):
    """The desk of goods that come back."""

    def __init__(
        self, till: Till, books: ReturnsBooks, give: GiveBack, card_back: CardBack
    ) -> None:
        super().__init__(till, books)
        self.give = give
        self.card_back = card_back
        payload = books.held_return()
        if payload:
            till.back = msgspec.json.decode(payload, type=Back)
            self.receipt = self._receipt_of(till.back)

    # --- putting together -------------------------------------------------------------------------------------------

    @verb("return_line")
    def line(
        self,
        request: str,
        position: int,
        amount: int | None = None,
        condition: str = "",
        reason: str = "",
        serial: str = "",
    ) -> None:
        """Take units of a sold line back, all that is left by default.

        Refuses nothing_left, over_refund, window_closed (a second person may let it through), not_returnable
        (a fault is always taken back), bad_amount.
        """
        receipt = self.receipt_in_hand()
        not_elsewhere(self.books, receipt)
        coming = Coming(position, amount, condition, reason, serial)
        self._hold(coming_back(self.till, receipt, self.till.back, coming), receipt)

    @verb("return_without_receipt")
    def without_receipt(
        self, request: str, code: str, times: int = 1, at: int | None = None, reason: str = ""
    ) -> None:
        """Take goods back that nobody can prove, at today's price at most. Refuses over_refund, needs_approval."""
        till = self.till
        product = self.books.product(code, till.shop.now_ms())
        if product is None:
            raise Refused("unknown_code", scanned=code)
        not_while_paying(till)
        if at is not None and not 0 < at < 10**9:
            raise Refused("bad_amount", given=at)
        if at is not None and at > product.price.minor:
            raise Refused("over_refund", left=product.price.minor, name=product.name)
        if product.no_return or product.hygiene:
            raise Refused("not_returnable", name=product.name)
        minor = (product.price.minor if at is None else at) * pieces(times).amount
        till.allow("return_without_receipt", minor=minor, name=product.name)
        rate = till.shop.rate(product.vat)
        line = BackLine(
            0, product.code, product.name, times, False, minor, 0, rate.bp, rate.label, rate.exempt,
            vat_in(minor, rate), "sellable", reason, "", product.department,
            product.pack_of or product.code, times * product.pack_size,
        )  # fmt: skip
        self._hold(line, None)

    @verb("let_go")
    def let_go(self, request: str) -> None:
        """Drop the return that was being put together. Refuses paying_already once money went back."""
        if self.till.back is None:
            raise Refused("not_found")
        if self.till.back.tenders:
            raise Refused("paying_already")
        self.till.keep(ReturnHeld(""))
        self.till.back = None

    # --- ways -------------------------------------------------------------------------------------------------------

    def options(self) -> tuple[Option, ...]:
        """Return every way the money can go, with its amount, or why it cannot; amounts positive, rounded."""
        back = self._back()
        return options(self._situation(back))

    @verb("refund")
    def refund(self, request: str, way: Way, minor: int | None = None) -> None:
        """Hand money back by one way; closes the return when nothing is left.

        `minor` is before rounding, or the rounded sum that options() showed. Refuses over_refund above what the way
        paid (an exchange pays nothing out), drawer_short, cannot_change, needs_approval, busy while a card waits.
        A wired terminal is asked for money back to a card: it is handed over when it answers.
        """
        back = self._back()
        if waiting_card(back) is not None:
            raise Refused("busy", why="terminal")
        receipt = self._receipt_of(back)
        if receipt is not None and not back.tenders:
            not_elsewhere(self.books, receipt)
        self.till.allow("refund", minor=back.total)
        situation = self._situation(back)
        most = (
            0 if way is Way.EXCHANGE else situation.most(way)
        )  # new goods are set off by themselves
        shown = situation.shown(way, most)
        exact = most if minor is None or minor == shown else minor
        if self.give.new_goods() > back.left:
            raise Refused("not_enough", left=self.give.new_goods() - back.left)
        if exact <= 0 < situation.left and minor is not None:
            raise Refused("bad_amount", given=minor)
        if situation.closed and way not in (Way.CREDIT, Way.EXCHANGE) and most:
            raise Refused(situation.closed, verb="refund", why="law")
        if exact > most or (most == 0 and situation.left > 0):
            raise Refused("over_refund", left=most)
        if way is Way.CARD and exact and self.card_back.wired():
            self.card_back.ask(back, exact)
        else:
            self.give.hand_over(back, self._receipt_of(back), way, exact)
        self.receipt = self._receipt_of(back)

    # --- how --------------------------------------------------------------------------------------------------------

    def _back(self) -> Back:
        if self.till.back is None:
            raise Refused("not_found")
        return self.till.back

    def _hold(self, line: BackLine, receipt: Receipt | None) -> None:
        till = self.till
        back = till.back
        of = receipt.of if receipt else (0, 0)
        if back is not None and (back.tenders or back.of != of):
            raise Refused("busy", number=back.of_number)
        if back is None:
            back = begun(till, receipt)
        new = with_lines(till, back, (*back.lines, line))
        till.keep(new.held())
        till.back = new

    def _situation(self, back: Back) -> Situation:
        till = self.till
        receipt = self._receipt_of(back)
        ways = ways_of(receipt, till.shop.rounded, back.tenders)
        return Situation(
            left=max(0, back.left - self.give.new_goods()),
            in_hand=back.tenders,
            ways=ways,
            without_receipt="" if receipt else till.shop.settings.text("without_receipt"),
            faulty=any(line.condition == "faulty" for line in back.lines),
            cash_in_drawer=self.give.cash_in_drawer(),
            rounded=till.shop.rounded,
            closed="not_allowed" if money_closed(till, back, receipt) else "",
        )
