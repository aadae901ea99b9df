"""The simulated terminal's own line language, as the till speaks it; pure codec.

Not a real card protocol: one ASCII line each way, ended by LF. Till: `HELLO`, `PAY attempt amount currency`,
`BACK attempt amount currency` (to the card; `taken` in the answer is what it got), `UNDO attempt reference`,
`ASK attempt`, `ABORT attempt`, `CLOSE day`. Terminal: `SIMULATED 1` (to HELLO),
`APPROVED attempt taken reference tail`, `DECLINED attempt why`, `ABORTED attempt why`, `WORKING attempt`,
`UNSEEN attempt`, `CLOSED day count total`, `UNCLOSED day why`.
"""

from __future__ import annotations

import re

from msgspec import Struct

from drivers.protocol import DayClosed, DeviceError, Outcome, TerminalAnswered

LONGEST_LINE = 200
_ATTEMPT = re.compile(r"[0-9A-Za-z._:/-]{1,64}")
_AMOUNT_DIGITS = 12
_REASON = 20


class Greeting(Struct, frozen=True):
    """The terminal introduced itself; `simulated` is always true in this language."""

    simulated: bool = True


class Working(Struct, frozen=True):
    """The terminal still works on this attempt."""

    attempt: str


class Noise(Struct, frozen=True):
    """A line that is none of this language."""

    line: bytes


Message = Greeting | Working | TerminalAnswered | DayClosed | Noise


def hello() -> bytes:
    """Who are you?"""
    return b"HELLO\n"


def pay(attempt: str, amount: int, currency: str) -> bytes:
    """Ask for `amount` minor units; DeviceError bad_option when a part cannot stand in a line."""
    return f"PAY {_named(attempt)} {_sum(amount, currency)}\n".encode("ascii")


def give_back(attempt: str, amount: int, currency: str) -> bytes:
    """Give `amount` minor units back to the card; DeviceError bad_option as in pay."""
    return f"BACK {_named(attempt)} {_sum(amount, currency)}\n".encode("ascii")


def undo(attempt: str, reference: str) -> bytes:
    """Undo the payment that the terminal calls `reference`, whole; DeviceError bad_option as in pay."""
    return f"UNDO {_named(attempt)} {_named(reference)}\n".encode("ascii")


def close(day: str) -> bytes:
    """Close the day; DeviceError bad_option for a name that cannot stand in a line."""
    return f"CLOSE {_named(day)}\n".encode("ascii")


def ask(attempt: str) -> bytes:
    """What became of this attempt?"""
    return f"ASK {_named(attempt)}\n".encode("ascii")


def abort(attempt: str) -> bytes:
    """Stop this attempt if it is not decided yet."""
    return f"ABORT {_named(attempt)}\n".encode("ascii")


def read(data: bytes) -> tuple[list[Message], bytes]:
    """The messages in whole lines, and the unfinished rest (cut away when longer than any line may be)."""
    *lines, rest = data.split(b"\n")
    found = [_message(line.rstrip(b"\r")) for line in lines if line.strip()]
    if len(rest) > LONGEST_LINE:
        return [*found, Noise(rest[:LONGEST_LINE])], b""
    return found, rest


def _sum(amount: int, currency: str) -> str:
    if not 0 < amount < 10**_AMOUNT_DIGITS or not re.fullmatch(r"[A-Z]{3}", currency):
        raise DeviceError("bad_option", amount=amount, currency=currency)
    return f"{amount} {currency}"


def _named(attempt: str) -> str:
    if not _ATTEMPT.fullmatch(attempt):
        raise DeviceError("bad_option", attempt=attempt)
    return attempt


def _message(line: bytes) -> Message:
    try:
        words = line.decode("ascii").split(" ")
    except UnicodeDecodeError:
        return Noise(line[:LONGEST_LINE])
    if words[:2] == ["SIMULATED", "1"]:
        return Greeting()
    if len(words) < 2 or not _ATTEMPT.fullmatch(words[1]):
        return Noise(line[:LONGEST_LINE])
    return _answer(words[0], words[1], words[2:]) or Noise(line[:LONGEST_LINE])


def _answer(verb: str, attempt: str, rest: list[str]) -> Message | None:
    if verb == "APPROVED":
        return _approved(attempt, rest)
    if verb == "WORKING":
        return Working(attempt)
    if verb in ("CLOSED", "UNCLOSED"):
        return _closed(attempt, rest) if verb == "CLOSED" else _unclosed(attempt, rest)
    outcomes = {"DECLINED": Outcome.DECLINED, "ABORTED": Outcome.ABORTED, "UNSEEN": Outcome.ABORTED}
    if verb not in outcomes:
        return None
    reason = "unseen" if verb == "UNSEEN" else "".join(rest[:1])
    return TerminalAnswered(attempt, outcomes[verb], simulated=True, reason=reason[:_REASON])


def _approved(attempt: str, rest: list[str]) -> Message | None:
    if len(rest) != 3:
        return None
    taken, reference, tail = rest
    if not re.fullmatch(rf"[0-9]{{1,{_AMOUNT_DIGITS}}}", taken) or not re.fullmatch(
        r"[0-9]{4}", tail
    ):
        return None
    if not _ATTEMPT.fullmatch(reference):
        return None
    return TerminalAnswered(attempt, Outcome.APPROVED, int(taken), reference, tail, simulated=True)


def _closed(day: str, rest: list[str]) -> Message | None:
    if len(rest) != 2 or not re.fullmatch(r"[0-9]{1,6} -?[0-9]{1,12}", " ".join(rest)):
        return None
    return DayClosed(day, Outcome.APPROVED, int(rest[0]), int(rest[1]), simulated=True)


def _unclosed(day: str, rest: list[str]) -> Message:
    why = "".join(rest[:1])[:_REASON]
    return DayClosed(day, Outcome.DECLINED, simulated=True, reason=why)
