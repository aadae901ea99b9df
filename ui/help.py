"""F1 at the register, the payment, the shift and the service desk: what can be done, and the keys on no button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pos.errors import Refused
from pos.text import N_, Speaker
from ui.counter import Counter
from ui.forms import FormView
from ui.panel import Sheet
from ui.views import Key, SumLine

_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "register": (
        N_("Scan at any time, or type a code or the beginning of a name."),
        N_("What is asked stands here in the middle; what to say stands at the right."),
    ),
    "pay": (
        N_("Type what you are given, tap the pieces, or touch an amount."),
        N_("Ways may be mixed: each takes off what is left to pay."),
    ),
    "returns": (
        N_("Scan the receipt's code; tap what comes back, then choose a way."),
        N_("Every way is shown; a blocked one says why, so that you can tell the customer."),
    ),
    "shift": (
        N_("Count by pieces: the till adds up, and the change screen knows what lies there."),
        N_("X shows the shift and changes nothing; closing it prints the Z."),
    ),
}
_KEYS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "register": (
        ("F2", N_("Into the search field")),
        ("↑ ↓", N_("Choose another line")),
        ("*", N_("The number typed is how many")),
        ("/", N_("The number typed is how heavy")),
        ("-", N_("Empties come back")),
        ("?", N_("Asked for, and not there")),
        ("+", N_("More: coupon, note, gift card …")),
        ("Ctrl+5", N_("Settle a card payment")),
    ),
    "pay": (
        ("Enter", N_("Take what was typed or tapped")),
        ("Del", N_("Clear what was typed or tapped")),
        ("?", N_("Asked for, and not there")),
    ),
    "returns": (
        ("PgUp PgDn", N_("Choose another line")),
        ("+ -", N_("More or fewer of it")),
        ("*", N_("Type how many")),
        ("1 … 9", N_("Choose a way")),
    ),
    "shift": (("Enter", N_("Next kind of piece")),),
}
_EVERYWHERE: Final = (
    ("Ctrl+1 … 4", N_("Answer about a print")),
    ("Ctrl+L", N_("Another language of the screen")),
)


class Help(Sheet):
    """One screen's help; nothing waits for it."""

    def __init__(
        self, counter: Counter, screen: str, close: Callable[[Refused | None], None]
    ) -> None:
        """`screen` is the page's name."""
        super().__init__(counter, close)
        self._screen = screen

    def form(self, _: Speaker) -> FormView:
        """Say it."""
        keys = (*_KEYS[self._screen], *_EVERYWHERE)
        return FormView(
            id=f"help:{self._screen}",
            title=_("Help"),
            text="\n".join(_(one) for one in _TEXTS[self._screen]),
            sums=tuple(SumLine(_(words), key) for key, words in keys),
            keys=(Key("withdraw", "Esc", _("Close")),),
        )
