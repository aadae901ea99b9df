"""The shift on screen: the float is counted, cash moves with a reason, X and Z are read, the difference is said.

Long because a shift has many small acts that share one screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct, field

from pos.desk.cash import Cash, Counted
from pos.desk.look import Look
from pos.desk.people import People
from pos.desk.shift_look import ShiftLook
from pos.desk.terminal_day import TerminalDays
from pos.errors import Refused
from pos.paper import Row
from pos.pieces import worth
from pos.shift import Drawer
from pos.staff import Staff
from pos.text import Speaker
from ui.approval import Approval
from ui.counter import Act, Counter, Onlooker
from ui.forms import FormView
from ui.panel import Panel, answers, asked
from ui.paperwork import paper_lines
from ui.shift import now as standing
from ui.shift.move import Move
from ui.tally import Coins
from ui.views import CountRow, Key, NoticeView, PaperLine, Piece, SumLine, Tone
from ui.wording import money, refusal


class ShiftView(Struct, frozen=True):
    """Everything on the shift screen; `rows` are counted, or `paper` is read, or `form` is asked."""

    title: str
    sums: tuple[SumLine, ...]
    middle_title: str
    currency: str
    rows: tuple[CountRow, ...]
    figure: str
    paper: tuple[PaperLine, ...]
    drawer: tuple[Piece, ...]
    doubt: str  # why the pieces may not be all
    moves_title: str
    moves: tuple[SumLine, ...]
    keys: tuple[Key | None, ...]
    notice: NoticeView | None = None
    form: FormView | None = None


class ShiftDesks(Struct, frozen=True):
    """The desks that a shift needs; `report` is the last X or Z, `staff` who may approve, `now` how the shift stands.

    All three are asked on the desk thread; `local` is the shop's wall clock at a moment (epoch ms).
    """

    cash: Cash
    people: People
    report: Callable[[], tuple[Row, ...]]
    staff: Callable[[], tuple[Staff, ...]]
    now: Callable[[], ShiftLook | None]
    local: Callable[[int], datetime]
    days: TerminalDays
    card_wired: Callable[[], bool] = bool
    usual: tuple[tuple[int, int], ...] = ()  # the float that this shop starts with


class _State(Struct):
    counting: str = ""  # open | close | count
    counted: dict[int, int] = field(default_factory=dict)
    paper: tuple[PaperLine, ...] = ()
    shown: Drawer | None = None
    notice: NoticeView | None = None
    panel: Panel | None = None
    staff: tuple[Staff, ...] = ()
    stands: ShiftLook | None = None


class ShiftPresenter(Onlooker):
    """Turns acts into verbs of the cash desk."""

    def __init__(self, counter: Counter, desks: ShiftDesks, coins: Coins) -> None:
        super().__init__(counter)
        counter.listen(lambda look: self._ask_after_terminal() if self.in_sight() else None)
        self._desks, self._coins = desks, coins
        self._now = _State()
        self.show: Callable[[ShiftView], None] = lambda view: None
        self._acts: dict[str, Callable[[], None]] = {
            "back": self._back,
            "help": self._help,
            "usual": self._usual,
            "open": self._open_shift,
            "count": lambda: self._count("count"),
            "close": lambda: self._count("close"),
            "counted": self._counted,
            "hardware": lambda: self._counter.around.go("hardware"),
            "settings": lambda: self._counter.around.go("settings"),
            "x": lambda: self._do(desks.cash.x_report, self._reported),
            "terminal": lambda: self._do(desks.days.ask, self._look_again),
            "sign_out": lambda: self._do(desks.people.sign_out, self._signed_out),
            **{kind: self._mover(kind) for kind in ("paid_in", "paid_out", "drop", "no_sale")},
        }

    def come(self) -> None:
        """The screen comes into sight."""
        counting = "" if self._counter.look.shift else "open"
        self._now = _State(counting=counting)
        self._counter.around.ask(self._desks.staff, self._known)
        self._look_again()
        self.render()

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A key or answer was pressed."""
        panel = self._now.panel
        if panel is not None and answers(panel, action, self._say()):
            panel.act(action, told)
            self.render()
        elif action in self._acts:
            self._now.panel = None
            self._acts[action]()

    def count(self, value: int, number: int) -> None:
        """So many of this value lie in the drawer."""
        self._now.counted[value] = number
        self.render()

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _open_shift(self) -> None:
        counted = self._pieces()
        self._do(
            lambda request: self._desks.cash.open_shift(request, counted),
            lambda: self._counter.around.go("register"),
        )

    def _counted(self) -> None:
        counted = self._pieces()
        cash = self._desks.cash
        if self._now.counting == "close":
            self._do(lambda request: cash.close_shift(request, counted), self._closed_shift)
        else:
            self._do(lambda request: cash.count(request, counted), self._compared)

    def _count(self, why: str) -> None:
        self._now = _State(counting=why, staff=self._now.staff, stands=self._now.stands)
        self.render()

    def _usual(self) -> None:
        self._now.counted = dict(self._desks.usual)
        self.render()

    def _back(self) -> None:
        if self._now.counting in ("close", "count") or self._now.paper:
            self.come()
        elif self._counter.look.shift is not None:
            self._counter.around.go("register")
        else:
            self._counter.around.go("login")

    def _do(self, act: Act, after: Callable[[], None]) -> None:
        def done(no: Refused | None) -> None:
            self._now.notice = None
            if no is None:
                after()
            elif self._counter.look.wanted is not None:
                self._approve()
            else:
                self._now.notice = refusal(no, self._say())

        self._counter.do(act, done)

    def _approve(self) -> None:
        self._now.panel = Approval(self._counter, self._desks.people, self._now.staff, self._closed)

    def _open(self, panel: Panel) -> None:
        self._now = _State(panel=panel, staff=self._now.staff, stands=self._now.stands)
        self.render()

    def _closed(self, no: Refused | None) -> None:
        self._now.panel = None
        self._look_again()
        if no is not None and self._counter.look.wanted is not None:
            self._approve()
        elif no is not None:
            self._now.notice = refusal(no, self._say())
        self.render()

    def _mover(self, kind: str) -> Callable[[], None]:
        return lambda: self._open(Move(self._counter, self._desks.cash, kind, self._closed))

    def _look_again(self) -> None:
        self._counter.around.ask(self._desks.now, self._stands)

    def _ask_after_terminal(self) -> None:
        if self._now.stands is not None and standing.waits(self._now.stands):
            self._look_again()

    def _stands(self, stands: ShiftLook | None) -> None:
        self._now.stands = stands
        self.render()

    def _help(self) -> None:
        from ui.help import Help  # a screen's first visit must not wait for its help

        self._open(Help(self._counter, "shift", self._closed))

    def _compared(self) -> None:
        self._now.counting, self._now.shown = "", self._desks.cash.count_shown
        self.render()

    def _closed_shift(self) -> None:
        self._now.shown = self._desks.cash.count_shown
        self._reported()

    def _reported(self) -> None:
        self._now.counting = ""
        self._counter.around.ask(self._desks.report, self._read)

    def _read(self, rows: tuple[Row, ...]) -> None:
        self._now.paper = paper_lines(rows)
        self.render()

    def _signed_out(self) -> None:
        self._counter.around.go("login")

    def _known(self, staff: tuple[Staff, ...]) -> None:
        self._now.staff = staff

    def _pieces(self) -> Counted:
        pieces = tuple(sorted(((v, n) for v, n in self._now.counted.items() if n), reverse=True))
        return Counted(worth(pieces), pieces)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def render(self) -> None:
        """Say everything anew."""
        _ = self._say()
        look, now = self._counter.look, self._now
        total = worth(tuple(now.counted.items()))
        idle = None if now.counting or now.paper or now.panel else now.stands
        titles = {
            "open": _("Count the float"),
            "close": _("Count the drawer, then close the shift"),
            "count": _("Count the drawer"),
        }
        self.show(
            ShiftView(
                title=_("Shift"),
                sums=_sums(look, now, _),
                middle_title=titles.get(now.counting, "") or _rest(now, _),
                currency=look.currency,
                rows=self._coins.rows(now.counted, _) if now.counting else (),
                figure=money(total, look, _) if now.counting else _expected(idle, look, _),
                paper=now.paper if not now.counting else (),
                drawer=standing.pieces(idle, self._coins, _) if idle else (),
                doubt=standing.doubt(idle, _) if idle else "",
                moves_title=_("Moved last") if idle and idle.moves else "",
                moves=standing.moves(idle, self._desks.local, _) if idle else (),
                keys=_keys(now, look, _, wired=self._desks.card_wired()),
                notice=now.notice,
                form=asked(now.panel, _),
            )
        )


