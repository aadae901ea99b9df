"""The verbs and looks that the service desk's screen is handed, instead of the whole till."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from pos.desk.back_look import BackLook
from pos.desk.card import Card
from pos.desk.in_hand import InHand
from pos.desk.people import People
from pos.desk.prints import Prints
from pos.desk.returns import Returns
from pos.desk.service import Service
from pos.desk.why import Why
from pos.event_sale import SoldLine
from pos.staff import Staff
from ui.names import LookFor
from ui.tally import Coins
from ui.views import TruthLight


class ServiceDesk(Struct, frozen=True):
    """The desks of returns and apologies; `look`, `why` and `staff` are called on the desk thread.

    `coins` know the country's money, `truth` says what became of the last slip, `hear` lets the voice follow.
    """

    returns: Returns
    in_hand: InHand
    service: Service
    people: People
    look: Callable[[], BackLook]
    why: Callable[[str, SoldLine | None], Why]
    staff: Callable[[], Sequence[Staff]]
    prints: Prints
    card: Card
    coins: Coins
    truth: Callable[[], Sequence[TruthLight]]
    hear: Callable[[str], None]
    customers: LookFor
