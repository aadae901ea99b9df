"""The service desk: price differences after the sale, goodwill inside a budget, and who else paid too much.

Long because every apology in money is here, with its budget.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pos.desk.books import Receipt, ReturnsBooks
from pos.desk.card_back import CardBack
from pos.desk.exchanged import tied, ways_of
from pos.desk.give_back import GiveBack, Handing
from pos.desk.returnable import not_elsewhere
from pos.desk.till import Back, Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event, LineChanged, SaleChanged
from pos.event_back import BackLine, GoodwillGiven
from pos.goodwill import Budget, gesture
from pos.money import spread
from pos.product import GIFT_CARD
from pos.quantity import priced
from pos.refund import Left, cash_back, left_of, money_line
from pos.sale import Cut
from pos.staff import Grade, Role, Staff
from pos.tender import Tender, Way

_UNBOUND: Final = (Role.MANAGER, Role.OWNER)


class Overcharged(Struct, frozen=True):
    """Who paid more than today's price: receipts with what each is owed, minor units."""

    receipts: tuple[tuple[int, int, int], ...]  # till, number, minor units

    @property
    def total(self) -> int:
        """What is owed in all."""
        return sum(minor for *_, minor in self.receipts)


class Service:
    """The desk of apologies. Money goes back the way it came; each act has a reason and stands in the journal."""

    def __init__(
        self, till: Till, books: ReturnsBooks, give: GiveBack, card_back: CardBack
    ) -> None:
        self.till = till
        self.books = books
        self.give = give
        self.card_back = card_back

    @verb("refund_difference")
    def difference(
        self,
        request: str,
        number: int,
        position: int,
        price: int,
        reason: str = "",
        of_till: int = 0,
    ) -> None:
        """Give back what a closed line cost above `price` per piece or kilogram.

        Refuses bad_amount, nothing_left, over_refund, not_returnable for a gift card, needs_approval, drawer_short,
        and busy while its goods are in hand.
        """
        receipt = self._receipt(number, of_till)
        if not 1 <= position <= len(receipt.sale.lines):
            raise Refused("not_found", line=position)
        left = left_of(receipt.sale.lines[position - 1], receipt.returns)
        if left.line.code == GIFT_CARD:  # money has no other price
            raise Refused("not_returnable", name=left.line.name)
        minor = _above(left, price)
        if left.amount <= 0 or (minor <= 0 < _above(left_of(left.line, ()), price)):
            raise Refused("nothing_left", name=left.line.name)
        if price < 0 or minor <= 0:
            raise Refused("bad_amount", given=price)
        approved = self.till.allow("refund_difference", minor=minor, name=left.line.name, new=price)
        line = money_line(left, minor, reason or "price")
        self._give(receipt, (line,), Handing("difference", reason or "price"), approved)

    @verb("goodwill")
    def goodwill_open(
        self, request: str, reason: str, position: int = 0, bp: int = 0, minor: int = 0
    ) -> None:
        """Take an apology off the open sale (position 0) or a line; never off a gift card. Refuses needs_approval."""
        sale = self.till.open_sale()
        self.till.unpaid()
        bill = self.till.bill(sale)
        if position and sale.line_at(position).is_value:
            raise Refused("not_allowed", verb="goodwill")
        whole = bill.line(sale.line_at(position).id).goods if position else bill.goods
        amount = _sound(whole, bp, minor, reason)
        approved = self._allowed(amount, bp, whole)
        shift = self.till.shift_open().number
        cut = Cut(0, amount, reason, self.till.who(), approved, shift)
        given = GoodwillGiven(shift, 0, amount, reason, self.till.who(), approved)
        changed: Event
        if position:
            line = sale.line_at(position)
            new = sale.with_line(replace(line, cuts=(*line.cuts, cut)))
            changed = LineChanged(head(new), new.line_at(position), "goodwill")
        else:
            new = replace(sale, cuts=(*sale.cuts, cut))
            changed = SaleChanged(head(new), "goodwill")
        self.till.keep(given, changed)
        self.till.sale = new

    @verb("goodwill")
    def goodwill_closed(
        self,
        request: str,
        number: int,
        reason: str,
        bp: int = 0,
        minor: int = 0,
        of_till: int = 0,
    ) -> None:
        """Give an apology in money on a closed receipt, spread over what is left of its lines.

        Refuses nothing_left, over_refund above what is left, bad_amount, needs_approval above the budget.
        """
        receipt = self._receipt(number, of_till)
        goods = [one for one in receipt.sale.lines if not one.empties and one.code != GIFT_CARD]
        lefts = [left_of(line, receipt.returns) for line in goods]
        worths = [max(0, left.minor - left.deposit) for left in lefts]
        whole = sum(worths)
        if not whole:
            raise Refused("nothing_left", number=number)
        if whole < minor < 10**9:
            raise Refused("over_refund", left=whole)
        amount = _sound(whole, bp, minor, reason)
        approved = self._allowed(amount, bp, whole)
        shares = spread(amount, worths)
        lines = tuple(
            money_line(left, share, reason)
            for left, share in zip(lefts, shares, strict=True)
            if share
        )
        given = GoodwillGiven(
            self.till.shift_open().number, number, amount, reason, self.till.who(), approved
        )
        self._give(receipt, lines, Handing("goodwill", reason), approved, given)

    def budget(self) -> Budget | None:
        """Return the signed-in person's goodwill budget; None for those who have no limit."""
        return self._budget_of(self.till.staff) if self.till.staff else None

    def _budget_of(self, staff: Staff) -> Budget | None:
        own = any(
            role is staff.role and its == "goodwill" and right.grade is Grade.ALLOWED
            for role, its, right in self.till.rights().own
        )
        if (
            staff.role in _UNBOUND or own
        ):  # what a shop wrote of its own stands in place of the budget
            return None
        settings = self.till.shop.settings
        shift = self.till.shift
        given = self.books.goodwill_given(shift.number, staff.name) if shift else 0
        return Budget(settings.minor("goodwill_gesture"), settings.minor("goodwill_shift"), given)

    def overcharged(self, code: str, since_ms: int, price: int | None = None) -> Overcharged:
        """Find who paid more for a code than `price`, or than it costs today, since a moment. Refuses unknown_code."""
        if self.till.staff is None:
            raise Refused("not_signed_in")
        product = self.books.product(code, self.till.shop.now_ms())
        if product is None:
            raise Refused("unknown_code", scanned=code)
        right = product.price.minor if price is None else price
        return Overcharged(self.books.sold_above(product.code, since_ms, right))

    # --- how --------------------------------------------------------------------------------------------------------

    def _receipt(self, number: int, till: int) -> Receipt:
        receipt = self.books.receipt(number, till)
        if receipt is None:
            raise Refused("not_found", number=number)
        back = self.till.back
        if back is not None and tied(receipt, back.of):
            raise Refused("busy", number=number)  # what is in hand of it has its worth already
        not_elsewhere(self.books, receipt)
        return receipt

    def _allowed(self, minor: int, bp: int, whole: int) -> str:
        """Check right and budget of whoever decides and return the approver's name, or ""."""
        till = self.till
        bp = bp or -(-minor * 10_000 // whole)
        approved = till.allow("goodwill", bp=bp, minor=minor)
        decides = till.approver if approved else till.staff
        budget = self._budget_of(decides) if decides else None
        if budget is None or budget.covers(minor):
            return approved
        if till.approver is None:
            raise Refused("needs_approval", verb="goodwill", off=minor, left=budget.left)
        theirs = till.rights().of(till.approver.role, "goodwill")
        if theirs.grade is not Grade.ALLOWED:
            raise Refused("not_allowed", verb="goodwill", name=till.approver.name)
        budget = self._budget_of(till.approver)
        if theirs.judge(bp, minor) is not Grade.ALLOWED or (budget and not budget.covers(minor)):
            raise Refused("over_limit", verb="goodwill", name=till.approver.name)
        return till.approver.name

    def _give(
        self,
        receipt: Receipt,
        lines: tuple[BackLine, ...],
        how: Handing,
        approved: str,
        *events: Event,
    ) -> None:
        """Hand money back by the receipt's own ways, the one with most left first."""
        money = self.till.shop.money
        tenders = _by_its_ways(self.till, receipt, sum(line.minor for line in lines))
        left = sum(line.minor for line in lines) - sum(one.amount.minor for one in tenders)
        extra: list[Event] = list(events)
        if left:
            moved, number = self.give.store_credit(receipt.sale.sale_id, left)
            extra.append(moved)
            tenders.append(Tender(Way.CREDIT, money(left), money(left), number))
        back = Back(
            self.till.chance.fresh(),
            receipt.sale.number,
            lines,
            approved_by=approved,
            customer=receipt.sale.customer,
            language=receipt.sale.language,
            of_till=receipt.till,
            kind=how.kind,
            reason=how.reason,
        )
        by_card = sum(one.amount.minor for one in tenders if one.way is Way.CARD)
        if by_card and self.card_back.wired():
            if self.till.back is not None:
                raise Refused("busy", number=self.till.back.of_number)
            others = tuple(one for one in tenders if one.way is not Way.CARD)
            self.card_back.ask(replace(back, tenders=others), by_card, *extra)
            return
        self.give.close_money(back, tuple(tenders), how, *extra)


def _sound(whole: int, bp: int, minor: int, reason: str) -> int:
    amount = gesture(whole, bp, minor)
    if bp < 0 or minor < 0 or bp > 10_000 or not 0 < amount <= whole or not reason.strip():
        raise Refused("bad_amount", given=minor)
    return amount


def _above(left: Left, price: int) -> int:
    """Return what is left of a line above what its goods cost at `price` per piece or kilogram."""
    return left.minor - left.deposit - priced(price, left.amount, left.line.weighed)


def _by_its_ways(till: Till, receipt: Receipt, total: int) -> list[Tender]:
    """Share a sum over the receipt's cash and cards, the one with most left first; what exceeds them stays open."""
    money = till.shop.money
    tenders: list[Tender] = []
    ways = ways_of(receipt, till.shop.rounded)
    own = [one for one in ways if one.way in (Way.CASH, Way.CARD)]
    for one in sorted(own, key=lambda way: -way.exact):
        exact = min(total, one.exact)
        if exact:
            handed = cash_back(exact, one, till.shop.rounded) if one.way is Way.CASH else exact
            tenders.append(Tender(one.way, money(exact), money(handed)))
            total -= exact
    return tenders
