"""How a bill is paid: tenders, what is left to pay, and cash rounding, which touches only the cash part."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from pos.money import Money


class Way(StrEnum):
    """The ways money moves at the till."""

    CASH = "cash"
    CARD = "card"
    GIFT = "gift"
    CREDIT = "credit"
    VOUCHER = "voucher"
    ACCOUNT = "account"
    POINTS = "points"
    FOREIGN = "foreign"  # notes of another currency, counted at the shop's rate
    EXCHANGE = "exchange"  # the worth of goods brought back, paying for new ones


class TenderState(StrEnum):
    """What is certain about a tender; only TAKEN counts towards the bill."""

    TAKEN = "taken"
    UNKNOWN = "unknown"  # the terminal's answer was lost: a person must settle it
    UNDOING = "undoing"  # called off: the terminal is asked to undo it
    DECLINED = "declined"
    RETURNED = "returned"


class Tender(Struct, frozen=True):
    """One payment on a bill. `amount` is what pays the bill; `given` what was handed over or taken by the terminal."""

    way: Way
    amount: Money
    given: Money
    reference: str = ""  # gift card, account, points or attempt; never a card number
    card_tail: str = ""
    state: TenderState = TenderState.TAKEN
    simulated: bool = False
    points: int = 0  # how many points were paid with
    slip: str = ""  # what the terminal calls this payment
    undo: str = ""  # the attempt that is to undo it

    @property
    def over(self) -> Money:
        """What was taken above what was due (a stand-alone terminal), still to be given back."""
        return self.given - self.amount


class Due(Struct, frozen=True):
    """What is left: `exact` by any way, `to_pay` if cash closes now, `rounding` + means the customer pays more."""

    exact: Money
    to_pay: Money
    rounding: Money
