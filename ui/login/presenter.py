"""Signing in: who stands at the till, by name and PIN, which the desk thread checks, for that takes its time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from pos.errors import Refused
from pos.text import LANGUAGES, own_name
from pos.words import ROLES, sentence
from ui.home import first
from ui.views import Chip, Key, ListRow, Tone

if TYPE_CHECKING:  # the window opens before the desks are loaded
    from pos.desk.people import People
    from pos.staff import Staff
    from ui.counter import Counter


class LoginView(Struct, frozen=True):
    """The people, who of them is marked, what the PIN pad says, the languages."""

    title: str
    people: tuple[ListRow, ...]
    marked: str
    pin_title: str
    enter: str
    note: str = ""
    note_tone: Tone = Tone.QUIET
    language_title: str = ""
    languages: tuple[Chip, ...] = ()
    place: str = ""
    remark: str = ""
    keys: tuple[Key | None, ...] = ()
    checking: bool = False


class Premises(Struct, frozen=True):
    """What the screen says of the shop: its name, and what is simulated."""

    name: str
    simulated: bool


class LoginPresenter:
    """Shows who may sign in and takes a PIN to the desk."""

    def __init__(
        self,
        counter: Counter,
        people: People,
        staff: Callable[[], Sequence[Staff]],
        speak: Callable[[str], None],
        premises: Premises,
    ) -> None:
        """`staff` lists who works here (on the desk thread); `speak` changes the language of the screens."""
        self._counter, self._people, self._staff, self._speak = counter, people, staff, speak
        self._premises = premises
        self._known: tuple[Staff, ...] = ()
        self._marked = ""
        self._note, self._wrong, self._checking = "", False, False
        self.show: Callable[[LoginView], None] = lambda view: None

    def come(self) -> None:
        """Look who works here, and mark whoever was here last."""
        self._note, self._wrong, self._checking = "", False, False
        look = self._counter.look
        if look.staff is not None:
            self._marked = look.staff.name
        self._counter.around.ask(lambda: tuple(self._staff()), self._listed)
        self._render()

    def act(self, action: str) -> None:
        """Mark a person, or choose a language."""
        kind, _colon, what = action.partition(":")
        if kind == "person":
            self._marked, self._note = what, ""
        elif kind == "language":
            self._speak(what)
        elif kind in ("up", "down"):
            self._step(1 if kind == "down" else -1)
        self._render()

    def enter(self, pin: str) -> None:
        """Check the PIN of the person who is marked."""
        if self._checking or not self._marked:
            return
        name = self._marked
        self._checking, self._note = True, ""
        self._render()
        self._counter.do(lambda request: self._people.sign_in(request, name, pin), self._checked)

    def _checked(self, no: Refused | None) -> None:
        self._checking = False
        if no is None:
            self._speak("")
            self._note = ""
            self._counter.around.go(first(self._counter.look))
            return
        _ = self._counter.around.say()
        self._note, self._wrong = sentence(no, _), True
        left = no.facts.get("left")
        if no.code == "wrong_pin" and isinstance(left, int):
            tries = _.ngettext("{n} try is left.", "{n} tries are left.", left)
            self._note = f"{self._note} {tries}"
        self._render()

    def _listed(self, known: tuple[Staff, ...]) -> None:
        self._known = known
        if not self._marked and known:
            self._marked = known[0].name
        self._render()

    def _step(self, by: int) -> None:
        names = [person.name for person in self._known]
        if self._marked in names:
            self._marked = names[(names.index(self._marked) + by) % len(names)]

    def _render(self) -> None:
        _ = self._counter.around.say()
        rows = tuple(
            ListRow(f"person:{one.name}", one.name, _(ROLES[one.role.value])) for one in self._known
        )
        simulated = _("Demo shop: its devices are simulated, its goods and people invented.")
        chips = tuple(
            Chip(f"language:{code}", own_name(code), code == _.language) for code in LANGUAGES
        )
        self.show(
            LoginView(
                title=_("Who is at the till?"),
                people=rows,
                marked=f"person:{self._marked}",
                pin_title=_("{name}, your PIN", name=self._marked) if self._marked else "",
                enter=_("Sign in"),
                note=_("Checking …") if self._checking else self._note,
                note_tone=Tone.STOP if self._wrong and self._note else Tone.QUIET,
                language_title=_("Language"),
                languages=chips,
                place=self._premises.name,
                remark=simulated if self._premises.simulated else "",
                keys=(
                    Key("up", "PgUp", _("Person before")),
                    Key("down", "PgDn", _("Next person")),
                    *(None,) * 6,
                ),
                checking=self._checking,
            )
        )
