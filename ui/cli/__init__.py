"""The command `kasa`: stories, audits, backups, settings and goods from the command line, and the till itself.

Each command imports what it needs when it is chosen: `kasa story` must not pay for Qt, nor `kasa run` for Alembic.
"""

from __future__ import annotations

from collections.abc import Sequence

from ui.cli.commands import parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    chosen = parser().parse_args(argv)
    code: int = chosen.run(chosen)
    return code
