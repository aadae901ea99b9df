"""`kasa story`: reads stories, plays each against a fresh shop, and says where the first one came out otherwise."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from pos.story.grammar import Step, parse
from pos.story.player import Otherwise, Player
from pos.story.ports import Restless
from pos.story.words import Unreadable
from ui.cli.story.bench import Bench
from ui.cli.story.nursery import Nursery
from ui.cli.story.remote import RemoteDesks, RemoteShop, TillDied
from ui.cli.story.wired import Devices, SteadyClock

RIGHT, OTHERWISE, UNREADABLE = 0, 1, 2
"""The exit codes: all right; a line came out otherwise; a file cannot be read."""
_SEEDS: Final = 2**32
_MANY: Final = 4


class Stage:
    """Plays stories one after the other; the nursery is shared, everything else is fresh for each."""

    def __init__(self, seed: int, *, many: bool = True) -> None:
        """`many` stories are worth a rehearsal before the first."""
        self.seed = seed
        self._nursery = Nursery(rehearse=many)

    def close(self) -> None:
        """End what was started for all stories."""
        self._nursery.close()

    def play(self, steps: tuple[Step, ...]) -> None:
        """Play one story; raises Otherwise, Restless and TillDied."""
        steady = SteadyClock()
        with ExitStack() as stack:
            folder = stack.enter_context(
                tempfile.TemporaryDirectory(prefix="kasa-story-", dir=_quick_folder())
            )
            devices = stack.enter_context(closing(Devices(steady)))
            shop = stack.enter_context(closing(RemoteShop(self._nursery, Path(folder))))
            bench = Bench(shop, devices, steady, self.seed)
            Player(RemoteDesks(shop, devices.pulses, devices.seen()), bench).play(steps)


def _quick_folder() -> str | None:
    """Return where files live in memory: a story's power cut is SIGKILL, which no file notices there or elsewhere."""
    memory = Path("/dev/shm")  # noqa: S108 - a fresh folder of our own is made in it
    return str(memory) if os.access(memory, os.W_OK) else None


def run(files: Iterable[Path], seed: int | None = None, *, quiet: bool = False) -> int:
    """Play all files; stop at the first line that comes out otherwise. Returns the exit code."""
    if not hasattr(os, "fork"):
        print("stories need a system that can fork, such as Linux", file=sys.stderr)
        return UNREADABLE
    try:
        stories = [(file, parse(_text(file), str(file))) for file in files]
    except Unreadable as trouble:
        print(trouble, file=sys.stderr)
        return UNREADABLE
    chance = secrets.randbelow(_SEEDS) if seed is None else seed
    with closing(Stage(chance, many=len(stories) >= _MANY)) as stage:
        for file, steps in stories:
            code = _played(stage, file, steps)
            if code != RIGHT:
                return code
            if not quiet:
                print(f"{file}: ok")
    return RIGHT


def _played(stage: Stage, file: Path, steps: tuple[Step, ...]) -> int:
    by_chance = any(step.how == "crash_during" for step in steps)
    if by_chance:
        print(f"{file}: seed {stage.seed}")
    try:
        stage.play(steps)
    except Otherwise as other:
        _say(file, other.line, other.text, other.expected, other.found)
        return OTHERWISE
    except TillDied:
        print(f"{file}: the till stopped by itself; its own words stand above", file=sys.stderr)
        return OTHERWISE
    except Restless as unrest:
        print(f"{file}: the till does not come to rest: {unrest}", file=sys.stderr)
        return OTHERWISE
    return RIGHT


def _say(file: Path, line: int, text: str, expected: str, found: str) -> None:
    print(f"{file}:{line}: {text}", file=sys.stderr)
    print(f"  expected: {expected}", file=sys.stderr)
    print(f"  found:    {found}", file=sys.stderr)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("a text file", str(error), 0, str(file)) from None
