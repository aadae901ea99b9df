"""Words that several screens share: the voice strip, a refusal as a notice, a question, amounts with their currency."""

from __future__ import annotations

from functools import lru_cache

from pos.desk.look import Look
from pos.desk.voice import Said
from pos.errors import Refused
from pos.text import N_, Speaker, format_money
from pos.typed import kept
from pos.words import sentence
from ui.views import Key, Kind, NextLine, NoticeView, VoiceView

_TOLD = 60
"""Signs of what was typed or scanned that a refusal repeats."""

_MARKS = {"lt": "„{}“", "lv": "„{}“", "pl": "„{}”", "sv": "”{}”"}
_PAPERS = {
    "receipt": N_("The receipt"),
    "copy": N_("The copy"),
    "return": N_("The return slip"),
    "gift": N_("The gift receipt"),
    "draft": N_("The draft bill"),
    "report_x": N_("The X report"),
    "report_z": N_("The Z report"),
    "order": N_("The kitchen's slip"),
    "order_copy": N_("The kitchen's slip"),
}


def money(minor: int, look: Look, _: Speaker) -> str:
    """Write an amount of the till's currency in the screen's language."""
    return format_money(minor, look.currency, _.language).replace("-", "−")  # paper keeps ASCII


def voice_view(look: Look, _: Speaker) -> VoiceView:
    """Put what the till has to say on the strip."""
    return said_view(look.strip, _)


@lru_cache(maxsize=8)
def said_view(strip: tuple[Said, ...], _: Speaker) -> VoiceView:
    """Put what is said now on top, and what comes next beneath."""
    now = [said for said in strip if said.now]
    ahead = [said for said in strip if not said.now]
    footer = _("Nothing has to be pressed; a touch waves a sentence away.")
    if not strip:
        return VoiceView(footer=footer)
    first, *rest = now + ahead
    return VoiceView(
        id=first.id,
        header=_header(first, _),
        sentence=_quoted(first.say, first.language),
        meaning=" · ".join(part for part in (first.meaning, first.do) if part),
        following=_following(rest, _),
        manner=first.manner,
        footer=footer,
    )


def _header(said: Said, _: Speaker) -> str:
    """Name the language to speak; where nobody wrote it down, the sentence is only what is meant."""
    if said.own_words:
        return _("IN YOUR OWN WORDS · {language}", language=_.language_name(said.own_words).upper())
    return _("SAY · {language}", language=_.language_name(said.language).upper())


def _following(rest: list[Said], _: Speaker) -> tuple[NextLine, ...]:
    """What else is said now stands there word for word with what to do, what comes later in the cashier's words."""
    titles = (_("Next"), _("Then"))
    return tuple(
        NextLine(said.do, _quoted(said.say, said.language))
        if said.now
        else NextLine(title, said.later)
        for title, said in zip(titles, rest, strict=False)
    )


def _quoted(text: str, language: str) -> str:
    """Write a sentence in the quotation marks of its language."""
    return _MARKS.get(language, "“{}”").format(text)


def refusal(no: Refused, _: Speaker) -> NoticeView:
    """Say a refusal as a notice: what is, and for codes and names which one."""
    facts = no.facts
    detail = kept(str(facts.get("scanned") or facts.get("name") or ""))
    return NoticeView(sentence(no, _), detail if len(detail) <= _TOLD else f"{detail[:_TOLD]}…")


def paper_notice(look: Look, _: Speaker) -> NoticeView | None:
    """Ask what became of a print that nobody is sure of; no answer has to be given."""
    unsure = look.unsure
    if unsure is None:
        return _held_notice(look, _)
    other = (Key("paper:other", "Ctrl+6", _("Other printer")),) if look.other_printer else ()
    what = _(_PAPERS.get(unsure.job.kind, "The receipt"))
    if unsure.state == "uncertain":
        title = _("{paper} may not have been printed. Look at the paper.", paper=what)
    else:
        title = _("{paper} still waits to be printed.", paper=what)
    return NoticeView(
        title,
        "",
        Kind.WARM,
        (
            Key("paper:printed", "Ctrl+1", _("It is printed")),
            Key("paper:not_printed", "Ctrl+2", _("Print it")),
            Key("paper:copy", "Ctrl+3", _("Print a copy")),
            Key("paper:skip", "Ctrl+4", _("Leave it")),
            *other,
        ),
    )


def _held_notice(look: Look, _: Speaker) -> NoticeView | None:
    """Offer the other printer for a print whose own printer says why it cannot go on; without one nothing is asked."""
    held = look.waits
    if held is None or not look.other_printer:
        return None
    what = _(_PAPERS.get(held.job.kind, "The receipt"))
    leave = (Key("paper:skip", "Ctrl+4", _("Leave it")),) if held.state == "queued" else ()
    return NoticeView(
        _("{paper} waits for its printer and goes on by itself.", paper=what),
        "",
        Kind.WARM,
        (Key("paper:other", "Ctrl+6", _("Other printer")), *leave),
    )


def terminal_notice(look: Look, _: Speaker, key: str) -> NoticeView | None:
    """Say what a card payment waits for: the terminal's answer, or a person's word; selling goes on meanwhile."""
    if not look.unsettled:
        return None
    first = look.unsettled[0]
    amount = money(first.over or abs(first.amount), look, _)
    if first.waiting:
        return NoticeView(
            _("Waiting for the card terminal: {amount}", amount=amount),
            _("The customer follows the terminal. Its answer comes by itself; nothing to press."),
            Kind.GOOD,
            (Key("settle:", key, _("No answer comes")),),
        )
    if first.back:
        title = _("Nobody knows yet whether the card got {amount} back", amount=amount)
        text = _("Look at the terminal's slip, then settle it. Selling goes on meanwhile.")
    elif first.unknown:
        title = _("Nobody knows yet whether the card paid {amount}", amount=amount)
        text = _("Look at the terminal's slip, then settle it. Selling goes on meanwhile.")
    else:
        title = _("The card machine took {amount} too much", amount=amount)
        text = _("Give it back on the machine, then say so here. Selling goes on meanwhile.")
    return NoticeView(title, text, Kind.WARM, (Key("settle:", key, _("Settle it")),))


def at_once(look: Look, _: Speaker) -> tuple[Key, Key]:
    """Return the two keys that close a sale at once: cash and card, or what is owed in cash or as credit."""
    due, some = look.basket.due, look.lines > 0
    if due.exact.minor < 0:
        owed = _.amount(-due.to_pay.minor)
        return (
            Key("exact", "F10", _("Pay out {amount}", amount=owed), forward=True),
            Key("owed_credit", "F11", _("As store credit"), forward=True),
        )
    cash = _("Exact {amount}", amount=_.amount(due.to_pay.minor)) if some else _("Exact cash")
    card = _("Card {amount}", amount=_.amount(due.exact.minor)) if some else _("Card")
    return (
        Key("exact", "F10", cash, forward=True, enabled=some),
        Key("card", "F11", card, forward=True, enabled=some),
    )
