"""The card for points of a known customer: how many there are, how many this sale takes, what those pay."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.points import Points, Spending
from pos.errors import Refused
from pos.text import Speaker, parse_count
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, cancel
from ui.views import Key, SumLine
from ui.wording import money

_NONE = Spending(0, 0, 0)


class ByPoints(Sheet):
    """Asks how many points; an empty field is as many as this sale takes."""

    def __init__(
        self, counter: Counter, points: Points, close: Callable[[Refused | None], None]
    ) -> None:
        super().__init__(counter, close)
        self._points = points

    def form(self, _: Speaker) -> FormView:
        """Say whose points they are and what they can pay."""
        look = self.counter.look
        spending = look.spending or _NONE
        return FormView(
            id="points",
            title=_("Points"),
            text=look.customer,
            sums=(
                SumLine(_("Points there are"), str(spending.left)),
                SumLine(_("Left to pay"), money(look.basket.due.exact.minor, look, _)),
                SumLine(
                    _.ngettext("{n} point pays", "{n} points pay", spending.most),
                    money(spending.minor, look, _),
                    rule=True,
                    large=True,
                ),
            ),
            fields=(FieldView("count", _("Points"), _("Empty: as many as this sale takes")),),
            keys=(Key("take", "Enter", _("Take"), forward=True), cancel(_)),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take them to the desk."""
        look = self.counter.look
        text = told.get("count", "").strip()
        count = parse_count(text) if text else (look.spending or _NONE).most or 1
        if count is None:
            self.wrong()
            return
        sale = look.basket.sale
        ident = sale.customer if sale else ""
        self.attempt(lambda request: self._points.take(request, ident, count))
