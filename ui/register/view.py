"""What the sale screen shows, as a frozen record: every text ready-made."""

from __future__ import annotations

from msgspec import Struct

from ui.forms import FormView
from ui.views import BasketRow, Chip, Key, ListRow, NoticeView, QuestionView, Tile


class RegisterView(Struct, frozen=True):
    """Everything on the sale screen, every text ready-made."""

    rows: tuple[BasketRow, ...]
    current: int | None
    picked: bool  # by somebody, or a card is about it; else it is only the line last touched
    head: str
    figure: str
    sums: tuple[str, ...]
    hint: str
    groups: tuple[Chip, ...]
    tiles: tuple[Tile, ...]
    more: str
    sides: tuple[Key, ...]
    keys: tuple[Key | None, ...]
    results: tuple[ListRow, ...] = ()
    known: bool = True  # the results are for what stands in the field now
    notice: NoticeView | None = None
    question: QuestionView | None = None
    form: FormView | None = None
