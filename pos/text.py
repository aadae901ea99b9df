"""Words for people: a Speaker of one language over gettext catalogues, amounts and dates as that language writes them.

Sentences are English message ids; `resources/translations/<language>/LC_MESSAGES/kasa.{po,mo}` hold the others.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from pos.errors import Fact
from pos.money import Money

LANGUAGES: Final = ("en", "lt", "lv", "pl", "sv")
_FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "translations"

_SYMBOL: Final = {"EUR": "€", "PLN": "zł", "SEK": "kr"}


def N_(msgid: str) -> str:
    """Mark a sentence for translation where it is only stored; a Speaker says it later."""
    return msgid


_DAY: Final = {
    "en": "%d/%m/%Y",
    "lv": "%d.%m.%Y",
    "pl": "%d.%m.%Y",
    "et": "%d.%m.%Y",
    "fi": "%d.%m.%Y",
}
_NAMES: Final = {
    "en": ("English", N_("English")),
    "lt": ("Lietuvių", N_("Lithuanian")),
    "lv": ("Latviešu", N_("Latvian")),
    "pl": ("Polski", N_("Polish")),
    "sv": ("Svenska", N_("Swedish")),
    # no screens in these: a customer may speak them
    "de": ("Deutsch", N_("German")),
    "et": ("Eesti", N_("Estonian")),
    "fi": ("Suomi", N_("Finnish")),
    "ru": ("Русский", N_("Russian")),
    "uk": ("Українська", N_("Ukrainian")),
}


def own_name(language: str) -> str:
    """Return a language's name in itself; its code where it has none here."""
    return _NAMES[language][0] if language in _NAMES else language.upper()


class Speaker:
    """Says message ids in one language. Usually bound to `_`, so that the catalogue finds every sentence."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._words: gettext.NullTranslations = (
            gettext.NullTranslations()
            if self.language == "en"
            else gettext.translation("kasa", _FOLDER, [self.language], fallback=True)
        )
        self._said: dict[str, str] = {}  # asked for before: a screen says the same few all day

    def __call__(self, msgid: str, **facts: Fact) -> str:
        """Say a sentence; `{name}` places are filled from `facts`."""
        said = self._said.get(msgid)
        if said is None:
            said = self._said[msgid] = self._words.gettext(msgid)
        return said.format(**facts) if facts else said

    def ngettext(self, one: str, other: str, n: int, **facts: Fact) -> str:
        """Say a counted sentence with the language's own plural; `{n}` is the count."""
        return self._words.ngettext(one, other, n).format(n=n, **facts)

    def language_name(self, language: str) -> str:
        """Name a language as one speaks it: in Lithuanian it is an adverb, lenkiškai."""
        return self(_NAMES[language][1]) if language in _NAMES else language.upper()

    def money(self, amount: Money) -> str:
        """Write an amount with its currency, as this language does: 1 234,50 €."""
        return format_money(amount.minor, amount.currency, self.language)

    def amount(self, minor: int) -> str:
        """Write an amount without its currency: 1 234,50."""
        return format_amount(minor, self.language)

    def weight(self, grams: int) -> str:
        """Write a weight: 0,502 kg."""
        mark = "." if self.language == "en" else ","
        return f"{grams // 1000}{mark}{grams % 1000:03d} kg"


@lru_cache(maxsize=16)
def speaker(language: str) -> Speaker:
    """Return the one Speaker of a language; unknown languages speak English."""
    return Speaker(language)


