"""One line of commands: how each is added, with its words and its exit codes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from pos.text import N_, Speaker

EXITS: Final = N_(
    "Exit codes: 0 all right; 1 it came out otherwise or was refused; 2 it cannot be read."
)
_SHOPS: Final = ("LT", "LV", "PL", "SE", "EE", "FI")

Run = Callable[[Namespace, Speaker], int]
SubParsers: TypeAlias = "_SubParsersAction[ArgumentParser]"


class Commands(Struct, frozen=True):
    """The commands at one place of the line, and the language in which they help."""

    found: SubParsers
    say: Speaker

    def add(self, name: str, what: str, run: Run) -> ArgumentParser:
        """Add a command that does `run`; `what` is said already."""
        made = self.found.add_parser(
            name,
            help=what,
            description=what,
            epilog=self.say(EXITS),
            formatter_class=RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=run)
        return made

    def of_a_shop(self, name: str, what: str, run: Run) -> ArgumentParser:
        """Add a command that works on one shop's books."""
        made = self.add(name, what, run)
        made.add_argument(
            "--shop", default="LT", choices=_SHOPS, help=self.say("the demo shop of this country")
        )
        made.add_argument(
            "--folder", type=Path, help=self.say("a shop's own folder, instead of a demo shop")
        )
        return made

    def under(self, name: str, what: str) -> Commands:
        """Add a word that has commands of its own behind it."""
        made = self.found.add_parser(name, help=what)
        return Commands(made.add_subparsers(required=True, metavar="VERB"), self.say)