def _rest(now: _State, _: Speaker) -> str:
    """Say what the empty middle is for."""
    if now.panel or now.paper:
        return ""
    if now.stands is not None:
        return _("Cash that should lie in the drawer")
    return _("Count, move cash or read a report: choose a key below.")


def _expected(idle: ShiftLook | None, look: Look, _: Speaker) -> str:
    return money(idle.expected, look, _) if idle else ""


def _sums(look: Look, now: _State, _: Speaker) -> tuple[SumLine, ...]:
    shift, shown = look.shift, now.shown
    lines = []
    if shift is not None:
        lines.append(SumLine(_("Shift {number}", number=shift.number), shift.by))
        lines.append(SumLine(_("Float"), money(shift.float_minor, look, _)))
        if shift.difference:
            words = _("Difference to the last close")
            lines.append(SumLine(words, money(shift.difference, look, _), Tone.WARM))
    else:
        lines.append(SumLine(_("No shift is open"), ""))
    if shown is not None and shown.counted is not None:
        tone = Tone.OK if not shown.difference else Tone.WARM
        lines.append(SumLine(_("Should be there"), money(shown.expected, look, _), rule=True))
        lines.append(SumLine(_("Counted"), money(shown.counted, look, _)))
        lines.append(
            SumLine(_("Difference"), money(shown.difference, look, _), tone, rule=True, large=True)
        )
    if now.stands is not None and shift is not None and not now.counting:
        lines += standing.figures(now.stands, look, _)
    if now.stands is not None and shift is not None:
        lines += standing.terminal(now.stands, look, _)
    if look.parked:
        aside = _.ngettext("{n} sale set aside", "{n} sales set aside", len(look.parked))
        lines.append(SumLine(aside, "", Tone.QUIET))
    return tuple(lines)


