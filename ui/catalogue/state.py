"""What only the screen of goods knows: how far it came, and what was chosen on the way."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from pos.desk.office import Plan
from pos.desk.price_lists import Priced
from pos.product_form import ANY, Mapped
from pos.product_row import BadRow, How
from pos.sheet import SheetRow
from ui.catalogue.files import Found
from ui.catalogue.stages import SHOWN, list_of
from ui.catalogue.words import COLUMN_WORDS
from ui.views import NoticeView


class At(StrEnum):
    """How far it came."""

    FILES = "files"
    OUT = "out"
    COLUMNS = "columns"
    PLAN = "plan"
    PRICES = "prices"
    BUSY = "busy"


class State(Struct):
    """All of it."""

    at: At = At.FILES
    before: At = At.FILES  # where a stop leads back to
    files: tuple[Found, ...] = ()
    path: str = ""
    rows: tuple[SheetRow, ...] = ()
    mapped: Mapped = Mapped(ANY, (), {})
    how: How = How()
    column: str = "code"
    plan: Plan = Plan((), ())
    prices: tuple[Priced, ...] = ()
    errors: tuple[BadRow, ...] = ()
    wanted: str = "new"
    page: int = 0
    row: str = ""
    sure: bool = False  # it is decided: nothing stops it any more
    done: int = 0
    whole: int = 0
    notice: NoticeView | None = None

    def step(self, by: int) -> None:
        """Go on to the next page, column or file, or back."""
        if self.at is At.PRICES:
            self._turn(by, len(self.prices) + len(self.errors))
        elif self.at is At.PLAN:
            self._turn(by, len(list_of(self.plan, self.wanted)))
        elif self.at is At.COLUMNS:
            names = (*COLUMN_WORDS, "usual_vat", "net", "number")
            self.column = names[(names.index(self.column) + by) % len(names)]
        elif self.files:
            paths = [str(one.path) for one in self.files]
            place = paths.index(self.path) + by if self.path in paths else min(by, 0)
            self.path = paths[place % len(paths)]

    def _turn(self, by: int, rows: int) -> None:
        self.page = max(0, min(self.page + by, (rows - 1) // SHOWN))
