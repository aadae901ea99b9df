"""What every presenter is handed: a way to ask the desk thread, a voice in the screen's language, and a way to go on.

Presenters know no widgets and no threads. They turn what the desks say into frozen View records and what a person does
into verbs; in tests `ask` may simply do the work at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from msgspec import Struct

from pos.errors import Refused
from pos.text import Speaker

T = TypeVar("T")


class Ask(Protocol):
    """Do work elsewhere (on the one desk thread, or beside it), then go on here with its result or its refusal."""

    def __call__(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Queue `work`; exactly one of `then` and `refused` is called later, on the caller's side."""
        ...


class Surroundings(Struct, frozen=True):
    """Handed to every presenter. `say` returns the Speaker of the language chosen now, `fresh` a new request id."""

    ask: Ask
    say: Callable[[], Speaker]
    fresh: Callable[[], str]
    go: Callable[
        [str], None
    ]  # the name of a screen: register, pay, returns, shift, hardware, settings, login


def at_once(
    work: Callable[[], T],
    then: Callable[[T], None],
    refused: Callable[[Refused], None] | None = None,
) -> None:
    """Ask without a thread: do the work now. For tests and for the till without a screen."""
    try:
        result = work()
    except Refused as no:
        if refused is None:
            raise
        refused(no)
        return
    then(result)
