"""A receipt, a return and a report that hold everything which such papers can hold."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec.structs import replace

from pos.bill import Deal, Deals
from pos.closing import Cash, Desk, close_sale
from pos.event_back import BackLine, ReturnClosed
from pos.event_sale import SaleClosed, SoldVat
from pos.heading import Heading
from pos.quantity import Quantity
from pos.sale import Cut, Line, Override
from pos.shift_sums import ShiftSums
from pos.tender import Tender, Way
from tests.pos.baskets import added_up, euro, product, sale

HEADING = Heading(
    name="Kampinė parduotuvė „Pas Žydrūnę“",
    address="Laisvės al. 12, Kaunas",
    company_id="LT100001234567",
    till="3",
    moment=datetime(2026, 11, 21, 12, 30, tzinfo=UTC),
    moment_form="%Y-%m-%d %H:%M",
    marks={
        "copy": "KOPIJA",
        "training": "MOKYMAS",
        "draft": "NE KVITAS",
        "simulated": "NEFISKALINIS",
    },
    cashier="ana",
    phone="+370 600 00000",
    footer="Ačiū, kad pirkote. Prekes keičiame per 14 dienų.",
    anchor="7f3a-91bc",
)

PHONE = replace(product("5", 25_000), name="Telefonas su labai ilgu pavadinimu ir dėklu")
FULL = sale(
    Line(1, product("1", 129), Quantity(3), cuts=(Cut(bp=1000, reason="dent", by="ana"),)),
    Line(2, product("2", 150, "900", weighed=True), Quantity(1_767, weighed=True)),
    Line(3, product("3", 200, deposit=10), Quantity(2), override=Override(180, "shelf", "ana")),
    Line(4, product("4", 999_999), Quantity(1), euro(810)),
    Line(5, PHONE, Quantity(1), serial="SN-77"),
    Line(6, product("6", 0, "0", deposit=10), Quantity(4), empties=True),
    cuts=(Cut(minor=500),),
)  # fmt: skip


def receipt() -> SaleClosed:
    """Return a sale with lines of all kinds, three ways of payment and change."""
    summed = added_up(FULL, Deals((Deal("OFFER", "OFFER", ((1, 29),)),)))
    total = summed.total.minor
    gift = Tender(Way.GIFT, euro(500), euro(500), reference="GC-1")
    card = Tender(Way.CARD, euro(1_000), euro(1_000), "att-1", "1234", simulated=True)
    rest = total - 1_500 + 2
    cash = Tender(Way.CASH, euro(rest), euro(rest + 300))
    paid = Cash(rest + 300, 300, 2, ((5_000, 10),), ((200, 1), (100, 1)))
    return close_sale(FULL, summed, (gift, card, cash), paid, Desk(1_043, 7, 0, "ana"))


def back(kind: str = "goods", of_number: int = 1_043) -> ReturnClosed:
    """Return a return of two lines, in cash and by card."""
    lines = (
        BackLine(1, "1", "Item 1", 2, False, 239, 0, 2100, "A", False, 42, reason="mind"),
        BackLine(2, "2", "Item 2", 500, True, 75, 0, 900, "B", False, 6),
        BackLine(3, "3", "Item 3", 1, False, 190, 10, 2100, "", False, 31),
        BackLine(4, "4", "Item 4", 0, False, 50, 0, 2100, "A", False, 9),
    )
    tenders = (
        Tender(Way.CARD, euro(300), euro(300), card_tail="1234"),
        Tender(Way.CREDIT, euro(100), euro(100), "C-9"),
        Tender(Way.CASH, euro(154), euro(155)),
    )
    vat = (SoldVat(2100, "A", False, 469, 82), SoldVat(900, "B", False, 75, 6))
    return ReturnClosed(
        *("back-1", 1_044, kind, of_number, 7, "EUR", 0, "ana", lines, vat, 554, -1, tenders, ()),
        reason="too small",
    )


def sums() -> ShiftSums:
    """Return the sums of a busy shift."""
    return ShiftSums(
        *(120_000, -5_000, 40, 2, 133, 700, -3, 120, 60_000),
        (("cash", 60_000), ("card", 54_997)),
        (("paid_in", 1_000), ("drop", -20_000)),
        (SoldVat(2100, "A", False, 100_000, 17_355), SoldVat(0, "N", True, 120, 0)),
        (("fruit", 30_000), ("", 85_000)),
        *(41, 3, 900, 1, 2, 9_000_000, -40_000),
    )
