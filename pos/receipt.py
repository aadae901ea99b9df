"""A closed sale or return as rows: seller, lines, totals, tenders, rounding, VAT; in the customer's language.

Order and fields after rules.md section 3 as each country's file lists them. The same rows are printed, shown, mailed
and tested.

Long because every row that may stand on a receipt stands here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pos.event_back import BackLine, ReturnClosed
from pos.event_sale import SaleClosed, SoldLine
from pos.heading import Heading, vat_rows
from pos.money import Money
from pos.paper import Row
from pos.product import GIFT_CARD
from pos.tender import Tender, Way
from pos.text import Speaker, format_amount, parse_amount
from pos.words import WAYS, why


def printed_number(till: int | str, number: int) -> str:
    """Return a document's number as it stands on the paper: 2-17 is the seventeenth of till 2."""
    return f"{till}-{number}"


def stretches(till: int | str, numbers: tuple[int, ...]) -> tuple[str, ...]:
    """Name receipts in rising order: 1-3, and a row of them by its first and last, 1-5 .. 1-9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    ends = [(printed_number(till, run[0]), printed_number(till, run[-1])) for run in runs]
    return tuple(one if one == other else f"{one} .. {other}" for one, other in ends)


def read_number(text: str) -> tuple[int, int] | None:
    """Read (till, number) as typed or off the QR code `KASA:2-17`; till 0 where none was said, None for no number."""
    parts = text.strip().upper().removeprefix("KASA:").split("-")
    if len(parts) > 2 or not all(
        one.isascii() and one.isdigit() and len(one) < 10 for one in parts
    ):
        return None
    return (int(parts[0]) if len(parts) == 2 else 0), int(parts[-1])


class Marks(Struct, frozen=True):
    """What kind of print this is."""

    copy: int = 0
    gift: bool = False
    draft: bool = False
    electronic: bool = False  # a file, where law wants that said


PLAIN = Marks()


def receipt_rows(
    doc: SaleClosed, heading: Heading, say: Speaker, marks: Marks = PLAIN
) -> tuple[Row, ...]:
    """Return a sale's receipt. A gift receipt shows no prices, a draft no number."""
    return tuple(_receipt(doc, heading, say, marks))


def return_rows(
    doc: ReturnClosed, heading: Heading, say: Speaker, marks: Marks = PLAIN
) -> tuple[Row, ...]:
    """Return a return's receipt: what came back, how the money went, what it was bought on."""
    return tuple(_return(doc, heading, say, marks))


def _receipt(doc: SaleClosed, heading: Heading, say: Speaker, marks: Marks) -> Iterator[Row]:
    title = say("Gift receipt") if marks.gift else say("Receipt")
    yield from _top(heading, marks)
    if marks.draft:
        yield Row(_moment(heading), bold=False)
    else:
        yield from _number(title, doc.number, heading, say)
    yield Row(rule=True)
    for line in doc.lines:
        if not (marks.gift and line.empties):
            yield from _line(line, heading, say, marks)
    yield Row(rule=True)
    if marks.gift:
        yield from _bottom(doc.number, heading, say, marks)
        return
    if doc.off_sale:
        yield Row(say("Discount on the sale"), _amount(-doc.off_sale, say))
    yield Row(say("TOTAL"), say.money(_money(doc, doc.total)), bold=True, big=True)
    if not marks.draft:
        yield from _tenders(doc, say)
    yield Row(rule=True)
    yield from vat_rows(doc.vat, say, gross=heading.shows_gross)
    yield from _award(doc, say)
    if doc.saving > 0:
        yield Row(say("You saved {amount}", amount=_amount(doc.saving, say)), align="center")
    yield from _bottom(0 if marks.draft else doc.number, heading, say, marks)


