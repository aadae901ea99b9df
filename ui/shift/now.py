"""The open shift between two customers, in words: its X figures, the drawer's pieces, what moved last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from pos.desk.call_off import REASON as CALLED_OFF
from pos.desk.look import Look
from pos.desk.shift_look import ShiftLook
from pos.pieces import worth
from pos.report import DAYS
from pos.text import N_, Speaker
from pos.words import WAYS
from ui.shift.move import REASONS
from ui.tally import Coins
from ui.views import Key, Piece, SumLine, Tone
from ui.wording import money

_KINDS: Final = {
    "paid_in": N_("Paid in"),
    "paid_out": N_("Paid out"),
    "drop": N_("Brought to the safe"),
    "settled": N_("Settled"),
    "no_sale": N_("Drawer opened without a sale"),
}
_WHY: Final = {**REASONS, CALLED_OFF: N_("A payment was called off")}


def figures(shown: ShiftLook, look: Look, _: Speaker) -> Iterator[SumLine]:
    """Say what the shift came to so far, as the X report does."""
    sums = shown.sums
    sold = _.ngettext("Sales ({n} receipt)", "Sales ({n} receipts)", sums.receipts)
    yield SumLine(sold, money(sums.sales, look, _), rule=True)
    if sums.return_count:
        yield SumLine(_("Returns"), _.amount(sums.returns).replace("-", "−"), Tone.WARM)
        yield SumLine(_("Net"), money(sums.sales + sums.returns, look, _))
    for number, (way, minor) in enumerate(sums.tenders):
        yield SumLine(_(WAYS[way]), _.amount(minor), Tone.QUIET, rule=number == 0)
    if sums.discounts:
        yield SumLine(_("Discounts"), _.amount(sums.discounts), Tone.QUIET)
    if sums.deposits:
        yield SumLine(_("Deposits"), _.amount(sums.deposits).replace("-", "−"), Tone.QUIET)


def terminal(shown: ShiftLook, look: Look, _: Speaker) -> Iterator[SumLine]:
    """Say how the card terminal's end of day came out, where this shift asked for it; unknown stops nothing."""
    day = shown.terminal
    if day is None:
        return
    title = _("Card terminal's end of day")
    if day.outcome == "approved":
        paid = _.ngettext("{title}: {n} payment", "{title}: {n} payments", day.count, title=title)
        yield SumLine(paid, money(day.total, look, _), Tone.OK, rule=True)
    else:
        tone = Tone.QUIET if day.outcome == "asked" else Tone.WARM
        yield SumLine(f"{title}: {_(DAYS[day.outcome])}", "", tone, rule=True)


def waits(shown: ShiftLook) -> bool:
    """Tell whether the terminal has still to say how its end of day came out."""
    return shown.terminal is not None and shown.terminal.outcome in ("asked", "unknown")


def terminal_key(_: Speaker) -> Key:
    """Return the key that asks the card terminal to close its day; after a power cut it may be asked again."""
    return Key("terminal", "F9", _("Terminal's end of day"))


def pieces(shown: ShiftLook, coins: Coins, _: Speaker) -> tuple[Piece, ...]:
    """Return what lies in the drawer, as it is drawn; nothing where only sums are known."""
    if not shown.sure:
        return ()
    return tuple(coins.piece(value, number, _) for value, number in shown.pieces)


def doubt(shown: ShiftLook, _: Speaker) -> str:
    """Say so where the pieces drawn are not what should lie there: cash moved of which nobody said the pieces."""
    if shown.sure and worth(shown.pieces) == shown.expected:
        return ""
    return _("Cash moved of which nobody said the pieces: count the drawer to be sure.")


def moves(shown: ShiftLook, local: Callable[[int], datetime], _: Speaker) -> tuple[SumLine, ...]:
    """Say what moved without a sale, newest first."""
    return tuple(_moves(shown, local, _))


def _moves(shown: ShiftLook, local: Callable[[int], datetime], _: Speaker) -> Iterator[SumLine]:
    for one in shown.moves:
        reason = _(_WHY[one.reason]) if one.reason in _WHY else one.reason
        words = [local(one.at_ms).strftime("%H:%M"), _(_KINDS[one.kind])]
        if one.kind != "drop":
            words.append(reason)
        amount = (
            f"{'+' if one.amount > 0 else '−'}{_.amount(abs(one.amount))}" if one.amount else ""
        )
        yield SumLine(" · ".join((*words, one.by)), amount, Tone.QUIET)
