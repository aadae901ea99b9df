"""A receipt as a file: nothing is cut in any language, machines read its code, and each kind says the same."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from pos.paper import Row, as_text, clean, lay_out
from pos.receipt import PLAIN, Marks, receipt_rows, return_rows
from pos.report import ShiftReport, report_rows
from pos.text import LANGUAGES, speaker
from tests.checks.catalogue import kept
from tests.pos.documents import HEADING, back, receipt, sums
from ui.renderings import drawn
from ui.renderings.drawn import receipt_pdf, receipt_png
from ui.renderings.web import receipt_html

COLUMNS = (32, 42, 48)
REPORT = ShiftReport(7, 3, "ana", 20_000, -500, 61_000, 60_900, sums(), ("Jonas", "window"), "7f3a")
MARKS = (PLAIN, Marks(copy=2), Marks(gift=True), Marks(draft=True))


def rows_in(language: str, marks: Marks = PLAIN) -> tuple[Row, ...]:
    return receipt_rows(receipt(), HEADING, speaker(language), marks)


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


class Reader(HTMLParser):
    """Reads what a person reads on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.codes: list[str] = []
        self.outside: list[str] = []
        self._skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skip = tag in ("style", "title")
        told = dict(attrs)
        if tag == "svg":
            self.codes.append(told.get("aria-label") or "")
        self.outside += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.said.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def letters(text: str) -> str:
    """All that is not space: wrapping may break anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_machine_reads_the_receipts_number_off_its_picture(
    qapp: QApplication, language: str, columns: int
) -> None:
    image = picture(receipt_png(rows_in(language), columns))
    assert [one.text for one in zxingcpp.read_barcodes(image)] == ["KASA:3-1043"]
    assert image.width == columns * 12 + 48


def test_a_draft_bears_no_code_and_a_gift_receipt_does(qapp: QApplication) -> None:
    for marks, codes in ((Marks(draft=True), 0), (Marks(gift=True), 1)):
        image = picture(receipt_png(rows_in("lt", marks)))
        assert len(zxingcpp.read_barcodes(image)) == codes


@pytest.mark.parametrize("columns", COLUMNS)
def test_the_edges_of_a_picture_stay_white(qapp: QApplication, columns: int) -> None:
    """What were drawn beyond its place would stand in the margin."""
    for language in LANGUAGES:
        for rows in (rows_in(language), return_rows(back(), HEADING, speaker(language))):
            image = picture(receipt_png(rows, columns))
            high = image.height
            for left in (0, image.width - 20):
                strip = image.crop((left, 0, left + 20, high))
                assert strip.getextrema() == (255, 255)


def test_every_letter_fits_the_cell_that_it_is_given(qapp: QApplication) -> None:
    for font in drawn._fonts():
        cell = drawn.CELL * font.pixelSize() // drawn.LETTERS
        metrics = QFontMetricsF(QFont(font))
        for letter in "AĄČĘĖĮŠŲŪŽĀĒĢĪĶĻŅŁÓŚŹŻÅÄÖ€×-0123456789W":
            assert metrics.horizontalAdvance(letter) == pytest.approx(cell, rel=0.01)


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_all_that_the_paper_says(language: str, marks: Marks) -> None:
    rows = rows_in(language, marks)
    page = receipt_html(rows, "Kasa <1>", language)
    reader = read(page)
    said = letters("".join(reader.said))
    for row in rows:
        for text in (row.left, row.right):
            assert letters(clean(text)) in said
    assert reader.codes == [row.qr for row in rows if row.qr]
    assert reader.outside == []
    assert f'<html lang="{language}">' in page
    assert "<title>Kasa &lt;1&gt;</title>" in page


def test_a_name_cannot_become_a_part_of_the_page() -> None:
    name = "<script>alert('&')</script>"
    page = receipt_html([Row(name, "1.00"), Row(barcode="12345")], "", "en")
    assert "<script" not in page
    assert name in "".join(read(page).said)
    assert "12345" in "".join(read(page).said)


def test_a_pdf_is_as_wide_as_the_paper_and_says_what_it_is(qapp: QApplication) -> None:
    data = receipt_pdf(rows_in("lt"), "Kvitas 3-1043", 48)
    assert data.startswith(b"%PDF-1.4")
    (box,) = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", data)
    wide, high = (float(side) for side in box)
    assert wide == pytest.approx((48 * 12 + 48) * 72 / 203, abs=1)
    assert high > wide
    assert b"pdfaid" in data
    assert len(re.findall(rb"/Type /Page\b", data)) == 1


def test_a_very_long_receipt_goes_on_a_second_page(qapp: QApplication) -> None:
    data = receipt_pdf([Row(f"Item {at}", "1.00") for at in range(1500)], "long")
    assert len(re.findall(rb"/Type /Page\b", data)) == 2


def test_an_empty_paper_is_a_white_one(qapp: QApplication) -> None:
    assert picture(receipt_png([])).getextrema() == (255, 255)
    assert receipt_pdf([], "").startswith(b"%PDF")


# --- nothing is cut off -----------------------------------------------------------------------------------------------

LONG = (
    "Ypatingai ilgas prekės pavadinimas su daugybe žodžių ir dar ilgesniuneišlaužomužodžiupabaigoje"
)


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("marks", MARKS)
def test_nothing_is_cut_off_whatever_the_names(language: str, columns: int, marks: Marks) -> None:
    doc = receipt()
    doc = replace(doc, lines=tuple(replace(line, name=f"{LONG} {line.name}") for line in doc.lines))
    head = replace(HEADING, name=LONG, address=LONG, footer=f"{LONG} {LONG}", cashier=LONG)
    papers = [
        receipt_rows(doc, head, speaker(language), marks),
        return_rows(back(), head, speaker(language), marks),
        report_rows(REPORT, head, speaker(language)),
    ]
    for rows in papers:
        whole(rows, columns)


def whole(rows: tuple[Row, ...], columns: int) -> None:
    """Every letter of every row stands on the paper, and no line is longer than it is wide."""
    lines = as_text(rows, columns).split("\n")
    assert max(map(len, lines)) <= columns
    laid = [row for row in lay_out(rows, columns) if not (row.qr or row.barcode or row.rule)]
    assert max(len(row.left) * (2 if row.big else 1) for row in laid) <= columns
    said = letters("".join(row.left for row in laid))
    for row in rows:
        assert letters(clean(row.left)) in said
        assert letters(clean(row.right)) in said


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_no_phrase_of_any_catalogue_is_cut_at_32_columns(language: str) -> None:
    """Any sentence that the till knows may come to stand on paper one day, beside an amount or alone."""
    for message in kept(language):
        said = message.string if isinstance(message.string, str) else " ".join(message.string or ())
        for one in (Row(said, "-12 345,67 A", indent=2), Row(said, align="center", big=True)):
            whole((one,), 32)


@given(
    st.text(max_size=90),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    st.sampled_from(COLUMNS),
    st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_text_at_all_is_cut(left: str, right: str, columns: int, big: bool) -> None:
    whole((Row(left, right, big=big, indent=2),), columns)
