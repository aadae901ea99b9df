"""The picture of a receipt, read by means that share no code with the till."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

from drivers.printer.profile import load_profile
from drivers.printer.render import render
from drivers.protocol import Align, Row
from drivers.virtual.paper import Printed, PrintedReceipt
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.receipt_picture import draw

ROWS = [
    Row(text="UAB „Ąžuolas“", align=Align.CENTER, bold=True, width=2, height=2),
    Row(text="Šaltibarščiai                     12,30 €"),
    Row(rule=True),
    Row(text="VISO", align=Align.RIGHT, bold=True),
    Row(qr="https://kasa.example/k/1?s=ž", align=Align.CENTER),
    Row(text=""),
    Row(barcode="4770000000015", align=Align.CENTER),
    Row(text=""),
    Row(barcode="96385074"),
    Row(text=""),
    Row(barcode="KASA-1-000123", align=Align.CENTER),
    Row(cut=True),
]


def picture_of(rows: list[Row], profile: str = "virtual") -> Image.Image:
    printer = VirtualPrinter()
    printer.adopt({"profile": profile})
    for piece in render(rows, load_profile(profile), "WPC1257"):
        printer.hear(piece)
    receipt = printer.receipts[0] if printer.receipts else printer.uncut
    return Image.open(io.BytesIO(draw(receipt)))


@pytest.mark.independent
def test_another_reader_reads_every_code_on_the_paper() -> None:
    read = {(code.format.name, code.text) for code in zxingcpp.read_barcodes(picture_of(ROWS))}
    assert {text for _, text in read} == {
        "https://kasa.example/k/1?s=%C5%BE",
        "4770000000015",
        "96385074",
        "KASA-1-000123",
    }


@pytest.mark.parametrize(
    ("profile", "columns"), [("virtual", 42), ("tm-t20iii", 48), ("generic-58", 32)]
)
def test_the_picture_is_as_wide_as_the_paper(profile: str, columns: int) -> None:
    assert picture_of([Row(text="x"), Row(cut=True)], profile).width == columns * 12 + 48


def test_letters_leave_ink_where_they_stand() -> None:
    left, right = (
        picture_of([Row(text="Ž", align=align), Row(cut=True)])
        for align in (Align.LEFT, Align.RIGHT)
    )
    half = left.width // 2
    assert left.crop((0, 0, half, left.height)).getextrema() == (0, 255)
    assert right.crop((0, 0, half, right.height)).getextrema() == (255, 255)


def test_a_logo_is_black_where_it_was_black() -> None:
    logo = Image.new("L", (16, 16), 255)
    logo.paste(0, (0, 0, 8, 16))
    file = io.BytesIO()
    logo.save(file, "PNG")
    picture = picture_of([Row(image=file.getvalue()), Row(cut=True)])
    assert picture.getpixel((24 + 2, 24 + 8)) == 0
    assert picture.getpixel((24 + 12, 24 + 8)) == 255


def test_bars_too_wide_for_their_dots_are_drawn_thinner() -> None:
    receipt = PrintedReceipt((Printed("K" * 14, kind="barcode"),), 32)
    picture = Image.open(io.BytesIO(draw(receipt)))
    larger = picture.resize((picture.width * 3, picture.height * 3), Image.Resampling.NEAREST)
    assert {code.text for code in zxingcpp.read_barcodes(larger)} == {"K" * 14}
