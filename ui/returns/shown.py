"""How a moment at the service desk becomes the view of its screen; pure."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from pos.desk.back_look import BackLook
from pos.desk.card_back import waiting_card
from pos.desk.look import Look
from pos.desk.service import Overcharged
from pos.event_back import ReturnClosed
from pos.tender import Way
from pos.text import Speaker
from pos.words import BACK_REASONS
from ui.forms import FormView
from ui.returns import rows
from ui.returns.view import HandedView, ReturnsView
from ui.returns.words import CONDITIONS, budget_note, options, tender_name
from ui.tally import Coins
from ui.views import Chip, Key, Kind, Mark, NoticeView, SumLine, TruthLight
from ui.wording import money

MONEY: Final = ("card", "cash", "gift", "points", "credit")
_STEPS: Final = (Chip("less", "−"), Chip("more", "+"), Chip("exact", "…"))
_MARKS: Final = {Mark.CHECK: "✓", Mark.WAIT: "…", Mark.CROSS: "✗", Mark.TRIANGLE: "?"}


class Moment(Struct, frozen=True):
    """All that decides what the screen shows."""

    back: BackLook
    till: Look
    current: int
    way: str
    condition: str
    reason: str
    notice: NoticeView | None
    form: FormView | None
    handed: ReturnClosed | None
    coins: Coins
    truth: tuple[TruthLight, ...]


def view(now: Moment, _: Speaker) -> ReturnsView:
    """Say everything on the screen."""
    back = now.back
    name, detail = rows.head(back, _)
    asked = now.form is not None or now.handed is not None or _waits(now)
    some = back.back is not None
    budget = back.budget
    left = money(max(0, budget.shift - budget.given), now.till, _) if budget else ""
    return ReturnsView(
        head=name,
        head_detail=detail,
        rows=rows.rows(back, now.condition, _),
        current=now.current,
        figure=money(back.left, now.till, _) if some else "",
        sums=rows.sums(back, now.reason, _),
        title=_title(now, _),
        units=() if asked or back.receipt is None else _units(now, _),
        few=() if asked or back.receipt is None else _few(now, _),
        options=options(back, now.way, _) if some and not asked else (),
        notice=now.notice,
        form=now.form,
        handed=_handed(now, now.handed, _) if now.handed and not now.form else None,
        note=budget_note(back, left, _),
        keys=_keys(now, _),
    )


def several(back: BackLook, _: Speaker) -> NoticeView | None:
    """Say that the search found more receipts than the one in hand."""
    if back.fitting < 2 or back.back is not None:
        return None
    title = _.ngettext("{n} receipt fits.", "{n} receipts fit.", back.fitting)
    text = _("This is one of them. Is it not the customer's?")
    return NoticeView(title, text, Kind.GOOD, (Key("before", "F11", _("The one before")),))


def declined(minor: int, till: Look, _: Speaker) -> NoticeView | None:
    """Say that the card machine said no, and that the money is still to be given back, by whichever way is open."""
    if not minor:
        return None
    title = _("The card machine did not give {amount} back.", amount=money(minor, till, _))
    text = _("The money is still here. Say so, and choose one of these ways together.")
    return NoticeView(title, text, Kind.WARM, (Key("again", "F10", _("Try the card again")),))


def others(them: Overcharged, till: Look, _: Speaker) -> NoticeView | None:
    """Say who else paid too much, once a price turned out to be wrong: they are told before they ask."""
    count = len(them.receipts)
    if not count:
        return None
    amount = money(them.total, till, _)
    more = _.ngettext("{n} more receipt paid too much.", "{n} more receipts paid too much.", count)
    title = f"{more} {amount}"
    text = _("Those who left their name can be told before they ask.")
    return NoticeView(title, text, Kind.WARM, (Key("others", "F10", _("Show them")),))


def _waits(now: Moment) -> bool:
    """Tell whether a card machine has still to answer: until then there is nothing to choose."""
    return waiting_card(now.back.back) is not None


def _title(now: Moment, _: Speaker) -> str:
    if now.form is not None or now.handed is not None or _waits(now):
        return ""
    if now.back.back is not None:
        return _("What can be offered")
    return _("Tap what comes back, or scan it") if now.back.receipt else ""


def _units(now: Moment, _: Speaker) -> tuple[Chip, ...]:
    """Fewer, more, exactly so many; and the condition they are in."""
    conditions = (
        Chip(f"condition:{key}", _(words), key == now.condition)
        for key, words in CONDITIONS.items()
    )
    if not _held(now):
        return tuple(conditions)
    return (*_STEPS, Chip("reason", f"{_(BACK_REASONS[now.reason])} ›"), *conditions)


def _few(now: Moment, _: Speaker) -> tuple[Chip, ...]:
    """The same, with one chip that goes on to the next condition."""
    condition = Chip("condition", f"{_(CONDITIONS[now.condition])} ›")
    return (*(_STEPS[:2] if _held(now) else ()), condition)


def _held(now: Moment) -> bool:
    line = now.back.lines[now.current] if now.current < len(now.back.lines) else None
    return line is not None and line.held is not None


def _keys(now: Moment, _: Speaker) -> tuple[Key | None, ...]:
    back = now.back
    receipt, some = back.receipt is not None, back.back is not None
    leave = _("Leave it") if some and now.handed is None else _("Back")
    return (
        Key("help", "F1", _("Help")),
        Key("find", "F2", _("Find receipt")),
        Key("bare", "F3", _("Without receipt")),
        Key("wrong", "F4", _("Wrong price"), enabled=receipt),
        Key("whole", "F5", _("Whole receipt"), enabled=receipt),
        Key("goodwill", "F6", _("Apology")),
        Key("part", "F7", _("Part of the money"), enabled=some and now.way in MONEY),
        Key("why", "F8", _("Explain the price"), enabled=receipt),
        Key("copy", "F9", _("Print a copy"), enabled=back.own),
        Key("back", "Esc", leave),
        _forward(now, _),
    )


def _forward(now: Moment, _: Speaker) -> Key:
    back = now.back
    label, enabled = _("Give back"), False
    if now.handed is not None:
        label, enabled = _("Next customer"), True
    elif _waits(now):
        label = _("Waiting for the card machine")
    elif back.back is not None and back.new_goods and not back.left:
        label, enabled = _("Close the exchange"), True
    elif back.back is not None and now.way == "exchange":
        label, enabled = _("Scan new goods"), True
    elif back.back is not None and now.way == "repair":
        label, enabled = _("Take in for repair"), True
    elif back.back is not None and now.way:
        minor = next((one.minor for one in back.options if one.way == now.way), 0)
        label, enabled = _("Give back {amount}", amount=_.amount(minor)), True
    return Key("forward", "F12", label, forward=True, enabled=enabled)


def _handed(now: Moment, closed: ReturnClosed, _: Speaker) -> HandedView:
    """Say what was handed over, by which ways, in which pieces."""
    till = now.till
    cash = sum(one.given.minor for one in closed.tenders if one.way is Way.CASH)
    given = sum(one.given.minor for one in closed.tenders)
    sums = [SumLine(tender_name(one, _), money(one.given.minor, till, _)) for one in closed.tenders]
    if closed.rounding:
        sign = "−" if closed.rounding > 0 else "+"
        rounded = f"{sign}{_.amount(abs(closed.rounding))}"
        sums.append(SumLine(_("Rounded in the cash part"), rounded))
    truth = "   ".join(f"{one.text} {_MARKS.get(one.mark, '')}" for one in now.truth)
    by_hand = (one for one in closed.tenders if one.way is Way.CARD and not one.reference)
    card = sum(one.given.minor for one in by_hand)  # a wired terminal has given its part already
    return HandedView(
        title=_("Out of the drawer") if cash else _("Given back"),
        figure=money(cash or given, till, _),
        sums=tuple(sums),
        currency=till.currency,
        pieces=tuple(now.coins.piece(value, n, _) for value, n in closed.pieces_out),
        todo=_by_machine(money(card, till, _), _) if card else None,
        lines=(_("Return {number}", number=closed.number), truth),
    )


def _by_machine(amount: str, _: Speaker) -> NoticeView:
    """The till books money back to a card; the card machine has to be told as well."""
    title = _("On the card machine: give {amount} back to the same card.", amount=amount)
    return NoticeView(title, kind=Kind.WARM)
