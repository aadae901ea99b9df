"""What an office screen shows, as frozen records: settings, goods and offers are told in the same places."""

from __future__ import annotations

from msgspec import Struct

from ui.forms import FormView
from ui.views import Key, ListRow, NoticeView


class Going(Struct, frozen=True):
    """How far long work is: so much of so much, and in words."""

    done: int
    whole: int
    words: str


class OfficeView(Struct, frozen=True):
    """Rows at the left, what is asked of the chosen one in the middle, what is known of it at the right."""

    title: str
    rows: tuple[ListRow, ...]
    current: str
    form: FormView | None
    notice: NoticeView | None
    facts_title: str
    facts: tuple[tuple[str, str], ...]
    remark: str
    keys: tuple[Key | None, ...]
    going: Going | None = None
