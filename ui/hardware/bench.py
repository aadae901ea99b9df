"""The working parts of the technician's presenter: what devices say, what is asked of them aside, keeping a set-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from drivers.protocol import (
    PRINTERS,
    SCANNERS,
    DeviceError,
    DeviceEvent,
    JobChanged,
    Role,
    StatusChanged,
)
from pos.desk.hardware import Hardware
from pos.desk.people import People
from pos.staff import Staff
from pos.text import Speaker
from ui.counter import Counter
from ui.hardware import shown
from ui.hardware.advice import Advice
from ui.hardware.factwords import detail_said
from ui.hardware.report import report_json, report_lines
from ui.hardware.state import State, take_in
from ui.hardware.view import HardwareView
from ui.hardware.words import JOBS
from ui.hardware.workshop import Port, Workshop
from ui.presenting import Ask
from ui.views import NoticeView
from ui.wording import refusal

T = TypeVar("T")


class Parts(Struct, frozen=True):
    """What the screen is built from. `aside` asks on a thread beside the desks; `waiting` counts prints, on theirs."""

    counter: Counter
    hardware: Hardware
    people: People
    workshop: Workshop
    aside: Ask
    staff: Callable[[], Sequence[Staff]]
    waiting: Callable[[], int]
    moment: Callable[[], datetime]


class Bench:
    """Keeps what devices say and asks the doctor aside; nothing here waits for a wire."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._now = State()
        self.show: Callable[[HardwareView], None] = lambda view: None
        self.copy: Callable[[str], None] = lambda text: None
        self.in_sight: Callable[[], bool] = lambda: True

    def come(self) -> None:
        """The screen comes into sight: look at the device that was last looked at."""
        self._now.notice = self._now.draft = self._now.panel = None
        self._count()
        self.examine()
        self.render()

    def say(self) -> Speaker:
        """The language of the screen."""
        return self._parts.counter.around.say()

    # --- what devices say -------------------------------------------------------------------------------------------

    def heard(self, event: DeviceEvent) -> None:
        """A device said something: show it, and let the doctor look again where that was asked."""
        now = self._now
        take_in(now, event, self.say())
        if not self.in_sight():
            return
        if isinstance(event, StatusChanged | JobChanged):
            self._count()
        if isinstance(event, StatusChanged) and event.role is now.role:
            self.examine()
        self.render()

    def new_job(self) -> str:
        """Name a test print, and follow what becomes of it."""
        self._now.job, self._now.job_state = f"test-{self._parts.counter.around.fresh()}", ""
        return self._now.job

    def _count(self) -> None:
        def counted(number: int) -> None:
            self._now.waiting = number
            self.render()

        self._parts.counter.around.ask(self._parts.waiting, counted)

    # --- the doctor -------------------------------------------------------------------------------------------------

    def examine(self) -> None:
        """Have the device looked at; while one look is under way, the next one waits its turn."""
        now = self._now
        if now.looking:
            now.again = True
            return
        now.looking, now.again = True, False
        role, symptom = now.role, now.symptom
        done = tuple(one.code for one in now.tried)
        workshop = self._parts.workshop
        self._parts.aside(lambda: workshop.examine(role, symptom, done), self._examined)

    def _examined(self, advice: Advice) -> None:
        now = self._now
        now.looking = False
        if advice.role is now.role:
            now.advice = advice
            if advice.well and not now.symptom:
                now.tried = ()
        if now.again:
            self.examine()
        self.render()

    def report(self, then: Callable[[str, str], None]) -> None:
        """Look at every device, then hand the report on, as text and as JSON."""
        workshop = self._parts.workshop
        moment = self._parts.moment().isoformat(timespec="seconds")
        say = self.say()

        def looks() -> tuple[tuple[Advice, ...], Sequence[Port]]:
            found = tuple(workshop.examine(one.role, "", ()) for one in workshop.devices())
            return found, workshop.attached()

        def reported(outcome: tuple[tuple[Advice, ...], Sequence[Port]]) -> None:
            found, attached = outcome
            text = "\n".join(report_lines(found, moment, say, attached))
            then(text, report_json(found, moment, attached))

        self._parts.aside(looks, reported)

    # --- aside ------------------------------------------------------------------------------------------------------

    def aside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something that may wait; a device's or the shop's no is said in the page."""

        def tried() -> tuple[T | None, DeviceError | None]:
            try:
                return work(), None
            except DeviceError as error:
                return None, error

        def came(outcome: tuple[T | None, DeviceError | None]) -> None:
            result, error = outcome
            if error is not None:
                self._refuse(NoticeView(self._trouble(error)))
            elif result is not None:
                then(result)

        self._parts.aside(tried, came, lambda no: self._refuse(refusal(no, self.say())))

    def _refuse(self, notice: NoticeView) -> None:
        self._now.notice = notice
        self.render()

    def _trouble(self, error: DeviceError) -> str:
        _ = self.say()
        if error.code == "bad_option":
            option = str(error.facts.get("option", ""))
            value = str(error.facts.get("value", ""))
            return _(
                "The setting “{option}” cannot be right: “{value}”.", option=option, value=value
            )
        why = detail_said(error.code, _)
        return _("The device could not be started: {why}.", why=why)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def render(self) -> None:
        """Say everything anew."""
        now, _ = self._now, self.say()
        job = ((_("test page"), _(JOBS[now.job_state])),) if now.job_state in JOBS else ()
        code = now.heard.get(Role.SCANNER, "")
        scanned = ((_("scanned"), code),) if code and now.role in SCANNERS else ()
        self.show(
            shown.view(
                shown.Moment(
                    devices=self._parts.workshop.devices(),
                    role=now.role,
                    advice=now.advice,
                    looking=now.looking,
                    symptom=now.symptom,
                    tried=now.tried,
                    draft=now.draft,
                    card=now.card,
                    rule=self._parts.workshop.rule(),
                    form=now.panel.form(_) if now.panel else None,
                    notice=now.notice,
                    heard=now.heard,
                    drawer_open=now.drawer_open,
                    extra=(*(job if now.role in PRINTERS else ()), *scanned),
                    waiting=now.waiting,
                    simulated=self._parts.workshop.simulated(now.role),
                ),
                _,
            )
        )
