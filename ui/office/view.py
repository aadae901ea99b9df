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


class AboutView(Struct, frozen=True, kw_only=True):
    """What is asked of something in the middle, what is known of it at the right."""

    title: str
    form: FormView | None
    notice: NoticeView | None
    facts_title: str
    facts: tuple[tuple[str, str], ...]
    remark: str
    keys: tuple[Key | None, ...]


class OfficeView(AboutView, frozen=True, kw_only=True):
    """Rows at the left, of which one is chosen."""

    rows: tuple[ListRow, ...]
    current: str
    going: Going | None = None
