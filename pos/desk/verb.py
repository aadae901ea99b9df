"""What every verb has in common: who may, whether a question waits, and that a repeated request does nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, wraps
from types import FunctionType
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar, cast

from msgspec import Struct

from pos.desk.till import Till, Wanted
from pos.errors import Refused
from pos.staff import GUARDED
from pos.typed import kept


class Desk(Protocol):
    """A desk stands at a till."""

    till: Till


D = TypeVar("D", bound=Desk)
P = ParamSpec("P")
Act = Callable[Concatenate[D, str, P], None]


_APPROVABLE = ("needs_approval", "below_cost", "window_closed")
_WORDS: Final = frozenset("reason words text name what serial".split())
"""Arguments in which somebody may type, paste or swipe anything."""


class _Needs(Struct, frozen=True):
    name: str
    shift: bool
    signed_in: bool
    answers: tuple[str, ...]


def verb(
    name: str, *, shift: bool = True, signed_in: bool = True, answers: tuple[str, ...] = ()
) -> Callable[[Act[D, P]], Act[D, P]]:
    """Make a method a verb; its first argument is the request id, made at the key press.

    Refuses not_signed_in, no_shift and answer_first (unless the verb `answers` the open question).
    A verb refused needs_approval is remembered, so that a second person can complete it.
    """
    needs = _Needs(name, shift, signed_in, answers)

    def wrap(act: Act[D, P]) -> Act[D, P]:
        at = _words_at(act)
        do: Callable[..., None] = act

        @wraps(act)
        def run(desk: D, request: str, /, *args: P.args, **kwargs: P.kwargs) -> None:
            till = desk.till
            if till.seen(request, name):
                return
            _ready(till, needs)
            till.begin(request, name)
            said, named = _careful(at, args, kwargs) if at else (args, kwargs)
            try:
                if signed_in and name not in GUARDED:
                    # a shop may bind any verb; those of the table judge their own limits
                    till.allow(name)
                do(desk, request, *said, **named)
            except Refused as no:
                till.forget()  # what was added up may be why: another till took the last coupon
                if no.code in _APPROVABLE and till.approver is None:
                    again = partial(_again, till, name, lambda ask: do(desk, ask, *said, **named))
                    till.wanted = Wanted(name, no.facts, again)
                till.spoken(name, no)
                raise
            till.wanted = None
            till.spoken(name, None)

        return run

    return wrap


def _again(till: Till, name: str, act: Callable[[str], None], approval: str) -> None:
    """Do what was refused, now that a second person allows it."""
    till.begin(approval, "approve")
    act(approval)
    till.spoken(name, None)


def _ready(till: Till, needs: _Needs) -> None:
    if needs.signed_in and till.staff is None:
        raise Refused("not_signed_in")
    if till.question is not None and till.question.kind not in needs.answers:
        raise Refused("answer_first", question=till.question.kind)
    if needs.shift and till.shift is None:
        raise Refused("no_shift")


def _words_at(act: Callable[..., None]) -> tuple[tuple[int, str], ...]:
    """Return place (after desk and request) and name of each argument that holds a person's own words."""
    code = cast(FunctionType, act).__code__
    names = code.co_varnames[2 : code.co_argcount + code.co_kwonlyargcount]
    return tuple((place, name) for place, name in enumerate(names) if name in _WORDS)


def _careful(
    at: tuple[tuple[int, str], ...], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return a verb's arguments with what a person said as it may be kept."""
    places = {place for place, _ in at}
    names = {name for _, name in at}
    said = tuple(
        kept(one) if place in places and isinstance(one, str) else one
        for place, one in enumerate(args)
    )
    named = {
        name: kept(one) if name in names and isinstance(one, str) else one
        for name, one in kwargs.items()
    }
    return said, named