def _return(doc: ReturnClosed, heading: Heading, say: Speaker, marks: Marks) -> Iterator[Row]:
    title = {
        "goods": say("Return"),
        "difference": say("Price difference"),
        "goodwill": say("Goodwill"),
    }[doc.kind]
    yield from _top(heading, marks)
    yield from _number(title, doc.number, heading, say)
    if doc.of_number:
        of = printed_number(doc.of_till or heading.till, doc.of_number)
        yield Row(say("For receipt {number}", number=of))
    else:
        yield Row(say("Without a receipt"))
    yield Row(rule=True)
    for line in doc.lines:
        yield from _back(line, heading, say)
    yield Row(rule=True)
    yield Row(say("MONEY BACK"), say.money(_money(doc, doc.total)), bold=True, big=True)
    for tender in doc.tenders:
        yield from _tender(tender, -1, say)
    if doc.rounding:
        yield Row(say("Cash rounding"), _signed(doc.rounding, say))
    yield Row(rule=True)
    yield from vat_rows(doc.vat, say, -1, gross=heading.shows_gross)
    if doc.reason:
        yield Row(say("Reason: {reason}", reason=why(doc.reason, say)))
    yield Row(say("Customer's signature"), "____________")
    yield from _bottom(doc.number, heading, say, marks)


def _top(heading: Heading, marks: Marks) -> Iterator[Row]:
    yield Row(heading.name, align="center", bold=True)
    if heading.address:
        yield Row(heading.address, align="center")
    if heading.company_id:
        yield Row(heading.company_id, align="center")
    if heading.phone:
        yield Row(heading.phone, align="center")
    for name in _marked(heading, marks):
        yield Row(heading.marks.get(name, name.upper()), align="center", bold=True, big=True)


def _marked(heading: Heading, marks: Marks) -> Iterator[str]:
    if marks.copy:
        yield "copy"
    if marks.draft:
        yield "draft"
    if heading.training:
        yield "training"


def _moment(heading: Heading) -> str:
    return heading.moment.strftime(heading.moment_form)


def _number(title: str, number: int, heading: Heading, say: Speaker) -> Iterator[Row]:
    yield Row(f"{title} {printed_number(heading.till, number)}", _moment(heading))
    served = say("Served by {name}", name=heading.cashier) if heading.cashier else ""
    yield Row(served, say("Till {till}", till=heading.till))


