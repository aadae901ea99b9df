"""The cards of the technician's screen: the report, the rights to devices, playing with simulated ones."""

from __future__ import annotations

from typing import Final

from drivers.protocol import Role
from pos.text import Speaker
from ui.forms import FormView
from ui.hardware.words import PLAYS
from ui.views import Chip, Key

REPORT: Final = "report"
RIGHTS: Final = "rights"
RULE: Final = "rule"
DRAWER: Final = "drawer_card"
PLAY: Final = "play"


def card(name: str, role: Role, rule: str, prints: bool, _: Speaker) -> FormView | None:
    """Return the card of this name, None for another; `rule` is the system's rule file, empty where it has none."""
    if name == REPORT:
        return _report(prints, _)
    if name == RIGHTS:
        return _rights(_)
    if name == RULE:
        return FormView(RULE, _("The rule"), rule, keys=(Key(RIGHTS, "F10", _("Close")),))
    if name == DRAWER:
        return _drawer(_)
    return _play(role, _) if name == PLAY else None


def _report(prints: bool, _: Speaker) -> FormView:
    print_it = (Chip("paper", _("Print it")),) if prints else ()
    return FormView(
        id=REPORT,
        title=_("Report on all devices"),
        text=_("How each device is, what probably ails it, and what to do next."),
        chips=(Chip("save", _("Save it")), Chip("copy", _("Copy it")), *print_it),
        keys=(Key(REPORT, "F9", _("Close")),),
    )


def _rights(_: Speaker) -> FormView:
    return FormView(
        id=RIGHTS,
        title=_("Rights to devices"),
        text=_("A rule of the system lets the till use its devices without an administrator."),
        chips=(
            Chip("install", _("Install it")),
            Chip("line", _("Copy the line that installs it")),
            Chip(RULE, _("Show it")),
        ),
        keys=(Key(RIGHTS, "F10", _("Close")),),
    )


def _drawer(_: Speaker) -> FormView:
    """Offer to learn the drawer's switch from how it stands."""
    return FormView(
        id=DRAWER,
        title=_("Does the drawer stand open now?"),
        text=_("Then the till can learn from its switch how open and closed look."),
        chips=(Chip("learn", _("It is open: learn it")),),
        keys=(Key("shut_card", "Esc", _("Close")),),
    )


def _play(role: Role, _: Speaker) -> FormView:
    """Offer what the simulated device can be made to do."""
    return FormView(
        id=f"play:{role.value}",
        title=_("Play with the simulated device"),
        text=_("Nothing real happens. See what the till and the doctor say."),
        chips=tuple(Chip(f"play:{word}", _(said)) for word, said in PLAYS[role]),
        keys=(Key(PLAY, "F8", _("Enough")),),
    )