_FIXED: Final = {
    "Receipt": "receipt",
    "Return": "return",
    "Cash rounding": "rounding",
    "To pay in cash": "cash_due",
    "VAT {rate}": "vat",
    "Deposit {each}": "deposit",
    "TOTAL": "total",
    "MONEY BACK": "back",
    "Given": "given",
    "Change": "change",
    "Cash": "cash",
    "Card": "card",
    "Discount": "discount",
    "Served by {name}": "served",
    "Till {till}": "till",
    "net, tare {weight}": "tare",
    "Thank you!": "thanks",
    "Gift receipt": "gift_receipt",
    "Price difference": "difference",
    "Goodwill": "goodwill",
    "For receipt {number}": "of_receipt",
    "Without a receipt": "no_receipt",
    "Reason: {reason}": "reason",
    "Customer's signature": "signature",
    "Empties: {name}": "empties",
    "Price corrected": "corrected",
    "Offer": "offer",
    "Discount on the sale": "off_sale",
    "You saved {amount}": "saved",
    "Serial number {serial}": "serial",
    "Brought back: {units}": "brought_back",
    "of it deposit": "of_deposit",
    "Gift card": "gift",
    "Store credit": "credit",
    "Voucher": "voucher",
    "On account": "account",
    "Foreign cash": "foreign",
    "Exchange": "exchange",
    "Points": "points",
    "Points earned": "points_earned",
    "Points in all": "points_all",
    "Without VAT": "no_vat",
    "simulated terminal: no money moved": "terminal",
}
"""Sentences that are one of a country's fixed words, what they end with kept."""


class Native(Speaker):
    """Speaks a country's language that has no catalogue: the fixed words of its receipts, English for the rest."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        super().__init__("en")
        self.language = language
        self._fixed = words

    def __call__(self, msgid: str, **facts: Fact) -> str:
        """Say a sentence in the country's own words where the law or custom fixes them."""
        word = self._fixed.get(_FIXED.get(msgid, ""))
        if word is None:
            return super().__call__(msgid, **facts)
        return " ".join([word, *(str(fact) for fact in facts.values())])


@lru_cache(maxsize=4)
def native(language: str, words: tuple[tuple[str, str], ...]) -> Native:
    """Return the one Speaker of a language that only a country's fixed words are known of."""
    return Native(language, dict(words))


def format_amount(minor: int, language: str) -> str:
    """Write minor units with two decimals: a narrow grouping of thousands, point in English, comma elsewhere."""
    sign = "-" if minor < 0 else ""
    whole, part = divmod(abs(minor), 100)
    if language == "en":
        return f"{sign}{whole:,}.{part:02d}"
    return f"{sign}{whole:,}".replace(",", "\u00a0") + f",{part:02d}"


def format_money(minor: int, currency: str, language: str) -> str:
    """Write an amount with its currency as CLDR does for this language, with an ASCII minus everywhere."""
    symbol = _SYMBOL.get(currency, currency)
    if language == "en" and currency == "EUR":
        return f"-€{format_amount(-minor, 'en')}" if minor < 0 else f"€{format_amount(minor, 'en')}"
    return f"{format_amount(minor, language)}\u00a0{symbol}"


def format_day(day: date, language: str) -> str:
    """Write a day in figures, as shops of this language do: 2026-11-21, 21.11.2026, 21/11/2026."""
    return day.strftime(_DAY.get(language, "%Y-%m-%d"))


def with_point(minor: int) -> str:
    """Write an amount for machines and stories: -12.30."""
    return str(Money(minor, ""))


LONGEST_NUMBER: Final = 15
"""Digits of the longest number that is read at all: more are nothing that anybody means, and no book could hold it."""


def parse_count(text: str) -> int | None:
    """Read what a person typed as a whole number from 0 up; None when it is none, or longer than anybody means."""
    typed = text.strip()
    whole = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
    return int(typed) if whole else None


def parse_amount(text: str) -> int | None:
    """Read what a person typed as an amount, comma or point, at most two decimals; None when it is none."""
    cleaned = text.replace("\u00a0", "").replace(" ", "").replace(",", ".")
    sign = -1 if cleaned.startswith("-") else 1
    whole, _, part = cleaned.lstrip("+-").partition(".")
    if not (whole + part).isascii() or not (whole + part).isdigit() or len(part) > 2:
        return None
    if len(whole) > LONGEST_NUMBER:
        return None
    return sign * (int(whole or "0") * 100 + int(part.ljust(2, "0") or "0"))
