"""A shop that does not open, because somebody was at its file: every verb is refused, and the audit still speaks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pos.errors import Refused
from pos.store.auditing import verify_folder
from pos.story.measure import Value
from ui.cli.story.counter import Args


class Shut:
    """Stands where a House would; only `verify` can be said here."""

    def __init__(self, folder: Path, at_ms: int, why: Refused) -> None:
        self._folder, self._at_ms, self._why = folder, at_ms, why
        self._rules: tuple[str, ...] = ()
        self._rows: tuple[str, ...] = ()

    def now_ms(self) -> int:
        """Return the moment on the story's clock."""
        return self._at_ms

    def set_wall(self, wall: str) -> int:
        """A shut shop's clock stands."""
        return self._at_ms

    def set_clock(self, at_ms: int, steady_ms: int) -> None:
        """Let time have passed."""
        self._at_ms = at_ms

    def poke(self) -> None:
        """No device is open."""

    def marks(self) -> dict[str, tuple[bool, bool, int, int]]:
        """Return where no driver stands."""
        return {}

    def fail_next(self, when: str) -> None:
        """A store that is not open cannot fail."""

    def close(self) -> None:
        """Nothing is open."""

    def say(self, request: str, word: str, args: Args) -> None:
        """Audit the file; refuses everything else with what keeps the shop shut."""
        if word != "verify":
            raise self._why
        found = verify_folder(self._folder / "shop", self._folder / "keys")
        self._rules = tuple(dict.fromkeys(one.rule for one in found))
        self._rows = tuple(str(one) for one in found)

    def question(self) -> tuple[str, str, str] | None:
        """Nobody is asked."""
        return None

    def fact(self, name: str, args: Args) -> Mapping[str, Value] | None:
        """Return what the audit found; nothing else is known."""
        return {"rules": self._rules, "rows": self._rows} if name in ("ok", "broken") else None
