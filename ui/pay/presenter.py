"""Paying on screen: what was given, by typing, tapping or one touch; every way and any mix; what is left, in words.

Long because all ways of paying share one screen and one amount.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from pos.change import amounts_given
from pos.desk.call_off import CallOff
from pos.desk.card import Card
from pos.desk.foreign import ForeignCash
from pos.desk.look import Look
from pos.desk.pay import Pay
from pos.desk.people import People
from pos.desk.points import Points
from pos.desk.values import Values
from pos.errors import Refused
from pos.pieces import worth
from pos.staff import Staff
from pos.tender import Tender, TenderState, Way
from pos.text import Speaker
from pos.words import WAYS
from ui.approval import Approval
from ui.counter import Act, Counter, Onlooker
from ui.forms import FormView
from ui.names import LookFor
from ui.panel import Panel, amount_of, answers, asked, standing
from ui.pay.back import CallingOff
from ui.pay.card import ByHand, Settle, weigh_first
from ui.pay.value import Numbered
from ui.tally import Coins
from ui.views import Key, Kind, NoticeView, Piece, SumLine, Tile, Tone
from ui.wording import at_once, money, refusal, terminal_notice


class PayView(Struct, frozen=True):
    """Everything on the pay screen."""

    left_title: str
    sums: tuple[SumLine, ...]
    due_title: str
    figure: str
    details: tuple[str, ...]
    currency: str
    label: str
    tapped: str
    amounts: tuple[Tile, ...]
    pieces: tuple[Piece, ...]
    sides: tuple[Key, ...]
    keys: tuple[Key | None, ...]
    notice: NoticeView | None = None
    form: FormView | None = None


class PayDesks(Struct, frozen=True):
    """The desks that paying needs; `staff` lists who may approve, on the desk thread.

    `not_there` makes the card for goods that were asked for, for whoever did not find everything.
    """

    pay: Pay
    card: Card
    off: CallOff
    people: People
    staff: Callable[[], tuple[Staff, ...]]
    values: Values
    foreign: ForeignCash
    points: Points
    customers: LookFor
    not_there: Callable[[Callable[[Refused | None], None]], Panel]
    card_wired: Callable[[], bool] = bool
    takes_foreign: Callable[[], bool] = bool


class _State(Struct):
    typed: str = ""
    tapped: dict[int, int] = field(default_factory=dict)
    notice: NoticeView | None = None
    panel: Panel | None = None
    staff: tuple[Staff, ...] = ()


class PayPresenter(Onlooker):
    """Turns acts into verbs of the pay and card desks."""

    def __init__(self, counter: Counter, desks: PayDesks, coins: Coins) -> None:
        super().__init__(counter)
        self._desks, self._coins = desks, coins
        self._now = _State()
        self.show: Callable[[PayView], None] = lambda view: None
        self.cleared: Callable[[], None] = lambda: None
        self._acts: dict[str, Callable[[], None]] = {
            "back": lambda: counter.around.go("register"),
            "exact": lambda: self._do(desks.pay.exact_cash),
            "card": self._by_card,
            "gift": lambda: self._open(Numbered(counter, desks.pay, Way.GIFT, self._closed)),
            "credit": lambda: self._open(Numbered(counter, desks.pay, Way.CREDIT, self._closed)),
            "account": self._account,
            "foreign": self._foreign,
            "points": lambda: self._open(_by_points(counter, desks.points, self._closed)),
            "owed_credit": lambda: self._do(desks.values.owed_as_credit),
            "help": self._help,
            "not_there": lambda: self._open(desks.not_there(self._closed)),
            "voucher": lambda: self._open(Numbered(counter, desks.pay, Way.VOUCHER, self._closed)),
            "settle:": lambda: self._open(Settle(counter, desks.card, self._closed)),
            "call_off": CallingOff(counter, desks.off, self._closed, self._open).begin,
            "clear": self._clear,
            "take": lambda: self.enter(self._now.typed),
        }

    def come(self) -> None:
        """The screen comes into sight: nothing was given yet."""
        self._now = _State(staff=self._now.staff)
        self.cleared()
        self._counter.around.ask(self._desks.staff, self._known)
        self.render()

    def typed(self, text: str) -> None:
        """An amount stands in the field."""
        self._now.typed = text

    def told(self, field: str, text: str) -> None:
        """Something else stands in a field of the card, which shows by itself what comes of it."""
        if self._now.panel is not None:
            self._now.panel.typed(field, text)

    def enter(self, text: str) -> None:
        """Take what was typed, else what was tapped, else what is exact."""
        tapped = tuple(sorted(self._now.tapped.items(), reverse=True))
        if text.strip():
            minor = amount_of(text)
            if minor is None:
                self._now.notice = refusal(Refused("bad_amount"), self._say())
                self.render()
                return
            self._cash(minor)
        elif tapped:
            self._clear()
            self._do(lambda request: self._desks.pay.cash(request, worth(tapped), tapped))
        else:
            self._do(self._desks.pay.exact_cash)

    def scan(self, code: str) -> bool:
        """A gift card or voucher is scanned into the card that asks for it; goods go to the register."""
        panel = self._now.panel
        if panel is None or not panel.scan_into:
            return False
        panel.scanned(code)
        self.render()
        return True

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A key, tile, piece or answer was pressed."""
        kind, _colon, what = action.partition(":")
        panel = self._now.panel
        if panel is not None and answers(panel, action, self._say()):
            panel.act(action, told)
            self.render()
        elif panel is not None and action in ("take", "clear"):
            return  # Enter and Del are about what is given, which nobody sees behind the card
        elif kind == "given":
            self._cash(int(what))
        elif kind == "piece":
            self._now.tapped[int(what)] = self._now.tapped.get(int(what), 0) + 1
            self.render()
        elif action in self._acts:
            self._now.panel = None
            self._acts[action]()

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _cash(self, minor: int) -> None:
        self._clear()
        self._do(lambda request: self._desks.pay.cash(request, minor))

    def _by_card(self) -> None:
        if (no := weigh_first(self._counter.look)) is not None:
            self._done(no)
            self.render()
            return
        rest = self._counter.look.basket.due.exact.minor
        minor = min(amount_of(self._now.typed) or rest, rest)  # nobody keys more into a machine
        self._clear()
        if self._desks.card_wired():
            self._do(lambda request: self._desks.card.ask(request, minor))
        else:
            self._open(ByHand(self._counter, self._desks.card, minor, self._closed))

    def _account(self) -> None:
        sale = self._counter.look.basket.sale
        known = sale.customer if sale else ""
        way = Way.ACCOUNT
        look_for = self._desks.customers
        self._open(Numbered(self._counter, self._desks.pay, way, self._closed, known, look_for))

    def _foreign(self) -> None:
        from ui.pay.foreign import Foreign  # most shops never ask for it: no start waits for it

        self._open(Foreign(self._counter, self._desks.foreign, self._closed))

    def _help(self) -> None:
        from ui.help import Help  # nor for the help

        self._open(Help(self._counter, "pay", self._closed))

    def _do(self, act: Act) -> None:
        self._counter.do(act, self._done)

    def _done(self, no: Refused | None) -> None:
        self._now.notice = None
        if no is None:
            return
        if self._counter.look.wanted is not None:
            self._now.panel = Approval(
                self._counter, self._desks.people, self._now.staff, self._closed
            )
        elif no.code == "cannot_change":
            self._now.notice = _ways_out(self._counter.look, self._say())
        else:
            self._now.notice = refusal(no, self._say())

    def _closed(self, no: Refused | None) -> None:
        self._now.panel = None
        self._done(no)
        self.render()

    def _open(self, panel: Panel | None, notice: NoticeView | None = None) -> None:
        self._now.panel, self._now.notice = panel, notice
        self.render()

    def _clear(self) -> None:
        self._now.typed, self._now.tapped = "", {}
        self.cleared()
        self.render()

    def _known(self, staff: tuple[Staff, ...]) -> None:
        self._now.staff = staff

    # --- what is shown ----------------------------------------------------------------------------------------------

    def render(self) -> None:
        """Say everything anew."""
        _, look, now = self._say(), self._counter.look, self._now
        now.panel = standing(now.panel)
        due = look.basket.due
        tapped = worth(tuple(now.tapped.items()))
        self.show(
            PayView(
                left_title=_("Payment"),
                sums=_sums(look, _),
                due_title=_("Left to pay in cash") if due.exact.minor >= 0 else _("To hand out"),
                figure=money(due.to_pay.minor, look, _),
                details=_details(look, _),
                currency=look.currency,
                label=_("Given amount"),
                tapped=_("Tapped: {amount}", amount=money(tapped, look, _)) if tapped else "",
                amounts=self._amounts(look, _),
                pieces=tuple(self._coins.piece(value, 1, _) for value in self._coins.accepted()),
                sides=(
                    Key("take", "Enter", _("Take"), forward=True),
                    Key("clear", "Del", _("Clear")),
                ),
                keys=_keys(look, self._desks.takes_foreign(), _),
                notice=now.notice or (None if now.panel else terminal_notice(look, _, "F8")),
                form=asked(now.panel, _),
            )
        )

    def _amounts(self, look: Look, _: Speaker) -> tuple[Tile, ...]:
        to_pay = look.basket.due.to_pay.minor
        if not look.lines or to_pay <= 0:
            return ()
        return tuple(
            Tile(
                f"given:{given}",
                _.amount(given),
                _("exact")
                if given == to_pay
                else _("change {amount}", amount=_.amount(given - to_pay)),
            )
            for given in amounts_given(to_pay, self._coins.accepted())
        )


