"""An offer in words: what it gives, when, to whom."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from pos.promotion import Promotion
from pos.text import Speaker
from pos.words import tier_name
from ui.offers.draft import KIND_WORDS
from ui.views import ListRow, Mark, Tone


def row_of(one: Promotion, now_ms: int, zone: tzinfo, _: Speaker) -> ListRow:
    """Return an offer's row; what is over or yet to come says so, with a mark."""
    if one.to_ms and one.to_ms < now_ms:
        mark, word, tone = Mark.CROSS, _("over"), Tone.QUIET
    elif one.from_ms > now_ms:
        mark, word, tone = Mark.WAIT, _("from {day}", day=_day(one.from_ms, zone)), Tone.QUIET
    else:
        mark, word, tone = Mark.CHECK, _("holds now"), Tone.OK
    return ListRow(f"offer:{one.id}", one.called, gives(one, _), word, tone, mark)


def gives(one: Promotion, _: Speaker) -> str:
    """Say in one line what it gives."""
    amount = _.amount(one.minor)
    said = {
        "price": _("{n} for {amount}", n=one.count, amount=amount),
        "cheapest": _("{n} for the price of {paid}", n=one.count, paid=one.pay),
        "meal": _("one of each for {amount}", amount=amount),
        "percent": f"-{one.bp // 100} %" if one.bp % 100 == 0 else f"-{_.amount(one.bp)} %",
        "off": _("{amount} off each", amount=amount),
        "amount": _("{amount} off", amount=amount),
    }
    return said.get(one.kind, _(KIND_WORDS.get(one.kind, "")) if one.kind in KIND_WORDS else "")


def facts_of(one: Promotion, zone: tzinfo, _: Speaker) -> tuple[tuple[str, str], ...]:
    """Return all that limits an offer."""
    every = (
        (_("name"), one.id),
        (_("goods"), " ".join((*one.codes, one.department)).strip()),
        (_("from"), _day(one.from_ms, zone) if one.from_ms else ""),
        (_("to"), _day(one.to_ms, zone) if one.to_ms else ""),
        (_("weekdays"), " ".join(map(str, one.days))),
        (
            _("hours"),
            f"{_clock(one.opens)}-{_clock(one.closes)}" if one.opens != one.closes else "",
        ),
        (_("from a sum"), _.amount(one.least) if one.least else ""),
        (_("coupon"), f"{one.coupon} ×{one.limit}" if one.limit else one.coupon),
        (_("tier"), tier_name(one.tier, _)),
        (_("per sale"), str(one.times) if one.times else ""),
        (_("at most"), _.amount(one.cap) if one.cap else ""),
    )
    return tuple((name, value) for name, value in every if value)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _day(at_ms: int, zone: tzinfo) -> str:
    moment = datetime.fromtimestamp(at_ms // 1000, UTC).astimezone(zone)
    return f"{moment:%Y-%m-%d}" if moment.hour == moment.minute == 0 else f"{moment:%Y-%m-%d %H:%M}"
