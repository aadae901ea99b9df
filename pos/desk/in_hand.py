"""What is in hand of a return while it is put together: units of a line changed, put back, the whole receipt taken."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from pos.desk.returnable import Coming, begun, coming_back, left_now, with_lines
from pos.desk.returns import Returns
from pos.desk.till import Back
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_back import BackLine, ReturnHeld

SOUND: Final = "sellable"


class InHand:
    """The desk of second thoughts: what a customer still decides while the goods lie on the counter."""

    def __init__(self, returns: Returns) -> None:
        self.till = returns.till
        self.returns = returns

    @verb("return_line")
    def take(
        self,
        request: str,
        position: int,
        amount: int | None = None,
        condition: str = SOUND,
        reason: str = "",
        serial: str = "",
    ) -> None:
        """Have exactly `amount` units of a line in hand (all that is left by default), instead of what was before.

        Refuses as `Returns.line` does, and paying_already once money went back.
        """
        receipt = self.returns.receipt_in_hand()
        rest = self._without(position)
        coming = Coming(position, amount, condition, reason, serial)
        line = coming_back(self.till, receipt, rest, coming)
        self._keep(rest or begun(self.till, receipt), (*_lines(rest), line))

    @verb("return_line")
    def whole(self, request: str, reason: str = "") -> None:
        """Take all that is left of every line. Refuses nothing_left, and what stops one single line."""
        receipt = self.returns.receipt_in_hand()
        back = self.till.back
        lines = list(_lines(back))
        for sold in receipt.sale.lines:
            if left_now(receipt, back, sold.position).amount > 0 and not sold.empties:
                coming = Coming(sold.position, None, SOUND, reason, sold.serial)
                lines.append(coming_back(self.till, receipt, back, coming))
        if len(lines) == len(_lines(back)):
            raise Refused("nothing_left")
        self._keep(back or begun(self.till, receipt), tuple(lines))

    @verb("put_back")
    def put_back(self, request: str, position: int, code: str = "") -> None:
        """Put a line back out of the return (`code` where there is no receipt). Refuses not_found, paying_already."""
        rest = self._without(position, code)
        if rest is None:
            raise Refused("not_found", line=position)
        self._keep(rest, rest.lines)

    # --- how --------------------------------------------------------------------------------------------------------

    def _without(self, position: int, code: str = "") -> Back | None:
        """Return the return in hand without a line."""
        back = self.till.back
        if back is None:
            return None
        if back.tenders:
            raise Refused("paying_already")
        kept = tuple(
            line for line in back.lines if line.position != position or (code and line.code != code)
        )
        return replace(back, lines=kept)

    def _keep(self, back: Back, lines: tuple[BackLine, ...]) -> None:
        """Hold these lines; with none of them nothing is in hand any more."""
        till = self.till
        new = with_lines(till, back, lines)
        till.keep(new.held() if lines else ReturnHeld(""))
        till.back = new if lines else None


def _lines(back: Back | None) -> tuple[BackLine, ...]:
    return back.lines if back else ()
