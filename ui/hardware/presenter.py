"""The technician's screen: choose a device, let the doctor look, take one step, look again; or set it up anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from drivers.protocol import Role
from ui.hardware.bench import Parts
from ui.hardware.cards import DRAWER, PLAY, REPORT, RIGHTS, RULE
from ui.hardware.setting_up import SettingUp
from ui.hardware.testpage import letter_page, sample_label, sample_page
from ui.hardware.words import ROLE_NAMES
from ui.home import back

_LETTERS: Final = "letters"


class HardwarePresenter(SettingUp):
    """Turns acts into work for devices, which never waits here. Knows no widgets."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._acts: dict[str, Callable[[], None]] = {
            "setup": self._set_up,
            "doctor": self._leave,
            "leave": self._stop_editing,
            "look": self._look_for,
            "keep": self._keep,
            "all": self._test_all,
            "drawer": self._open_drawer,
            "learn": self._learn,
            "shut_card": lambda: self._open_card(""),
            "letters": self._letters,
            "play": lambda: self._open_card(PLAY),
            "report": lambda: self._open_card(REPORT),
            "rights": lambda: self._open_card(RIGHTS),
            "rule": lambda: self._open_card(RULE),
            "paper": lambda: self.report(self._on_paper),
            "install": self._install,
            "line": self._copy_line,
            "save": lambda: self.report(self._save),
            "copy": lambda: self.report(self._copied),
            "test": self._test,
            "back": lambda: parts.counter.around.go(back(parts.counter.look)),
            "down": lambda: self._step(1),
            "up": lambda: self._step(-1),
        }

    # --- what comes in ----------------------------------------------------------------------------------------------

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A key, chip, row or step was pressed."""
        kind, _colon, what = action.partition(":")
        if self._now.panel is not None:
            self._now.panel.act(action, told)
        elif action == "take":
            self._set_value(told.get("value", "").strip())
        elif action in self._acts:
            self._acts[action]()
        elif kind in _ROLES:
            self.choose(Role(kind) if kind != Role.DRAWER.value else Role.PRINTER)
        else:
            self._by_kind(kind, what)
        self.render()

    def _open_card(self, name: str) -> None:
        self._now.card = "" if self._now.card == name else name

    def _make(self, word: str) -> None:
        """Make the simulated device do something, then have the till look at it."""
        role, workshop = self._now.role, self._parts.workshop

        def made() -> bool:
            workshop.play(role, word)
            workshop.poke(role)
            return True

        self.aside(made, lambda _: self.examine())

    def _by_kind(self, kind: str, what: str) -> None:
        draft = self._now.draft
        if kind == "play":
            self._make(what)
        elif kind == "done":
            self._done(what)
        elif kind == "symptom":
            self._now.symptom = "" if self._now.symptom == what else what
            self._now.tried = ()
            self.examine()
        elif kind == "option" and draft is not None:
            self._now.draft = replace(draft, editing=what)
        elif kind == "value":
            self._set_value(what)
        elif kind == "place":
            self._take(what)

    def choose(self, role: Role) -> None:
        """Look at another device."""
        self._now.role, self._now.draft, self._now.notice = role, None, None
        self._now.symptom, self._now.tried, self._now.advice = "", (), None
        self._now.card = ""
        self.examine()
        self.render()

    def _step(self, by: int) -> None:
        roles = [one.role for one in self._parts.workshop.devices()]
        at = roles.index(self._now.role) if self._now.role in roles else 0
        self.choose(roles[(at + by) % len(roles)])

    # --- doctor -----------------------------------------------------------------------------------------------------

    def _done(self, code: str) -> None:
        """A step was taken: look at the device afresh, and test again."""
        advice = self._now.advice
        if advice is not None and advice.step is not None and advice.step.code == code:
            self._now.tried = (*self._now.tried, advice.step)
        self._parts.workshop.poke(self._now.role)
        self.examine()

    def _test_all(self) -> None:
        for one in self._parts.workshop.devices():
            self._parts.workshop.poke(one.role)
        self.examine()

    def _test(self) -> None:
        """Try the device with something that can be seen."""
        _ = self.say()
        workshop = self._parts.workshop
        match self._now.role:
            case Role.PRINTER | Role.SECOND_PRINTER | Role.KITCHEN as role:
                label = next(one.label for one in workshop.devices() if one.role is role)
                workshop.print_page(role, sample_page(self.new_job(), _(label), _))
            case Role.LABELS:
                workshop.print_page(Role.LABELS, sample_label(self.new_job(), _))
            case Role.SCALE:
                workshop.weigh()
            case Role.DISPLAY:
                workshop.show("Kasa", _("Test page"))
                self.tell(_("Look whether “Kasa” stands on the display now."))
            case Role.SCANNER | Role.SECOND_SCANNER:
                self.tell(_("Scan any code: it is only shown here, not sold."))
            case _:
                workshop.poke(self._now.role)
        self.examine()

    def _open_drawer(self) -> None:
        """Open it by right and with a line in the journal, as any opening."""

        def opened() -> None:
            self._now.card = DRAWER if self._level() else ""
            self.tell(self.say()("The drawer was sent a pulse."))

        self.by_right(self._parts.hardware.try_drawer, opened)

    def _letters(self) -> None:
        """Print every code page, then ask which line reads right."""
        self._parts.workshop.print_page(self._now.role, letter_page(self.new_job()))
        self._begin(self._now.role, editing="code_page")


_ROLES: Final = frozenset(role.value for role in ROLE_NAMES)
