"""The price check: scan, and see what it costs, since when, what it was before and which promotions count; no sale."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from pos.desk.labels import Labels
from pos.desk.register import Register
from pos.desk.why import Why
from pos.errors import Refused
from pos.event_sale import SoldLine
from pos.product import Product
from pos.text import Speaker
from ui.counter import Counter
from ui.explained import explained
from ui.sought import Sought
from ui.views import Key, Kind, ListRow, NoticeView, SumLine
from ui.wording import money, refusal


class PriceView(Struct, frozen=True):
    """Everything on the screen, every text ready-made."""

    hint: str
    results: tuple[ListRow, ...]
    known: bool
    name: str
    code: str
    figure: str
    sums: tuple[SumLine, ...]
    title: str
    notice: NoticeView | None
    keys: tuple[Key | None, ...]


class _Shown(Struct, frozen=True):
    why: Why | None = None
    notice: NoticeView | None = None


class PricePresenter:
    """Looks prices up. Knows no widgets, and sells nothing."""

    def __init__(
        self,
        counter: Counter,
        register: Register,
        why: Callable[[str, SoldLine | None], Why],
        labels: Labels,
    ) -> None:
        """`why` gathers what explains a price; on the desk thread."""
        self._counter, self._register, self._why = counter, register, why
        self._labels = labels
        self._now = _Shown()
        self.sought = Sought(counter, register.search)
        self.sought.changed = self.render
        self.show: Callable[[PriceView], None] = lambda view: None
        self.cleared: Callable[[], None] = lambda: None

    def come(self) -> None:
        """The screen comes into sight, empty."""
        self._now = _Shown()
        self._clear()
        self.render()

    def scan(self, code: str) -> None:
        """Look a code up as it would be sold, and say why it costs that."""
        self._clear()

        def look() -> Why:
            return self._why(self._register.look_up(code.strip())[0].code, None)

        self._counter.around.ask(look, self._explained, self._refused)

    def typed(self, text: str) -> None:
        """Something stands in the field: show what fits."""
        if self._now.notice is not None:
            self._now = _Shown(self._now.why)
            self.render()
        self.sought.typed(text)

    def enter(self) -> None:
        """Look up what was found by name, else what stands there as a code."""
        self.sought.first(lambda text, first: self.scan(first.code if first is not None else text))

    def act(self, action: str) -> None:
        """A result or a key."""
        kind, _colon, what = action.partition(":")
        if kind == "item":
            self.scan(what)
        elif action == "sell" and self._now.why is not None:
            code = self._now.why.code
            self._counter.do(lambda request: self._register.scan(request, code), self._sold)
        elif action == "label" and self._now.why is not None:
            code = self._now.why.code
            self._counter.do(lambda request: self._labels.print_one(request, code), self._labelled)
        elif action == "back":
            self._counter.around.go("register")

    def _labelled(self, no: Refused | None) -> None:
        done = NoticeView(self._say()("The label is at the printer."), kind=Kind.GOOD)
        notice = refusal(no, self._say()) if no is not None else done
        self._now = replace(self._now, notice=notice)
        self.render()

    def _sold(self, no: Refused | None) -> None:
        if no is not None:
            self._refused(no)
            return
        self._counter.around.go("register")

    def _explained(self, why: Why) -> None:
        self._now = _Shown(why)
        self.render()

    def _refused(self, no: Refused) -> None:
        self._now = _Shown(notice=refusal(no, self._say()))
        self.render()

    def _clear(self) -> None:
        self.sought.clear()
        self.cleared()

    def language(self) -> str:
        """The language of the letters on screen."""
        return self._say().language

    def _say(self) -> Speaker:
        return self._counter.around.say()

    def render(self) -> None:
        """Say everything anew."""
        _, now, look = self._say(), self._now, self._counter.look
        why = now.why
        product = why.product if why else None
        self.show(
            PriceView(
                hint=_("Scan, type a code or a name"),
                results=self.sought.rows(lambda one: _.amount(one.price.minor), _),
                known=self.sought.known,
                name=product.name if product else "",
                code=_unit(product, _) if product else "",
                figure=money(product.price.minor, look, _) if product else "",
                sums=_sums(why, self._counter, _) if why else (),
                title=_("What does it cost?"),
                notice=now.notice,
                keys=_keys(product is not None, self._labels.ready(), _),
            )
        )


def _unit(product: Product, _: Speaker) -> str:
    unit = _("a kilogram") if product.weighed else _("each")
    return f"{product.code} · {unit}"


def _sums(why: Why, counter: Counter, _: Speaker) -> tuple[SumLine, ...]:
    lines = explained(why, counter, _)
    product = why.product
    if product is not None and product.deposit.minor:
        lines = (*lines, SumLine(_("Deposit"), _.amount(product.deposit.minor)))
    return lines


def _keys(known: bool, labels: bool, _: Speaker) -> tuple[Key | None, ...]:
    empty: tuple[Key | None, ...] = (None,) * 7
    label = Key("label", "F7", _("Shelf label"), enabled=known) if labels else None
    sell = Key("sell", "F12", _("Sell it"), forward=True, enabled=known)
    return (*empty, label, Key("back", "Esc", _("Back")), sell)
