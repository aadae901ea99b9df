"""Training: who may switch it on and off, and what the real books say of it. Practice itself has books of its own."""

from __future__ import annotations

from msgspec import Struct

from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_cash import TrainingBegan, TrainingEnded

PRACTICE_TILLS = 90
"""Till 1 practises as till 91: with numbers, drawer and shifts of its own."""


class Practised(Struct, frozen=True):
    """What came of a training: receipts, and their sum in minor units."""

    receipts: int
    minor: int


class Training:
    """The desk of training, at the real till."""

    def __init__(self, till: Till) -> None:
        self.till = till

    @verb("training", shift=False)
    def begin(self, request: str) -> None:
        """Go over to practice. Refuses needs_approval, not_allowed, busy with a basket or a return in hand."""
        self.till.allow("training")
        self.free()
        self.till.keep(TrainingBegan(self._shift(), self.till.who()))

    @verb("training", shift=False)
    def end(self, request: str, practised: Practised) -> None:
        """Come back; the real reports say how much was practised."""
        self.till.keep(
            TrainingEnded(self._shift(), practised.receipts, practised.minor, self.till.who())
        )

    def free(self) -> None:
        """Refuse busy while a customer is being served."""
        till = self.till
        if till.back is not None or (till.sale is not None and till.sale.lines):
            raise Refused("busy", why="basket")

    def _shift(self) -> int:
        return self.till.shift.number if self.till.shift else 0
