"""What the settings screen shows, as one frozen record."""

from __future__ import annotations

from msgspec import Struct

from ui.forms import FormView
from ui.views import Key, ListRow, NoticeView


class SettingsView(Struct, frozen=True):
    """Every setting at the left, the one that is open in the middle, what is known of it at the right."""

    title: str
    rows: tuple[ListRow, ...]
    current: str
    form: FormView | None
    notice: NoticeView | None
    facts_title: str
    facts: tuple[tuple[str, str], ...]
    remark: str
    keys: tuple[Key | None, ...]