def _keys(now: _State, look: Look, _: Speaker, *, wired: bool) -> tuple[Key | None, ...]:
    counting = now.counting
    if counting == "open":
        return (
            Key("back", "Esc", _("Back")),
            Key("help", "F1", _("Help")),
            Key("usual", "F5", _("The usual float")),
            None,
            Key("hardware", "F9", _("Devices")),
            Key("settings", "F10", _("Settings")),
            None,
            Key("open", "F12", _("Open the shift"), forward=True),
        )
    if counting:
        words = _("Close with Z") if counting == "close" else _("Take the count")
        return (
            Key("back", "Esc", _("Back")),
            Key("help", "F1", _("Help")),
            *(None,) * 4,
            standing.terminal_key(_) if wired and counting == "close" else None,
            Key("counted", "F12", words, forward=True),
        )
    some = look.shift is not None
    return (
        Key("help", "F1", _("Help")),
        Key("count", "F2", _("Count"), enabled=some),
        Key("paid_in", "F3", _("Put cash in"), enabled=some),
        Key("paid_out", "F4", _("Take cash out"), enabled=some),
        Key("drop", "F5", _("To the safe"), enabled=some),
        Key("no_sale", "F6", _("Open the drawer"), enabled=some),
        Key("x", "F7", _("X report"), enabled=some),
        Key("sign_out", "F8", _("Sign out")),
        Key("hardware", "F9", _("Devices")),
        Key("settings", "F10", _("Settings")),
        Key("close", "F11", _("Close the shift"), enabled=some),
        Key("back", "Enter", _("Back to the sale") if some else _("Next shift"), forward=True),
    )
