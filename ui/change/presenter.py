"""The change on screen: the figure, its pieces, what would be kinder to the drawer, and what is true of the sale."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from pos.change import Change, kinder
from pos.desk.look import Look
from pos.desk.prints import Prints
from pos.event_sale import SaleClosed
from pos.pieces import count, worth
from pos.text import Speaker
from pos.words import WAYS
from ui.counter import Counter, Onlooker
from ui.tally import Coins
from ui.views import Key, Kind, Mark, NoticeView, Piece, SumLine, Tone, TruthLight
from ui.wording import money, paper_notice, terminal_notice


class ChangeView(Struct, frozen=True):
    """Everything on the change screen."""

    left_title: str
    sums: tuple[SumLine, ...]
    foot: str
    title: str
    figure: str
    currency: str
    pieces: tuple[Piece, ...]
    remark: str
    hints: tuple[NoticeView, ...]
    keys: tuple[Key | None, ...]
    notice: NoticeView | None = None


class _Drawer(Struct, frozen=True):
    """What lies in the drawer after the sale: the sure pieces, and which values may go out or come in."""

    stock: tuple[tuple[int, int], ...] = ()
    sure: bool = False


class ChangePresenter(Onlooker):
    """Shows the sale that was closed last until the next one begins."""

    def __init__(
        self,
        counter: Counter,
        prints: Prints,
        coins: Coins,
        truth: Callable[[], Sequence[TruthLight]],
    ) -> None:
        """`coins` know the country's money and the drawer, `truth` what became of sale and receipt."""
        super().__init__(counter)
        self._prints, self._coins, self._truth = prints, coins, truth
        self._drawer = _Drawer()
        self._said = ""
        self.show: Callable[[ChangeView], None] = lambda view: None

    def come(self) -> None:
        """A sale was closed: look into the drawer for what would be kinder to it."""
        self._drawer, self._said = _Drawer(), ""
        coins = self._coins
        self._counter.around.ask(lambda: _Drawer(tuple(coins.drawer()), coins.sure()), self._looked)
        self.render()

    def act(self, action: str) -> None:
        """Next customer, another print, or an answer about the paper."""
        kind, _colon, what = action.partition(":")
        if action == "next" or kind == "settle":  # the register asks what became of it
            self._counter.around.go("register")
        elif action == "papers":
            self._counter.around.go("papers")
        elif action == "gift":
            self._counter.do(lambda request: self._prints.gift(request))
        elif action == "copy":
            self._counter.do(lambda request: self._prints.reprint(request))
        elif kind == "paper":
            self._counter.do(lambda request: self._prints.answer(request, what))

    def _looked(self, drawer: _Drawer) -> None:
        self._drawer = drawer
        self.render()

    def render(self) -> None:
        """Say everything anew."""
        look = self._counter.look
        sale = look.last_sale
        if sale is None:
            return
        _ = self._say()
        self.show(
            ChangeView(
                left_title=_("Payment"),
                sums=tuple(_sums(sale, look, _)),
                foot=self._foot(sale, _),
                title=_("Change") if sale.change else _("Paid"),
                figure=money(sale.change if sale.change else sale.total + sale.rounding, look, _),
                currency=sale.currency,
                pieces=tuple(self._coins.piece(value, n, _) for value, n in sale.pieces_out),
                remark=self._remark(sale, _),
                hints=tuple(self._hints(sale, look, _)),
                keys=_keys(_),
                notice=_too_much(look, _) or paper_notice(look, _),
            )
        )

    def _foot(self, sale: SaleClosed, _: Speaker) -> str:
        marks = {Mark.CHECK: "✓", Mark.WAIT: "…", Mark.CROSS: "✗", Mark.TRIANGLE: "?"}
        truth = "   ".join(f"{one.text} {marks.get(one.mark, '')}" for one in self._truth())
        number = _("Sale {number}", number=f"{self._counter.look.till}-{sale.shift}-{sale.number}")
        return "\n".join((number, truth, _("The next item can be scanned now.")))

    def _remark(self, sale: SaleClosed, _: Speaker) -> str:
        if not sale.pieces_out:
            return _("Nothing to hand back.")
        pieces = _.ngettext("{n} piece", "{n} pieces", count(sale.pieces_out))
        if self._drawer.sure:
            return _("{pieces}, all of them are in the drawer", pieces=pieces)
        return pieces

    def _hints(self, sale: SaleClosed, look: Look, _: Speaker) -> list[NoticeView]:
        hints = []
        stock = dict(self._drawer.stock)
        for value, n in sale.pieces_out:
            stock[value] = stock.get(value, 0) + n
        better = None
        if sale.pieces_out and stock:
            better = kinder(
                Change(sale.change, sale.pieces_out),
                stock,
                self._coins.dispensed(),
                self._coins.accepted(),
            )
        if better is not None:
            text = _(
                "Ask for {ask}, then hand out {back} in {n} pieces.",
                ask=money(better.amount, look, _),
                back=money(worth(better.change.pieces), look, _),
                n=count(better.change.pieces),
            )
            hints.append(NoticeView(_("Fewer coins?"), text, Kind.GOOD))
        low = self._coins.low(self._drawer.stock) if self._drawer.sure else None
        if low is not None:
            value, left = low
            title = _(
                "{piece} is running low ({left})",
                piece=self._coins.piece(value, 1, _).spoken,
                left=left,
            )
            hints.append(NoticeView(title, _("Fill up before change runs short."), Kind.WARM))
        return hints


def _too_much(look: Look, _: Speaker) -> NoticeView | None:
    """Say it while the customer still stands here: the card machine took more than was to pay."""
    over = bool(look.unsettled) and look.unsettled[0].over > 0
    return terminal_notice(look, _, "F8") if over else None


def _sums(sale: SaleClosed, look: Look, _: Speaker) -> list[SumLine]:
    lines = [SumLine(_("Total"), money(sale.total, look, _))]
    if sale.rounding:
        sign = "+" if sale.rounding > 0 else "−"
        lines.append(
            SumLine(_("Cash rounding"), f"{sign}{_.amount(abs(sale.rounding))}", Tone.QUIET)
        )
    for number, tender in enumerate(sale.tenders):
        name = _(WAYS[tender.way.value])
        lines.append(SumLine(name, money(tender.amount.minor, look, _), rule=number == 0))
    if sale.cash_given:
        lines.append(SumLine(_("Given"), money(sale.cash_given, look, _), rule=True, large=True))
    return lines


def _keys(_: Speaker) -> tuple[Key | None, ...]:
    return (
        Key("copy", "F5", _("Print a copy")),
        Key("gift", "F6", _("Gift receipt")),
        Key("papers", "F7", _("Receipt on screen")),
        *(None,) * 5,
        Key("next", "Enter", _("Next customer"), forward=True),
    )
