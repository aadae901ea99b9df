"""The command `kasa`: stories, audits, settings and goods from the command line, and the till itself."""

from __future__ import annotations

from collections.abc import Sequence

from ui.cli.commands import call, parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    return call(parser().parse_args(argv))
