"""Every command of `kasa` with its options; what each does stands in a module of its own, imported when chosen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_EXITS: Final = "Exit codes: 0 all right; 1 it came out otherwise, or was refused; 2 what was given cannot be read."

Run = Callable[[Namespace], int]


def parser() -> ArgumentParser:
    """Return the parser of the whole command line."""
    whole = ArgumentParser("kasa", description="Kasa, a till.", epilog=_EXITS)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    _story(commands)
    return whole


def _add(commands: Any, name: str, what: str, run: Run) -> ArgumentParser:
    made: ArgumentParser = commands.add_parser(
        name,
        help=what,
        description=what,
        epilog=_EXITS,
        formatter_class=RawDescriptionHelpFormatter,
    )
    made.set_defaults(run=run)
    return made


def _story(commands: Any) -> None:
    made = _add(commands, "story", "play stories, each against a fresh shop", _run_story)
    made.add_argument("files", metavar="FILE", nargs="+", type=Path)
    made.add_argument("--seed", type=int, help="for `crash during`: the same instants again")


def _run_story(chosen: Namespace) -> int:
    from ui.cli.story.play import run

    return run(chosen.files, chosen.seed)
