"""The service desk on screen: taps and keys become verbs of returns and apologies, every look a view of all ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.back_look import LineLook
from pos.desk.why import Why
from pos.receipt import read_number
from pos.tender import Way
from pos.words import BACK_REASONS
from ui.counter import Counter
from ui.pay.card import Settle
from ui.returns import shown
from ui.returns.desk import ServiceDesk
from ui.returns.flow import Flow, State
from ui.returns.panels import Bare, Find, Part, Units
from ui.returns.price_panels import Difference, Explain, Goodwill
from ui.returns.words import CONDITIONS, LINE_BLOCKED, without_receipt


class ReturnsPresenter(Flow):
    """Turns acts into verbs of the service desk. Knows no widgets and no rules about money."""

    def __init__(self, counter: Counter, desk: ServiceDesk) -> None:
        super().__init__(counter, desk)
        self._acts: dict[str, Callable[[], None]] = {
            "help": self._help,
            "find": lambda: self._open(Find(counter, desk, self._closed)),
            "bare": lambda: self._open(self._bare("")),
            "wrong": lambda: self._why(self._correct),
            "why": lambda: self._why(self._explain),
            "copy": self._copy,
            "before": lambda: self._do(lambda _: desk.returns.before()),
            "reason": self._other_reason,
            "condition": self._other_condition,
            "whole": lambda: self._do(lambda r: desk.in_hand.whole(r, self._now.reason)),
            "goodwill": self._goodwill,
            "part": self._part,
            "others": self._others,
            "again": lambda: self._do(lambda r: desk.returns.refund(r, Way.CARD)),
            "settle:": lambda: self._open(Settle(self._counter, desk.card, self._closed)),
            "back": self._back,
            "forward": self._forward,
            "more": lambda: self._step(1),
            "less": lambda: self._step(-1),
            "exact": lambda: self._exact(self._line()),
            "down": lambda: self.mark(min(self._now.current + 1, self._last_row())),
            "up": lambda: self.mark(max(self._now.current - 1, 0)),
        }

    # --- what comes in ----------------------------------------------------------------------------------------------

    def come(self) -> None:
        """The screen comes into sight: go on with what is in hand, or ask for a receipt."""
        self._now = State()

        def arrive(_request: str) -> None:
            if self._desk.returns.till.back is None:
                self._desk.returns.receipt = None
                self._desk.hear("return_open")

        self._do(arrive, self._arrived)

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A key, chip, way or answer was pressed."""
        kind, _colon, what = action.partition(":")
        self._now.declined = 0  # whatever is pressed now is the answer to it
        if kind == "paper":
            self._do(lambda request: self._desk.prints.answer(request, what))
        elif self._now.panel is not None and self._asked(self._now.panel, action):
            self._now.panel.act(action, told)
            self.render()
        elif action in self._acts:
            self._acts[action]()
        elif kind == "way":
            self._now.way = what
            self.render()
        elif kind == "condition":
            self._now.condition = what
            self._retake()

    def mark(self, row: int) -> None:
        """A line was walked to: keys for more and less are about this one now."""
        self._now.current = row
        self.render()

    def choose(self, row: int) -> None:
        """A line was tapped: it comes into hand, unless it is there already or cannot be."""
        self._now.current = row
        line = self._line()
        if line is not None and line.held is None and self._now.handed is None:
            self._tap(line)
        self.render()

    def scan(self, code: str) -> None:
        """A receipt's own code finds it; goods that stand on the receipt come into hand; others come without one."""
        of = read_number(code) if code.upper().startswith("KASA:") else None
        if of is not None:
            self._now = State()
            self._do(lambda _: self._desk.returns.find(of[1], of[0]))
            return
        self._now.panel = None
        place = self._place_of(code)
        if place is not None:
            self.choose(place)
        elif self._look is not None and self._look.receipt is not None:
            self._tell(self._say()("These goods are not on this receipt."))
        else:
            self._open(self._bare(code))

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _tap(self, line: LineLook) -> None:
        blocked = line.blocked(self._now.condition)
        if blocked and blocked != "window_closed":
            self._tell(self._say()(LINE_BLOCKED[blocked]))
        elif line.sold.serial:
            self._exact(line)
        else:
            self._units(line, line.left.amount if line.sold.weighed else 1)

    def _units(self, line: LineLook, amount: int) -> None:
        position = line.sold.position
        if amount <= 0:
            self._do(lambda r: self._desk.in_hand.put_back(r, position))
        else:
            self._do(lambda r: self._take_units(r, line, amount, ""))

    def _take_units(self, request: str, line: LineLook, amount: int, serial: str) -> None:
        now = self._now
        place = line.sold.position
        self._desk.in_hand.take(request, place, amount, now.condition, now.reason, serial)

    def _other_reason(self) -> None:
        """Go on to the next reason; the line that is marked takes it on."""
        known = list(BACK_REASONS)
        self._now.reason = known[(known.index(self._now.reason) + 1) % len(known)]
        self._retake()

    def _other_condition(self) -> None:
        known = list(CONDITIONS)
        self._now.condition = known[(known.index(self._now.condition) + 1) % len(known)]
        self._retake()

    def _retake(self) -> None:
        """Have the marked line in hand as condition and reason say now."""
        line = self._line()
        if line is not None and line.held is not None:
            serial, amount = line.held.serial, line.held.amount
            self._do(lambda r: self._take_units(r, line, amount, serial))
        self.render()

    def _step(self, by: int) -> None:
        line = self._line()
        if line is not None:
            self._units(line, (line.held.amount if line.held else 0) + by)

    def _exact(self, line: LineLook | None) -> None:
        if line is not None:
            self._open(
                Units(
                    self._counter,
                    line,
                    lambda r, n, s: self._take_units(r, line, n, s),
                    self._closed,
                )
            )

    def _bare(self, code: str) -> Bare:
        rule = without_receipt(self._look, self._say()) if self._look else ""
        self._counter.do(lambda _: self._desk.hear("no_receipt"))
        return Bare(self._counter, self._desk, self._closed, code, rule)

    def _part(self) -> None:
        if self._now.way in shown.MONEY:
            self._open(Part(self._counter, self._desk, Way(self._now.way), self._closed))

    def _goodwill(self) -> None:
        self._open(Goodwill(self._counter, self._desk, self._receipt, self._closed))

    def _why(self, then: Callable[[Why], None]) -> None:
        line = self._line()
        if line is not None:
            self._counter.around.ask(lambda: self._desk.why(line.sold.code, line.sold), then)

    def _explain(self, why: Why) -> None:
        self._counter.do(lambda _: self._desk.hear("explaining"))
        self._open(Explain(self._counter, why, self._correct, self._closed))

    def _correct(self, why: Why) -> None:
        said, closed = self._now_right, self._closed
        self._open(Difference(self._counter, self._desk, self._receipt, why, closed, said))

    def _back(self) -> None:
        """Leave; goods that lie here without money given back yet go back to the customer."""
        if self._now.handed is not None or self._look is None or self._look.back is None:
            self._counter.around.go("register")
        else:
            self._do(self._desk.returns.let_go)

    def _forward(self) -> None:
        """The way forward: hand over, go for new goods, close an exchange, or serve the next."""
        look, way = self._look, self._now.way
        if look is None or look.back is None:
            self._counter.around.go("register")
        elif look.new_goods and not look.left:
            self._do(lambda r: self._desk.returns.refund(r, Way.CREDIT))
        elif way == "exchange":
            self._counter.around.go("register")
        elif way == "repair":
            self._do(self._desk.returns.let_go)
        elif way:
            self._do(lambda r: self._desk.returns.refund(r, Way(way)))