def _by_points(counter: Counter, points: Points, close: Callable[[Refused | None], None]) -> Panel:
    from ui.pay.points import ByPoints  # no start waits for a way that only known customers have

    return ByPoints(counter, points, close)


def _sums(look: Look, _: Speaker) -> tuple[SumLine, ...]:
    lines = [SumLine(_("Total"), money(look.basket.bill.total.minor, look, _))]
    sale = look.basket.sale
    for number, tender in enumerate(sale.tenders if sale else ()):
        unknown = tender.state in (TenderState.UNKNOWN, TenderState.UNDOING)
        name = _named(tender, _)
        if tender.state is TenderState.UNDOING:
            name = _("{way}, going back", way=name)
        words = _unknown(name, look, _) if unknown else name
        tone = Tone.WARM if unknown else Tone.INK
        lines.append(SumLine(words, f"−{_.amount(tender.given.minor)}", tone, rule=number == 0))
    return tuple(lines)


def _named(tender: Tender, _: Speaker) -> str:
    """Name a way that paid; of points also how many they were."""
    if tender.points:
        return _.ngettext("{n} point", "{n} points", tender.points)
    return _(WAYS[tender.way.value])


def _unknown(name: str, look: Look, _: Speaker) -> str:
    waiting = any(one.waiting for one in look.unsettled)
    if waiting:
        return _("{way}: waiting for the answer", way=name)
    return _("{way}: not known yet", way=name)


