"""What a shift adds up to: the sums behind X, Z and the drawer."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from pos.event_sale import SoldVat

UNSENT_LISTED: Final = 50
"""How many sales that the store server lacks are named: a till without one has all its sales there."""


class ShiftSums(Struct, frozen=True):
    """What one shift added up to so far, in minor units and counts; `tenders` are net of change and of refunds.

    `sales` and `returns` are gross totals (returns negative), `cash` is what cash tenders brought less cash refunds,
    `moved` the signed cash movements by kind (paid_in, paid_out, drop, settled), `grand_sales` and `grand_returns`
    the till's lifetime sums that no report resets. `unsent` counts all sales up to now that the server lacks,
    `unsent_numbers` names the newest of them up to this shift's end, rising, UNSENT_LISTED at most.
    """

    sales: int
    returns: int
    receipts: int
    return_count: int
    goods: int
    discounts: int
    rounding: int
    deposits: int
    cash: int
    tenders: tuple[tuple[str, int], ...]
    moved: tuple[tuple[str, int], ...]
    vat: tuple[SoldVat, ...]
    departments: tuple[tuple[str, int], ...]
    drawer_opens: int
    copies: int
    copied: int
    voids: int
    unsent: int
    grand_sales: int
    grand_returns: int
    training: int = 0  # receipts that were only practice, and what they came to
    trained: int = 0
    voided: int = 0  # what the baskets that were given up came to
    empties: int = 0  # bottles and cans taken back, and what was paid for them
    emptied: int = 0
    unsent_numbers: tuple[int, ...] = ()

    @property
    def unsent_before(self) -> int:
        """How many sales the server lacks that are older than all that are named."""
        named = len(self.unsent_numbers)
        return max(0, self.unsent - named) if named == UNSENT_LISTED else 0
