"""The frame around the commands' words, usage, options, what an argument lacks, in the reader's language.

The words are Python's own (argparse); what a later Python words otherwise stays English.
"""

from __future__ import annotations

import argparse
from typing import Final

from pos.text import N_, Speaker

FRAME: Final = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("unrecognized arguments: %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)
"""What argparse may say of a command line of ours, as it asks gettext for it."""


def say_frame(say: Speaker) -> None:
    """Let argparse speak as `say` does, for this process.

    It asks the gettext of its module's name `_`, which follows the machine's language alone; there is no other door.
    """
    vars(argparse).update(_=say)


PLACES: Final = (
    N_("COMMAND"),
    N_("VERB"),
    N_("FILE"),
    N_("FOLDER"),
    N_("PATH"),
    N_("PORT"),
    N_("DEVICE"),
    N_("NUMBER"),
    N_("CODE"),
    N_("DATE"),
    N_("SEED"),
    N_("NAME"),
    N_("BORN"),
    N_("KEY"),
    N_("VALUE"),
    N_("CLASS"),
    N_("OURS=THEIRS"),
)
"""What stands in a command line for what is to be typed there."""


def say_places(made: argparse.ArgumentParser, say: Speaker) -> None:
    """Name what is to be typed in the reader's language, in this command and those behind it."""
    for action in made._actions:  # argparse has no other door to what was added
        if isinstance(action.choices, dict):
            for behind in set(action.choices.values()):
                say_places(behind, say)
        elif action.nargs == 0 or (action.choices and not action.metavar):
            continue
        if not isinstance(action.metavar, tuple):
            action.metavar = say(action.metavar or action.dest.upper())
