"""What the bar says: where, who, the truth about the last sale, how the devices are, what time it is. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from drivers.protocol import (
    DeviceEvent,
    DrawerMoved,
    Health,
    JobChanged,
    JobState,
    Role,
    Status,
    StatusChanged,
)
from pos.text import N_, Speaker
from ui.views import BarView, DeviceLight, Mark, TruthLight

if TYPE_CHECKING:  # the window opens before the desks are loaded
    from pos.desk.books import KeptJob
    from pos.desk.look import Look


_NAMES: Final[Mapping[Role, str]] = {
    Role.PRINTER: N_("Printer"),
    Role.SCANNER: N_("Scanner"),
    Role.SCALE: N_("Scale"),
    Role.DISPLAY: N_("Display"),
    Role.TERMINAL: N_("Card terminal"),
    Role.DRAWER: N_("Drawer"),
    Role.FISCAL: N_("Fiscal unit"),
    Role.SECOND_PRINTER: N_("Second printer"),
    Role.SECOND_SCANNER: N_("Second scanner"),
    Role.LABELS: N_("Label printer"),
    Role.KITCHEN: N_("Kitchen printer"),
}
_HEALTH: Final[Mapping[Health, tuple[Mark, str]]] = {
    Health.CONNECTING: (Mark.WAIT, N_("connecting")),
    Health.LOW: (Mark.SQUARE, N_("paper is low")),
    Health.PAPER_OUT: (Mark.CROSS, N_("no paper")),
    Health.COVER_OPEN: (Mark.CROSS, N_("cover is open")),
    Health.OFFLINE: (Mark.CROSS, N_("not ready")),
    Health.SILENT: (Mark.TRIANGLE, N_("does not answer")),
    Health.LOST: (Mark.CROSS, N_("not connected")),
    Health.FAULT: (Mark.CROSS, N_("fault")),
}
_PRINTED: Final[Mapping[str, tuple[Mark, str]]] = {
    JobState.QUEUED.value: (Mark.WAIT, N_("waits for the printer")),
    JobState.SENDING.value: (Mark.WAIT, N_("printing …")),
    JobState.SENT.value: (Mark.CHECK, N_("sent to the printer")),
    JobState.PRINTED.value: (Mark.CHECK, N_("printed")),
    JobState.FAILED.value: (Mark.CROSS, N_("not printed")),
    JobState.UNCERTAIN.value: (Mark.TRIANGLE, N_("printed or not?")),
}


_HINTS: Final[Mapping[str, str]] = {
    "drop": N_("Much cash: bring some to the safe"),
    "change_low": N_("Change is running short"),
}


class Lights:
    """Keeps what devices said and what became of the last receipt; lives on the screen's thread."""

    def __init__(self, brand: str, where: str) -> None:
        """`where` names shop and till."""
        self.brand, self.where = brand, where
        self._status: dict[Role, Status] = {}
        self._drawer_open = False
        self._open_since: datetime | None = None
        self.too_long = False
        """Whether the drawer stands open for longer than the shop allows."""
        self._receipt = ""
        self._jobs: dict[str, str] = {}
        self._heard = 0
        self._asked: tuple[object, ...] = ()
        self._bar = BarView()

    def committed(self, kept: Iterable[KeptJob]) -> None:
        """A commit made these jobs; the last receipt's life is what the bar tells."""
        self._heard += 1
        for one in kept:
            if one.job.kind in ("receipt", "return", "copy"):
                self._receipt = one.id
                self._jobs = {one.id: self._jobs.get(one.id, one.state)}

    def heard(self, event: DeviceEvent) -> bool:
        """Take in what a device said; True when the bar may say something else now."""
        self._heard += 1
        if isinstance(event, StatusChanged):
            self._status[event.role] = event.status
        elif isinstance(event, DrawerMoved):
            self._drawer_open = event.is_open
        elif isinstance(event, JobChanged):
            self._jobs[event.job_id] = event.state.value
        else:
            return False
        return True

    def health(self, role: Role) -> Health:
        """How a device is, as it last said."""
        status = self._status.get(role)
        return status.health if status else Health.OFF

    def bar(self, look: Look | None, moment: datetime, _: Speaker, note: str = "") -> BarView:
        """Say everything in the screen's language; a scan, which changes nothing here, is told what was said before."""
        drawer = tuple(self._drawer(look, moment, _))
        clock = (moment.hour, moment.minute)
        till = (look.staff, look.shift, look.last_sale) if look else ()
        asked = (till, drawer, clock, self._heard, self.brand, self.where, _.language, note)
        if asked != self._asked:
            self._asked, self._bar = asked, self._told(look, moment, _, note, drawer)
        return self._bar

    def _told(
        self,
        look: Look | None,
        moment: datetime,
        _: Speaker,
        note: str,
        drawer: tuple[DeviceLight, ...],
    ) -> BarView:
        return BarView(
            brand=self.brand,
            where=self.where,
            who=_who(look, _),
            truth_title=_("Last sale:") if look and look.last_sale else "",
            truth=self.truth(look, _),
            note=note,
            lights=(*self._lights(_), *drawer),
            clock=moment.strftime("%H:%M"),
        )

    def truth(self, look: Look | None, _: Speaker) -> tuple[TruthLight, ...]:
        """Say of the last sale whether it is paid, stored and printed."""
        if look is None or look.last_sale is None:
            return ()
        lights = [TruthLight(_("paid")), TruthLight(_("stored"))]
        state = self._jobs.get(self._receipt, "")
        if state in _PRINTED:
            mark, words = _PRINTED[state]
            lights.append(TruthLight(_(words), mark))
        return tuple(lights)

    def _lights(self, _: Speaker) -> Iterable[DeviceLight]:
        for role, status in self._status.items():
            if status.health is Health.OFF:
                continue
            mark, words = _HEALTH.get(status.health, (Mark.DOT, ""))
            if status.health is Health.FAULT:
                words = _fault(status, words)
            name = _(_NAMES[role])
            yield DeviceLight(f"{name}: {_(words)}" if words else name, mark)

    def _drawer(self, look: Look | None, moment: datetime, _: Speaker) -> Iterable[DeviceLight]:
        """Say whether the drawer is open, for too long, and whether it holds too much or too little."""
        self._open_since = (self._open_since or moment) if self._drawer_open else None
        self.too_long = False
        if self._open_since is not None:
            most = timedelta(seconds=look.drawer_open_s if look else 120)
            self.too_long = moment - self._open_since > most
            if self.too_long:
                yield DeviceLight(_("Drawer open for too long"), Mark.TRIANGLE)
            else:
                yield DeviceLight(_("Drawer open"), Mark.SQUARE)
        for hint in look.hints if look else ():
            yield DeviceLight(_(_HINTS[hint]), Mark.SQUARE)


def _fault(status: Status, otherwise: str) -> str:
    """Name the fault: wrong speed, too heavy, cutter is stuck."""
    from ui.hardware.factwords import DETAILS  # rare: the window comes up without these words

    return DETAILS.get(status.detail, otherwise)


def _who(look: Look | None, _: Speaker) -> str:
    parts = []
    if look is not None and look.shift is not None:
        parts.append(_("Shift {number}", number=look.shift.number))
    if look is not None and look.staff is not None:
        parts.append(look.staff.name)
    return " · ".join(parts)
