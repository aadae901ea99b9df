"""The terminal without a wire: the cashier keys the amount into the shop's own card machine and says how it ended."""

from __future__ import annotations

from collections.abc import Mapping

from drivers.protocol import Capabilities, Clock, Role
from drivers.unwired import Unwired


class ManualTerminal(Unwired):
    """Takes every request and answers none: `capabilities.answers` is False, so the desk asks the cashier."""

    role = Role.TERMINAL
    capabilities = Capabilities(answers=False, cut=False, qr=False)

    def __init__(self, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__("manual")

    def login(self) -> None:
        """Nobody to sign on at."""

    def pay(self, attempt: str, amount: int, currency: str) -> None:
        """The cashier keys the amount and tells the desk the outcome."""

    def give_back(self, attempt: str, amount: int, currency: str) -> None:
        """The cashier gives it back on the card machine."""

    def reverse(self, attempt: str, reference: str, amount: int, currency: str) -> None:
        """The cashier undoes it on the card machine and tells the desk the outcome."""

    def reconcile(self, day: str) -> None:
        """The day is closed on the card machine itself."""

    def ask(self, attempt: str) -> None:
        """Only the cashier can know; the desk asks."""

    def abort(self, attempt: str) -> None:
        """Only the cashier can stop the card machine."""
