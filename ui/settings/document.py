"""Writes docs/settings.md from the one table: `python -m ui.settings.document > docs/settings.md`."""

from __future__ import annotations

import sys
from typing import Final

from pos.settings import TABLE, Setting

_HEAD: Final = """\
# Settings

What a shop may choose. This page is made from the table in `pos/settings.py`, as are the settings screen, validation
and `kasa settings`; a new setting is one entry there. Change them on the screen (by a manager or owner) or with
`kasa settings set KEY VALUE`; every change stands in the journal. Where a country's file names another usual value
(`[usual]` in `resources/countries`), that one holds: sums in kronor or złoty are not those in euros.

| key | what it does | values | usual |
|--|--|--|--|
"""


def document() -> str:
    """Return the page."""
    return _HEAD + "".join(_line(one) for one in TABLE)


def _line(one: Setting) -> str:
    usual = f"`{one.default}`" if one.default else "(empty)"
    return f"| `{one.key}` | {one.explain} | {_values(one)} | {usual} |\n"


def _values(one: Setting) -> str:
    if one.choices:
        return ", ".join(f"`{choice}`" if choice else "(empty)" for choice in one.choices)
    return {
        "whole": f"a whole number, {one.least} to {one.most}",
        "amount": "an amount, as 5.00",
        "time": "a time of day, as 00:00",
        "text": "text, at most 200 letters",
    }[one.kind]


if __name__ == "__main__":
    sys.stdout.write(document())
