"""What a person is asked to type or choose inside a page, as a frozen record: a price, a reason, a PIN."""

from __future__ import annotations

from msgspec import Struct

from ui.views import Chip, Key, ListRow, SumLine


class FieldView(Struct, frozen=True):
    """One thing to type; what was typed comes back under `id`. `secret` shows dots."""

    id: str
    label: str
    hint: str = ""
    value: str = ""
    secret: bool = False
    words: bool = False  # letters rather than digits are typed


class FormView(Struct, frozen=True):
    """A card in the page; one of another `id` starts empty. `keys` end it, the forward one on Enter."""

    id: str
    title: str
    text: str = ""
    sums: tuple[SumLine, ...] = ()
    chips: tuple[Chip, ...] = ()
    grid: tuple[Key, ...] = ()  # many ways, each a key
    found: tuple[ListRow, ...] = ()  # what fits what is typed: arrows walk through it
    marked: str = ""  # the action of the row that Enter would take
    fields: tuple[FieldView, ...] = ()
    reasons: tuple[Chip, ...] = ()  # chosen once the fields are filled: they stand beneath them
    keys: tuple[Key, ...] = ()
    error: str = ""
    language: str = "en"  # of the letters to touch
    signs: str = ""  # up to three more to touch beside the digits, as in dates and times
