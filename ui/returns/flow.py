"""The working parts of the service desk's presenter: acts and their outcome, cards, a second person, what is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from pos.desk.back_look import BackLook, LineLook
from pos.desk.books import Receipt
from pos.desk.card_back import waiting_card
from pos.desk.service import Overcharged
from pos.errors import Refused
from pos.event_back import ReturnClosed
from pos.staff import Staff
from pos.tender import Way
from pos.text import Speaker
from ui.approval import Approval
from ui.counter import Act, Counter
from ui.panel import Panel, answers, asked, standing
from ui.returns import shown
from ui.returns.desk import ServiceDesk
from ui.returns.panels import Find
from ui.returns.view import ReturnsView
from ui.views import Kind, NoticeView
from ui.wording import paper_notice, refusal, terminal_notice

_MONTH_MS: Final = 30 * 86_400_000
_AFTER_A_NO: Final = ("cash", "gift", "points", "credit", "exchange", "repair", "card")
"""Which way is suggested once a card said no: another one that hands something over now."""
_APPROVABLE: Final = ("needs_approval", "window_closed", "below_cost")


class State(Struct):
    """What only this screen knows."""

    current: int = 0
    way: str = ""
    condition: str = "sellable"
    reason: str = "changed mind"
    notice: NoticeView | None = None
    panel: Panel | None = None
    handed: ReturnClosed | None = None
    declined: int = 0  # what the card machine has just refused to give back, in minor units
    right: tuple[str, int] = ("", 0)  # goods whose price was wrong, and the right one
    others: Overcharged = Overcharged(())  # who else paid too much for them


class Flow:
    """Does acts, looks at the service desk after each, opens what has to be asked, and says everything anew."""

    def __init__(self, counter: Counter, desk: ServiceDesk) -> None:
        self._counter, self._desk = counter, desk
        self._look: BackLook | None = None
        self._now = State()
        self.show: Callable[[ReturnsView], None] = lambda view: None
        self.in_sight: Callable[[], bool] = lambda: True
        counter.listen(lambda _look: self._changed())

    def _do(self, act: Act, then: Callable[[Refused | None], None] | None = None) -> None:
        """Do an act and look at the service desk anew, both on the desk thread."""
        seen: list[BackLook] = []

        def work(request: str) -> None:
            try:
                act(request)
            finally:
                seen.append(self._desk.look())

        def done(no: Refused | None) -> None:
            self._take(seen[0])
            (then or self._done)(no)
            self.render()

        self._counter.do(work, done)

    def _take(self, look: BackLook) -> None:
        """A new look: what was closed meanwhile is shown as handed over."""
        before, self._look = self._look, look
        closed = look.last_return
        if before is not None and closed is not None and closed != before.last_return:
            self._now.handed, self._now.way = closed, ""
            self._look_for_others(closed)
        opened = [one.way for one in look.options if not one.blocked]
        refused = _declined(before, look)
        if refused:
            self._now.declined, self._now.panel = refused, None
            opened.sort(key=_AFTER_A_NO.index)
            self._now.way = ""
        if self._now.way not in opened:
            self._now.way = opened[0] if opened else ""

    def _look_for_others(self, closed: ReturnClosed) -> None:
        """A price was wrong: whoever else paid it is found before they complain."""
        code, price = self._now.right
        self._now.right, self._now.others = ("", 0), Overcharged(())
        if closed.kind == "difference" and closed.lines[0].code == code:
            since, service = self._counter.look.at_ms - _MONTH_MS, self._desk.service
            self._counter.around.ask(
                lambda: service.overcharged(code, since, price), self._know_others, lambda no: None
            )

    def _know_others(self, others: Overcharged) -> None:
        self._now.others = others
        self.render()

    def _now_right(self, code: str, price: int) -> None:
        self._now.right = (code, price)

    def _others(self) -> None:
        """Take up the receipts of those who paid too much as well, one after the other."""
        receipts = tuple((till, number) for till, number, _minor in self._now.others.receipts)
        self._now = State()
        self._do(lambda _: self._desk.returns.look_through(receipts))

    def _arrived(self, no: Refused | None) -> None:
        self._done(no)
        look = self._look
        if look is not None and look.receipt is None and look.back is None:
            self._now.panel = Find(self._counter, self._desk, self._closed)

    def _done(self, no: Refused | None) -> None:
        self._now.notice = None
        if no is None:
            return
        if self._counter.look.wanted is not None and no.code in _APPROVABLE:
            self._counter.around.ask(lambda: tuple(self._desk.staff()), self._approve)
        else:
            self._now.notice = refusal(no, self._say())

    def _approve(self, staff: tuple[Staff, ...]) -> None:
        self._open(Approval(self._counter, self._desk.people, staff, self._closed))

    def _closed(self, no: Refused | None) -> None:
        """A card is done: look what came of it, or let a second person in."""
        self._now.panel = None

        def settled(_no: Refused | None) -> None:
            self._done(no)

        self._do(lambda _: None, settled)

    def told(self, field: str, text: str) -> None:
        """Something else stands in a field of the card, which shows by itself what comes of it."""
        if self._now.panel is not None:
            self._now.panel.typed(field, text)

    def _asked(self, panel: Panel, action: str) -> bool:
        """Tell whether an action answers the card that is open; any other key leaves the card."""
        mine = answers(panel, action, self._say())
        if not mine:
            self._now.panel = None
        return mine

    @property
    def _receipt(self) -> Receipt | None:
        return self._look.receipt if self._look else None

    def _line(self) -> LineLook | None:
        lines = self._look.lines if self._look else ()
        return lines[self._now.current] if 0 <= self._now.current < len(lines) else None

    def _last_row(self) -> int:
        return max(0, len(self._look.lines) - 1) if self._look else 0

    def _place_of(self, code: str) -> int | None:
        lines = self._look.lines if self._look else ()
        fits = [n for n, one in enumerate(lines) if one.sold.code == code]
        return next((n for n in fits if lines[n].left.amount), fits[0] if fits else None)

    def _copy(self) -> None:
        """Print the receipt in hand again, marked COPY; another till's number may be one of this till's too."""
        if (receipt := self._receipt) is not None and self._look is not None and self._look.own:
            number = receipt.sale.number
            self._do(lambda request: self._desk.prints.reprint(request, number))

    def _help(self) -> None:
        from ui.help import Help  # a screen's first visit must not wait for its help

        self._open(Help(self._counter, "returns", self._closed))

    def _open(self, panel: Panel) -> None:
        self._now.panel, self._now.notice = panel, None
        self.render()

    def _tell(self, text: str) -> None:
        self._now.notice = NoticeView(text[:1].upper() + text[1:], kind=Kind.WARM)
        self.render()

    def _say(self) -> Speaker:
        return self._counter.around.say()

    def _changed(self) -> None:
        """The till changed, perhaps elsewhere: a screen that nobody sees is not drawn."""
        if not self.in_sight():
            return
        waiting = waiting_card(self._look.back) if self._look else None
        attempts = {one.attempt for one in self._counter.look.unsettled}
        if waiting is not None and waiting.reference not in attempts:
            self._do(lambda _: None)  # the terminal has answered meanwhile
        self.render()

    def render(self) -> None:
        """Say everything anew."""
        if self._look is not None:
            now, _, look = self._now, self._say(), self._counter.look
            now.panel = standing(now.panel)
            self.show(
                shown.view(
                    shown.Moment(
                        self._look,
                        look,
                        now.current,
                        now.way,
                        now.condition,
                        now.reason,
                        now.notice
                        or shown.declined(now.declined, look, _)
                        or (None if now.panel else shown.others(now.others, look, _))
                        or shown.several(self._look, _)
                        or (None if now.panel else terminal_notice(look, _, "Ctrl+5"))
                        or paper_notice(look, _),
                        asked(now.panel, _),
                        now.handed,
                        self._desk.coins,
                        tuple(self._desk.truth()),
                    ),
                    _,
                )
            )


def _declined(before: BackLook | None, look: BackLook) -> int:
    """Return what a card did not get back between two looks at the same return; 0 where it did, or was not asked."""
    asked = waiting_card(before.back) if before is not None else None
    back = look.back
    if asked is None or back is None or before is None or before.back is None:
        return 0
    answered = waiting_card(back) is None and back.id == before.back.id
    taken = any(one.way is Way.CARD and one not in before.back.tenders for one in back.tenders)
    return asked.amount.minor if answered and not taken else 0
