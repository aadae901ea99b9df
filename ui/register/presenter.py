"""The sale on screen: what is scanned, typed, touched and pressed becomes verbs; what the till looks like, a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.counter import Counter
from ui.panel import answers
from ui.pay.card import ByHand, Settle, weigh_first
from ui.register.aside import Aside, Weigh, Who
from ui.register.desks import Goods, SaleDesks
from ui.register.flow import Flow

_OF_PANELS = ("take", "decline")
"""Actions that belong to an open card first."""


class RegisterPresenter(Flow):
    """Turns acts into verbs of the register, pay and price desks. Knows no widgets."""

    def __init__(self, counter: Counter, desks: SaleDesks, goods: Goods) -> None:
        super().__init__(counter, desks, goods)
        goods.weighing.tell = self._weighed
        goods.weighing.wanted = lambda: self._weigh_card() is not None
        goods.weighing.tare = lambda: card.tare if (card := self._weigh_card()) else 0
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
            "more": self._more,
            "empties": lambda: self._extra("empties"),
            "not_there": lambda: self._extra("not_there"),
            "promises": lambda: self._extra("promises"),
            "owed_credit": lambda: self._do(desks.values.owed_as_credit),
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
            "quantity": self.entry.quantity,
            "weigh": self.entry.weigh,
            "take": self.entry.enter,
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
        if panel is not None and panel.scan_into:
            panel.scanned(code)
            self.render()
            return
        self.entry.pending()
        self._now.panel = None
        self._do(lambda request: self._sell(request, code))

    def told(self, field: str, text: str) -> None:
        """Something else stands in a field of the card, which shows by itself what comes of it."""
        if self._now.panel is not None:
            self._now.panel.typed(field, text)

    def language(self) -> str:
        """The language of the letters on screen."""
        return self._counter.around.say().language

    def choose(self, row: int) -> None:
        """A line of the basket was chosen; an open explanation is about this one from now on."""
        self._now.current = row
        if self._now.panel is not None:
            self._now.panel.chosen(row + 1)
        self.render()

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A key, tile, chip or answer was pressed."""
        panel = self._now.panel
        if action in self._acts and not (panel and action in _OF_PANELS):
            self._acts[action]()
        elif answers(panel, action, self._counter.around.say()):
            assert panel is not None  # it asked
            panel.act(action, told)
            self.render()
        else:
            self._pick(action)

    def _weigh_card(self) -> Weigh | None:
        """Return the card that waits for the scale now."""
        panel = self._now.panel
        return panel if isinstance(panel, Weigh) and not panel.asks_tare else None

    def _weighed(self, grams: int | None, words: str) -> None:
        """The scale speaks: `grams` once it stands still, else only words."""
        panel = self._now.panel
        if isinstance(panel, Weigh) and grams:
            panel.weigh(grams)
        elif isinstance(panel, Weigh) and panel.scale != words:
            panel.scale = words
            self.render()

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _pick(self, action: str) -> None:
        kind, _colon, what = action.partition(":")
        known = {one.code: one for one in (*self._now.tiles, *self.entry.sought.found)}
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

    def _step(self, by: int) -> None:
        look = self._counter.look
        if look.lines:
            self.choose(min(max(self._now.position(look) - 1 + by, 0), look.lines - 1))

    def _remove(self) -> None:
        position = self._now.position(self._counter.look)
        self._do(lambda request: self._desks.register.remove(request, position))

    def _at_once(self, pay: Callable[[], None]) -> None:
        """Pay by one key, unless a number still stood there: then the new sum is shown before money is taken for it."""
        if not self.entry.pending():
            pay()

    def _by_card(self) -> None:
        if (no := weigh_first(self._counter.look)) is not None:
            self._done(no)
            self.render()
            return
        due = self._counter.look.basket.due.exact.minor
        if self._goods.card_wired():
            self._do(lambda request: self._desks.card.ask(request, due))
        else:
            self._open(ByHand(self._counter, self._desks.card, due, self._closed))
