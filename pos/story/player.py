"""Plays a story: says each line at its till, waits until all rest, and compares what is so with what was expected.

Longer than most files because saying, waiting and comparing are one thing with one state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from pos.story.grammar import Said, Step, text_of
from pos.story.measure import Value
from pos.story.pattern import Match
from pos.story.ports import Answer, Asked, Bench, Desks

_READS: Final = frozenset(
    "receipt explain_line options find_receipt find_customer find_amount find_card find_batch".split()
)
"""Verbs that change nothing: `again` means the one before them."""


_ALSO: Final = {"unknown_code": "not_found", "bad_amount": "bad_setting"}
"""Frozen codes that our own, finer ones meet too: a strange line or name beside a strange code, a setting's value."""


class Otherwise(Exception):
    """A line came out otherwise."""

    def __init__(self, line: int, text: str, expected: str, found: str) -> None:
        super().__init__(line, expected, found)
        self.line, self.text, self.expected, self.found = line, text, expected, found


class _Result(Struct, frozen=True):
    """What came of a line; `accident` lines may refuse without saying so, for the store or the till failed in them."""

    answers: tuple[Answer, ...] = (Answer(),)
    accident: bool = False


def _folded(text: object) -> str:
    return " ".join(str(text).split())


def _members(value: Value | None) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _contains(args: Mapping[str, Value], found: Mapping[str, Value]) -> bool:
    return _folded(args["text"]) in _folded(found["text"])


_MEETS: Final[Mapping[str, Callable[[Mapping[str, Value], Mapping[str, Value]], bool]]] = {
    "contains": _contains,
    "says": _contains,
    "means": _contains,
    "shows": _contains,
    "slip": _contains,
    "slip_lacks": lambda args, found: not _contains(args, found),
    "because": lambda args, found: args["text"] in (found["text"], *_members(found.get("also"))),
    "lacks": lambda args, found: not _contains(args, found),
    "prompt": lambda args, found: set(_members(args["ids"])) <= set(_members(found["ids"])),
    "broken": lambda args, found: args["rule"] in _members(found["rules"]),
    "ok": lambda _, found: not _members(found["rules"]),
}


def meets(expected: Match, found: Mapping[str, Value]) -> bool:
    """Tell whether what is so meets an expectation; places that it leaves open match anything."""
    special = _MEETS.get(expected.name)
    if special is not None:
        return special(expected.args, found)
    return all(found.get(name) == value for name, value in expected.args.items())


def told(expected: Match, found: Mapping[str, Value] | None) -> str:
    """Say what is so, in the words of the expectation."""
    if found is None:
        return f"no {expected.name}"
    if "text" in found:
        return str(found["text"])
    if "rules" in found:
        rows = _members(found.get("rows"))
        return "; ".join(
            ["broken " + " ".join(map(str, _members(found["rules"]))), *map(str, rows)]
        )
    return text_of(expected.name, {**expected.args, **found})


