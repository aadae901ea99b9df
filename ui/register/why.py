"""The card that explains a line of the basket: where its price comes from, who changed it, what it cost before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from pos.bill import BillLine
from pos.desk.look import Look
from pos.desk.why import Why
from pos.event_sale import SoldLine
from pos.gs1 import Lot
from pos.text import Speaker
from ui.counter import Counter
from ui.explained import explained, off_sale, pieces_said
from ui.forms import FormView
from ui.panel import Sheet
from ui.register.aside import Close
from ui.register.lines import by_hand
from ui.views import Key, SumLine, Tone
from ui.wording import money


class WhyCard(Sheet):
    """Explains the chosen line; choosing another one in the basket explains that."""

    def __init__(
        self,
        counter: Counter,
        why: Callable[[str, SoldLine | None], Why],
        position: int,
        close: Close,
    ) -> None:
        """`position` counts the lines from 1; `why` gathers on the desk thread."""
        super().__init__(counter, close)
        self._why, self._found = why, Why("", None, (), ())
        self._position = 0
        self.chosen(position)

    def chosen(self, position: int) -> None:
        """Another line is asked about."""
        lines = self.counter.look.basket.bill.lines
        if position == self._position or not 1 <= position <= len(lines):
            return
        self._position = position
        code = lines[position - 1].line.product.code
        self.counter.around.ask(lambda: self._why(code, None), self._gathered)

    def form(self, _: Speaker) -> FormView:
        """Show every part of the price."""
        look = self.counter.look
        lines = look.basket.bill.lines
        place = min(self._position, len(lines)) - 1
        name = lines[place].line.product.name if lines else ""
        sums = tuple(_parts(lines[place], self._found, look, _)) if lines else ()
        return FormView(
            id="why",
            title=name,
            text=_("Why this price? Choose another line to see its price explained."),
            sums=(*sums, *explained(self._found, self.counter, _)),
            keys=(Key("withdraw", "Esc", _("Close")),),
        )

    def _gathered(self, found: Why) -> None:
        self._found = found
        self.counter.refresh()


def _parts(one: BillLine, found: Why, look: Look, _: Speaker) -> Iterator[SumLine]:
    """Say how the line's amount comes together."""
    line = one.line
    if not line.empties:
        yield SumLine(_("List price"), money(line.product.price.minor, look, _))
    if line.product.source == "tier":
        yield SumLine(_("the price for this customer's group"), "", Tone.QUIET)
    if line.label is not None:
        yield SumLine(_("The label says"), money(line.label.minor, look, _))
    for said in by_hand(one, _):
        yield SumLine(said, "", Tone.OK)
    if one.saved:
        deals = found.called(*one.deals)
        yield SumLine(_("Promotion {name}", name=deals), f"−{_.amount(one.saved)}", Tone.OK)
    if one.share:
        yield off_sale(one.share, one.on_sale, found, _)
    if one.deposit:
        yield SumLine(_("Deposit"), _.amount(one.deposit))
    yield SumLine(_("This line"), money(one.paid, look, _), rule=True, large=True)
    lot = line.lot or Lot()
    yield from pieces_said(replace(lot, serial=line.serial or lot.serial), _)
