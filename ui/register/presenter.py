"""The sale on screen: what is scanned, typed, touched and pressed becomes verbs; what the till looks like, a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.look import Look
from pos.errors import Refused
from pos.product import Product
from pos.staff import Staff
from ui.approval import Approval
from ui.counter import Act, Counter
from ui.panel import Panel
from ui.pay.card import ByHand, Settle
from ui.register.aside import Aside, Serial, Weigh, Who
from ui.register.desks import Goods, SaleDesks
from ui.register.draw import State, draw, unweighed
from ui.register.entry import Entry
from ui.register.lines import explain
from ui.register.price import Price
from ui.register.view import RegisterView
from ui.views import Kind, NoticeView
from ui.wording import refusal

_OF_PANELS = ("take", "decline")
"""Actions that belong to an open card first."""


class RegisterPresenter:
    """Turns acts into verbs of the register, pay and price desks. Knows no widgets."""

    def __init__(self, counter: Counter, desks: SaleDesks, goods: Goods) -> None:
        self._counter, self._desks, self._goods = counter, desks, goods
        self._now = State()
        self.entry = Entry(counter, desks.register, self._do, self._tell)
        self.entry.changed = self.render
        self.show: Callable[[RegisterView], None] = lambda view: None
        counter.listen(self._changed)
        goods.weighing.tell = self._weighed
        goods.weighing.wanted = lambda: isinstance(self._now.panel, Weigh)
        self._acts: dict[str, Callable[[], None]] = {
            "remove": self._remove,
            "price": self._price,
            "aside": lambda: self._open(Aside(counter, desks.register, self._closed)),
            "customer": lambda: self._open(Who(counter, desks.register, self._closed)),
            "exact": lambda: self._at_once(lambda: self._do(desks.pay.exact_cash)),
            "card": lambda: self._at_once(self._by_card),
            "pay": lambda: self._go("pay"),
            "returns": lambda: self._go("returns"),
            "shift": lambda: self._go("shift"),
            "help": self._help,
            "why": self._why,
            "quantity": self.entry.quantity,
            "weigh": self.entry.weigh,
            "take": lambda: self.entry.enter(self.entry.text),
            "old_enough": lambda: self._do(lambda request: desks.ages.confirm(request)),
            "decline": lambda: self._do(desks.ages.decline),
        }

    # --- what comes in ----------------------------------------------------------------------------------------------

    def come(self) -> None:
        """The screen comes into sight: fetch the quick items and who works here."""
        self._now.panel = self._now.notice = None
        self._counter.around.ask(self._fetch, self._fetched)
        self._take_up(self._counter.look)
        self.render()

    def scan(self, code: str) -> None:
        """A code came off a scanner; a number typed before it belongs to what was scanned before."""
        panel = self._now.panel
        if isinstance(panel, Serial):
            panel.act("take", {"serial": code})
            return
        self.entry.pending()
        self._now.panel = None
        self._do(lambda request: self._desks.register.scan(request, code))

    def choose(self, row: int) -> None:
        """A line of the basket was chosen."""
        self._now.current = row
        self.render()

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A key, tile, chip or answer was pressed."""
        panel = self._now.panel
        if action in self._acts and not (panel and action in _OF_PANELS):
            self._acts[action]()
        elif panel is not None:
            panel.act(action, told)
            self.render()
        else:
            self._pick(action)

    def _weighed(self, grams: int | None, words: str) -> None:
        """The scale speaks: `grams` once it stands still, else only words."""
        panel = self._now.panel
        if isinstance(panel, Weigh) and grams:
            panel.weigh(grams)
        elif isinstance(panel, Weigh) and panel.scale != words:
            panel.scale = words
            self.render()

    # --- verbs ------------------------------------------------------------------------------------------------------

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

    def _closed(self, no: Refused | None) -> None:
        self._now.panel = None
        self._done(no)
        self._take_up(self._counter.look)
        self.render()

    def _open(self, panel: Panel) -> None:
        self._now.panel, self._now.notice = panel, None
        self.render()

    def _pick(self, action: str) -> None:
        kind, _colon, what = action.partition(":")
        known = {one.code: one for one in (*self._now.tiles, *self.entry.found)}
        if kind == "group":
            self._now.group = int(what)
            self._counter.around.ask(self._fetch, self._fetched)
        elif kind == "item" and what in known:
            self.entry.clear()
            self._do(lambda request: self._desks.register.pick(request, known[what]))
        elif kind == "paper":
            self._do(lambda request: self._desks.prints.answer(request, what))
        elif kind == "settle":
            self._open(Settle(self._counter, self._desks.card, self._closed))

    def _remove(self) -> None:
        position = self._now.position(self._counter.look)
        self._do(lambda request: self._desks.register.remove(request, position))

    def _price(self) -> None:
        if self._counter.look.lines:
            position = self._now.position(self._counter.look)
            self._open(Price(self._counter, self._desks.prices, position, self._closed))

    def _at_once(self, pay: Callable[[], None]) -> None:
        """Pay by one key, unless a number still stood there: then the new sum is shown before money is taken for it."""
        if not self.entry.pending():
            pay()

    def _by_card(self) -> None:
        due = self._counter.look.basket.due.exact.minor
        if self._goods.card_wired():
            self._do(lambda request: self._desks.card.ask(request, due))
        else:
            self._open(ByHand(self._counter, self._desks.card, due, self._closed))

    def _go(self, name: str) -> None:
        self.entry.pending()
        self._counter.around.go(name)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _why(self) -> None:
        look = self._counter.look
        if look.lines:
            text = explain(look, self._now.position(look) - 1, self._counter.around.say())
            self._now.notice = NoticeView(text, kind=Kind.GOOD)
            self.render()
        else:
            self._go("price_check")

    def _help(self) -> None:
        _ = self._counter.around.say()
        text = _(
            "Scan, or type a code or a name. A number and * is a quantity. F10 takes exact cash."
        )
        self._now.notice = NoticeView(text, kind=Kind.GOOD)
        self.render()

    def _tell(self, msgid: str) -> None:
        self._now.notice = NoticeView(self._counter.around.say()(msgid), kind=Kind.GOOD)
        self.render()

    def _changed(self, look: Look) -> None:
        self._take_up(look)
        self.render()

    def _take_up(self, look: Look) -> None:
        """Open the card that the till's state asks for, unless one is open."""
        if self._now.panel is not None:
            return
        waiting = unweighed(look)
        if look.asked is not None and look.asked.kind == "serial":
            self._now.panel = Serial(self._counter, self._desks.register, self._closed)
        elif waiting and not look.asked:
            self._now.panel = Weigh(self._counter, self._desks.register, waiting, self._closed)

    def _fetch(self) -> tuple[tuple[Product, ...], tuple[Staff, ...]]:
        """Look the quick items up; codes that are not in the shop's list are left out."""
        group = self._goods.groups[self._now.group][1] if self._goods.groups else ()
        found = []
        for code in group:
            try:
                found.append(self._desks.register.look_up(code)[0])
            except Refused:
                continue
        return tuple(found), self._goods.staff()

    def _fetched(self, fetched: tuple[tuple[Product, ...], tuple[Staff, ...]]) -> None:
        self._now.tiles, self._now.staff = fetched
        self.render()

    def render(self) -> None:
        """Say everything anew."""
        _ = self._counter.around.say()
        names = tuple(name for name, _codes in self._goods.groups)
        self.show(draw(self._counter.look, self._now, names, self.entry.found, _))
