"""What the technician's screen shows, as one frozen record."""

from __future__ import annotations

from msgspec import Struct

from ui.forms import FormView
from ui.views import Chip, Key, ListRow, NoticeView, PaperLine, Step


class HardwareView(Struct, frozen=True):
    """Devices at the left, doctor or set-up in the middle, live facts at the right; every text ready-made."""

    devices: tuple[ListRow, ...]
    current: str
    title: str
    headline: str = ""
    detail: str = ""
    symptoms: tuple[Chip, ...] = ()
    steps: tuple[Step, ...] = ()
    rows: tuple[ListRow, ...] = ()
    form: FormView | None = None
    notice: NoticeView | None = None
    foot: str = ""
    facts_title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    page_title: str = ""
    page: tuple[PaperLine, ...] = ()
    note: str = ""  # for the bar
    keys: tuple[Key | None, ...] = ()
