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
    cashier: str = ""
    phone: str = ""
    footer: str = ""
    anchor: str = ""  # letters of the journal's chain: the paper remembers what the disk says
    training: bool = False
    simulated: bool = True


def vat_rows(parts: tuple[SoldVat, ...], say: Speaker, sign: int = 1) -> Iterator[Row]:
    """Yield one row a rate: net and tax, and their tax together; `sign` -1 for money that went back."""
    for part in parts:
        if part.exempt and not part.vat:
            yield Row(say("Without VAT"), format_amount(sign * part.gross, say.language))
            continue
        rate = _rate(part.bp, say)
        name = say("VAT {rate}", rate=f"{part.label} {rate}".strip())
        yield Row(
            f"{name}: {format_amount(sign * (part.gross - part.vat), say.language)} +",
            format_amount(sign * part.vat, say.language),
        )
    if sum(not part.exempt for part in parts) > 1:
        in_all = sign * sum(part.vat for part in parts)
        yield Row(say("VAT {rate}", rate="").strip(), format_amount(in_all, say.language))


def _rate(bp: int, say: Speaker) -> str:
    whole, part = divmod(bp, 100)
    mark = "." if say.language == "en" else ","
    return f"{whole}{mark}{part // 10 if part % 10 == 0 else part} %" if part else f"{whole} %"
