"""Pictures of the register's rare ways: empties, more, a gift card, why a price, help, letters, a card left open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui import hand
from ui.app.checkout import Basket
from ui.app.stage import Stage

Take = Callable[[str], None]
_K = Qt.Key


def rare(played: Stage, take: Take, basket: Basket) -> None:
    """Walk through what the register can do besides; the sale that is used for it is paid in the end."""
    played.press(_K.Key_Return)
    played.scan(basket.plain.code)
    played.scan(basket.third.code)
    played.press(_K.Key_Minus, "-")
    take("empties")
    played.type("12")
    played.act("take")
    played.press(_K.Key_Plus, "+")
    take("more")
    played.press(_K.Key_4, "4")
    played.scan("100200300")
    played.act("sum:2000")
    take("gift-card")
    played.press(_K.Key_Escape)
    played.press(_K.Key_Question, "?")
    played.type("kav")
    take("not-there")
    played.press(_K.Key_Escape)
    played.press(_K.Key_F6)
    played.type("a")
    played.type("g")
    take("customer-by-name")
    played.press(_K.Key_Escape)
    played.press(_K.Key_Up)
    played.press(_K.Key_F8)
    take("why")
    played.press(_K.Key_F1)
    take("help")
    played.press(_K.Key_Escape)
    _by_touch(played, take)
    _unknown(played, take)


def _by_touch(played: Stage, take: Take) -> None:
    """The same till for whoever works by touch: letters stand beneath what is asked."""
    hand.touched()
    played.act("more")
    played.act("note")
    take("letters")
    played.act("withdraw")
    hand.typed()


def _unknown(played: Stage, take: Take) -> None:
    """A card payment whose end nobody knows, then settled; the shift as it stands after it."""
    played.press(_K.Key_F11)
    played.press(_K.Key_F4)
    take("terminal-unknown")
    played.act("settle:")
    before = played.look.last_sale
    played.press(_K.Key_F2)
    played.until(lambda: played.look.last_sale is not before, "the sale to be closed")
    played.rest()
    played.press(_K.Key_Return)
    played.press(_K.Key_F9)
    played.press(_K.Key_F3)
    played.act("reason:change_money")
    played.type("20")
    played.act("do")
    played.press(_K.Key_F5)
    played.type("50")
    played.act("do")
    take("shift")
    played.press(_K.Key_Return)
