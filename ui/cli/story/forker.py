"""A process that has loaded the whole till and forks a fresh one for each line of its input: DOWN, UP, FOLDER."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from ui.cli.story.child import serve
from ui.cli.story.wire import Wire


def _till(down: str, up: str, folder: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    writing = os.open(up, os.O_WRONLY)
    serve(Wire(os.open(down, os.O_RDONLY), writing), Path(folder))


def main() -> None:
    """Fork until the input ends; children that are killed leave no trace here."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for line in sys.stdin:
        down, up, folder = line.rstrip("\n").split("\t")
        if os.fork() == 0:
            _till(down, up, folder)
            return


if __name__ == "__main__":
    main()
