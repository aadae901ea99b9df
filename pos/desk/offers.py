"""Promotions at the register: which come true on the open sale, coupons, and what is missing to the next deal."""

from __future__ import annotations

from msgspec.structs import replace

from pos.bill import Deals
from pos.desk.books import RegisterBooks
from pos.desk.till import Till, head
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import SaleChanged
from pos.promotion import Near, Promotion, deals, near
from pos.promotion_kinds import capped_sum, part
from pos.quantity import pieces
from pos.sale import Line, Sale


class Offers:
    """The desk of promotions. What law keeps off some goods (deals on alcohol in Latvia) is read from the country."""

    def __init__(self, till: Till, books: RegisterBooks) -> None:
        self.till = till
        self.books = books
        self._settled: tuple[Sale, Deals] | None = None
        till.deals = self.deals
        till.spent = self.spent

    @verb("coupon")
    def coupon(self, request: str, code: str) -> None:
        """Let a coupon count on the open sale. Refuses unknown_code, expired, over_limit when it is used up."""
        till = self.till
        known = [one for one in self.books.promotions() if one.coupon and one.coupon == code]
        if not known:
            raise Refused("unknown_code", scanned=code)
        now = till.shop.now_ms()
        live = [one for one in known if one.from_ms <= now and (not one.to_ms or now <= one.to_ms)]
        if not live:
            raise Refused("expired", scanned=code, why="coupon")
        if all(one.limit and self.books.coupon_uses(code) >= one.limit for one in live):
            raise Refused("over_limit", scanned=code, why="coupon")
        sale = till.basket()
        till.unpaid()
        if code in sale.coupons:
            raise Refused("over_limit", scanned=code, why="coupon")
        new = replace(sale, coupons=(*sale.coupons, code))
        till.keep(SaleChanged(head(new), "coupon"))
        till.sale = new

    def knows(self, code: str) -> bool:
        """Tell whether some promotion has this coupon."""
        return any(one.coupon == code for one in self.books.promotions() if one.coupon)

    def deals(self, sale: Sale) -> Deals:
        """Return what comes true on a sale now."""
        live = tuple(one for one in self._open(sale) if not self._used_up(one, sale))
        found = Deals()
        if live:
            now, begun = sale.paying_ms or self.till.shop.now_ms(), sale.started_ms
            found = deals(_goods(sale), live, now, self._barred, begun)
        self._settled = (sale, found)
        return found

    def spent(self, sale: Sale) -> tuple[str, ...]:
        """Return the coupons that paid their part; one whose offer did not come true may be used another time."""
        if not sale.coupons:
            return ()
        found = self._found(sale)  # as the bill that is closed: another till may take the last one
        true = {one.promotion for one in found.on_lines} | {ident for ident, _ in found.on_sale}
        paid = {one.coupon for one in self.books.promotions() if one.id in true}
        return tuple(code for code in sale.coupons if code in paid)

    def _used_up(self, one: Promotion, sale: Sale) -> bool:
        """Tell whether a coupon that this sale holds was used up elsewhere since, say while it was parked."""
        held = bool(one.limit and one.coupon) and one.coupon in sale.coupons
        return held and self.books.coupon_uses(one.coupon) >= one.limit

    def _open(self, sale: Sale | None = None) -> tuple[Promotion, ...]:
        """Return the promotions whose hours these are, or were on their own days since a sale was begun."""
        every = self.books.promotions()
        if not any(one.days or one.opens != one.closes for one in every):
            return every
        shop = self.till.shop
        last = sale.paying_ms if sale is not None and sale.paying_ms else shop.now_ms()
        first = last if sale is None else sale.started_ms

        def was_open(one: Promotion) -> bool:
            since, until = max(first, one.from_ms), min(last, one.to_ms or last)
            return one.open_between(shop.local(since), shop.local(until))

        return tuple(filter(was_open, every))

    def near(self, sale: Sale) -> Near | None:
        """Return the deal that lacks a little with what it would save, if the shop wants it told."""
        live = self._open()
        if not live or not self.till.shop.settings.on("deal_near"):
            return None
        found, now = self._found(sale), self.till.shop.now_ms()
        for one in near(_goods(sale), live, now, found, self._barred):
            saving = self._saving(one, sale)
            if saving > 0:
                return replace(one, saving=saving)
        return None

    def _saving(self, lacking: Near, sale: Sale) -> int:
        """Return what the deal that lacks a little would save, in minor units; 0 where law keeps it off."""
        one = next(one for one in self.books.promotions() if one.id == lacking.promotion)
        before = self._found(sale)
        if lacking.minor:
            wins = capped_sum(one, one.minor or part(one.least, one.bp))
            return max(0, wins - sum(minor for _, minor in before.on_sale))
        product = self.books.product(lacking.code, self.till.shop.now_ms(), sale.tier)
        if product is None:
            return 0
        more = sale.with_line(Line(sale.next_line, product, pieces(1)))
        return _saved(self.deals(more)) - _saved(before)

    def _found(self, sale: Sale) -> Deals:
        """Return what comes true; the bill on the screen has just settled it, and a long one is not settled twice."""
        settled = self._settled
        return settled[1] if settled and settled[0] is sale else self.deals(sale)

    def _barred(self, line: Line, one: Promotion) -> bool:
        klass = line.product.klass
        if not klass:
            return False
        rule = self.till.shop.country.age_rule(klass, self.till.shop.today())
        if rule is None:
            return False
        loyalty = bool(one.tier) and rule.no_loyalty
        return loyalty or (one.multibuy and rule.no_multibuy)


def _saved(found: Deals) -> int:
    return sum(minor for deal in found.on_lines for _, minor in deal.savings)


def _goods(sale: Sale) -> Sale:
    """Return a sale without gift cards: money is no reason for a deal, and none makes it cheaper."""
    goods = tuple(line for line in sale.lines if not line.is_value)
    return sale if len(goods) == len(sale.lines) else replace(sale, lines=goods)
