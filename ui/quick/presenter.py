"""The screen of quick items: pages and places are walked through, goods are put, carried and taken off."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.quick import PageLook, QuickItems
from pos.desk.register import Register
from pos.errors import Refused
from pos.words import sentence
from ui.counter import Act, Counter
from ui.quick.view import QuickView, State, draw
from ui.sought import Sought
from ui.wording import refusal

LAST = 10**6
"""A place behind all others: the free one, wherever it is."""


class QuickPresenter:
    """Lays quick items out. Knows no widgets."""

    def __init__(self, counter: Counter, desk: QuickItems, register: Register) -> None:
        """`register` finds goods by what is typed."""
        self._counter, self._desk = counter, desk
        self._now = State()
        self.sought = Sought(counter, register.search)
        self.sought.changed = self.render
        self.show: Callable[[QuickView], None] = lambda view: None
        self.cleared: Callable[[], None] = lambda: None
        self._acts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "up": lambda told: self._step(-1),
            "down": lambda told: self._step(1),
            "next": lambda told: self._fetch(self._next(1), 0),
            "carry": lambda told: self._carry(),
            "put_down": lambda told: self._put_down(self._now.place),
            "leave": lambda told: self._leave(),
            "withdraw": lambda told: self._leave(),
            "remove": lambda told: self._remove(),
            "new": lambda told: self._name(len(self._now.look.names)),
            "name": lambda told: self._name(self._now.look.page),
            "keep": lambda told: self._keep(told.get("name", "")),
            "drop_page": lambda told: self._drop(),
            "usual": lambda told: self._do(self._desk.begin_again, 0, 0),
            "back": lambda told: self._counter.around.go("settings"),
        }

    def come(self) -> None:
        """The screen comes into sight."""
        self._now = State(look=self._now.look)
        self.sought.clear()
        self.cleared()
        self._fetch(0, 0)

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A place, a page, goods that were found, or a key."""
        kind, _colon, what = action.partition(":")
        if kind == "place" and self._now.carried is not None:
            self._put_down(int(what))
        elif kind == "place":
            self._stand(int(what))
        elif kind == "page" and self._now.naming is None:
            self._fetch(int(what), 0)
        elif kind == "item":
            self.put(what)
        elif action in self._acts:
            self._acts[action](told)

    def typed(self, text: str) -> None:
        """Something stands in the field: show what fits."""
        if self._now.notice is not None:
            self._now.notice = None
            self.render()
        self.sought.typed(text)

    def enter(self) -> None:
        """Put what was found by name there, else what stands there as a code."""
        self.sought.first(lambda text, first: self.put(first.code if first is not None else text))

    def put(self, code: str) -> None:
        """Put goods on the place that is meant; the place behind them is meant next."""
        now, code = self._now, code.strip()
        if not code or now.carried is not None or now.naming is not None or not now.look.names:
            return
        page, place = now.look.page, now.place
        before = any(one == code for one, _sold in now.look.items[:place])
        self.sought.clear()
        self.cleared()
        self._do(
            lambda request: self._desk.put(request, page, place, code),
            page,
            place + (not before),
        )

    def language(self) -> str:
        """The language of the letters on screen."""
        return self._counter.around.say().language

    # --- places -----------------------------------------------------------------------------------------------------

    def _stand(self, place: int) -> None:
        self._now.place, self._now.notice = place, None
        self.render()

    def _step(self, by: int) -> None:
        place = self._now.place + by
        if 0 <= place <= len(self._now.look.items):
            self._stand(place)
        elif self._now.look.names:
            self._fetch(self._next(by), 0 if by > 0 else LAST)

    def _next(self, by: int) -> int:
        return (self._now.look.page + by) % max(1, len(self._now.look.names))

    # --- changes ----------------------------------------------------------------------------------------------------

    def _carry(self) -> None:
        now = self._now
        if now.here is not None:
            code, sold = now.here
            now.carried, now.called = (now.look.page, now.place), sold.name if sold else code
            now.notice = None
            self.render()

    def _put_down(self, place: int) -> None:
        carried, page = self._now.carried, self._now.look.page
        if carried is None:
            return
        self._now.carried = None
        place = min(place, len(self._now.look.items) - (carried[0] == page))
        self._do(lambda request: self._desk.move(request, carried, (page, place)), page, place)

    def _leave(self) -> None:
        carried, self._now.carried, self._now.naming = self._now.carried, None, None
        self._now.error = ""
        if carried is not None:
            self._fetch(*carried)
        self.render()

    def _remove(self) -> None:
        page, place = self._now.look.page, self._now.place
        if self._now.here is not None:
            self._do(lambda request: self._desk.take_off(request, page, place), page, place)

    def _name(self, page: int) -> None:
        self._now.naming, self._now.error, self._now.notice = page, "", None
        self.render()

    def _keep(self, name: str) -> None:
        page = self._now.naming
        if page is not None:
            new = page >= len(self._now.look.names)
            place = 0 if new else self._now.place
            self._do(lambda request: self._desk.name_page(request, page, name), page, place)

    def _drop(self) -> None:
        page = self._now.naming
        if page is not None:
            self._do(lambda request: self._desk.drop_page(request, page), max(0, page - 1), 0)

    def _do(self, act: Act, page: int, place: int) -> None:
        """Do an act; where it was done, that page and place are meant next."""

        def done(no: Refused | None) -> None:
            now, _ = self._now, self._counter.around.say()
            now.notice, now.error = None, ""
            if no is None:
                now.naming = None
                self._fetch(page, place)
            elif now.naming is not None:
                now.error = sentence(no, _)
                self.render()
            else:
                now.notice = refusal(no, _)
                self._fetch(now.look.page, now.place)

        self._counter.do(act, done)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _fetch(self, page: int, place: int) -> None:
        self._counter.around.ask(
            lambda: self._desk.look(page), lambda look: self._fetched(look, place)
        )

    def _fetched(self, look: PageLook, place: int) -> None:
        now = self._now
        now.look, now.place = look, min(place, len(look.items))
        if not look.names and now.naming is None:
            now.naming = 0
        self.render()

    def render(self) -> None:
        """Say everything anew."""
        self.show(draw(self._now, self.sought, self._counter.around.say()))
