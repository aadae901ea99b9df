"""What only the technician's screen knows, and how what devices say changes it."""

from __future__ import annotations

from msgspec import Struct, field

from drivers.protocol import (
    DeviceEvent,
    DrawerMoved,
    JobChanged,
    Role,
    ScanGarbled,
    Scanned,
    Weighed,
)
from pos.text import Speaker
from ui.hardware.advice import Advice, Sentence
from ui.hardware.factwords import VALUES
from ui.hardware.setup import Draft
from ui.panel import Panel
from ui.views import NoticeView

_RAW: int = 24


class State(Struct):
    """What only this screen knows."""

    role: Role = Role.PRINTER
    advice: Advice | None = None
    looking: bool = False
    again: bool = False
    symptom: str = ""
    tried: tuple[Sentence, ...] = ()
    draft: Draft | None = None
    card: str = ""  # the one that lies open
    panel: Panel | None = None
    notice: NoticeView | None = None
    heard: dict[Role, str] = field(default_factory=dict)
    drawer_open: bool | None = None
    job: str = ""
    job_state: str = ""
    waiting: int = 0


def take_in(now: State, event: DeviceEvent, _: Speaker) -> None:
    """Remember what a device said, as it will be shown."""
    match event:
        case Weighed(state, grams):
            now.heard[Role.SCALE] = _(VALUES[state.value]) if grams is None else _.weight(grams)
        case Scanned(code):
            now.heard[Role.SCANNER] = code
        case ScanGarbled(raw):
            now.heard[Role.SCANNER] = _("garbled: {bytes}", bytes=raw.hex(" ")[:_RAW])
        case DrawerMoved(is_open):
            now.drawer_open = is_open
        case JobChanged(job_id, state) if job_id == now.job:
            now.job_state = state.value
