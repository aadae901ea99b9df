"""What screens show, as frozen records without a widget in them: presenters make them, widgets draw them.

Every text is ready-made: translated, with its amounts formatted.

Long because it is a list of records and nothing else.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Tone(StrEnum):
    """What a piece of text means, as the token of its colour; the widgets add a shape or a word."""

    INK = "ink"
    QUIET = "quiet"
    ACCENT = "accent_ink"
    WARM = "warm_ink"
    STOP = "stop"
    OK = "ok_ink"
    ON_ACCENT = "on_accent"
    ON_ACCENT_QUIET = "on_accent_quiet"
    ON_BAR = "on_bar"


class Mark(StrEnum):
    """States as shapes, so that none is told by colour alone."""

    CHECK = "check"
    CROSS = "cross"
    HEART = "heart"
    DOT = "dot"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DASH = "dash"
    WAIT = "wait"


class Kind(StrEnum):
    """How urgent a notice is."""

    GOOD = "good"
    WARM = "warm"
    STOP = "stop"


class Way(StrEnum):
    """Whether a way may be taken."""

    OPEN = "open"
    KIND = "kind"
    BLOCKED = "blocked"


class Key(Struct, frozen=True):
    """One key: the action id it says, the key's own name ("F3", "Enter"), its label; `forward` wears the accent."""

    action: str
    key: str
    label: str
    forward: bool = False
    enabled: bool = True


class BasketRow(Struct, frozen=True):
    """One line, every text ready-made; `note` stands below the name, `faded` is a line that cannot be chosen."""

    qty: str
    name: str
    unit: str
    amount: str
    note: str = ""
    note_tone: Tone = Tone.OK
    faded: bool = False

    def spoken(self) -> str:
        """The row as it is read aloud."""
        return ", ".join(
            text for text in (self.qty, self.name, self.unit, self.amount, self.note) if text
        )


class Chip(Struct, frozen=True):
    """A group: the action id it says, its name, and whether it is on."""

    action: str
    text: str
    on: bool = False


class Tile(Struct, frozen=True):
    """A product to touch: the action id it says, its name, its price ready-made; a free place holds none.

    `picture` is the path of a file, where the shop has one.
    """

    action: str
    name: str
    price: str = ""
    free: bool = False
    picture: str = ""


class Piece(Struct, frozen=True):
    """`count` equal pieces: value in minor units, the figure on it ("20"), how it is read aloud ("20 € note")."""

    minor: int
    count: int
    is_note: bool
    figure: str
    spoken: str = ""


class CountRow(Struct, frozen=True):
    """One denomination: value in minor units, its figure and spoken name, how many there are, their worth."""

    minor: int
    is_note: bool
    figure: str
    spoken: str
    count: int = 0
    worth: str = ""


class NoticeView(Struct, frozen=True):
    """`title` says what is, `text` what to do; `keys` are answers, of which none has to be given."""

    title: str
    text: str = ""
    kind: Kind = Kind.STOP
    keys: tuple[Key, ...] = ()


class QuestionView(Struct, frozen=True):
    """What is asked, why, and the answers with their keys; `figure` is a date or amount to hold against something."""

    title: str
    text: str = ""
    figure: str = ""
    keys: tuple[Key, ...] = ()


class Option(Struct, frozen=True):
    """One way: the action id it says, its words ready-made; a blocked one says in `explanation` why."""

    action: str
    title: str
    amount: str = ""
    explanation: str = ""
    way: Way = Way.OPEN
    chosen: bool = False


class PaperLine(Struct, frozen=True):
    """One printed line, already laid out for the columns; `large` is double size, `picture` a PNG (QR, logo)."""

    text: str = ""
    bold: bool = False
    large: bool = False
    centred: bool = False
    picture: bytes = b""


class ListRow(Struct, frozen=True):
    """One row: the action id it says, its texts ready-made, what its right-hand word means, its mark."""

    action: str
    title: str
    detail: str = ""
    right: str = ""
    right_tone: Tone = Tone.INK
    mark: Mark | None = None

    def spoken(self) -> str:
        """The row as it is read aloud."""
        return ", ".join(text for text in (self.title, self.right, self.detail) if text)


class SumLine(Struct, frozen=True):
    """A name and its amount, ready-made; `rule` draws a line above it, `large` makes the amount the one to look for."""

    name: str
    amount: str
    tone: Tone = Tone.INK
    rule: bool = False
    large: bool = False


class Step(Struct, frozen=True):
    """A step: its number, what to do, what that brings; with `label` a button says `action`; `now` is the one to do."""

    number: str
    title: str
    detail: str = ""
    action: str = ""
    label: str = ""
    now: bool = False


class TruthLight(Struct, frozen=True):
    """One step of the last sale (paid, stored, printed) and whether it is true: CHECK, WAIT, TRIANGLE or CROSS."""

    text: str
    mark: Mark = Mark.CHECK


class DeviceLight(Struct, frozen=True):
    """A device: DOT works, SQUARE needs a hand, CROSS is down, DASH is off; if not DOT, say why in three words."""

    text: str
    mark: Mark = Mark.DOT


class BarView(Struct, frozen=True):
    """Everything in the bar, ready-made; `truth_title` stands before the truth lights, `note` before the devices."""

    brand: str = ""
    where: str = ""
    who: str = ""
    truth_title: str = ""
    truth: tuple[TruthLight, ...] = ()
    note: str = ""
    lights: tuple[DeviceLight, ...] = ()
    clock: str = ""


class NextLine(Struct, frozen=True):
    """What follows: a quiet title ("Next") and the line itself."""

    title: str
    text: str


class VoiceView(Struct, frozen=True):
    """All words of the strip, ready-made: `header` above the sentence, `meaning` beneath in the cashier's language."""

    header: str = ""
    sentence: str = ""
    meaning: str = ""
    following: tuple[NextLine, ...] = ()
    manner: str = ""
    footer: str = ""
    id: str = ""
