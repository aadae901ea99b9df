"""What the service desk asks in a card: which receipt, which goods without one, how many units, how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pos.desk.back_look import LineLook
from pos.errors import Refused
from pos.receipt import read_number
from pos.tender import Way
from pos.text import N_, Speaker, parse_count
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.names import Names, chosen
from ui.panel import Sheet, amount_of, close, day_of, grams_of
from ui.returns.desk import ServiceDesk
from ui.returns.words import TITLES
from ui.views import Chip, Key

Close = Callable[[Refused | None], None]
_BY: Final = {
    "number": (N_("Number"), N_("Number of the receipt")),
    "amount": (N_("Amount"), N_("What the receipt came to")),
    "day": (N_("Day"), N_("Day of the receipt, as 2026-11-21")),
    "card": (N_("Card"), N_("Last four digits of the card")),
    "batch": (N_("Batch"), N_("The goods' batch, as a recall names it")),
    "customer": (N_("Customer"), N_("Customer's name, number, card or telephone")),
}


class Find(Sheet):
    """Asks for a receipt: by scanning it, its number, its sum, the card or the customer."""

    def __init__(self, counter: Counter, desk: ServiceDesk, close: Close) -> None:
        super().__init__(counter, close)
        self._desk = desk
        self._by = "number"
        self._names = Names(counter, desk.customers)

    def form(self, _: Speaker) -> FormView:
        """Ask for one thing; the chips say which."""
        return FormView(
            id=f"find:{self._by}",
            title=_("Which receipt is it?"),
            text=_("Scan the code at its foot, or type what the customer knows."),
            chips=tuple(
                Chip(f"by:{key}", _(name), key == self._by) for key, (name, _x) in _BY.items()
            ),
            fields=self._fields(_),
            found=self._names.rows(_) if self._by == "customer" else (),
            marked=self._names.marked() if self._by == "customer" else "",
            keys=(
                Key("seek", "Enter", _("Find"), forward=True),
                Key("last", "F9", _("The last receipt")),
                close(_),
            ),
            error=self.error,
        )

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Another way to look, or look."""
        kind, _colon, what = action.partition(":")
        if ident := chosen(action):
            self.attempt(lambda _: self._desk.returns.find_by(customer=ident))
        elif kind == "by":
            self._by, self.error = what, ""
        elif kind == "last":
            self.attempt(lambda _: self._desk.returns.find())
        elif kind == "seek":
            self._seek(told.get("what", "").strip(), told.get("total", "").strip())
        else:
            self.close(None)

    def _fields(self, _: Speaker) -> tuple[FieldView, ...]:
        field = FieldView("what", _(_BY[self._by][1]), words=self._by == "customer")
        empty = _("Empty: every receipt of that day")
        amount = FieldView("total", _("What the receipt came to"), empty)
        return (field, amount) if self._by == "day" else (field,)

    def typed(self, field: str, text: str) -> None:
        """Look for whose name it begins, where a customer is asked for."""
        if self._by == "customer":
            self._names.typed(text)

    def _seek(self, what: str, typed: str) -> None:
        returns, by_day = self._desk.returns, day_of(what) if self._by == "day" else None
        asked = amount_of(typed) if typed else None
        if by_day is not None and (asked is not None or not typed):
            self.attempt(lambda _: returns.find_by(day=by_day, total=asked))
        elif self._by == "customer" and what:
            self.attempt(lambda _: returns.find_by(customer=what))
        elif self._by == "card" and what:
            self.attempt(lambda _: returns.find_by(card_tail=what[-4:]))
        elif self._by == "batch" and what:
            self.attempt(lambda _: returns.find_by(batch=what))
        elif self._by == "amount" and (total := amount_of(what)) is not None:
            self.attempt(lambda _: returns.find_by(total=total))
        elif self._by == "number" and (of := read_number(what)) is not None:
            self.attempt(lambda _: returns.find(of[1], of[0]))
        else:
            self.wrong()


class Bare(Sheet):
    """Asks for goods that come back without a receipt."""

    def __init__(
        self, counter: Counter, desk: ServiceDesk, close: Close, code: str = "", rule: str = ""
    ) -> None:
        """`rule` says what is given without a receipt."""
        super().__init__(counter, close)
        self._desk, self._code, self._rule = desk, code, rule

    def form(self, _: Speaker) -> FormView:
        """Ask for code, pieces and a lower price."""
        return FormView(
            id=f"bare:{self._code}",
            title=_("Goods without a receipt"),
            text=self._rule,
            fields=(
                FieldView("code", _("Code of the goods"), _("Scan it or type it."), self._code),
                FieldView("times", _("Pieces"), value="1"),
                FieldView("at", _("Price each"), _("Empty: today's price. It can only be lower.")),
            ),
            keys=(Key("take", "Enter", _("Take it back"), forward=True), close(_)),
            error=self.error,
        )

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Take it back."""
        if action != "take":
            self.close(None)
            return
        code, times = told.get("code", "").strip(), _whole(told.get("times", ""))
        price = told.get("at", "").strip()
        at = amount_of(price) if price else None
        if not code or not 0 < times < 1000 or (price and at is None):
            self.wrong()
            return
        self.attempt(lambda request: self._desk.returns.without_receipt(request, code, times, at))


class Units(Sheet):
    """Asks for an exact number of pieces, or a weight, and for the serial number of a piece that has one."""

    def __init__(
        self,
        counter: Counter,
        line: LineLook,
        take: Callable[[str, int, str], None],
        close: Close,
    ) -> None:
        """`take` does the verb with request, units and serial number."""
        super().__init__(counter, close)
        self._line, self._take = line, take

    def form(self, _: Speaker) -> FormView:
        """Ask for units of one line."""
        sold = self._line.sold
        units = _("Weight in kilograms") if sold.weighed else _("Pieces")
        held = self._line.held.amount if self._line.held else self._line.left.amount
        value = _.weight(held).removesuffix(" kg") if sold.weighed else str(held)
        fields = [FieldView("units", units, value=value)]
        if sold.serial:
            fields.append(FieldView("serial", _("Serial number"), _("It stands on the piece.")))
        return FormView(
            id=f"units:{sold.position}",
            title=sold.name,
            fields=tuple(fields),
            keys=(Key("take", "Enter", _("Take back"), forward=True), close(_)),
            error=self.error,
        )

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Take these units."""
        if action != "take":
            self.close(None)
            return
        typed = told.get("units", "").strip()
        units = grams_of(typed) if self._line.sold.weighed else _whole(typed)
        if not units:
            self.wrong()
            return
        serial = told.get("serial", "").strip()
        self.attempt(lambda request: self._take(request, units, serial))


class Part(Sheet):
    """Asks how much of the money goes by the chosen way; the rest may go by another."""

    def __init__(self, counter: Counter, desk: ServiceDesk, way: Way, close: Close) -> None:
        super().__init__(counter, close)
        self._desk, self._way = desk, way

    def form(self, _: Speaker) -> FormView:
        """Ask for an amount."""
        return FormView(
            id=f"part:{self._way}",
            title=_(TITLES[self._way.value]),
            text=_("The rest can go another way."),
            fields=(FieldView("amount", _("Amount")),),
            keys=(Key("give", "Enter", _("Give back"), forward=True), close(_)),
            error=self.error,
        )

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Give a part back."""
        if action != "give":
            self.close(None)
            return
        minor = amount_of(told.get("amount", ""))
        if minor is None:
            self.wrong()
            return
        self.attempt(lambda request: self._desk.returns.refund(request, self._way, minor))


def _whole(text: str) -> int:
    return parse_count(text) or 0
