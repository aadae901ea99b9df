"""What every paper of a shop shares: its heading and its VAT table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from pos.event_sale import SoldVat
from pos.paper import Row
from pos.text import Speaker, format_amount


class Heading(Struct, frozen=True):
    """What stands on every receipt of a shop: premises, ids, the words that law or custom fixes."""

    name: str
    address: str
    company_id: str
    till: str
    moment: datetime
    moment_form: str
    marks: dict[str, str]  # copy, training, draft, simulated: in the shop's own language
    letter_apart: bool = True  # whether a space parts a rate's letter from the value before it
    shows_gross: bool = False  # whether the table of VAT names each rate's gross sum, not its net
    counts_one: bool = True  # whether quantity and price stand on lines of one piece too
    cashier: str = ""
    phone: str = ""
    footer: str = ""
    anchor: str = ""  # letters of the journal's chain: the paper remembers what the disk says
    training: bool = False
    simulated: bool = True


def vat_rows(
    parts: tuple[SoldVat, ...], say: Speaker, sign: int = 1, *, gross: bool = False
) -> Iterator[Row]:
    """Yield each rate's net (or gross) and tax, and their tax together; `sign` -1 for money that went back."""
    taxed = [part for part in parts if not part.exempt]
    for part in parts:
        if part.exempt and not part.vat:
            yield Row(say("Without VAT"), format_amount(sign * part.gross, say.language))
        else:
            yield from _rate_rows(part, say, sign, gross=gross)
    if len(taxed) > 1 or (taxed and gross):
        in_all = format_amount(sign * sum(part.vat for part in parts), say.language)
        yield Row(say("VAT in all") if gross else say("VAT {rate}", rate="").strip(), in_all)


def _rate_rows(part: SoldVat, say: Speaker, sign: int, *, gross: bool) -> Iterator[Row]:
    rate = f"{part.label} {_rate(part.bp, say)}".strip().replace(" ", "\u00a0")
    name, vat = say("VAT {rate}", rate=rate), format_amount(sign * part.vat, say.language)
    if gross:
        sold = format_amount(sign * part.gross, say.language)
        yield Row(say("Taxed sales {rate}", rate=rate), sold)
        yield Row(name, vat)
    else:
        net = format_amount(sign * (part.gross - part.vat), say.language)
        yield Row(f"{name}: {net}\u00a0+", vat)


def _rate(bp: int, say: Speaker) -> str:
    whole, part = divmod(bp, 100)
    mark = "." if say.language == "en" else ","
    return f"{whole}{mark}{part // 10 if part % 10 == 0 else part} %" if part else f"{whole} %"
