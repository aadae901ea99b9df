"""What the screen of goods shows, as frozen records."""

from __future__ import annotations

from msgspec import Struct

from ui.forms import FormView
from ui.views import Key, ListRow, NoticeView


class Going(Struct, frozen=True):
    """How far long work is: so much of so much, and in words."""

    done: int
    whole: int
    words: str


class CatalogueView(Struct, frozen=True):
    """Files, columns or rows at the left, what is asked of the chosen one in the middle, what is known at the right."""

    title: str
    rows: tuple[ListRow, ...]
    current: str
    form: FormView | None
    going: Going | None
    notice: NoticeView | None
    facts_title: str
    facts: tuple[tuple[str, str], ...]
    remark: str
    keys: tuple[Key | None, ...]
