"""The voice at a desk: after every verb, which sentences stand on the strip, with their amounts filled in."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from pos.desk.heard import SILENT, event_after
from pos.desk.moment import Moments, Talk
from pos.desk.telling import Phrases, Telling
from pos.errors import Refused
from pos.prompt import NOTHING_SAID, History, Prompt, fill, prompts
from pos.situation import Situation

_PLACES: Final = {"pay": "before_payment", "price_check": "price_check", "register": "changed"}
"""What a screen that comes into sight means for the talk."""
_LONG_MS: Final = 60_000
"""After so long without anything happening somebody waits."""
_ASKED: Final = "asked"
"""The talk begins with a question about the first article, before there is a sale."""
_OPENING: Final = frozenset(("return_open", "no_receipt"))
"""Somebody comes with goods or a question: a new talk, unless one is in hand."""


class Said(Struct, frozen=True):
    """One prompt ready for the strip. `own_words` names a language nobody wrote down: say it in your own words.

    While something else is said first, `later` stands there alone: what it means, or what to do about a sum that grows.
    """

    id: str
    now: bool
    language: str
    say: str
    meaning: str
    do: str
    manner: str
    stays: int
    own_words: str = ""
    later: str = ""


class _Heard(Struct, frozen=True):
    event: str
    verb: str
    no: Refused | None


class Voice:
    """Keeps what stands on the strip. Never asks for anything and never fails a verb."""

    def __init__(self, moments: Moments, book: Phrases) -> None:
        self.till = moments.till
        self.book = book
        self._moments = moments
        self._telling = Telling(moments, book)
        self._strip: tuple[Said, ...] = ()
        self._raw: tuple[Prompt, ...] = ()
        self._moment: tuple[Situation, Refused | None] | None = None
        self._history: History = NOTHING_SAID
        self._heard = _Heard("changed", "", None)
        self._reader = ""
        self._spoken = ("", "")
        self._talk = ""
        self._began_ms = self._last_ms = 0
        self._waiting = False
        self._seconds = self._waited = 0

    @property
    def strip(self) -> tuple[Said, ...]:
        """What stands there, the most pressing first; said anew for another reader, or when somebody waits long."""
        now = self.till.shop.now_ms()
        if self._waiting and self._heard.event != "waiting" and now - self._last_ms >= _LONG_MS:
            last_ms = self._last_ms
            self.hear("waiting")
            self._last_ms = last_ms  # who waits goes on waiting
        elif self._raw and self._spoken != self._languages():
            self._say()
        self._fade(now)
        return self._strip

    def after(self, verb: str, refusal: Refused | None = None) -> None:
        """Let the strip follow a verb that was done, or refused."""
        event = event_after(self.till, verb, refusal)
        if event == SILENT:
            self._wipe()
        elif event:
            self.hear(event, refusal, verb)

    def hear(self, event: str, refusal: Refused | None = None, verb: str = "") -> None:
        """Put on the strip what fits an event."""
        self._count(event)
        self._heard = _Heard(event, verb, refusal)
        self._say()
        till = self.till
        self._waiting = till.sale is not None or till.back is not None or till.question is not None

    def at(self, place: str) -> None:
        """Let the strip follow the cashier to another screen."""
        event = _PLACES.get(place, "")
        sale = self.till.sale
        if event == "before_payment":
            event = "" if sale is None else "part_paid" if sale.tenders else event
        if event:
            self.hear(event)

    def skip(self, prompt_id: str) -> None:
        """Wave a prompt away for the rest of this talk."""
        self._history = self._history.skip(prompt_id)
        self._raw = tuple(one for one in self._raw if one.id != prompt_id)
        self._fill()

    def read_in(self, language: str) -> None:
        """Write what is for the cashier in this language; "" is their own."""
        self._reader = language

    # --- languages --------------------------------------------------------------------------------------------------

    def customer_language(self) -> str:
        """Return the language that is spoken with the customer now."""
        till = self.till
        language = ""
        if till.sale is not None:
            language = till.sale.language
        elif till.back is not None:
            language = till.back.language
        elif till.last_sale is not None:
            language = till.last_sale.language
        return language or till.shop.country.languages[0]

    def cashier_language(self) -> str:
        """Return the language of the person at the till."""
        staff = self.till.staff
        own = self._reader or (staff.language if staff else "")
        return (
            own or self.till.shop.settings.text("language") or self.till.shop.country.languages[0]
        )

    def _languages(self) -> tuple[str, str]:
        return self.customer_language(), self.cashier_language()

    # --- how --------------------------------------------------------------------------------------------------------

    def _wipe(self) -> None:
        self._raw, self._strip, self._talk = (), (), ""
        self._history, self._waiting = NOTHING_SAID, False

    def _count(self, event: str) -> None:
        """Close the book on what stood there, and count the seconds of this talk."""
        till = self.till
        now = till.shop.now_ms()
        self._history = self._history.after(self._raw, self._seconds)
        self._waited = max(0, now - self._last_ms) // 1000 if self._waiting else 0
        talk = self._partner()
        goes_on = talk == self._talk or (self._talk == _ASKED and self._waiting)
        if not goes_on or (event in _OPENING and not (till.back or till.sale)):
            self._began_ms = now
            self._history, self._raw = NOTHING_SAID, ()
        self._talk = talk
        self._seconds = max(0, now - self._began_ms) // 1000
        self._last_ms = now

    def _partner(self) -> str:
        """Return what names this talk: the return or sale in hand, else whom it was with before."""
        till = self.till
        if till.back is not None or till.sale is not None:
            return till.back.id if till.back else till.sale.id if till.sale else ""
        return _ASKED if till.question else self._talk

    def _say(self) -> None:
        """Choose and fill in what fits; a quiet change leaves standing what stood there."""
        event, no = self._heard.event, self._heard.no
        self._spoken = self._languages()
        talk = Talk(*self._spoken, self._seconds, self._waited)
        moment = self._moments.situation(event, self._heard.verb, no, talk)
        raw = prompts(moment, self.book, self._history)
        if raw or event != "changed" or not (self.till.sale or self.till.back):
            self._raw, self._moment = raw, (moment, no)
            self._fill()

    def _fill(self) -> None:
        """Put amounts into what is said now; what is said later stands there with what to do alone."""
        first = next((one for one in self._raw if one.now), next(iter(self._raw), None))
        self._strip = tuple(self._said(one, one.now or one is first) for one in self._raw)

    def _fade(self, now: int) -> None:
        """Take down what stays for some seconds only, if something else stands there."""
        gone = [one for one in self._raw if one.stays and now - self._last_ms >= one.stays * 1000]
        if gone and len(gone) < len(self._raw):
            self._history = self._history.after(gone, self._seconds)
            self._raw = tuple(one for one in self._raw if one not in gone)
            self._fill()

    def _said(self, one: Prompt, spoken: bool) -> Said:
        def told(text: str, language: str) -> str:
            if "{" not in text or self._moment is None:
                return text  # most sentences leave nothing open
            return fill(text, **self._telling.facts(text, language, one, *self._moment))

        do = told(one.do, one.reading)
        meant = one.meaning or one.say
        return Said(
            one.id,
            one.now,
            one.language,
            told(one.say, one.language) if spoken else "",
            told(one.meaning, one.reading) if spoken else "",
            do,
            one.manner,
            one.stays,
            one.own_words,
            later=do if "{" in meant else meant,
        )
