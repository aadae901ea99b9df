"""What the service desk's screen shows, as frozen records: the receipt, the ways, or what was handed over."""

from __future__ import annotations

from msgspec import Struct

from ui.forms import FormView
from ui.views import BasketRow, Chip, Key, NoticeView, Option, Piece, SumLine


class HandedView(Struct, frozen=True):
    """What was handed over: the sum, by which ways, in which pieces; `lines` say what is stored and printed."""

    title: str
    figure: str
    sums: tuple[SumLine, ...]
    currency: str = ""
    pieces: tuple[Piece, ...] = ()
    lines: tuple[str, ...] = ()
    todo: NoticeView | None = None  # what a person still has to do by hand


class ReturnsView(Struct, frozen=True):
    """Everything on the screen, every text ready-made."""

    head: str
    head_detail: str
    rows: tuple[BasketRow, ...]
    current: int
    figure: str
    sums: tuple[str, ...]
    title: str
    units: tuple[Chip, ...] = ()
    few: tuple[Chip, ...] = ()  # the same in fewer chips, for large letters
    options: tuple[Option, ...] = ()
    notice: NoticeView | None = None
    form: FormView | None = None
    handed: HandedView | None = None
    note: str = ""  # for the bar: what is left of the goodwill budget
    keys: tuple[Key | None, ...] = ()