def _line(line: SoldLine, heading: Heading, say: Speaker, marks: Marks) -> Iterator[Row]:
    if marks.gift:
        yield Row(line.name, _quantity(line, say), indent=2)
        return
    if line.empties:
        each = _amount(line.deposit // line.amount, say)
        yield Row(say("Empties: {name}", name=line.name), _amount(line.deposit, say), indent=2)
        yield Row(f"  {line.amount} × {each}")
        return
    yield Row(line.name, _amount(line.listed, say) + _letter(line.rate_label, heading), indent=2)
    yield from _measured(line, heading, say)
    corrected = line.own + line.discount - line.listed
    taken = (
        (say("Price corrected"), corrected),
        (say("Offer"), -line.saved),
        (say("Discount"), -line.discount),
    )
    for what, minor in taken:
        if minor:
            yield Row("  " + what, _amount(minor, say))
    if line.serial:
        card = line.code == GIFT_CARD
        number = line.serial if card else say("Serial number {serial}", serial=line.serial)
        yield Row("  " + number)
    if line.deposit:
        each = f"{line.amount} × {_amount(line.deposit // line.amount, say)}"
        yield Row("  " + say("Deposit {each}", each=each), _amount(line.deposit, say))


def _measured(line: SoldLine, heading: Heading, say: Speaker) -> Iterator[Row]:
    """Say how much, and the price that makes the value beside the name: corrections stand in rows of their own."""
    if line.weighed:
        yield Row(f"  {say.weight(line.amount)} × {_amount(line.list_price, say)}/kg")
    elif line.amount != 1 or heading.counts_one:
        yield Row(f"  {line.amount} × {_amount(line.listed // line.amount, say)}")
    if line.tare:
        yield Row("  " + say("net, tare {weight}", weight=say.weight(line.tare)))


def _letter(label: str, heading: Heading) -> str:
    """Return a rate's letter as it follows the value: 9,99B in Poland (technical regulation), 9,99 B elsewhere."""
    return f" {label}" if label and heading.letter_apart else label


def _back(line: BackLine, heading: Heading, say: Speaker) -> Iterator[Row]:
    yield Row(line.name, _amount(-line.minor, say) + _letter(line.rate_label, heading), indent=2)
    if line.amount:
        units = say.weight(line.amount) if line.weighed else f"{line.amount}"
        yield Row("  " + say("Brought back: {units}", units=units))
    if line.deposit:
        yield Row("  " + say("of it deposit"), _amount(-line.deposit, say))


def _tenders(doc: SaleClosed, say: Speaker) -> Iterator[Row]:
    cash = [tender for tender in doc.tenders if tender.way is Way.CASH]
    for tender in doc.tenders:
        if tender.way is not Way.CASH:
            yield from _tender(tender, 1, say)
    if doc.rounding:
        yield Row(say("Cash rounding"), _signed(doc.rounding, say))
    if cash or doc.change:
        to_pay = doc.cash_given - doc.change
        yield Row(say("To pay in cash"), _amount(to_pay, say), bold=True)
        yield Row(say("Given"), _amount(doc.cash_given, say))
        yield Row(say("Change"), _amount(doc.change, say), bold=True)


def _award(doc: SaleClosed, say: Speaker) -> Iterator[Row]:
    if doc.award is None:
        return
    if doc.award.earned:
        yield Row(say("Points earned"), str(doc.award.earned))
    yield Row(say("Points in all"), str(doc.award.balance))


def _tender(tender: Tender, sign: int, say: Speaker) -> Iterator[Row]:
    tail = f" ****{tender.card_tail}" if tender.card_tail else ""
    name = " ".join(
        part for part in (say(WAYS[tender.way.value]) + tail, _told(tender, say)) if part
    )
    yield Row(name, _amount(sign * tender.given.minor, say))
    if tender.simulated:
        yield Row("  " + say("simulated terminal: no money moved"))


def _told(tender: Tender, say: Speaker) -> str:
    """Return what is said of a tender beside its way: a card's number, points, foreign money."""
    if tender.way is Way.FOREIGN:
        currency, _, amount = tender.reference.partition(" ")
        minor = parse_amount(amount)
        return tender.reference if minor is None else f"{_amount(minor, say)}\u00a0{currency}"
    if tender.points:
        return str(tender.points)
    return tender.reference if tender.way in (Way.GIFT, Way.CREDIT) else ""


def _bottom(number: int, heading: Heading, say: Speaker, marks: Marks) -> Iterator[Row]:
    for name in _marked(heading, marks):
        yield Row(heading.marks.get(name, name.upper()), align="center", bold=True)
    if heading.simulated and "simulated" in heading.marks:
        yield Row(heading.marks["simulated"], align="center")
    if marks.electronic and "electronic" in heading.marks:
        yield Row(heading.marks["electronic"], align="center")
    if heading.footer:
        yield Row(heading.footer, align="center")
    if not marks.draft:
        yield Row(say("Thank you!"), align="center")
    if number:
        yield Row(qr=f"KASA:{heading.till}-{number}")
    if heading.anchor:
        yield Row(heading.anchor, align="center")
    yield Row(cut=True)


def _quantity(line: SoldLine, say: Speaker) -> str:
    return say.weight(line.amount) if line.weighed else f"{line.amount}"


def _amount(minor: int, say: Speaker) -> str:
    return format_amount(minor, say.language)


def _signed(minor: int, say: Speaker) -> str:
    return f"+{_amount(minor, say)}" if minor > 0 else _amount(minor, say)


def _money(doc: SaleClosed | ReturnClosed, minor: int) -> Money:
    return Money(minor, doc.currency)