def _details(look: Look, _: Speaker) -> tuple[str, ...]:
    due = look.basket.due
    said = [_("By card {amount}", amount=money(due.exact.minor, look, _))]
    if due.rounding.minor > 0:
        said.append(_("Cash is rounded up by {by}", by=_.amount(due.rounding.minor)))
    elif due.rounding.minor < 0:
        said.append(_("Cash is rounded down by {by}", by=_.amount(-due.rounding.minor)))
    return tuple(said)


def _ways_out(look: Look, _: Speaker) -> NoticeView:
    """The drawer cannot make this change: say what to ask for, and the other ways."""
    stuck = look.impossible
    if stuck is None:
        return refusal(Refused("cannot_change"), _)
    title = _("The drawer cannot make {amount}.", amount=money(stuck.amount, look, _))
    ways = []
    if stuck.ask is not None:
        ways.append(
            _(
                "Ask for {ask} more, then {back} goes back.",
                ask=money(stuck.ask.amount, look, _),
                back=money(stuck.ask.change.amount, look, _),
            )
        )
    ways.append(_("Or take another note, the exact amount, or a card."))
    return NoticeView(title, " ".join(ways), Kind.STOP)


def _paid(look: Look) -> bool:
    """Tell whether something was paid that can go back now."""
    sale = look.basket.sale
    states = {one.state for one in sale.tenders} if sale else set()
    return states == {TenderState.TAKEN}


def _keys(look: Look, abroad: bool, _: Speaker) -> tuple[Key | None, ...]:
    owes = look.basket.due.exact.minor > 0
    return (
        Key("back", "Esc", _("Back to the sale")),
        Key("help", "F1", _("Help")),
        Key("points", "F3", _("Points"), enabled=owes) if look.spending else None,
        Key("account", "F4", _("On account"), enabled=owes),
        Key("gift", "F5", _("Gift card"), enabled=owes),
        Key("credit", "F6", _("Store credit"), enabled=owes),
        Key("voucher", "F7", _("Voucher"), enabled=owes),
        Key("foreign", "F9", _("Foreign cash"), enabled=owes) if abroad else None,
        *at_once(look, _),
        Key("call_off", "F12", _("Give back")) if _paid(look) else None,
        Key("take", "Enter", _("Take"), forward=True),
    )
