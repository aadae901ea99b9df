"""Small cards beside the sale: a coupon's code, a note for whoever serves next."""

from __future__ import annotations

from collections.abc import Mapping

from pos.desk.offers import Offers
from pos.desk.register import Register
from pos.text import Speaker
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, cancel
from ui.register.aside import Close
from ui.views import Key, SumLine


class Coupon(Sheet):
    """Lets a coupon count; a scan does the same without this card."""

    scan_into, asks = "code", "coupon"

    def __init__(self, counter: Counter, offers: Offers, close: Close) -> None:
        super().__init__(counter, close)
        self._offers = offers

    def form(self, _: Speaker) -> FormView:
        """Ask the code, and list what counts already."""
        sale = self.counter.look.basket.sale
        return FormView(
            id="coupon",
            title=_("Coupon"),
            text=_("Scan it, or type its code."),
            sums=tuple(SumLine(code, _("counts")) for code in (sale.coupons if sale else ())),
            fields=(FieldView("code", _("Code"), words=True),),
            keys=(Key("take", "Enter", _("Take"), forward=True), cancel(_)),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Take it to the desk."""
        code = told.get("code", "").strip()
        if action == "take" and code:
            self.attempt(lambda request: self._offers.coupon(request, code))


class Note(Sheet):
    """Writes what the next person must know; it stays with a sale that is set aside."""

    def __init__(self, counter: Counter, register: Register, close: Close) -> None:
        super().__init__(counter, close)
        self._register = register

    def form(self, _: Speaker) -> FormView:
        """Ask the words."""
        sale = self.counter.look.basket.sale
        return FormView(
            id="note",
            title=_("Note on the sale"),
            text=_("Only you and your colleagues see it; it is not printed."),
            fields=(FieldView("note", _("Note"), value=sale.note if sale else "", words=True),),
            keys=(Key("take", "Enter", _("Keep it"), forward=True), cancel(_)),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """Keep it."""
        if action == "take":
            text = told.get("note", "")
            self.attempt(lambda request: self._register.note(request, text))
