"""A card in the middle column that asks for something, in the flow and never over it; screens share these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from msgspec.structs import replace

from pos.errors import Refused
from pos.text import LONGEST_NUMBER, Speaker, parse_amount
from pos.words import sentence
from ui.counter import Act, Counter
from ui.forms import FormView
from ui.views import Key


def asked(panel: Panel | None, _: Speaker) -> FormView | None:
    """Return what a panel asks, with the language whose letters may be touched."""
    return replace(panel.form(_), language=_.language) if panel else None


def standing(panel: Panel | None) -> Panel | None:
    """Return a card, unless what it asks about has found its end elsewhere."""
    return None if panel is None or panel.over() else panel


def answers(panel: Panel | None, action: str, _: Speaker) -> bool:
    """Tell whether an action answers what a panel asks; any other key is none of its business."""
    if panel is None:
        return False
    form = panel.form(_)
    keys = {key.action for key in (*form.keys, *form.grid)}
    rows = {row.action for row in form.found}
    return action in keys | rows or action in {one.action for one in (*form.chips, *form.reasons)}


def cancel(_: Speaker) -> Key:
    """Return the key that leaves a card with nothing done."""
    return Key("withdraw", "Esc", _("Cancel"))


def close(_: Speaker) -> Key:
    """Return the key that puts a card away that was only looked at, or is one of several ways."""
    return Key("close", "Esc", _("Close"))


class Panel(Protocol):
    """What a presenter asks of a panel."""

    scan_into: str  # the field that a scanned code belongs into; empty: the code is sold

    def form(self, _: Speaker) -> FormView:
        """Return what is asked now."""
        ...

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Take a chip or key; `told` is what was typed."""
        ...

    def over(self) -> bool:
        """Tell whether there is nothing left to ask."""
        ...

    def chosen(self, position: int) -> None:
        """Another line, counted from 1, was chosen beside it."""
        ...

    def scanned(self, code: str) -> None:
        """A code came that belongs into it."""
        ...

    def typed(self, field: str, text: str) -> None:
        """Something else stands in a field now."""
        ...


class Sheet:
    """What panels share: doing an act, closing after it, and saying a refusal where it was asked."""

    scan_into = ""  # the field that a scanned code belongs into; empty: the code is sold
    asks = ""  # whose code is asked for, where it is no label of goods

    def __init__(self, counter: Counter, close: Callable[[Refused | None], None]) -> None:
        """`close` is called once the panel is done, with a refusal that another panel should take up."""
        self.counter = counter
        self.close = close
        self.error = ""

    def attempt(self, act: Act) -> None:
        """Do an act; close when it was done, say why when it was refused."""
        self.error = ""
        self.counter.do(act, self.tried)

    def over(self) -> bool:
        """Most cards stay until they are answered or left."""
        return False

    def chosen(self, position: int) -> None:
        """Most cards are about no line."""

    def scanned(self, code: str) -> None:
        """Take a code as if it had been typed and entered."""
        self.act("take", {self.scan_into: code})

    def typed(self, field: str, text: str) -> None:
        """Most cards wait until all is typed."""

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """Take a chip or key: the card is left, or answered."""
        if action == "withdraw":
            self.withdraw()
        else:
            self.answered(action, told)

    def withdraw(self) -> None:
        """Leave the card with nothing done: most close."""
        self.close(None)

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take an answer; each card knows its own, and some have none."""

    def wrong(self, why: str = "") -> None:
        """Say that what was typed cannot be right; `why` is which of it, where it is no amount."""
        self.error = sentence(Refused("bad_amount", why=why), self.counter.around.say())

    def tried(self, no: Refused | None) -> None:
        """Close, or say why not; an act that waits for a second person is taken up by whoever opened the panel."""
        if no is None or self.counter.look.wanted is not None:
            self.close(no)
            return
        self.error = self.because(no)

    def because(self, no: Refused) -> str:
        """Say a refusal; a code that nobody knows is no label of goods where a card asks for something else."""
        if no.code == "unknown_code" and self.asks:
            no = Refused(no.code, why=self.asks)
        return sentence(no, self.counter.around.say())


def amount_of(text: str) -> int | None:
    """Read an amount that a person typed, in minor units; None when it is none or below zero."""
    minor = parse_amount(text.strip())
    return minor if minor is not None and minor >= 0 and text.strip() else None


def grams_of(text: str) -> int | None:
    """Read a weight in kilograms with at most three decimals, in grams; None when it is none."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    digits = (whole or "0") + part
    if not text.strip() or not digits.isascii() or not digits.isdigit() or len(part) > 3:
        return None
    if len(whole) > LONGEST_NUMBER:
        return None
    return int(whole or "0") * 1000 + int(part.ljust(3, "0"))


def day_of(text: str) -> date | None:
    """Read a day as 2026-11-21; None when it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def per_cent_of(text: str) -> int | None:
    """Read a per cent with at most two decimals, in hundredths; None when it is none."""
    return amount_of(text.replace("%", ""))
