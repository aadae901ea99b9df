"""The command `kasa`: stories, audits, settings and goods from the command line, and the till itself."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pos.text import speaker
from ui.cli.commands import call, language_of, parser
from ui.cli.frame import say_frame, say_places


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    say = speaker(language_of(words))
    say_frame(say)
    line = parser(say, words)
    say_places(line, say)
    return call(line.parse_args(words), say)
