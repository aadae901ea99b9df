"""A set-up being put together: kind and options of one device, edited one at a time, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from drivers.protocol import Option, Role
from pos.text import Speaker
from ui.forms import FieldView, FormView
from ui.hardware.factwords import said_of
from ui.hardware.workshop import KindName, Place, Port
from ui.views import Chip, Key, ListRow, Mark, Tone

KIND = "kind"
_HIDDEN = "•••"
_BY_ID = "/dev/serial/by-id/"
_WHERE = ("port", "host", "tcp_port")


class Draft(Struct, frozen=True):
    """What would be kept: a kind with what it was told so far; `known` and `found` are what it may be told."""

    role: Role
    kind: str
    told: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[KindName, ...] = ()
    known: tuple[Option, ...] = ()
    found: Sequence[Port] = ()
    places: Sequence[Place] = ()
    editing: str = ""

    def option(self) -> Option | None:
        """Return the option that is being edited."""
        return next((one for one in self.known if one.key == self.editing), None)

    def value(self, option: Option) -> str:
        """Return what an option is set to."""
        return self.told.get(option.key, option.default)

    def with_value(self, value: str) -> Draft:
        """Return the draft with the edited option set."""
        return replace(self, told={**self.told, self.editing: value}, editing="")

    def wire(self, kind: str = "") -> str:
        """Return the wire of a kind, else of the one that is chosen."""
        return next((one.wire for one in self.kinds if one.name == (kind or self.kind)), "")

    def of_kind(self, kind: str) -> Draft:
        """Return the draft with another kind: where it is plugged in stays, if it hangs on the same wire."""
        same = self.wire(kind) == self.wire()
        kept = {key: value for key, value in self.told.items() if same and key in _WHERE}
        return replace(self, kind=kind, told=kept, places=(), editing="")

    def settled(self) -> Draft:
        """Return the draft with its port told, where only one thing is plugged in that it can be."""
        untold = any(one.kind == "port" and not self.told.get(one.key) for one in self.known)
        if len(self.found) != 1 or not untold:
            return self
        return replace(self, told={**self.told, "port": self.found[0].identity})

    def taken(self, place: Place) -> bool:
        """Tell whether this is what the draft would use."""
        told = place.told.items()
        return place.kind == self.kind and all(self.told.get(key) == value for key, value in told)

    def options(self) -> dict[str, str]:
        """Return what would be kept: what this kind asks for, and nothing of another kind."""
        return {one.key: self.value(one) for one in self.known if self.value(one)}

    def secrets(self) -> tuple[str, ...]:
        """Name the options that nobody may read in the books."""
        return tuple(one.key for one in self.known if one.kind == "secret")


def rows(draft: Draft, _: Speaker) -> tuple[ListRow, ...]:
    """Show the kind and every option with its value; or every kind, while one is being chosen."""
    if draft.editing == KIND:
        return tuple(
            ListRow(
                f"value:{one.name}",
                _(one.label),
                mark=Mark.CHECK if one.name == draft.kind else Mark.DASH,
            )
            for one in draft.kinds
        )
    label = next((one.label for one in draft.kinds if one.name == draft.kind), draft.kind)
    first = ListRow(f"option:{KIND}", _("Device"), right=_(label))
    return (*_places(draft, _), first, *(_row(one, draft, _) for one in draft.known))


def _places(draft: Draft, _: Speaker) -> Iterator[ListRow]:
    """Offer what is attached: one press takes it."""
    for number, one in enumerate(draft.places):
        taken = draft.taken(one)
        right = _("chosen") if taken else _("take it")
        yield ListRow(
            f"place:{number}",
            one.found.name or one.found.port,
            f"{_(one.label)} · {one.found.port.removeprefix(_BY_ID)}",
            right if one.found.allowed else _("no right to it yet"),
            Tone.OK if one.found.allowed else Tone.WARM,
            Mark.CHECK if taken else Mark.DOT,
        )


def _row(option: Option, draft: Draft, _: Speaker) -> ListRow:
    value = draft.value(option)
    missing = not value and option.kind in ("port", "host")
    said = _HIDDEN if value and option.kind == "secret" else said_of(value, _)
    said = said or (_("still to be told") if missing else "–")
    tone = Tone.WARM if missing else Tone.INK
    return ListRow(
        f"option:{option.key}", _(option.explain) or option.key, right=said, right_tone=tone
    )


def form(draft: Draft, _: Speaker) -> FormView | None:
    """Ask for the option that is being edited."""
    option = draft.option()
    if option is None:
        return None
    title = _(option.explain) or option.key
    value = draft.value(option)
    if option.choices:
        chips = tuple(Chip(f"value:{one}", said_of(one, _), one == value) for one in option.choices)
        return FormView(f"option:{option.key}", title, chips=chips, keys=(_leave(_),))
    return FormView(
        id=f"option:{option.key}",
        title=title,
        text=_hint(option, draft, _),
        chips=_ports(draft, value) if option.kind == "port" else (),
        fields=(FieldView("value", title, value=value, secret=option.kind == "secret"),),
        language=_.language,
        signs=".:/",
        keys=(Key("take", "Enter", _("Take"), forward=True), _leave(_)),
    )


def _ports(draft: Draft, value: str) -> tuple[Chip, ...]:
    return tuple(
        Chip(f"value:{one.identity}", one.name or one.port, value in (one.identity, one.port))
        for one in draft.found
    )


def _hint(option: Option, draft: Draft, _: Speaker) -> str:
    if option.kind != "port":
        return ""
    if draft.found:
        return _("Found on this computer. A device keeps its name wherever it is plugged in.")
    return _("Nothing is plugged in that could be it. Plug it in, then look again (F2).")


def _leave(_: Speaker) -> Key:
    return Key("leave", "Esc", _("Close"))
