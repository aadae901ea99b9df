"""Tells a scanner that types from a person who types; pure, so that every timing can be tried in a test.

A wedge scanner sends its code as key presses. With a prefix set in the scanner it is certain what is a code. Without
one, pace alone never makes a code: it also needs its suffix, or a right check digit. Keys are held back for one gap,
and given back untouched, in their order, as soon as one comes later than any scanner would send it. So a person loses
no key, and a code never lands in a field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from drivers.protocol import Scanned

_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z].")
GS = "\x1d"
"""FNC1 inside a GS1 code."""
SLOWEST_GAP_MS = 60  # with a longer gap people who type fast would be taken for scanners; slower ones need a prefix


class Stroke(NamedTuple):
    """A key press as the keyboard sent it: when (ms), which letter the layout made of it, where the key lies.

    `latin` is the letter of that key on a US keyboard, "" where unknown; `end` is Enter or Tab.
    """

    at: int
    text: str
    latin: str = ""
    end: bool = False


class WedgeRules(Struct, frozen=True):
    """How this till's scanner types. `prefix` is compared with the decoded letters; times in milliseconds.

    `suffix` names the key that ends a code: any (Enter or Tab), enter, tab or none. The same code again within
    `double_ms` is one read. Raises ValueError where the rules could not tell a scanner from a person.
    """

    prefix: str = ""
    suffix: str = "any"
    double_ms: int = 0
    gap_ms: int = 35
    prefixed_gap_ms: int = 250
    shortest: int = 6

    def __post_init__(self) -> None:
        """Refuse rules under which typing would be taken for scanning."""
        if not 1 <= self.gap_ms <= SLOWEST_GAP_MS:
            raise ValueError(f"a gap of {self.gap_ms} ms needs a scanner with a prefix")
        if self.shortest < 4:
            raise ValueError("codes of fewer than four letters cannot be told from typing")


class Verdict(NamedTuple):
    """What to do after a stroke: first give `release` of the oldest held strokes to the field, in their order.

    Then, with a `code` or with `swallow`, forget every stroke that is still held; else go on holding.
    """

    release: int = 0
    code: str = ""
    swallow: bool = False


class Wedge:
    """Holds strokes until it knows what they are; `stroke` and `idle` say what becomes of them."""

    def __init__(self, rules: WedgeRules | None = None) -> None:
        """Nothing held."""
        self._rules = rules or WedgeRules()
        self._held: list[Stroke] = []
        self._ended_at: int | None = None  # last stroke of a code that came without its suffix yet
        self._last = ("", 0)  # the code before, and when it was over

    @property
    def rules(self) -> WedgeRules:
        """The rules in force."""
        return self._rules

    @property
    def holding(self) -> int:
        """How many strokes are held back now."""
        return len(self._held)

    @property
    def patience_ms(self) -> int:
        """After so long without a stroke `idle` must be called."""
        return self._rules.prefixed_gap_ms if self._rules.prefix else self._rules.gap_ms

    def stroke(self, stroke: Stroke) -> Verdict:
        """Take one key press; it counts as held itself until it is released or swallowed."""
        release = self._late(stroke)
        del self._held[:release]
        if self._is_late_suffix(stroke):
            return Verdict(release, swallow=True)
        self._held.append(stroke)
        if self._rules.prefix and not self._may_be_prefixed():
            return self._all(release)
        return self._ended(release) if stroke.end else Verdict(release)

    def idle(self) -> Verdict:
        """No stroke came within `patience_ms`: a code without suffix is over, anything else was typed."""
        if not self._is_code(self._held) or not (self._certain() or self._checked()):
            return self._all(0)
        self._ended_at = self._held[-1].at
        return self._code(self._held, 0)

    def give_up(self) -> Verdict:
        """Another kind of key came between (an arrow, a function key): whatever is held was typed."""
        return self._all(0)

    def _late(self, stroke: Stroke) -> int:
        """How many held strokes this one shows to be typed by hand: it came too long after them."""
        if not self._held:
            return 0
        gap = stroke.at - self._held[-1].at
        return len(self._held) if gap > self.patience_ms or gap < 0 else 0

    def _is_late_suffix(self, stroke: Stroke) -> bool:
        """An Enter just after a code that seemed to have none belongs to the code, not to a button."""
        ended, self._ended_at = self._ended_at, None
        return stroke.end and ended is not None and 0 <= stroke.at - ended <= 150

    def _ended(self, release: int) -> Verdict:
        body = self._held[:-1]
        return self._code(body, release) if self._is_code(body) else self._all(release)

    def _is_code(self, body: Sequence[Stroke]) -> bool:
        """After a prefix anything is; else it must be long: a gap that no scanner makes ends the holding."""
        if self._rules.prefix:
            return self._certain() and len(body) > len(self._rules.prefix)
        return len(body) >= self._rules.shortest

    def _checked(self) -> bool:
        """A number whose check digit is right, one in ten: pace and this make a code where no suffix does."""
        from pos.barcode import gtin_holds  # the window comes up before the shop is loaded

        return gtin_holds(decoded(self._held))

    def _certain(self) -> bool:
        prefix = self._rules.prefix
        return bool(prefix) and decoded(self._held[: len(prefix)]) == prefix

    def _may_be_prefixed(self) -> bool:
        start = decoded(self._held[: len(self._rules.prefix)])
        return self._rules.prefix.startswith(start) and not self._held[0].end

    def _code(self, body: Sequence[Stroke], release: int) -> Verdict:
        code = _meant(decoded(body), self._rules.prefix)
        at, last = body[-1].at, self._last
        self._held.clear()
        self._last = (code, at)
        if code == last[0] and at - last[1] < self._rules.double_ms:
            return Verdict(release, swallow=True)
        return Verdict(release, code)

    def _all(self, release: int) -> Verdict:
        count = len(self._held)
        self._held.clear()
        return Verdict(release + count)


def _meant(typed: str, prefix: str) -> str:
    """Take the prefix off; an AIM id, set as the prefix `]` or not, says how to read the code."""
    if prefix in ("", "]") and _AIM.match(typed):
        return Scanned(typed[3:], typed[1:3]).told
    return typed[len(prefix) :]


def decoded(strokes: Sequence[Stroke]) -> str:
    """The code that was meant: the layout's letters, or those of the keys where the layout spoilt them.

    A Lithuanian layout turns the digits 1 to 8 into ą č ę ė į š ų ū; the keys stayed where they were.
    """
    written = "".join(stroke.text for stroke in strokes)
    by_place = "".join(stroke.latin or stroke.text for stroke in strokes)
    if written.isascii() and written.isdigit():
        return written
    if by_place.isascii() and by_place.isdigit():
        return by_place
    return written if written.isascii() else by_place
