"""Training at a story's till: a second counter on books of its own, with the same person and a full drawer."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pos.desk.books import Change
from pos.desk.cash import Counted
from pos.desk.training import Practised, Training
from pos.errors import Refused
from pos.event import Event, SignedIn, name_of
from pos.event_cash import TrainingBegan, TrainingEnded
from pos.store.practice import drop_practice
from ui.cli.story.counter import Counter


class Practice(Struct, frozen=True):
    """What lies aside while somebody practises: the real counter; and what is practised with."""

    live: Counter
    counter: Counter
    folder: Path

    def begin(self, request: str) -> str:
        """Note it in the real books, and stand at the other counter. Returns the event's name."""
        till, live = self.counter.till, self.live.till
        shift = live.shift.number if live.shift else 0
        said = _note(self.live, request, TrainingBegan(shift, live.who()))
        if live.staff is not None:
            till.begin(f"{request}-in", "sign_in")
            till.keep(SignedIn(live.staff.name, live.staff.role.value))
            till.staff = live.staff
            if live.shift is not None:
                self._open_shift(f"{request}-shift")
        return said

    def end(self, request: str) -> str:
        """Throw the practice away and note in the real books how much it was. Returns the event's name."""
        store, live = self.counter.store, self.live.till
        done = Practised(store.sale_count(), store.shift_sums(0).grand_sales)
        store.close()
        drop_practice(self.folder)
        shift = live.shift.number if live.shift else 0
        return _note(
            self.live, request, TrainingEnded(shift, done.receipts, done.minor, live.who())
        )

    def _open_shift(self, request: str) -> None:
        """Begin with what should be in the real drawer; who may not open a shift practises without one."""
        cash, store = self.live.desks.cash, self.live.store
        pieces = store.drawer() if store.drawer_sure() else ()
        held = sum(value * count for value, count in pieces)
        try:
            self.counter.desks.cash.open_shift(
                request, Counted(held if pieces else max(0, cash.expected()), pieces)
            )
        except Refused:
            return


def free(counter: Counter) -> None:
    """Refuse busy while a customer is being served."""
    Training(counter.till).free()


def _note(counter: Counter, request: str, event: Event) -> str:
    """Keep what the office decided about training."""
    shop = counter.till.shop
    counter.store.keep(
        Change(request, "training", "office", shop.now_ms(), shop.offset_min(), (event,))
    )
    return name_of(type(event))
