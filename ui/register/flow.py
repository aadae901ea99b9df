"""The working parts of the sale screen's presenter: acts and their outcome, cards in the middle, what is shown."""

from __future__ import annotations

from collections.abc import Callable

from pos.desk.look import Look
from pos.errors import Refused
from pos.product import Product
from pos.sale import Sale
from ui.approval import Approval
from ui.counter import Act, Counter
from ui.panel import Panel, standing
from ui.register.aside import Serial, Weigh
from ui.register.desks import Goods, SaleDesks
from ui.register.draw import Fetched, State, draw, unweighed
from ui.register.entry import Entry
from ui.register.price import Price
from ui.register.view import RegisterView
from ui.views import Kind, NoticeView
from ui.wording import refusal


class Flow:
    """Does acts, opens the card that is asked for, and says everything anew."""

    def __init__(self, counter: Counter, desks: SaleDesks, goods: Goods) -> None:
        self._counter, self._desks, self._goods = counter, desks, goods
        self._now = State()
        self._asked_of: Sale | None = None  # the sale as it was when a card was opened
        self.entry = Entry(counter, desks.register, self._sell, self._do, self._tell)
        self.entry.sought.changed = self.render
        self.show: Callable[[RegisterView], None] = lambda view: None
        counter.listen(self._changed)

    def _do(self, act: Act) -> None:
        self._counter.do(act, self._done)

    def _done(self, no: Refused | None) -> None:
        """After an act: a refusal becomes words, or the card for a second person."""
        self._now.notice = None
        if no is None:
            self._now.current = None
        elif self._counter.look.wanted is not None:
            self._now.panel = Approval(
                self._counter, self._desks.people, self._now.staff, self._closed
            )
        else:
            self._now.notice = refusal(no, self._counter.around.say())

    def _sell(self, request: str, code: str) -> None:
        """Sell what a code stands for; one that no goods bear may be a coupon's."""
        try:
            self._desks.register.scan(request, code)
        except Refused as no:
            if no.code != "unknown_code" or not self._desks.offers.knows(code):
                raise
            self._desks.offers.coupon(request, code)

    def _closed(self, no: Refused | None) -> None:
        """A card went; where it did nothing to the basket, the line that was chosen before it still is."""
        chosen, untouched = self._now.current, self._counter.look.basket.sale == self._asked_of
        self._now.panel = None
        self._done(no)
        if no is None and untouched:
            self._now.current = chosen
        self._take_up(self._counter.look)
        self.render()

    def _open(self, panel: Panel) -> None:
        self.entry.clear()
        self._now.panel, self._now.notice = panel, None
        self._asked_of = self._counter.look.basket.sale
        self.render()

    def _price(self) -> None:
        if self._counter.look.lines:
            position = self._now.position(self._counter.look)
            self._open(Price(self._counter, self._desks.prices, position, self._closed))

    def _why(self) -> None:
        look = self._counter.look
        if not look.lines:
            self._go("price_check")
            return
        from ui.register.why import WhyCard  # a till's start must not wait for what is rarely asked

        position = self._now.position(look)
        card = WhyCard(self._counter, self._desks.why, position, self._closed)
        self._open(card)

    def _more(self) -> None:
        from ui.register.more import More  # nor for the rare ways

        self._open(More(self._counter, self._desks, self._closed, self._open))

    def _extra(self, what: str) -> None:
        """Open one of the rare ways at once."""
        self._more()
        if self._now.panel is not None:
            self._now.panel.act(what, {})

    def _help(self) -> None:
        from ui.help import Help  # nor for the help

        self._open(Help(self._counter, "register", self._closed))

    def _tell(self, msgid: str) -> None:
        self._now.notice = NoticeView(self._counter.around.say()(msgid), kind=Kind.GOOD)
        self.render()

    def _changed(self, look: Look) -> None:
        self._take_up(look)
        self.render()

    def _take_up(self, look: Look) -> None:
        """Open the card that the till's state asks for, unless one is open."""
        self._now.panel = standing(self._now.panel)
        if self._now.panel is not None:
            return
        waiting = unweighed(look)
        if look.asked is not None and look.asked.kind == "serial":
            self._now.panel = Serial(self._counter, self._desks.register, self._closed)
        elif look.asked is not None and look.asked.kind == "date":
            from ui.register.last_day import LastDayCard  # rare: the till starts without it

            self._now.panel = LastDayCard(self._counter, self._desks.register, self._closed)
        elif waiting and not look.asked:
            self._now.panel = Weigh(self._counter, self._desks.register, waiting, self._closed)

    def _fetch(self) -> Fetched:
        """Look the quick items up; codes that are not in the shop's list are left out."""
        pages, found = self._goods.pages(), list[Product]()
        shown = pages[min(self._now.group, len(pages) - 1)].codes if pages else ()
        for code in shown:
            try:
                found.append(self._desks.register.look_up(code)[0])
            except Refused:
                continue
        return Fetched(
            tuple(page.name for page in pages),
            tuple(found),
            tuple(self._goods.picture(one.code) for one in found),
            self._goods.staff(),
        )

    def _fetched(self, fetched: Fetched) -> None:
        now = self._now
        now.groups, now.staff = fetched.groups, fetched.staff
        now.tiles, now.pictures = fetched.tiles, fetched.pictures
        now.group = max(0, min(now.group, len(now.groups) - 1))
        self.render()

    def _go(self, name: str) -> None:
        self.entry.pending()
        self._counter.around.go(name)

    def render(self) -> None:
        """Say everything anew."""
        _ = self._counter.around.say()
        self.show(draw(self._counter.look, self._now, self.entry.sought, _))
