"""Which sentence now: a pure function of the moment, the scripts and what was already said.

A prompt never blocks and never asks for a key; it only stands on the strip. The sentence is in the
customer's language, its meaning and what to do in the cashier's. Amounts are filled in by whoever
formats them: `fill(prompt.say, amount="12,30 €")`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from pos.situation import Condition, Situation

PLACEHOLDERS: Final = frozenset(
    "amount paid change ask deposit saving missing age reason alternative date left count".split()
)
"""What a sentence may leave open; amounts and days come formatted, reasons as fragments."""
AMOUNTS: Final = frozenset("due cash".split())
"""What `{amount}` may mean while money is asked for: the exact sum, or what it is in cash."""
_PLACE: Final = re.compile(r"\{(\w*)\}")


@cache
def _read_all(needs: tuple[str, ...]) -> tuple[Condition, ...]:
    return tuple(Condition.read(text) for text in needs)


def _met(needs: tuple[str, ...], moment: Situation) -> bool:
    """Tell whether all conditions hold; a plain loop, as each scan asks it of every sentence."""
    for condition in _read_all(needs):  # noqa: SIM110 - a generator costs each scan
        if not condition.holds(moment):
            return False
    return True


class Script(Struct, frozen=True, kw_only=True):
    """When a prompt is due. `when`: it is said now; `ahead`: it is shown as what comes next.

    The higher `urgency`, the nearer the top. `stays` counts seconds, 0 until something else happens.
    `once` is once in a sale, `rest` the seconds before it may come again. `amount` says which sum is meant.
    """

    id: str
    when: tuple[str, ...]
    ahead: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    urgency: int = 50
    stays: int = 0
    once: bool = False
    rest: int = 0
    off: bool = False
    amount: str = "due"

    def __post_init__(self) -> None:
        if self.amount not in AMOUNTS:
            raise ValueError(f"no such amount: {self.amount}")
        _read_all(self.needs)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return what must hold, as read when the script was."""
        return _read_all(self.needs)

    def fits(self, moment: Situation) -> bool:
        """Tell whether all conditions hold."""
        return _met(self.needs, moment)


class Variant(Struct, frozen=True, kw_only=True):
    """Another wording for some hours (from, to; the end not included), some countries, or some conditions."""

    say: str
    hours: tuple[int, ...] = (0, 24)
    countries: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.hours) != 2:
            raise ValueError("hours must be two hours of the day")
        _read_all(self.needs)

    def fits(self, moment: Situation) -> bool:
        """Tell whether this wording is the one for the moment."""
        first, end = self.hours
        here = not self.countries or moment.country in self.countries
        return first <= moment.hour < end and here and _met(self.needs, moment)


class Words(Struct, frozen=True, kw_only=True):
    """One prompt in one language: what to say, what to do, and the manner of it."""

    say: str
    do: str
    manner: str = ""
    variants: tuple[Variant, ...] = ()

    def sentence(self, moment: Situation) -> str:
        """Return the wording for this hour and country, with its placeholders."""
        return next((one.say for one in self.variants if one.fits(moment)), self.say)


class Prompt(Struct, frozen=True, kw_only=True):
    """One entry of the strip. `meaning` is empty where cashier and customer share a language.

    `language` is the one that `say` is written in, `reading` that of meaning, do and manner. Where nobody wrote the
    customer's language down, `say` is in the cashier's, `own_words` names the language to say it in.
    """

    id: str
    now: bool
    language: str
    reading: str
    say: str
    meaning: str
    do: str
    manner: str
    stays: int
    amount: str = "due"
    own_words: str = ""


class History(Struct, frozen=True):
    """What stood on the strip in this sale (by id, at which second) and what was waved away."""

    shown: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    skipped: frozenset[str] = frozenset()

    def after(self, prompts: Iterable[Prompt], seconds: int) -> History:
        """Return the history once these have stood there; do this when the next thing happens."""
        now = {prompt.id: seconds for prompt in prompts if prompt.now}
        return replace(self, shown=MappingProxyType({**self.shown, **now}))

    def skip(self, prompt_id: str) -> History:
        """Return the history with this prompt waved away for the rest of the sale."""
        return replace(self, skipped=self.skipped | {prompt_id})

    def bars(self, script: Script, seconds: int) -> bool:
        """Tell whether the script has had its turn."""
        if script.id in self.skipped:
            return True
        last = self.shown.get(script.id)
        return last is not None and (script.once or seconds - last < script.rest)


class Book(Protocol):
    """Where scripts and words come from; `pos.prompt_book.PromptBook` reads them from files."""

    def at(self, event: str) -> tuple[tuple[Script, bool], ...]:
        """Return the scripts of an event in the order of the strip, each with whether it is due now."""
        ...

    def words(self, language: str) -> Mapping[str, Words]:
        """Return the words of a language by prompt id; empty if there are none."""
        ...


NOTHING_SAID: Final = History()


def prompts(moment: Situation, book: Book, history: History = NOTHING_SAID) -> tuple[Prompt, ...]:
    """Return the strip: what to say now, the most pressing first, then what comes next."""
    theirs, ours = book.words(moment.customer_language), book.words(moment.cashier_language)
    english = book.words("en")
    found = []
    for script, now in book.at(moment.event):
        if not script.fits(moment) or history.bars(script, moment.seconds):
            continue
        own = ours.get(script.id) or english[script.id]
        reading = moment.cashier_language if script.id in ours else "en"
        spoken = theirs.get(script.id)
        shared = spoken is None or spoken is own
        found.append(
            Prompt(
                id=script.id,
                now=now,
                language=reading if shared else moment.customer_language,
                reading=reading,
                say=(spoken or own).sentence(moment),
                meaning="" if shared else own.sentence(moment),
                do=own.do,
                manner=own.manner,
                stays=script.stays,
                amount=script.amount,
                own_words="" if theirs else moment.customer_language,
            )
        )
    return tuple(found)


@cache
def places(text: str) -> frozenset[str]:
    """Return the names of the places that a sentence leaves open."""
    return frozenset(_PLACE.findall(text))


def fill(text: str, **facts: str) -> str:
    """Put formatted facts into a sentence's places; a place without a fact becomes an ellipsis."""
    return _PLACE.sub(lambda place: facts.get(place[1], "…"), text)
