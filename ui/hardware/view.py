"""What the technician's screen shows, as one frozen record."""

from __future__ import annotations

from dataclasses import dataclass

from ui.forms import FormView
from ui.views import Chip, Key, ListRow, NoticeView, PaperLine, Step


@dataclass(frozen=True, slots=True)
class HardwareView:
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
