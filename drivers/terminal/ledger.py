"""What became of each attempt at a card terminal: told once for each change, remembered for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from drivers.protocol import Outcome, TerminalAnswered

_REMEMBERED = 256


class Ledger:
    """The answers so far; an unknown one may still become known, any other stands."""

    def __init__(self, tell: Callable[[TerminalAnswered], None]) -> None:
        self._tell = tell
        self._answers: OrderedDict[str, TerminalAnswered] = OrderedDict()

    def settled(self, attempt: str) -> bool:
        """Tell the answer of an attempt that is decided again; False where it is not."""
        known = self._answers.get(attempt)
        if known is None or known.outcome is Outcome.UNKNOWN:
            return False
        self._tell(known)
        return True

    def close(self, answer: TerminalAnswered) -> None:
        """Take an answer in and tell it, unless it was told or the attempt is decided already."""
        known = self._answers.get(answer.attempt)
        if known == answer or (known is not None and known.outcome is not Outcome.UNKNOWN):
            return
        self._answers[answer.attempt] = answer
        while len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)
        self._tell(answer)
