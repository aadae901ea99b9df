"""An offer as it is being written on the screen: which fields each kind has, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Final

from msgspec import Struct, convert

from pos.offer_file import Offer, promotion_of
from pos.promotion import Promotion
from pos.text import N_, Speaker, parse_count
from ui.forms import FieldView, FormView
from ui.views import Chip, Key

KIND_WORDS: Final[Mapping[str, str]] = {
    "price": N_("several for a price"),
    "cheapest": N_("the cheapest free"),
    "meal": N_("one of each for a price"),
    "percent": N_("per cents off"),
    "off": N_("an amount off each piece"),
    "amount": N_("an amount off the whole sale"),
}
_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "id": (N_("Short name"), N_("as it stands in the journal")),
    "name": (N_("Name for people"), ""),
    "codes": (N_("Codes"), N_("scan them, or type them with spaces between")),
    "department": (N_("or a whole department"), ""),
    "count": (N_("How many together"), ""),
    "pay": (N_("How many of them are paid"), ""),
    "price": (N_("Price together"), ""),
    "off": (N_("What is taken off"), N_("10% or 0.50")),
    "least": (N_("From a sum of goods"), ""),
    "begins": (N_("From"), N_("2026-12-01 or 2026-12-01 08:00")),
    "ends": (N_("To and with"), N_("2026-12-01 or 2026-12-01 08:00")),
    "days": (N_("Weekdays"), N_("1 is Monday: 1 2 3 4 5")),
    "between": (N_("Hours"), N_("17:00-19:00")),
    "coupon": (N_("Only with this coupon"), ""),
    "limit": (N_("Coupon good so often in all"), ""),
    "tier": (N_("Only for customers of this tier"), ""),
    "times": (N_("At most so often in one sale"), ""),
    "cap": (N_("At most so much off in one sale"), ""),
}
_OF_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "price": ("codes", "count", "price"),
    "cheapest": ("codes", "count", "pay"),
    "meal": ("codes", "price"),
    "percent": ("off", "codes", "department", "least"),
    "off": ("off", "codes", "department"),
    "amount": ("off", "least"),
}
_ALWAYS: Final = (
    *("begins", "ends", "days", "between", "coupon", "limit", "tier", "times", "cap"),
)
_WORDS: Final = ("id", "name", "department", "coupon", "tier")
_NUMBERS: Final = ("count", "pay", "limit", "times")


class Draft(Struct, frozen=True):
    """What was typed so far of an offer of a kind."""

    kind: str = "price"
    typed: Mapping[str, str] = {}

    @property
    def fields(self) -> tuple[str, ...]:
        """What is asked, in order."""
        return ("id", "name", *_OF_KIND[self.kind], *_ALWAYS)


def form_of(draft: Draft, error: str, _: Speaker) -> FormView:
    """Ask for an offer; another kind asks other things and keeps what was typed."""
    chips = tuple(
        Chip(f"kind:{kind}", _(words), kind == draft.kind) for kind, words in KIND_WORDS.items()
    )
    fields = tuple(
        FieldView(
            name,
            _(_LABELS[name][0]),
            _hint(name, _),
            draft.typed.get(name, ""),
            words=name in _WORDS,
        )
        for name in draft.fields
    )
    return FormView(
        id=f"offer:new:{draft.kind}",
        title=_("A new offer"),
        chips=chips,
        fields=fields,
        keys=(
            Key("keep", "F12", _("Offer it"), forward=True),
            Key("leave", "Esc", _("Cancel")),
        ),
        error=error,
        language=_.language,
        signs="-:%",
    )


def _hint(name: str, _: Speaker) -> str:
    hint = _LABELS[name][1]
    return _(hint) if hint else ""


def offer_of(draft: Draft, zone: tzinfo) -> Promotion:
    """Return the offer that was typed. Raises ValueError whose text is a msgid that says what is wrong."""
    told = {name: draft.typed.get(name, "").strip() for name in draft.fields}
    numbers: dict[str, object] = {name: _whole(told[name]) for name in _NUMBERS if name in told}
    many: dict[str, object] = {
        "codes": tuple(told.get("codes", "").split()),
        "days": tuple(_whole(day) for day in told["days"].split()),
    }
    whole: dict[str, object] = {**told, **numbers, **many, "kind": draft.kind}
    if not told["id"]:
        raise ValueError(N_("this name of an offer stands there twice, or is empty"))
    return promotion_of(convert(whole, Offer), zone)


def _whole(text: str) -> int:
    if not text:
        return 0
    count = parse_count(text)
    if count is None:
        raise ValueError(N_("numbers are not negative"))
    return count
