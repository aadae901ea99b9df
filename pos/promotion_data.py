"""A promotion as data: what it gives on which goods, from when to when, at which hours, to whom, how often."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from pos.sale import Sale


class Promotion(Struct, frozen=True):
    """One promotion as data. `kind`:

    price: `count` of `codes` for `minor` · cheapest: `count` of `codes`, `pay` of them are paid, the cheapest free ·
    meal: one of each of `codes` for `minor` · percent: `bp` off `codes`, a `department`, or the whole sale (neither)
    · off: `minor` off each piece of `codes` or a `department` · amount: `minor` off the whole sale.
    `least` is the sum of goods from which it holds. `days` are weekdays from 1, Monday, to 7; `opens` and `closes` are
    minutes of the shop's own day, over midnight where the second is less. `times` is how often it comes true in one
    sale (groups, or pieces), `cap` the most that it saves there.
    """

    id: str
    kind: str
    codes: tuple[str, ...] = ()
    department: str = ""
    count: int = 0
    pay: int = 0
    minor: int = 0
    bp: int = 0
    least: int = 0
    from_ms: int = 0
    to_ms: int = 0  # 0: no end
    coupon: str = ""
    limit: int = 0  # how often the coupon may be used in all, 0: no limit
    tier: str = ""
    days: tuple[int, ...] = ()
    opens: int = 0
    closes: int = 0
    times: int = 0
    cap: int = 0
    name: str = ""  # what people call it; its id where there is none

    @property
    def on_sale(self) -> bool:
        """Tell whether it counts on the whole sale."""
        return self.kind == "amount" or (
            self.kind == "percent" and not self.codes and not self.department
        )

    @property
    def multibuy(self) -> bool:
        """Tell whether it rewards buying several, which some laws forbid for some goods."""
        return self.kind in ("price", "cheapest", "meal")

    @property
    def called(self) -> str:
        """What people call it."""
        return self.name or self.id

    def open_at(self, local: datetime) -> bool:
        """Tell whether this is one of its hours, by the shop's own clock; what begins late ends the day after."""
        minute = local.hour * 60 + local.minute
        today = local.isoweekday()
        if self.opens == self.closes:
            return self._on(today)
        if self.opens < self.closes:
            return self._on(today) and self.opens <= minute < self.closes
        late = self._on(today) and minute >= self.opens
        return late or (self._on((today + 5) % 7 + 1) and minute < self.closes)

    def open_between(self, first: datetime, last: datetime) -> bool:
        """Tell whether one of its hours fell between two moments of the shop's own clock."""
        if self.open_at(first) or self.open_at(last):
            return True
        opens = first.replace(
            hour=self.opens // 60, minute=self.opens % 60, second=0, microsecond=0
        )
        while opens <= last:
            if opens > first and self.open_at(opens):
                return True
            opens += timedelta(days=1)
        return False

    def _on(self, day: int) -> bool:
        return not self.days or day in self.days

    def holds(self, sale: Sale, at_ms: int, since_ms: int | None = None) -> bool:
        """Tell whether its dates, coupon and tier let it hold on this sale now, or have done since a moment."""
        since = at_ms if since_ms is None else min(since_ms, at_ms)
        dated = self.from_ms <= at_ms and (not self.to_ms or since <= self.to_ms)
        known = (not self.coupon or self.coupon in sale.coupons) and (
            not self.tier or self.tier == sale.tier
        )
        return dated and known
