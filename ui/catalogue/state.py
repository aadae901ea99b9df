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
