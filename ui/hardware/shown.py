"""How a moment at the technician's screen becomes its view; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from drivers.protocol import PRINTERS, Health, Role, Status
from pos.text import Speaker
from ui.forms import FormView
from ui.hardware import setup
from ui.hardware.advice import SURE_ENOUGH, Advice, Sentence
from ui.hardware.cards import card
from ui.hardware.factwords import facts_said, state_said
from ui.hardware.setup import Draft
from ui.hardware.testpage import CODE, LETTERS
from ui.hardware.view import HardwareView
from ui.hardware.words import HEALTH, LOOKS, PLAYS, ROLE_NAMES, SYMPTOMS, TESTS
from ui.hardware.workshop import DeviceNow
from ui.views import Chip, Key, ListRow, Mark, NoticeView, PaperLine, Step, Tone

_DRAWER_NEEDS: Final = (Health.OK, Health.LOW)


class Moment(Struct, frozen=True):
    """All that decides what the screen shows."""

    devices: tuple[DeviceNow, ...]
    role: Role
    advice: Advice | None
    looking: bool
    symptom: str
    tried: tuple[Sentence, ...]
    draft: Draft | None
    card: str
    rule: str
    form: FormView | None
    notice: NoticeView | None
    heard: Mapping[Role, str]  # the last weight, the last code
    drawer_open: bool | None
    extra: tuple[tuple[str, str], ...]
    waiting: int
    simulated: bool


def view(now: Moment, _: Speaker) -> HardwareView:
    """Say everything on the screen."""
    form = now.form or (setup.form(now.draft, _) if now.draft else None)
    if form is None:
        form = card(now.card, now.role, now.rule, _has_printer(now), _)
    common = HardwareView(
        devices=tuple(_devices(now, _)),
        current=now.role.value,
        title="",
        notice=now.notice,
        facts_title=_("Live facts"),
        facts=tuple(_facts(now, _)),
        page_title=_("Test page") if now.role in PRINTERS else "",
        page=_page() if now.role in PRINTERS else (),
        note=_waiting(now.waiting, _),
    )
    if now.draft is not None:
        return _setting_up(common, now, now.draft, form, _)
    return _doctor(common, now, form, _)


def _device(now: Moment) -> DeviceNow:
    return next(one for one in now.devices if one.role is now.role)


# --- left -----------------------------------------------------------------------------------------------------------


def _devices(now: Moment, _: Speaker) -> Iterator[ListRow]:
    for one in now.devices:
        mark, tone = LOOKS[one.status.health]
        right = _(HEALTH[one.status.health])
        if one.status.health is Health.OK and one.role in now.heard:
            right = now.heard[one.role]
        name = _(ROLE_NAMES[one.role])
        yield ListRow(one.role.value, name, _place(one, _), right, tone, mark)
        if one.role is Role.PRINTER and one.kind != "none":
            yield _drawer(one, now, _)


def _place(one: DeviceNow, _: Speaker) -> str:
    where = dict(one.status.facts).get("where", "")
    parts = [_(one.label)]
    if where and not one.simulated:
        parts.append(where)
    return " · ".join(parts)


def _drawer(printer: DeviceNow, now: Moment, _: Speaker) -> ListRow:
    through = _("through the printer")
    name = _(ROLE_NAMES[Role.DRAWER])
    if printer.status.health not in _DRAWER_NEEDS:
        return ListRow(Role.DRAWER.value, name, through, _("waits for it"), Tone.QUIET, Mark.DASH)
    words = {True: _("open"), False: _("closed"), None: _("ready")}[now.drawer_open]
    return ListRow(Role.DRAWER.value, name, through, words, Tone.OK, Mark.DOT)


# --- middle ---------------------------------------------------------------------------------------------------------


def _doctor(common: HardwareView, now: Moment, form: FormView | None, _: Speaker) -> HardwareView:
    device = _device(now)
    name = _(ROLE_NAMES[now.role])
    state = _(HEALTH[device.status.health])
    headline, detail = _headline(now, _)
    return replace(
        common,
        title=_("Doctor · {device}: {state}", device=name, state=state),
        headline=headline,
        detail=detail,
        symptoms=_symptoms(now, _),
        steps=tuple(_steps(now, _)),
        form=form,
        foot=_("After each step the till tests again by itself."),
        keys=_doctor_keys(now, _),
    )


def _symptoms(now: Moment, _: Speaker) -> tuple[Chip, ...]:
    """Ask what a person sees, where the till itself sees nothing wrong."""
    advice = now.advice
    if advice is None or advice.off or (not advice.well and not now.symptom):
        return ()
    return tuple(
        Chip(f"symptom:{code}", _(words), code == now.symptom)
        for code, words in SYMPTOMS.get(now.role, ())
    )


def _headline(now: Moment, _: Speaker) -> tuple[str, str]:
    advice = now.advice
    if advice is None:
        return _("Looking …"), ""
    if advice.off:
        return _("No device is chosen for this."), _("The till works without it. F4 sets one up.")
    sure = [one for one in advice.causes if one.likelihood >= SURE_ENOUGH]
    causes = sure or list(advice.causes[:1])
    if advice.well and not sure:
        hint = _("Something looks wrong all the same? Say below what you see.")
        return _("It works."), hint if not causes else causes[0].said(_)
    others = " ".join(one.said(_) for one in causes[1:3])
    return (causes[0].said(_) if causes else _("The till sees no cause.")), others


def _steps(now: Moment, _: Speaker) -> Iterator[Step]:
    advice = now.advice
    for number, one in enumerate(now.tried, 1):
        yield Step(str(number), one.said(_), _("tried"))
    if advice is None or advice.step is None or advice.off or (advice.well and not now.symptom):
        return
    number = len(now.tried) + 1
    label = _("Testing …") if now.looking else _("Done: test again")
    yield Step(str(number), advice.step.said(_), "", f"done:{advice.step.code}", label, now=True)
    for later, one in enumerate(advice.ahead, number + 1):
        yield Step(str(later), one.said(_), _("if the step before does not help"))


def _doctor_keys(now: Moment, _: Speaker) -> tuple[Key | None, ...]:
    printer = now.role in PRINTERS
    return (
        Key("setup", "F4", _("Set up")),
        Key("all", "F5", _("Test all")),
        Key("drawer", "F6", _("Open drawer"), enabled=_has_printer(now)),
        Key("letters", "F7", _("Letter test"), enabled=printer),
        Key("play", "F8", _("Simulate"), enabled=_can_play(now)),
        Key("report", "F9", _("Report")),
        Key("rights", "F10", _("Rights"), enabled=bool(now.rule)),
        Key("back", "Esc", _("Back")),
        Key("test", "F12", _(TESTS[now.role]), forward=True),
    )


def _can_play(now: Moment) -> bool:
    return now.simulated and now.role in PLAYS


def _has_printer(now: Moment) -> bool:
    return any(one.role is Role.PRINTER and one.kind != "none" for one in now.devices)


def _setting_up(
    common: HardwareView, now: Moment, draft: Draft, form: FormView | None, _: Speaker
) -> HardwareView:
    name = _(ROLE_NAMES[now.role])
    return replace(
        common,
        title=_("Which device is it?")
        if draft.editing == setup.KIND
        else _("Set up · {device}", device=name),
        rows=() if form else setup.rows(draft, _),
        form=form,
        foot=_("Kept for this till, written into the journal, and started at once."),
        keys=(
            Key("look", "F2", _("Look for devices")),
            Key("doctor", "F4", _("Doctor")),
            None,
            None,
            None,
            None,
            Key("doctor", "Esc", _("Leave as it was")),
            Key("keep", "F12", _("Save and start"), forward=True),
        ),
    )


# --- right ----------------------------------------------------------------------------------------------------------


def _facts(now: Moment, _: Speaker) -> Iterator[tuple[str, str]]:
    device = _device(now)
    status: Status = device.status
    yield _("state"), state_said(status, _)
    yield from facts_said(status, _)
    if device.simulated:
        yield _("simulated"), _("yes, no real device")
    yield from now.extra


def _page() -> tuple[PaperLine, ...]:
    return (*(PaperLine(letters.split(" ")[0]) for _code, letters in LETTERS), PaperLine(CODE))


def _waiting(count: int, _: Speaker) -> str:
    if not count:
        return ""
    return _.ngettext("Sales go on: {n} print waits", "Sales go on: {n} prints wait", count)