class Player:
    """Plays the steps of one story over the two ports."""

    def __init__(self, desks: Desks, bench: Bench) -> None:
        self._desks, self._bench = desks, bench
        self._people: dict[int, tuple[str, str]] = {}
        self._last: dict[int, tuple[str, Said]] = {}
        self._asked: dict[int, Asked | None] = {}
        self._requests = 0
        self._acts: Mapping[str, Callable[[Step], _Result]] = {
            "race": self._race,
            "crash_during": self._crash_during,
            "fault_before": lambda step: self._fault("before", step),
            "fault_after": lambda step: self._fault("after", step),
        }
        self._around: Mapping[str, Callable[[Said], _Result]] = {
            "shop": lambda said: self._bench_does(self._bench.found, said.args),
            "clock": lambda said: self._bench_does(self._bench.set_clock, str(said.args["at"])),
            "wait": lambda said: self._bench_does(self._bench.wait, _whole(said.args["span"])),
            "device_printer": lambda said: self._device("printer", said),
            "device_kitchen": lambda said: self._device("kitchen", said),
            "device_drawer": lambda said: self._device("drawer", said),
            "device_scanner": lambda said: self._device("scanner", said),
            "device_scale": lambda said: self._device("scale", said),
            "device_display": lambda said: self._device("display", said),
            "read": lambda said: self._device("label", said),
            "device_terminal": lambda said: self._device("terminal", said),
            "tamper": self._tamper,
            "crash": self._crash,
            "again": self._again,
        }

    def play(self, steps: tuple[Step, ...]) -> None:
        """Play all steps; raises Otherwise at the first that comes out otherwise."""
        for step in steps:
            result = self._acts.get(step.how, self._say)(step)
            self._bench.rest()
            self._judge(step, result)

    # -- doing ---------------------------------------------------------------------------------------------------

    def _say(self, step: Step) -> _Result:
        said = step.said[0]
        around = self._around.get(said.verb)
        if around is not None:
            return around(said)
        return _Result((self._do(said, self._desks.say),))

    def _do(self, said: Said, how: Callable[[str, Said], Answer]) -> Answer:
        request = self._fresh(said)
        answer = how(request, said)
        if not answer.refused:
            self._remember(said)
        return answer

    def _fresh(self, said: Said) -> str:
        """Return a request id as one key press makes it, and remember it for `again`."""
        self._requests += 1
        request = f"story-{self._requests:06d}"
        if said.verb not in _READS:
            self._last[said.till] = (request, said)
        return request

    def _remember(self, said: Said) -> None:
        """Keep in mind who stands at the till, to sign the same person in after a crash."""
        args = said.args
        if said.verb == "sign_in":
            self._people[said.till] = (str(args["name"]), str(args["pin"]))
        elif said.verb == "sign_out":
            self._people.pop(said.till, None)
        elif said.verb == "pin":
            for till, (name, _) in self._people.items():
                if name == args["name"]:
                    self._people[till] = (name, str(args["new"]))

    def _race(self, step: Step) -> _Result:
        first, second = step.said
        answers = self._desks.race((self._fresh(first), first), (self._fresh(second), second))
        for said, answer in zip(step.said, answers, strict=True):
            if not answer.refused:
                self._remember(said)
        return _Result(answers)

    def _fault(self, when: str, step: Step) -> _Result:
        answer = self._do(step.said[0], lambda request, said: self._bench.fail(when, request, said))
        return _Result((answer,), accident=True)

    def _crash_during(self, step: Step) -> _Result:
        said = step.said[0]
        self._bench.crash_during(self._fresh(said), said)
        self._come_back(said.till)
        return _Result(accident=True)

    def _crash(self, said: Said) -> _Result:
        self._bench.crash(said.till)
        self._come_back(said.till)
        return _Result(accident=True)

    def _come_back(self, till: int) -> None:
        """Sign the same person in again after a crash."""
        if till not in self._people:
            return
        name, pin = self._people[till]
        self._requests += 1
        said = Said("sign_in", {"name": name, "pin": pin}, till)
        self._desks.say(f"story-{self._requests:06d}", said)

    def _again(self, said: Said) -> _Result:
        if said.till not in self._last:
            return _Result((Answer("not_found"),))
        request, last = self._last[said.till]
        if last.verb == "sign_in":  # nobody stays signed in through a crash
            request = self._fresh(last)
        answer = self._desks.say(request, last)
        if not answer.refused:
            self._remember(last)
        return _Result((answer,))

    def _tamper(self, said: Said) -> _Result:
        self._bench.tamper(str(said.args["how"]), _whole(said.args["n"]))
        for till in list(self._people):
            self._come_back(till)
        return _Result(accident=True)

    def _device(self, which: str, said: Said) -> _Result:
        self._bench.device(which, said.args)
        return _Result()

    def _bench_does(self, does: Callable[..., None], what: object) -> _Result:
        does(what)
        return _Result()

    # -- judging -------------------------------------------------------------------------------------------------

    def _judge(self, step: Step, result: _Result) -> None:
        till = step.said[0].till
        before, now = self._asked.get(till), self._desks.question(till)
        self._asked[till] = now
        named = {expected.name for expected in step.expects}
        refusals = [answer for answer in result.answers if answer.refused]
        lost = len(refusals) == len(result.answers) or not step.expects
        if refusals and lost and "refused" not in named and not result.accident:
            raise self._otherwise(step, "done", _refusal(refusals[0]))
        if now is not None and now != before and "asks" not in named and not result.accident:
            raise self._otherwise(step, "no question", f"asks {now.kind} {now.detail}".strip())
        for expected in step.expects:
            self._check(step, expected, refusals, now)
        if step.said[0].verb == "verify" and not step.expects:
            self._check(step, Match("ok", {}), refusals, now)

    def _check(
        self, step: Step, expected: Match, refusals: list[Answer], asked: Asked | None
    ) -> None:
        wanted = text_of(expected.name, expected.args)
        if expected.name == "refused":
            code = str(expected.args["code"])
            if not {code, _ALSO.get(code, code)} & {answer.refused for answer in refusals}:
                raise self._otherwise(step, wanted, _refusal(*refusals[:1]) if refusals else "done")
            return
        found: Mapping[str, Value] | None
        if expected.name == "asks":
            found = {"kind": asked.kind, "detail": asked.detail} if asked else None
        else:
            found = self._desks.fact(step.said[0].till, expected.name, expected.args)
        if found is None or not meets(expected, found):
            raise self._otherwise(step, wanted, told(expected, found))

    def _otherwise(self, step: Step, expected: str, found: str) -> Otherwise:
        return Otherwise(step.line, step.text, expected, found)


def _whole(value: Value) -> int:
    assert isinstance(value, int)  # the grammar read it so
    return value


def _refusal(answer: Answer) -> str:
    facts = ", ".join(f"{name} {value}" for name, value in answer.facts)
    return f"refused {answer.refused}" + (f" ({facts})" if facts else "")
