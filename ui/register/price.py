"""The card for another price or a discount: what, how much, why; above the role's limit a second person takes over."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.desk.look import Look
from pos.desk.prices import Prices
from pos.errors import Refused
from pos.sale import Line
from pos.text import N_, Speaker
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.panel import Sheet, amount_of, cancel, per_cent_of
from ui.views import Chip, Key, SumLine
from ui.wording import money

REASONS = {
    "wrong_label": N_("Wrong label"),
    "damaged": N_("Damaged package"),
    "short_dated": N_("Short date"),
    "price_match": N_("Lower price elsewhere"),
    "apology": N_("As an apology"),
}
_KINDS = {
    "price": N_("New price"),
    "percent": N_("Per cent off"),
    "amount": N_("Amount off"),
    "sale": N_("Per cent off the whole sale"),
    "sale_off": N_("Amount off the whole sale"),
}
_WHOLE = ("sale", "sale_off")


class Price(Sheet):
    """Changes what one line, or the whole sale, costs."""

    def __init__(
        self,
        counter: Counter,
        prices: Prices,
        position: int,
        close: Callable[[Refused | None], None],
    ) -> None:
        """`position` counts the lines from 1."""
        super().__init__(counter, close)
        self._prices, self._position = prices, position
        self._kind, self._reason = "price", ""

    def form(self, _: Speaker) -> FormView:
        """Ask kind, value and reason."""
        look, whole = self.counter.look, self._kind in _WHOLE
        line = look.basket.bill.lines[self._position - 1].line
        kinds = tuple(
            Chip(f"kind:{key}", _(words), key == self._kind) for key, words in _KINDS.items()
        )
        reasons = tuple(
            Chip(f"reason:{key}", _(words), key == self._reason) for key, words in REASONS.items()
        )
        return FormView(
            id="price",
            title=_("Price, discount"),
            text=_("The whole sale") if whole else line.product.name,
            sums=_of_sale(look, _) if whole else _of_line(line, look, _),
            chips=kinds,
            fields=(FieldView("value", _(_KINDS[self._kind]), _("Then choose a reason.")),),
            reasons=reasons,
            keys=(
                Key("apply", "Enter", _("Apply"), forward=True),
                Key("restore", "Del", _("No discount") if whole else _("List price")),
                cancel(_),
            ),
            error=self.error,
        )

    def answered(self, action: str, told: Mapping[str, str]) -> None:
        """A kind, a reason, or what it costs."""
        kind, _colon, what = action.partition(":")
        if kind == "kind":
            self._kind = what
        elif kind == "reason":
            self._reason, self.error = what, ""
        elif kind == "restore" and self._kind in _WHOLE:
            self.attempt(self._prices.restore_sale)
        elif kind == "restore":
            self.attempt(lambda request: self._prices.restore(request, self._position))
        elif kind == "apply":
            self._apply(told.get("value", ""))

    def chosen(self, position: int) -> None:
        """It is about this line now."""
        self._position = position

    def _apply(self, text: str) -> None:
        share = self._kind in ("percent", "sale")
        value = per_cent_of(text) if share else amount_of(text)
        if value is None:
            self.wrong()
            return
        if not self._reason:
            _ = self.counter.around.say()
            self.error = _("Choose a reason: it stands in the journal.")
            return
        position, reason = self._position, self._reason
        acts = {
            "price": lambda request: self._prices.override(request, position, value, reason),
            "percent": lambda request: self._prices.discount_line(
                request, position, bp=value, reason=reason
            ),
            "amount": lambda request: self._prices.discount_line(
                request, position, minor=value, reason=reason
            ),
            "sale": lambda request: self._prices.discount_sale(request, bp=value, reason=reason),
            "sale_off": lambda request: self._prices.discount_sale(
                request, minor=value, reason=reason
            ),
        }
        self.attempt(acts[self._kind])


def _of_line(line: Line, look: Look, _: Speaker) -> tuple[SumLine, ...]:
    return (
        SumLine(_("List price"), money(line.product.price.minor, look, _)),
        SumLine(_("This line now"), money(line.own_minor(), look, _)),
    )


def _of_sale(look: Look, _: Speaker) -> tuple[SumLine, ...]:
    bill = look.basket.bill
    off = SumLine(_("Discount on the sale"), money(-bill.off_sale.minor, look, _))
    now = SumLine(_("The sale now"), money(bill.total.minor, look, _))
    return (off, now) if bill.off_sale.minor else (now,)
