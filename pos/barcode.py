"""Barcodes: what a scanned or typed code may stand for, its check digit, and the shop's own label patterns.

Check digits after GS1 General Specifications 7.9, UPC-E after 5.2.2.4, symbology ids after ISO/IEC 15424.
Whether a product is known under a code is the desk's question; here are the codes to ask for. Long because codes come
in many forms, and in which order they are tried is best read in one place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from pos.errors import Refused
from pos.gs1 import Elements, elements

LONGEST: Final = 128
"""The longest code that is looked up at all; longer ones are garbage."""

_SHOWN: Final = 40
_GTIN: Final = (8, 12, 13, 14)
_AIM: Final = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_GS1: Final = ("]C1", "]d2", "]e0", "]Q3", "]J1")
_PADDING: Final = " \t\r\n\v\f\0\x1d"
_CODE: Final = re.compile(r"[\x20-\x7e\x1d]+")
_CARD: Final = re.compile(r"[;%]?B?((?:[3-6][0-9]|2[2-7])[0-9]{13,17})(?:[=^].*)?", re.DOTALL)
_PATTERN: Final = re.compile(
    r"[0-9]+v*(?:(?:i+|x+)v*(?P<value>p+|w+)|(?:p+|w+)v*(?:i+|x+))v*(?P<check>c?)"
    r"(?:\*(?P<times>10{0,3}))?(?: +(?P<means>price|weight))?"
)
_OWN: Final = {8: ("0", "2"), 12: ("2", "4"), 13: ("02", "04", "2"), 14: ("002", "004", "02")}


# --- from the wire --------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def clean(raw: str | bytes) -> str:
    """Return the code in what a scanner or keyboard sent: no symbology id, no padding around it.

    A group separator inside (GS1 strings) stays. Anything else than printable ASCII, more than
    LONGEST characters, nothing at all or a payment card's number is refused as unknown_code; its
    fact `scanned` may be shown and logged.
    """
    text = raw.decode("latin-1") if isinstance(raw, bytes) else raw
    code = text.strip(_PADDING)
    symbology = _AIM.match(code)
    if symbology is not None:
        code = code[3:].strip(_PADDING)
    strange = len(code) > LONGEST or not _CODE.fullmatch(code)
    if strange or (_is_card(code) and not (symbology and symbology[0] in _GS1)):
        raise Refused("unknown_code", scanned=shown(text))
    return code


def shown(raw: str | bytes) -> str:
    """Return what was scanned as it may stand on a screen or in a log: short, plain, no card number."""
    text = raw.decode("latin-1") if isinstance(raw, bytes) else raw
    if _is_card(text.strip(_PADDING)):
        return "•" * 12
    plain = "".join(
        one if " " <= one <= "~" else one.encode("unicode_escape", "replace").decode()
        for one in text[: _SHOWN + 1]
    )
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def _is_card(code: str) -> bool:
    """Tell a payment card's number or magnetic track: 15 to 19 digits of a card scheme, Luhn's sum right."""
    found = _CARD.fullmatch(code)
    if found is None:
        return False
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(found[1])))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


# --- check digits ---------------------------------------------------------------------------------


def _digits(code: str) -> bool:
    """Tell whether these are ASCII digits only; other scripts' digits are no code."""
    return code.isascii() and code.isdigit()


def check_digit(body: str) -> str:
    """Return the GS1 check digit that belongs after `body` (ASCII digits). Raises ValueError for others."""
    if not _digits(body):
        raise ValueError(f"not digits: {body!r}")
    weighted = (int(digit) * (1 if at % 2 else 3) for at, digit in enumerate(reversed(body)))
    return str(-sum(weighted) % 10)


def gtin_holds(code: str) -> bool:
    """Tell whether this is a GTIN-8, -12, -13 or -14 with the right check digit."""
    return len(code) in _GTIN and _digits(code) and check_digit(code[:-1]) == code[-1]


def upc_e_as_a(code: str) -> str | None:
    """Return the UPC-A number that an 8-digit UPC-E number stands for, or None if it is not one."""
    if len(code) != 8 or not _digits(code) or code[0] not in "01":
        return None
    system, body, last, check = code[0], code[1:6], code[6], code[7]
    if last in "012":
        number = body[:2] + last + "0000" + body[2:]
    elif last == "3":
        number = body[:3] + "00000" + body[3:]
    elif last == "4":
        number = body[:4] + "00000" + body[4]
    else:
        number = body + "0000" + last
    return system + number + check if check_digit(system + number) == check else None


def has_bad_check_digit(code: str) -> bool:
    """Tell whether an unknown code looks like a GTIN that was mistyped or misread, not like a stranger."""
    code = code.strip(_PADDING)
    if _AIM.match(code):
        code = code[3:]
    looks = len(code) in _GTIN and _digits(code)
    return looks and not gtin_holds(code) and upc_e_as_a(code) is None


# --- the shop's own labels ------------------------------------------------------------------------


class Lookup(Struct, frozen=True):
    """A code to look for, with the amount (minor units) or weight (grams) that the label carries."""

    code: str
    minor: int | None = None
    grams: int | None = None


