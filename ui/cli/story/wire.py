"""What the story's player and the till's process say to each other: one JSON line a message, tuples kept as tuples."""

from __future__ import annotations

import json
import os
import select
from typing import Any, Final

_PIECE: Final = 65536


class Gone(Exception):
    """The other process is no longer there."""


def tuples(value: Any) -> Any:
    """Turn the lists that JSON makes of tuples back into tuples."""
    if isinstance(value, list):
        return tuple(tuples(one) for one in value)
    if isinstance(value, dict):
        return {key: tuples(one) for key, one in value.items()}
    return value


class Wire:
    """Two pipes to another process."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._heard = b""

    @property
    def handle(self) -> int:
        """What to wait on for the next message."""
        return self._reading

    def say(self, *message: object) -> None:
        """Send a message. Raises Gone."""
        data = json.dumps(message, ensure_ascii=True).encode("ascii") + b"\n"
        try:
            while data:
                data = data[os.write(self._writing, data) :]
        except OSError as error:
            raise Gone from error

    def hear(self) -> tuple[Any, ...]:
        """Wait for the next message. Raises Gone."""
        while b"\n" not in self._heard:
            try:
                came = os.read(self._reading, _PIECE)
            except OSError as error:
                raise Gone from error
            if not came:
                raise Gone
            self._heard += came
        line, _, self._heard = self._heard.partition(b"\n")
        found: tuple[Any, ...] = tuples(json.loads(line))
        return found

    def waits(self, seconds: float) -> bool:
        """Tell whether a message is there, or comes within `seconds`."""
        return b"\n" in self._heard or bool(select.select([self._reading], [], [], seconds)[0])

    def close(self) -> None:
        """Let go of both pipes."""
        os.close(self._reading)
        os.close(self._writing)
