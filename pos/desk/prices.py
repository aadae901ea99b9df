"""Prices set and taken off by hand on the open bill: by right, with a reason, never above the role's limit alone."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from msgspec.structs import replace

from pos.bill import Bill
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import DiscountGiven, Event, LineChanged, PriceOverridden, SaleChanged
from pos.goodwill import taken_back
from pos.money import divide
from pos.sale import Cut, Line, Override, Sale


def left_of(line: Line, sale_cuts: Iterable[Cut] = (), goods: int = 0) -> Fraction:
    """Return what is left of a line's list amount after everything by hand, unrounded, in minor units.

    An amount off the whole sale counts by the line's part of the goods.
    """
    listed = line.list_minor()
    left = Fraction(listed)
    if line.override is not None:
        price = line.product.price.minor if line.label is None else 0
        plain = replace(line, cuts=()).own_minor()  # a label's amount is no multiple of a price
        left = left * line.override.minor / price if price else Fraction(plain)
    for cut in line.cuts:
        left = left * (10_000 - cut.bp) / 10_000 if cut.bp else left - cut.minor
    for cut in sale_cuts:
        part = Fraction(cut.minor * line.own_minor(), goods) if goods and cut.minor else Fraction(0)
        left = left * (10_000 - cut.bp) / 10_000 if cut.bp else left - part
    return left


def taken_bp(listed: int, left: Fraction) -> int:
    """Return what was taken off in hundredths of a per cent, rounded up so that a limit cannot be crept over."""
    if listed <= 0:
        return 0
    return max(0, ceil((listed - left) * 10_000 / listed))


class Prices:
    """The desk of overrides and discounts."""

    def __init__(self, till: Till) -> None:
        self.till = till

    @verb("override")
    def override(self, request: str, position: int, minor: int, reason: str = "") -> None:
        """Set a line's price per piece or kilogram. Refuses bad_amount, needs_approval, not_allowed, below_cost."""
        sale, line = self._line(position)
        if minor < 0 or minor >= 10**9:
            raise Refused("bad_amount", given=minor)
        new = replace(line, override=Override(minor, reason, self.till.who()))
        approved = self._allowed("override", sale, new, old=line.product.price.minor, new=minor)
        new = replace(new, override=Override(minor, reason, self.till.who(), approved))
        old = line.unit_minor() if line.label is None else line.label.minor
        self._keep_line(
            sale,
            new,
            PriceOverridden(
                sale.id, line.id, line.product.code, old, minor, reason, self.till.who(), approved
            ),
        )

    @verb("discount")
    def discount_line(
        self, request: str, position: int, bp: int = 0, minor: int = 0, reason: str = ""
    ) -> None:
        """Take hundredths of a per cent or an amount off a line. Refuses bad_amount, needs_approval, below_cost."""
        sale, line = self._line(position)
        _sound(bp, minor, line.own_minor())
        cut = Cut(bp, minor, reason, self.till.who())
        new = replace(line, cuts=(*line.cuts, cut))
        approved = self._allowed("discount", sale, new, old=line.own_minor(), new=new.own_minor())
        new = replace(line, cuts=(*line.cuts, replace(cut, approved_by=approved)))
        taken = line.own_minor() - new.own_minor()
        self._keep_line(
            sale,
            new,
            DiscountGiven(sale.id, line.id, bp, minor, taken, reason, self.till.who(), approved),
        )

    @verb("discount")
    def discount_sale(self, request: str, bp: int = 0, minor: int = 0, reason: str = "") -> None:
        """Take something off the whole bill; deposits are never discounted. Refuses as discount_line does."""
        self.till.unpaid()
        sale = self.till.open_sale()
        goods = self.till.bill(sale).goods
        _sound(bp, minor, goods)
        cut = Cut(bp, minor, reason, self.till.who())
        after = replace(sale, cuts=(*sale.cuts, cut))
        approved = self._sale_allowed(after)
        self._above_cost(self.till.bill(after))
        new = replace(sale, cuts=(*sale.cuts, replace(cut, approved_by=approved)))
        taken = goods - self.till.bill(new).goods
        self.till.keep(
            DiscountGiven(sale.id, 0, bp, minor, taken, reason, self.till.who(), approved),
            SaleChanged(head(new), "discount"),
        )
        self.till.sale = new

    @verb("restore_line")
    def restore(self, request: str, position: int) -> None:
        """Take back the override and the discounts of a line."""
        sale, line = self._line(position)
        self._keep_line(sale, replace(line, override=None, cuts=()), *taken_back(line.cuts))

    @verb("restore_sale")
    def restore_sale(self, request: str) -> None:
        """Take back every discount and apology on the whole sale. Refuses not_found where there is none."""
        self.till.unpaid()
        sale = self.till.open_sale()
        if not sale.cuts:
            raise Refused("not_found")
        new = replace(sale, cuts=())
        self.till.keep(*taken_back(sale.cuts), SaleChanged(head(new), "price"))
        self.till.sale = new

    def _line(self, position: int) -> tuple[Sale, Line]:
        self.till.unpaid()
        sale = self.till.open_sale()
        line = sale.line_at(position)
        if line.empties or line.is_value:
            raise Refused("not_allowed", verb="override")
        return sale, line

    def _allowed(self, right: str, sale: Sale, line: Line, *, old: int, new: int) -> str:
        """Check right, limit and cost for one line and return the approver's name, or ""."""
        goods = sum(one.own_minor() for one in sale.lines if not one.is_value)
        left = left_of(line, sale.cuts, goods)
        listed = line.list_minor()
        approved = self.till.allow(
            right,
            bp=taken_bp(listed, left),
            minor=max(0, ceil(listed - left)),
            taken=listed - divide(left.numerator, left.denominator),
            name=line.product.name,
            old=old,
            new=new,
        )
        self._above_cost(self.till.bill(sale.with_line(line)), line.id)
        return approved

    def _sale_allowed(self, sale: Sale) -> str:
        lines = [one for one in sale.lines if not one.is_value]
        goods = sum(one.own_minor() for one in lines)
        lefts = [(one.list_minor(), left_of(one, sale.cuts, goods)) for one in lines]
        listed = sum(amount for amount, _ in lefts)
        left = sum((rest for _, rest in lefts), Fraction(0))
        worst = max((taken_bp(amount, rest) for amount, rest in lefts), default=0)
        return self.till.allow(
            "discount",
            bp=max(worst, taken_bp(listed, left)),
            minor=max(0, ceil(listed - left)),
            taken=listed - divide(left.numerator, left.denominator),
            old=listed,
            new=divide(left.numerator, left.denominator),
        )

    def _above_cost(self, bill: Bill, line_id: int = 0) -> None:
        """Refuse below_cost unless the shop allows it or somebody with that right stands by."""
        if self.till.shop.settings.text("below_cost") == "allow":
            return
        for one in bill.lines:
            cost = one.line.product.cost
            if cost is None or (line_id and one.line.id != line_id) or one.line.empties:
                continue
            whole = cost.minor * one.line.quantity.amount
            worth = one.goods * (1000 if one.line.product.weighed else 1)
            if worth < whole and not self._may_below_cost():
                raise Refused("below_cost", name=one.line.product.name)

    def _may_below_cost(self) -> bool:
        try:
            self.till.allow("below_cost")
        except Refused as no:
            if no.code == "needs_approval":
                return False
            raise
        return True

    def _keep_line(self, sale: Sale, line: Line, *events: Event) -> None:
        new = sale.with_line(line)
        self.till.keep(*events, LineChanged(head(new), line, "price"))
        self.till.sale = new


def _sound(bp: int, minor: int, whole: int) -> None:
    """Refuse bad_amount for nothing, less than nothing, or more than there is."""
    if bp < 0 or minor < 0 or (bp == 0) == (minor == 0) or bp > 10_000 or minor > whole:
        raise Refused("bad_amount", bp=bp, given=minor)
