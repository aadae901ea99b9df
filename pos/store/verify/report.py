"""What an audit found: each broken rule by its name, with the place where it is broken."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, field

MOST: Final = 1000
"""After so many findings an audit says no more: the file is lost, not wrong."""


class Broken(Struct, frozen=True):
    """One broken rule. `rule` is the invariant's name (L01 … L40), or `file`, `schema`, `key`."""

    rule: str
    where: str

    def __str__(self) -> str:
        return f"{self.rule} {self.where}"


class Report(Struct):
    """Collects findings, each once."""

    found: dict[Broken, None] = field(default_factory=dict)

    def broken(self, rule: str, where: str) -> None:
        """Note a broken rule."""
        if len(self.found) < MOST:
            self.found[Broken(rule, where)] = None

    def expect(self, holds: bool, rule: str, where: str) -> None:
        """Note a rule as broken unless it holds."""
        if not holds:
            self.broken(rule, where)
