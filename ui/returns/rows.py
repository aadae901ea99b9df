"""The left column of the service desk: the receipt's lines with what is left of them, and the sum that goes back."""

from __future__ import annotations

from collections.abc import Iterator

from pos.desk.back_look import BackLook, LineLook
from pos.event_back import BackLine
from pos.event_sale import SaleClosed
from pos.tender import TenderState
from pos.text import Speaker, format_day
from pos.words import BACK_REASONS, why
from ui.returns.words import LINE_BLOCKED, WHERE_TO, tender_name, way_name
from ui.views import BasketRow, Tone


def head(look: BackLook, _: Speaker) -> tuple[str, str]:
    """Name the receipt, and say when, where and how it was paid."""
    if look.receipt is None:
        if look.back is not None:
            return _("No receipt"), ""
        return _("No receipt yet"), _("What comes back will stand here.")
    sale = look.receipt.sale
    at = look.sold_at
    when = f"{format_day(at, _.language)} {at:%H:%M}" if at else ""
    parts = (when, sale.by, _paid(sale, _))
    return _("Receipt {number}", number=look.receipt.printed), " · ".join(
        part for part in parts if part
    )


def _paid(sale: SaleClosed, _: Speaker) -> str:
    """Say what each way paid: `cash 6.70 + card 9.00`."""
    sums: dict[str, int] = {}
    for tender in sale.tenders:
        name = way_name(tender.way, _).lower()
        sums[name] = sums.get(name, 0) + tender.amount.minor
    return " + ".join(f"{name} {_.amount(minor)}" for name, minor in sums.items())


def rows(look: BackLook, condition: str, _: Speaker) -> tuple[BasketRow, ...]:
    """Make one row of each line; those that cannot come back in this condition are grey with their sentence."""
    if look.receipt is not None:
        return tuple(_row(one, condition, _) for one in look.lines)
    return tuple(_bare(one, _) for one in (look.back.lines if look.back else ()))


def _row(one: LineLook, condition: str, _: Speaker) -> BasketRow:
    sold = one.sold
    blocked = one.blocked(condition)
    if blocked and blocked != "window_closed":
        note = _(LINE_BLOCKED[blocked])
        return BasketRow("–", sold.name, "", _.amount(sold.paid), note, Tone.QUIET, faded=True)
    shown = one.held.minor if one.held else one.left.minor
    note = " · ".join(_notes(one, blocked, _))
    tone = Tone.WARM if blocked else Tone.QUIET
    return BasketRow(_qty(one, _), sold.name, "", _.amount(shown), note, tone)


def _qty(one: LineLook, _: Speaker) -> str:
    held = one.held.amount if one.held else 0
    if one.sold.weighed:
        return _.weight(held) if held else "0"
    return _("{taken} of {left}", taken=held, left=held + one.left.amount)


def _notes(one: LineLook, blocked: str, _: Speaker) -> Iterator[str]:
    sold = one.sold
    if blocked:
        yield _(LINE_BLOCKED[blocked])
    if sold.weighed:
        yield _("{weight} sold", weight=_.weight(sold.amount))
    if one.held and one.left.amount and not sold.weighed:
        yield _.ngettext("{n} more may come back", "{n} more may come back", one.left.amount)
    if sold.amount > 1 and not sold.weighed:
        yield _("paid {amount} for {count}", amount=_.amount(sold.paid), count=sold.amount)
    if sold.discount or sold.saved:
        yield _("with {amount} off", amount=_.amount(sold.discount + sold.saved))
    if sold.batch:
        yield _("batch {batch}", batch=sold.batch)
    if sold.hygiene:
        yield _("only sealed, or faulty")


def _bare(one: BackLine, _: Speaker) -> BasketRow:
    return BasketRow(str(one.amount), one.name, "", _.amount(one.minor))


def sums(look: BackLook, reason: str, _: Speaker) -> tuple[str, ...]:
    """Say beside the sum what comes back, where it goes and why."""
    back = look.back
    if back is None or not back.lines:
        return ()
    more = f" + {len(back.lines) - 1}" if len(back.lines) > 1 else ""
    names = _taken(back.lines[0], _) + more
    said = [_("Coming back: {what}", what=names)]
    if look.new_goods:
        said.append(_("New goods: {amount}", amount=_.amount(look.new_goods)))
    for tender in back.tenders:
        name = tender_name(tender, _)
        mark = "…" if tender.state is TenderState.UNKNOWN else "✓"
        said.append(f"{name}: {_.amount(tender.given.minor)} {mark}")
    said.append(_(WHERE_TO[back.lines[-1].condition]))
    if reason in BACK_REASONS:
        said.append(_("Reason: {reason}", reason=why(reason, _)))
    return tuple(said)


def _taken(line: BackLine, _: Speaker) -> str:
    amount = _.weight(line.amount) if line.weighed else f"{line.amount} ×"
    return f"{amount} {line.name}"
