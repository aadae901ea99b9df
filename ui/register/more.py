"""What the register can do besides: a card of keys, each opens the card of its own; loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.text import Speaker
from ui.counter import Counter
from ui.forms import FormView
from ui.panel import Panel, Sheet
from ui.register.aside import Close
from ui.register.bottles import Count
from ui.register.desks import SaleDesks
from ui.register.extras import Coupon, Note
from ui.register.gift import Ask, Sell
from ui.register.hard import Hard
from ui.register.promises import NotThere, Promised
from ui.shift.move import Move
from ui.views import Key

Open = Callable[[Panel], None]


class More(Sheet):
    """Many rare ways, each with a digit."""

    def __init__(self, counter: Counter, desks: SaleDesks, close: Close, open_: Open) -> None:
        """`open_` puts another card in this one's place."""
        super().__init__(counter, close)
        self._desks, self._open = desks, open_

    def form(self, _: Speaker) -> FormView:
        """Show the ways."""
        look = self.counter.look
        some, sold = look.lines > 0, look.last_sale is not None
        free = look.basket.sale is None or not look.basket.sale.tenders
        return FormView(
            id="more",
            title=_("More"),
            grid=(
                Key("empties", "1", _("Empties"), enabled=free),
                Key("coupon", "2", _("Coupon"), enabled=free),
                Key("note", "3", _("Note on the sale")),
                Key("sell_gift", "4", _("Sell a gift card"), enabled=free),
                Key("balance", "5", _("What is left on a card")),
                Key("price_check", "6", _("Price check")),
                Key("draft", "7", _("Bill before payment"), enabled=some),
                Key("again", "8", _("Last receipt again"), enabled=sold),
                Key("no_sale", "9", _("Open the drawer")),
                Key("hard", "0", _("A hard moment")),
                Key("not_there", "?", _("Asked for, and not there")),
                Key("promises", "F2", _("Promises to customers")),
            ),
            keys=(Key("withdraw", "Esc", _("Close")),),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Open a card, or print."""
        prints = self._desks.prints
        if action == "draft":
            self.attempt(prints.draft)
        elif action == "again":
            self.attempt(lambda request: prints.reprint(request))
        elif action == "price_check":
            self.close(None)
            self.counter.around.go("price_check")
        elif action in _CARDS:
            self._open(_CARDS[action](self.counter, self._desks, self.close))


_CARDS: Mapping[str, Callable[[Counter, SaleDesks, Close], Panel]] = {
    "empties": lambda counter, desks, close: Count(counter, desks.bottles, close),
    "coupon": lambda counter, desks, close: Coupon(counter, desks.offers, close),
    "note": lambda counter, desks, close: Note(counter, desks.register, close),
    "sell_gift": lambda counter, desks, close: Sell(counter, desks.values, close),
    "balance": lambda counter, desks, close: Ask(counter, desks.values, close),
    "no_sale": lambda counter, desks, close: Move(counter, desks.cash, "no_sale", close),
    "not_there": lambda counter, desks, close: NotThere(
        counter, desks.register, desks.promises, close
    ),
    "promises": lambda counter, desks, close: Promised(counter, desks.promises, close),
    "hard": lambda counter, desks, close: Hard(counter, desks.calm, close),
}
