"""A scanner that types into the till like a keyboard: no wire of its own; the till is told how to know its codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drivers.protocol import (
    Capabilities,
    Clock,
    DeviceError,
    Option,
    Role,
)
from drivers.scanner.profile import load_rules, profile_names
from drivers.unwired import Unwired
from drivers.words import N_

SUFFIXES = ("any", "enter", "tab", "none")
"""Keys that end a code; `any` is Enter or Tab."""
_LONGEST_PREFIX = 8


class TypedScanner(Unwired):
    """Says as facts how it types; whether it is plugged in only its codes can tell, which come with the keys."""

    role = Role.SCANNER
    capabilities = Capabilities(cut=False, qr=False)
    OPTIONS: ClassVar[tuple[Option, ...]] = (
        Option("prefix", "text", "", (), N_("What it types before each code")),
        Option("suffix", "choice", "any", SUFFIXES, N_("Key that ends a code")),
        Option("profile", "choice", "hand", profile_names(), N_("Kind of scanner")),
    )

    def __init__(self, options: Mapping[str, str], clock: Clock) -> None:
        """DeviceError bad_option for a prefix that no keyboard types, or a kind of scanner that there is not."""
        prefix = options.get("prefix", "")
        if len(prefix) > _LONGEST_PREFIX or not (prefix.isascii() and prefix.isprintable()):
            raise DeviceError("bad_option", option="prefix", value=prefix)
        rules = load_rules(options.get("profile") or "hand")
        facts = (
            *((("prefix", prefix),) if prefix else ()),
            ("suffix", options.get("suffix") or "any"),
            ("double_ms", str(rules.double_ms if rules.presentation else 0)),
        )
        super().__init__("typed", facts)

    def acknowledge(self, taken: bool) -> None:
        """A keyboard is told nothing."""
