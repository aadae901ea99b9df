"""The sale on screen: what is scanned, typed, touched and pressed becomes verbs; what the till looks like, a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pos.desk.age import Ages
from pos.desk.card import Card
from pos.desk.look import Look
from pos.desk.pay import Pay
from pos.desk.people import People
from pos.desk.prices import Prices
from pos.desk.prints import Prints
from pos.desk.register import Register
from pos.errors import Refused
from pos.product import Product
from pos.staff import Staff
from pos.text import Speaker
from ui.approval import Approval
from ui.counter import Act, Counter
from ui.panel import Panel, grams_of
from ui.pay.card import ByHand, Settle
from ui.register import view as shown
from ui.register.aside import Aside, Serial, Weigh, Who
from ui.register.price import Price
from ui.register.view import RegisterView
from ui.views import Chip, Kind, ListRow, NoticeView, Tile
from ui.wording import money, paper_notice, refusal


@dataclass(frozen=True)
class SaleDesks:
    """The desks that a sale needs."""

    register: Register
    ages: Ages
    prices: Prices
    pay: Pay
    card: Card
    people: People
    prints: Prints


@dataclass(frozen=True)
class Goods:
    """What is offered without a barcode: groups of codes; who works here; whether the card machine has a wire."""

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    staff: Callable[[], tuple[Staff, ...]] = tuple
    card_wired: bool = False


@dataclass
class _State:
    """What only this screen knows."""

    group: int = 0
    tiles: tuple[Product, ...] = ()
    found: tuple[Product, ...] = ()
    typed: str = ""
    current: int | None = None
    notice: NoticeView | None = None
    panel: Panel | None = None
    staff: tuple[Staff, ...] = ()
    codes: dict[str, Product] = field(default_factory=dict)


class RegisterPresenter:
    """Turns acts into verbs of the register, pay and price desks. Knows no widgets."""

    def __init__(self, counter: Counter, desks: SaleDesks, goods: Goods) -> None:
        self._counter, self._desks, self._goods = counter, desks, goods
        self._now = _State()
        self.show: Callable[[RegisterView], None] = lambda view: None
        self.cleared: Callable[[], None] = lambda: None
        counter.listen(self._changed)
        self._acts: dict[str, Callable[[], None]] = {
            "remove": self._remove,
            "price": self._price,
            "aside": lambda: self._open(Aside(counter, desks.register, self._closed)),
            "customer": lambda: self._open(Who(counter, desks.register, self._closed)),
            "exact": lambda: self._do(desks.pay.exact_cash),
            "card": self._by_card,
            "pay": lambda: self._go("pay"),
            "returns": lambda: self._go("returns"),
            "shift": lambda: self._go("shift"),
            "help": self._help,
            "why": self._why,
            "quantity": self._quantity,
            "weigh": self._weigh,
            "take": lambda: self.enter(self._now.typed),
            "old_enough": lambda: self._do(lambda request: desks.ages.confirm(request)),
            "decline": lambda: self._do(desks.ages.decline),
        }

    # --- what comes in ----------------------------------------------------------------------------------------------

    def come(self) -> None:
        """The screen comes into sight: fetch the quick items and who works here."""
        self._now.panel = None
        self._counter.around.ask(self._fetch, self._fetched)
        self._take_up(self._counter.look)
        self.render()

    def scan(self, code: str) -> None:
        """A code came off a scanner; a number typed before it belongs to what was scanned before."""
        self._pending()
        if not isinstance(self._now.panel, Serial):
            self._now.panel = None
            self._do(lambda request: self._desks.register.scan(request, code))
            return
        self._now.panel.act("take", {"serial": code})
        self.render()

    def typed(self, text: str) -> None:
        """Something stands in the search field: show what fits; a number may be a code or a quantity."""
        self._now.typed = text
        if len(text.strip()) < 2 or text.strip().replace(",", "").replace(".", "").isdigit():
            self._found(text, ())
            return
        register = self._desks.register
        self._counter.around.ask(
            lambda: register.search(text, 8), lambda found: self._found(text, found)
        )

    def enter(self, text: str) -> None:
        """Enter in the search field: a code; or, when the basket has lines, how many of the last one."""
        text = text.strip()
        if not text:
            return
        if len(text) <= 3 and text.isdigit() and self._counter.look.lines:
            self._quantity()
            return
        self._clear()
        self._do(lambda request: self._desks.register.scan(request, text))

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

    def weighed(self, grams: int | None, words: str) -> None:
        """The scale speaks: `grams` once it stands still, else only words."""
        panel = self._now.panel
        if isinstance(panel, Weigh):
            panel.scale = words
            if grams:
                panel.weigh(grams)
            self.render()

    def wants_scale(self) -> bool:
        """Tell whether a weight is waited for."""
        return isinstance(self._now.panel, Weigh)

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _do(self, act: Act) -> None:
        self._counter.do(act, self._done)

    def _done(self, no: Refused | None) -> None:
        """After an act: a refusal becomes words, or the card for a second person."""
        self._now.notice = None
        if no is None:
            self._now.current = None
        elif self._counter.look.wanted is not None:
            self._approve()
        else:
            self._now.notice = refusal(no, self._say())

    def _closed(self, no: Refused | None) -> None:
        self._now.panel = None
        self._done(no)
        self._take_up(self._counter.look)
        self.render()

    def _approve(self) -> None:
        self._now.panel = Approval(self._counter, self._desks.people, self._now.staff, self._closed)

    def _open(self, panel: Panel) -> None:
        self._now.panel, self._now.notice = panel, None
        self.render()

    def _pick(self, action: str) -> None:
        kind, _colon, what = action.partition(":")
        if kind == "group":
            self._now.group = int(what)
            self._counter.around.ask(self._fetch, self._fetched)
        elif kind == "item" and what in self._now.codes:
            product = self._now.codes[what]
            self._clear()
            self._do(lambda request: self._desks.register.pick(request, product))
        elif kind == "paper":
            self._do(lambda request: self._desks.prints.answer(request, what))
        elif kind == "settle":
            self._open(Settle(self._counter, self._desks.card, self._closed))

    def _pending(self) -> None:
        """A number that stands in the field when the next code comes says how many the last one was."""
        text = self._now.typed.strip()
        self._clear()
        if text.isdigit() and len(text) <= 3 and self._counter.look.lines:
            count = int(text)
            self._do(lambda request: self._desks.register.times(request, count))

    def _quantity(self) -> None:
        text = self._now.typed.strip()
        self._clear()
        _ = self._say()
        if not text.isdigit():
            self._tell(_("Type the number first, then press the quantity key."))
            return
        self._do(lambda request: self._desks.register.times(request, int(text)))

    def _weigh(self) -> None:
        grams = grams_of(self._now.typed)
        self._clear()
        _ = self._say()
        if grams is None:
            self._tell(_("Type the weight in kilograms first, then press the weigh key."))
            return
        self._do(lambda request: self._desks.register.weigh(request, grams))

    def _remove(self) -> None:
        position = self._position()
        self._do(lambda request: self._desks.register.remove(request, position))

    def _price(self) -> None:
        if self._counter.look.lines:
            self._open(Price(self._counter, self._desks.prices, self._position(), self._closed))

    def _by_card(self) -> None:
        due = self._counter.look.basket.due.exact.minor
        if self._goods.card_wired:
            self._do(lambda request: self._desks.card.ask(request, due))
        else:
            self._open(ByHand(self._counter, self._desks.card, due, self._closed))

    def _why(self) -> None:
        if self._counter.look.lines:
            _ = self._say()
            self._tell(shown.explain(self._counter.look, self._position() - 1, _))

    def _help(self) -> None:
        _ = self._say()
        self._tell(
            _("Scan, or type a code or a name. A number and * is a quantity. F10 takes exact cash.")
        )

    def _go(self, name: str) -> None:
        self._pending()
        self._counter.around.go(name)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _changed(self, look: Look) -> None:
        self._take_up(look)
        self.render()

    def _take_up(self, look: Look) -> None:
        """Open the card that the till's state asks for, unless one is open."""
        panel = self._now.panel
        if look.asked is not None and look.asked.kind == "serial" and panel is None:
            self._now.panel = Serial(self._counter, self._desks.register, self._closed)
        waiting = _unweighed(look)
        if waiting and panel is None:
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

    def _found(self, text: str, found: tuple[Product, ...]) -> None:
        if text == self._now.typed:
            self._now.found = found
            self.render()

    def _clear(self) -> None:
        self._now.typed, self._now.found = "", ()
        self.cleared()

    def _tell(self, text: str) -> None:
        self._now.notice = NoticeView(text, kind=Kind.GOOD)
        self.render()

    def _say(self) -> Speaker:
        return self._counter.around.say()

    def _position(self) -> int:
        """The chosen line, else the one last touched; counted from 1."""
        sale = self._counter.look.basket.sale
        if sale is None:
            return 0
        if self._now.current is not None and self._now.current < len(sale.lines):
            return self._now.current + 1
        return sale.position_of(sale.last_touched) if sale.last_touched else len(sale.lines)

    def render(self) -> None:
        """Say everything anew."""
        _ = self._say()
        look, now = self._counter.look, self._now
        now.codes = {one.code: one for one in (*now.tiles, *now.found)}
        self.show(
            RegisterView(
                rows=shown.rows(look, _),
                current=self._position() - 1 if look.lines else None,
                head=shown.head(look, _),
                figure=money(look.basket.bill.total.minor, look, _),
                sums=shown.sums(look, _),
                hint=_("Scan, type a code or a name"),
                groups=tuple(
                    Chip(f"group:{number}", name, number == now.group)
                    for number, (name, _codes) in enumerate(self._goods.groups)
                ),
                tiles=tuple(
                    Tile(f"item:{one.code}", one.name, _tile_price(one, _)) for one in now.tiles
                ),
                more=_("More"),
                sides=shown.sides(_),
                keys=shown.keys(look, _),
                results=tuple(
                    ListRow(f"item:{one.code}", one.name, one.code, _tile_price(one, _))
                    for one in now.found
                ),
                notice=now.notice or _waiting(look, _),
                question=shown.question(look.asked, _),
                form=now.panel.form(_) if now.panel else None,
            )
        )


_OF_PANELS = ("take", "decline", "card")


def _waiting(look: Look, _: Speaker) -> NoticeView | None:
    return paper_notice(look.unsure, _)


def _tile_price(one: Product, _: Speaker) -> str:
    price = _.amount(one.price.minor)
    return f"kg {price}" if one.weighed else price


def _unweighed(look: Look) -> str:
    """Name the line last touched if it still has to be weighed."""
    sale = look.basket.sale
    if sale is None or not sale.last_touched or sale.tenders:
        return ""
    line = sale.line_at(sale.position_of(sale.last_touched))
    missing = line.product.weighed and not line.quantity.amount and line.label is None
    return line.product.name if missing else ""
