"""Receipts: everything that was sold, paid and taxed stands on the paper, on any width and in every language.

Long because a receipt has many kinds of rows, and each is read here.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.event_sale import SoldVat
from pos.heading import Heading, vat_rows
from pos.paper import Row, as_text
from pos.quantity import Quantity
from pos.receipt import PLAIN, Marks, receipt_rows, return_rows
from pos.sale import Line, Override, Sale
from pos.tender import Tender, Way
from pos.text import LANGUAGES, format_amount, speaker
from tests.pos.baskets import added_up, closed, euro, product, sale, sales
from tests.pos.documents import HEADING, back, receipt

EN = speaker("en")


def folded(text: str) -> str:
    return " ".join(text.split())


def text_of(rows: tuple[Row, ...], columns: int = 42) -> str:
    return folded(as_text(rows, columns))


def printed(marks: Marks = PLAIN, heading: Heading = HEADING) -> str:
    return text_of(receipt_rows(receipt(), heading, EN, marks))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [32, 42, 48])
def test_every_fact_of_a_sale_is_on_the_paper(columns: int, language: str) -> None:
    doc = receipt()
    rows = receipt_rows(doc, HEADING, speaker(language))
    lines = as_text(rows, columns).split("\n")
    assert max(len(line) for line in lines) <= columns
    text = "".join("".join(lines).split()).replace(" ", "")

    def stands(said: str) -> bool:
        return "".join(said.replace("\u00a0", " ").split()) in text

    facts = [HEADING.name, HEADING.address, HEADING.company_id, HEADING.phone, HEADING.footer]
    facts += [
        HEADING.anchor,
        "NEFISKALINIS",
        "3-1043",
        "2026-11-21 12:30",
        "ana",
        "SN-77",
        "GC-1",
        "****1234",
    ]
    facts += [line.name for line in doc.lines]
    amounts = [line.listed for line in doc.lines if not line.empties]
    amounts += [-doc.off_sale, doc.total, doc.cash_given, doc.change, doc.rounding, 500, 1_000]
    amounts += [part.vat for part in doc.vat] + [
        part.gross - part.vat for part in doc.vat if part.bp
    ]
    facts += [format_amount(minor, language) for minor in amounts]
    assert [fact for fact in facts if not stands(fact)] == []


def test_a_sale_reads_from_seller_to_thanks() -> None:
    text = printed()
    order = ["Pas Žydrūnę", "Receipt 3-1043", "Item 1", "TOTAL", "Gift card GC-1", "Card ****1234"]
    order += [
        "simulated terminal: no money moved",
        "Cash rounding",
        "To pay in cash",
        "Given",
        "Change",
    ]
    order += ["VAT A 21 %", "You saved", "NEFISKALINIS", "Thank you!", "[KASA:3-1043]", "7f3a-91bc"]
    places = [text.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_lines_show_quantity_corrected_price_offer_and_discount() -> None:
    text = printed()
    for part in (
        "Item 1 3.87 A 3 × 1.29 Offer -0.29 Discount -0.39",
        "Item 2 2.65 B 1.767 kg × 1.50/kg",
        "Item 3 4.00 A 2 × 2.00 Price corrected -0.40 Deposit 2 × 0.10 0.20",
        "Item 4 8.10 A",
        "Serial number SN-77",
        "Empties: Item 6 -0.40 4 × -0.10",
    ):
        assert part in text


def test_quantity_times_price_is_the_value_above_a_corrected_price_too() -> None:
    amount = Quantity(250, weighed=True)
    corrected = sale(Line(1, product("2", 899, weighed=True), amount, override=Override(719)))
    text = text_of(receipt_rows(closed(added_up(corrected), corrected), HEADING, EN))
    assert "Item 2 2.25 A 0.250 kg × 8.99/kg Price corrected -0.45" in text


def test_one_piece_has_its_quantity_and_price_where_law_lists_them() -> None:
    counted = printed(heading=replace(HEADING, counts_one=True))
    assert "ilgu pavadinimu ir dėklu 250.00 A 1 × 250.00" in counted
    assert "Item 4 8.10 A 1 × 8.10" in counted, "the label's price, not the list's"
    plain = printed(heading=replace(HEADING, counts_one=False))
    assert "1 × " not in plain
    assert "3 × 1.29" in plain


def test_a_table_of_vat_names_gross_sums_where_law_wants_them() -> None:
    parts = (SoldVat(2300, "A", False, 1_692, 316), SoldVat(0, "", True, 50, 0))
    rows = tuple(vat_rows(parts, speaker("pl"), gross=True))
    assert (
        text_of(rows)
        == "Sprzedaż opodatkowana A 23 % 16,92 PTU A 23 % 3,16 Bez PTU 0,50 Suma PTU 3,16"
    )
    assert text_of(tuple(vat_rows(parts[1:], speaker("pl"), gross=True))) == "Bez PTU 0,50"
    back_rows = tuple(vat_rows(parts[:1], speaker("pl"), -1, gross=True))
    assert text_of(back_rows).startswith("Sprzedaż opodatkowana A 23 % -16,92")


def test_cash_that_was_rounded_up_says_so_with_its_sign() -> None:
    assert "Cash rounding +0.02" in printed()


def test_a_gift_receipt_shows_no_price_at_all() -> None:
    text = printed(Marks(gift=True))
    assert "Gift receipt 3-1043" in text
    assert "Item 2 1.767 kg" in text
    assert not re.search(r"\d\.\d\d\b", text)
    assert "TOTAL" not in text


def test_a_draft_has_no_number_no_tenders_and_its_mark_twice() -> None:
    text = printed(Marks(draft=True))
    assert "1043" not in text
    assert "Change" not in text
    assert "Thank you" not in text
    assert text.count("NE KVITAS") == 2


def test_a_second_print_is_marked_copy_in_the_shops_language() -> None:
    assert printed(Marks(copy=1)).count("KOPIJA") == 2
    assert "KOPIJA" not in printed()


def test_training_is_marked_and_a_mark_without_words_stands_in_capitals() -> None:
    assert printed(heading=replace(HEADING, training=True)).count("MOKYMAS") == 2
    assert printed(Marks(copy=1), replace(HEADING, marks={})).count("COPY") == 2


def test_a_plain_shop_prints_only_what_it_has() -> None:
    bare = replace(
        HEADING,
        address="",
        company_id="",
        phone="",
        footer="",
        anchor="",
        cashier="",
        simulated=False,
    )
    text = printed(heading=bare)
    assert "Served by" not in text
    assert "NEFISKALINIS" not in text
    assert text.startswith("Kampinė parduotuvė „Pas Žydrūnę“ Receipt 3-1043")


def test_a_sale_paid_by_card_alone_speaks_of_no_cash() -> None:
    doc = replace(receipt(), tenders=receipt().tenders[1:2], cash_given=0, change=0, rounding=0)
    text = text_of(receipt_rows(replace(doc, saving=0, off_sale=0), HEADING, EN))
    assert "To pay in cash" not in text
    assert "rounding" not in text
    assert "You saved" not in text
    assert "Discount on the sale" not in text


@pytest.mark.parametrize(
    ("language", "said"), [("lv", "Ārvalstu nauda 1 234,50 USD 1 100,00"), ("en", "1,234.50 USD")]
)
def test_foreign_money_is_written_as_the_customer_reads_amounts(language: str, said: str) -> None:
    foreign = Tender(Way.FOREIGN, euro(110_000), euro(110_000), "USD 1234.50")
    doc = replace(receipt(), tenders=(foreign,))
    assert said in text_of(receipt_rows(doc, HEADING, speaker(language)))
    odd = replace(receipt(), tenders=(replace(foreign, reference="a coin"),))
    assert "a coin" in text_of(receipt_rows(odd, HEADING, speaker(language)))


def test_money_handed_out_for_empties_shows_as_change() -> None:
    doc = replace(receipt(), tenders=(), cash_given=0, change=40)
    assert "To pay in cash -0.40 Given 0.00 Change 0.40" in text_of(receipt_rows(doc, HEADING, EN))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [32, 42, 48])
def test_every_fact_of_a_return_is_on_the_paper(columns: int, language: str) -> None:
    doc = back()
    lines = as_text(return_rows(doc, HEADING, speaker(language)), columns).split("\n")
    assert max(len(line) for line in lines) <= columns
    text = "".join("".join(lines).split())
    facts = ["3-1044", "1043", "toosmall", "****1234", "C-9"] + [line.name for line in doc.lines]
    facts += [format_amount(-line.minor, language) for line in doc.lines]
    facts += [
        format_amount(doc.total, language),
        format_amount(-155, language),
        format_amount(-1, language),
    ]
    assert [fact for fact in facts if "".join(fact.split()) not in text] == []


def test_a_return_names_its_receipt_what_came_back_and_how_the_money_went() -> None:
    text = text_of(return_rows(back(), HEADING, EN))
    for part in (
        "Return 3-1044",
        "For receipt 3-1043",
        "Item 1 -2.39 A Brought back: 2",
        "Item 2 -0.75 B Brought back: 0.500 kg",
        "Item 3 -1.90 Brought back: 1 of it deposit -0.10",
        "MONEY BACK €5.54",
        "Card ****1234 -3.00",
        "Store credit C-9 -1.00",
        "Cash -1.55",
        "Cash rounding -0.01",
        "VAT A 21 %: -3.87 + -0.82",
        "Reason: too small",
        "Customer's signature",
    ):
        assert part in text


def test_a_known_reason_is_said_in_words_and_a_typed_one_stays() -> None:
    doc = replace(back(), reason="changed mind")
    assert "Reason: changed their mind" in text_of(return_rows(doc, HEADING, EN))


@pytest.mark.parametrize(
    ("kind", "title"),
    [("goods", "Return"), ("difference", "Price difference"), ("goodwill", "Goodwill")],
)
def test_money_back_is_titled_by_what_it_is(kind: str, title: str) -> None:
    assert f"{title} 3-1044" in text_of(return_rows(back(kind), HEADING, EN))


def test_a_return_without_a_receipt_says_so() -> None:
    doc = replace(back(of_number=0), rounding=0, reason="")
    text = text_of(return_rows(doc, HEADING, EN))
    assert "Without a receipt" in text
    assert "Reason" not in text
    assert "rounding" not in text


@pytest.mark.parametrize(
    ("bp", "language", "said"),
    [
        (2100, "en", "VAT A 21 %"),
        (2550, "en", "VAT A 25.5 %"),
        (2550, "lt", "25,5 %"),
        (1325, "en", "VAT A 13.25 %"),
    ],
)
def test_a_rate_is_written_with_the_languages_mark(bp: int, language: str, said: str) -> None:
    rows = vat_rows((SoldVat(bp, "A", False, 100, 17),), speaker(language))
    assert said in text_of(tuple(rows))


def test_a_rate_without_a_letter_stands_alone_and_what_is_free_bears_none() -> None:
    parts = (SoldVat(2100, "", False, 121, 21), SoldVat(0, "N", True, 30, 0))
    assert text_of(tuple(vat_rows(parts, EN))) == "VAT 21 %: 1.00 + 0.21 Without VAT 0.30"


@given(sales(), st.sampled_from([32, 42, 48]), st.sampled_from(LANGUAGES))
def test_any_sale_prints_with_nothing_lost(one: Sale, columns: int, language: str) -> None:
    summed = added_up(one)
    doc = closed(summed, one, (Way.CARD, summed.total.minor))
    text = as_text(receipt_rows(doc, HEADING, speaker(language)), columns)
    assert max(len(line) for line in text.split("\n")) <= columns
    squeezed = "".join(text.split())
    for line in doc.lines:
        assert "".join(line.name.split()) in squeezed
        if not line.empties:
            assert "".join(format_amount(line.listed, language).split()) in squeezed
    assert "".join(format_amount(doc.total, language).split()) in squeezed
