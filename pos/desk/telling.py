"""What goes into the places that a sentence leaves open: amounts, days and reasons, each in the sentence's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Protocol

from pos.desk.heard import last
from pos.desk.moment import Moments
from pos.errors import Refused
from pos.event_promise import PromiseMade
from pos.prompt import Book, Prompt, places
from pos.situation import Situation
from pos.text import format_day, format_money

_WHY: Final[Mapping[str, tuple[str, str]]] = {
    "window_closed": ("window_closed", "manager"),
    "not_returnable": ("not_returnable", "fault_check"),
    "nothing_left": ("nothing_left", "look_together"),
    "over_refund": ("part_left", "rest"),
}
"""Refusal of a return: the fragment that gives its reason, and what can be done instead."""


class Phrases(Book, Protocol):
    """A prompt book that also holds the parts of sentences."""

    def fragment(self, language: str, kind: str, name: str) -> str:
        """Return a reason or an alternative in the form its sentence needs."""
        ...


class Telling:
    """Fills sentences in. Amounts are those of the moment at which the prompt came up."""

    def __init__(self, moments: Moments, book: Phrases) -> None:
        self.moments = moments
        self.till = moments.till
        self.book = book

    def facts(
        self, text: str, language: str, one: Prompt, moment: Situation, no: Refused | None
    ) -> dict[str, str]:
        """Return place and text for what a sentence in `language` leaves open; `one` knows what `{amount}` means."""
        found: dict[str, str] = {}
        for place in places(text):
            if place in _FACTS:
                found[place] = str(_FACTS[place](moment))
            elif place in _MINORS:
                found[place] = self._money(_MINORS[place](self, one, moment, no), language)
            elif place == "date":
                found |= self._date(language, moment)
            elif place in ("reason", "alternative"):
                found |= self._why(language, no)
        return found

    def _money(self, minor: int | None, language: str) -> str:
        return "…" if minor is None else format_money(minor, self.till.shop.currency, language)

    def _date(self, language: str, moment: Situation) -> dict[str, str]:
        until = self.moments.guaranteed_until()
        made = last(self.till, PromiseMade) if moment.event == "promise_made" else None
        day = date.fromisoformat(made.by_day) if made is not None else until
        return {} if day is None else {"date": format_day(day, language)}

    def _deposit(self) -> int | None:
        line = self.moments.line()
        return None if line is None else line.deposit_minor()

    def _amount(self, one: Prompt, moment: Situation, no: Refused | None) -> int:
        """What was given is only spoken of now: what comes next is still to be paid."""
        till, sale = self.till, self.till.sale
        if no is not None and moment.event == "return_limit":
            return int(no.facts.get("left", 0))
        if moment.event in ("return_allowed", "return_unproven", "refund_part", "faulty"):
            return till.back.left if till.back else 0
        if one.now and (moment.given or moment.event in ("refunded", "empties")):
            return moment.given
        if one.amount == "cash" and sale is not None:
            return till.due(sale).to_pay.minor
        return moment.to_pay

    def _why(self, language: str, no: Refused | None) -> dict[str, str]:
        if no is None or no.code not in _WHY:
            return {}
        reason, instead = _WHY[no.code]
        if no.code == "not_returnable" and self._seal_broken(str(no.facts.get("name", ""))):
            reason = "hygiene"
        return {
            "reason": self.book.fragment(language, "reason", reason),
            "alternative": self.book.fragment(language, "alternative", instead),
        }

    def _seal_broken(self, name: str) -> bool:
        receipt = self.moments.returns.receipt
        return receipt is not None and any(
            line.hygiene and line.name == name for line in receipt.sale.lines
        )


_FACTS: Final[Mapping[str, Callable[[Situation], int]]] = {
    "age": lambda moment: moment.age_needed,
    "count": lambda moment: moment.points,
}
_MINORS: Final[Mapping[str, Callable[[Telling, Prompt, Situation, Refused | None], int | None]]] = {
    "amount": lambda telling, one, moment, no: telling._amount(one, moment, no),
    "change": lambda telling, one, moment, no: (
        int(no.facts.get("change", 0)) if no else moment.change
    ),
    "paid": lambda telling, one, moment, no: moment.paid,
    "ask": lambda telling, one, moment, no: moment.ask,
    "left": lambda telling, one, moment, no: moment.value_left,
    "saving": lambda telling, one, moment, no: moment.saving,
    "missing": lambda telling, one, moment, no: moment.missing,
    "deposit": lambda telling, one, moment, no: telling._deposit(),
}
"""What an amount in a sentence is, in minor units, by the name of its place; None for none."""