class Pattern(Struct, frozen=True):
    """An in-store label: a template of literal digits and the letters i, p, w, v, c, as long as the code."""

    template: str
    times: int = 1

    def match(self, code: str) -> Lookup | None:
        """Return item and value of a label of this pattern, or None for any other code.

        The check digit must be right; the desk asks has_bad_check_digit of what it does not know.
        """
        if len(code) != len(self.template) or not gtin_holds(code):
            return None
        fields = dict.fromkeys("ipw", "")
        for kind, digit in zip(self.template, code, strict=True):
            if kind in fields:
                fields[kind] += digit
            elif kind.isdigit() and kind != digit:
                return None
        value = int(fields["p"] or fields["w"]) * self.times
        return Lookup(fields["i"], *((value, None) if fields["p"] else (None, value)))

    def base(self, code: str) -> str:
        """Return the label's code with value zero and its own check digit, as items are often stored."""
        body = "".join(
            "0" if kind in "pwv" else digit
            for kind, digit in zip(self.template[:-1], code, strict=False)
        )
        return body + check_digit(body)


@lru_cache(maxsize=256)
def parse(text: str) -> Pattern:
    """Return the pattern that a text like `20iiiiipppppc price` or `23xxxxxPPPPP` spells.

    i or x are the item's digits, p its price in minor units, w its weight in grams, v an inner check
    (not looked at), c the check digit (understood at the end where it is left out). `*10` after the
    template multiplies the value. Refuses bad_setting: not of 8, 12, 13 or 14 digits in all, another
    letter, a field twice, or a prefix that GS1 gives to makers (in-store are 02, 04 and 20 to 29).
    """
    found = _PATTERN.fullmatch(text.strip().lower())
    if found is None:
        raise Refused("bad_setting", value=shown(text))
    template = re.split(r"[* ]", found[0])[0].replace("x", "i")
    template += "" if found["check"] else "c"
    means = "price" if "p" in template else "weight"
    own = template.startswith(_OWN.get(len(template), ()))
    if not own or found["means"] not in (None, means):
        raise Refused("bad_setting", value=shown(text))
    return Pattern(template, int(found["times"] or 1))


# --- what to look for -----------------------------------------------------------------------------


def find(raw: str | bytes, patterns: Iterable[str] = ()) -> Iterator[Lookup]:
    """Yield the codes to look for, the first one known wins; refuses unknown_code for garbage.

    First the code as it is; then the other lengths of the same GTIN; then what the shop's patterns
    see in it: the item's digits, the item stored under value zero, its digits without leading zeros;
    last the article, weight and price of a GS1 element string.
    """
    thought_of: set[Lookup] = set()
    for one in _candidates(clean(raw), patterns):
        if one not in thought_of:
            yield one  # mostly it is the first one, and no more has to be thought of
        thought_of.add(one)


def _candidates(code: str, patterns: Iterable[str]) -> Iterator[Lookup]:
    yield Lookup(code)
    same = tuple(same_gtin(code))
    yield from map(Lookup, same)
    rules = [parse(text) for text in patterns]
    for one in (code, *same):
        for rule in rules:
            label = rule.match(one)
            if label is not None:
                codes = (label.code, rule.base(one), label.code.lstrip("0"))
                yield from (Lookup(item, label.minor, label.grams) for item in codes if item)
    said = carried(code)
    if said is not None:
        for one in (said.gtin, *same_gtin(said.gtin)):
            yield Lookup(one, said.minor, said.grams)


def beside(own: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Yield a shop's own patterns, then those of `others` whose prefix none of its own begins with."""
    seen = tuple(own)
    yield from seen
    prefixes = tuple(re.split("[^0-9]", text.strip()[:2], maxsplit=1)[0] for text in seen)
    yield from (one for one in others if not one.startswith(prefixes))


def carried(raw: str | bytes) -> Elements | None:
    """Return what a GS1 element string says beside its article, or None for any other code."""
    code = clean(raw)
    said = elements(code) if len(code) >= 16 else None
    return said if said is not None and gtin_holds(said.gtin) else None


def same_gtin(code: str) -> Iterator[str]:
    """Yield the other codes under which the same article number may be stored."""
    upc_a = upc_e_as_a(code)
    full = [code] if gtin_holds(code) else []
    for number in [*full, *([upc_a] if upc_a else [])]:
        for length in (13, 12, 14, 8):
            other = number.zfill(14)[14 - length :]
            if other != code and other.zfill(14) == number.zfill(14):
                yield other


def same_number(code: str, other: str) -> bool:
    """Tell whether two codes are one article number, written in as many digits or in more with zeros before."""
    return gtin_holds(code) and other.zfill(14) == code.zfill(14)


def known_as(code: str, holder: Callable[[str], str]) -> str:
    """Return what `holder` says of a code, else of the same article number in another length; empty for a stranger."""
    lengths = (one for one in same_gtin(code) if same_number(code, one))
    return holder(code) or next(filter(None, map(holder, lengths)), "")
