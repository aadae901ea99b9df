"""A simulated card terminal: no card, no bank, no money; it says so in its first word and in every answer.

Its line language is this project's own (drivers/terminal/lines.py describes it); this side has its own reader.
"""

from __future__ import annotations

from drivers.virtual.behaviour import VirtualDevice

MOODS = ("ok", "declines", "slow", "late", "lost-after-approval", "offline", "other-amount")
LATE_MS = 100_000
"""Later than any till waits for a payment."""
_LONGEST = 1000


class VirtualTerminal(VirtualDevice):
    """Set how it behaves with `set`; `charged` is what each attempt took, once, however often it was
    asked; what was given back to a card is below zero. `handed`: count and sum of each day that it closed."""

    def __init__(self, slow_ms: int = 5000, other_amount: int = 100) -> None:
        super().__init__()
        self.mood = "ok"
        self.charged: dict[str, int] = {}
        self.handed: dict[str, tuple[int, int]] = {}
        self._paid: dict[str, int] = {}
        self._undoing: dict[str, str] = {}
        self._closed_to = 0
        self._slow_ms = slow_ms
        self._other_amount = other_amount
        self._answers: dict[str, str] = {}
        self._working: dict[str, tuple[int, int]] = {}
        self._heard = b""
        self._hang_up = False

    def set(self, word: str) -> None:
        """One of MOODS; ValueError otherwise."""
        if word not in MOODS:
            raise ValueError(word)
        self.mood = word

    def hear(self, data: bytes) -> bytes:
        """Answers to the whole lines that came; an offline terminal says and does nothing."""
        if self.mood == "offline":
            self._heard = b""
            return b""
        *lines, rest = (self._heard + data).split(b"\n")
        self._heard = rest[-_LONGEST:]
        said = [self._line(line.decode("ascii", "replace").split()) for line in lines]
        return "".join(f"{answer}\n" for answer in said if answer).encode("ascii", "replace")

    def due(self) -> bytes:
        """The answers of slow payments whose time has come."""
        if self.mood == "offline":
            return b""
        now = self.clock.now_ms()
        ready = [name for name, (at, _) in self._working.items() if at <= now]
        said = [self._decide(name, self._working.pop(name)[1]) for name in ready]
        return "".join(f"{answer}\n" for answer in said).encode("ascii")

    def ripens(self) -> bool:
        """A customer is at it."""
        return bool(self._working)

    def hangs_up(self) -> bool:
        """True once after an approval whose answer is to be lost."""
        cut, self._hang_up = self._hang_up, False
        return cut

    def _line(self, words: list[str]) -> str:
        match words:
            case ["HELLO"]:
                return "SIMULATED 1"
            case ["PAY" | "BACK" as way, attempt, amount, _] if amount.isdigit():
                return self._pay(attempt, int(amount) if way == "PAY" else -int(amount))
            case ["UNDO", attempt, reference]:
                return self._undo(attempt, reference)
            case ["CLOSE" | "ASK" | "ABORT" as verb, name]:
                verbs = {"CLOSE": self._close, "ASK": self._ask, "ABORT": self._abort}
                return verbs[verb](name)
            case _:
                return "WHAT"

    def _ask(self, attempt: str) -> str:
        return self._known(attempt) or f"UNSEEN {attempt}"

    def _known(self, attempt: str) -> str:
        if attempt in self._working:
            return f"WORKING {attempt}"
        return self._answers.get(attempt, "")

    def _pay(self, attempt: str, amount: int) -> str:
        known = self._known(attempt)
        if known:
            return known
        if self.mood in ("slow", "late"):
            takes = self._slow_ms if self.mood == "slow" else LATE_MS
            self._working[attempt] = (self.clock.now_ms() + takes, amount)
            return f"WORKING {attempt}"
        return self._decide(attempt, amount)

    def _undo(self, attempt: str, reference: str) -> str:
        known = self._known(attempt)
        if known:
            return known
        paid = self._paid.get(reference, 0)
        if not paid:
            self._answers[attempt] = f"DECLINED {attempt} reference"
            return self._answers[attempt]
        self._undoing[attempt] = reference
        return self._pay(attempt, -paid)

    def _close(self, day: str) -> str:
        """A day that was closed says the same again."""
        if self.mood == "declines":
            return f"UNCLOSED {day} bank"
        if day not in self.handed:
            fresh = list(self.charged.values())[self._closed_to :]
            self._closed_to = len(self.charged)
            self.handed[day] = (len(fresh), sum(fresh))
        if self.mood == "lost-after-approval":
            self._hang_up = True
            return ""
        count, total = self.handed[day]
        return f"CLOSED {day} {count} {total}"

    def _decide(self, attempt: str, amount: int) -> str:
        if self.mood == "declines":
            self._answers[attempt] = f"DECLINED {attempt} card"
            return self._answers[attempt]
        other = self.mood == "other-amount" and amount > 0
        taken = amount + self._other_amount if other else amount
        self.charged[attempt] = taken
        reference = f"SIM{len(self.charged):06d}"
        self._paid.pop(self._undoing.pop(attempt, ""), None)
        if taken > 0:
            self._paid[reference] = taken
        self._answers[attempt] = f"APPROVED {attempt} {abs(taken)} {reference} 4242"
        if self.mood == "lost-after-approval":
            self._hang_up = True
            return ""
        return self._answers[attempt]

    def _abort(self, attempt: str) -> str:
        if attempt in self._working or attempt not in self._answers:
            self._working.pop(attempt, None)
            self._answers[attempt] = f"ABORTED {attempt} till"
        return self._answers[attempt]
