"""Rows to bytes, read back by the virtual printer's own understanding of ESC/POS.

Long because every kind of row is read back.
"""

from __future__ import annotations

import io
import itertools
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from drivers.printer.letters import CODECS, SLOTS
from drivers.printer.options import OPTIONS
from drivers.printer.profile import load_profile, profile_names
from drivers.printer.render import cut_off_remains, fence, render, render_code_pages
from drivers.printer.sheet import defuse
from drivers.protocol import Align, DeviceError, Row
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.receipt_picture import draw

VIRTUAL = load_profile("virtual")


def printed(rows: list[Row], profile: str = "virtual", page: str = "WPC1257") -> VirtualPrinter:
    """A virtual printer that was sent this job."""
    told = load_profile(profile)
    paper = VirtualPrinter()
    paper.adopt({"profile": profile})
    for piece in render(rows, told, told.page(page)):
        paper.hear(piece)
    return paper


def receipt_lines(rows: list[Row], profile: str = "virtual", page: str = "WPC1257") -> list[str]:
    paper = printed([*rows, Row(cut=True)], profile, page)
    return paper.receipts[0].text.split("\n")


def test_a_job_begins_by_setting_the_printer_right() -> None:
    pieces = render([Row(text="a")], VIRTUAL, "WPC1257")
    assert b"".join(pieces) == b"\x1b@\x1c.\x1bt\x33a\n"


@pytest.mark.parametrize(
    "name", [name for name in profile_names() if not load_profile(name).draw_letters]
)
def test_every_model_prints_lithuanian_in_one_page(name: str) -> None:
    assert receipt_or_uncut(name) == "Ačiū ąčęėįšųūž"
    profile = load_profile(name)
    assert profile.page("WPC1257") == "WPC1257"


def receipt_or_uncut(name: str) -> str:
    paper = printed([Row(text="Ačiū ąčęėįšųūž"), Row(cut=True)], name)
    return paper.receipts[0].text if paper.receipts else paper.uncut.text


def test_styles_are_set_and_taken_back() -> None:
    paper = printed(
        [
            Row(text="VISO", bold=True, width=2, height=2),
            Row(text="toliau"),
            Row(text="vidury", align=Align.CENTER),
            Row(text="dešinėj", align=Align.RIGHT),
            Row(text="", bold=True),
            Row(rule=True),
            Row(cut=True),
        ]
    )
    big, plain, middle, right, _empty, rule = paper.receipts[0].lines
    assert (big.bold, big.width, big.height) == (True, 2, 2)
    assert (plain.bold, plain.width, plain.height, plain.align) == (False, 1, 1, "left")
    assert (middle.align, right.align) == ("center", "right")
    assert rule.text == "-" * 42
    assert paper.receipts[0].text.split("\n")[3] == "dešinėj".rjust(42)
    assert paper.unknown == []


@pytest.mark.parametrize(
    ("row", "barcodes", "text"),
    [
        (Row(barcode="4770000000015"), ("4770000000015",), ""),
        (Row(barcode="96385074"), ("96385074",), ""),
        (Row(barcode="96385075"), ("96385075",), ""),
        (Row(barcode="K-000123{"), ("K-000123{",), ""),
        (Row(barcode="K" * 40), (), "K" * 40),
        (Row(barcode="ąžuolas"), (), "ąžuolas"),
        (Row(barcode=""), (), ""),
    ],
)
def test_a_barcode_is_readable_or_stands_as_text(
    row: Row, barcodes: tuple[str, ...], text: str
) -> None:
    (receipt,) = printed([Row(text="."), row, Row(text="."), Row(cut=True)]).receipts
    assert receipt.barcodes == barcodes
    assert receipt.text.strip(".").strip() == text


def test_an_ean_is_sent_as_ean_only_with_its_right_check_digit() -> None:
    assert b"\x1dkC\x0d4770000000015" in b"".join(
        render([Row(barcode="4770000000015")], VIRTUAL, "PC437")
    )
    wrong = b"".join(render([Row(barcode="4770000000016")], VIRTUAL, "PC437"))
    assert b"\x1dkI\x0f{B4770000000016" in wrong


def test_a_qr_code_has_blank_paper_around_it_and_is_ascii() -> None:
    paper = printed(
        [Row(text="."), Row(qr="https://x.example/?a=1&b=ž"), Row(text="."), Row(cut=True)]
    )
    kinds = [(line.kind, line.text) for line in paper.receipts[0].lines]
    assert kinds == [
        ("text", "."),
        ("text", ""),
        ("qr", "https://x.example/?a=1&b=%C5%BE"),
        ("text", ""),
        ("text", "."),
    ]


@pytest.mark.independent
def test_a_qr_code_that_the_printer_cannot_draw_is_sent_as_dots() -> None:
    plain = replace(VIRTUAL, qr=False, chunk=512, pause_ms=20)
    paper = VirtualPrinter()
    rows = [Row(text="."), Row(qr="KASA:1-17", align=Align.CENTER), Row(text="."), Row(cut=True)]
    for piece in render(rows, plain, "WPC1257"):
        assert len(piece) <= 512
        paper.hear(piece)
    picture = Image.open(io.BytesIO(draw(paper.receipts[0])))
    assert [one.text for one in zxingcpp.read_barcodes(picture)] == ["KASA:1-17"]
    assert [line.text for line in paper.receipts[0].lines if line.kind == "text"][::3] == [".", "."]


def test_a_qr_code_that_is_too_long_or_says_nothing_stands_as_text() -> None:
    assert receipt_lines([Row(qr=" "), Row(text="a")]) == ["a"]
    assert "".join(receipt_lines([Row(qr="x" * 701)])) == "x" * 701


def png(width: int, height: int, colour: str = "black") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def test_a_picture_is_sent_in_strips_no_wider_than_the_paper() -> None:
    paper = printed([Row(image=png(1024, 600), align=Align.CENTER), Row(cut=True)])
    sizes = [line.pixels for line in paper.receipts[0].lines]
    assert sizes == [(512, 128), (512, 128), (512, 44)]
    assert set(paper.receipts[0].lines[0].payload) == {0xFF}


def test_a_small_picture_is_sent_as_it_is() -> None:
    paper = printed([Row(image=png(16, 9)), Row(text="a"), Row(cut=True)])
    assert paper.receipts[0].lines[0].pixels == (16, 9)


@pytest.mark.parametrize("broken", [b"", b"not a picture", png(8, 8)[:40]])
def test_a_picture_that_cannot_be_read_never_costs_the_receipt(broken: bytes) -> None:
    assert receipt_lines([Row(image=broken), Row(text="a")]) == ["a"]


@given(st.binary(min_size=1, max_size=64))
def test_no_picture_can_look_like_a_real_time_command(dots: bytes) -> None:
    spiked = b"\x10\x14\x01\x00\x01" + dots + b"\x10\x04\x01\x10\x05\x02" + dots
    strip = defuse(b"\x1dv0\x00\x01\x00\x00\x00" + spiked)
    assert len(strip) == 8 + len(spiked)
    paper = VirtualPrinter()
    assert paper.hear(strip[8:]) is not None
    assert paper.pulses == []
    for mark in (b"\x10\x04", b"\x10\x05", b"\x10\x14"):
        assert mark not in strip[8:]


NASTY = st.text(
    st.sampled_from(
        "\x1b\x1d\x10\x14\x04\x1c@pViam()kr0149 \n\r\x0b\x0c\x00\x01\x9b\x85\u2028ą€ﬁ\u0301"
    ),
    max_size=30,
)


@given(NASTY)
def test_an_item_name_never_opens_the_drawer_cuts_or_adds_a_line(name: str) -> None:
    rows = [
        Row(text=name),
        Row(text=name, bold=True, width=2, align=Align.RIGHT),
        Row(barcode=name),
        Row(qr=name),
        Row(text="end"),
    ]
    paper = printed([*(row for row in rows), Row(cut=True)])
    assert paper.pulses == []
    assert paper.cuts == 1
    assert paper.unknown == []
    assert paper.hear(b"") == b""
    texts = [line for line in paper.receipts[0].lines if line.kind == "text"]
    assert len(texts) <= len(rows) + 4
    assert texts[-1].text == "end"


def test_a_page_that_the_model_lacks_gives_way_to_the_next_best() -> None:
    assert VIRTUAL.page("PC866") == "WPC1257"
    no_baltic = replace(VIRTUAL, code_pages={"PC850": 2})
    assert no_baltic.page("WPC1257") == "PC850"


@pytest.mark.parametrize("name", ["", "no-such", "../virtual"])
def test_a_model_that_does_not_exist_is_a_bad_option(name: str) -> None:
    with pytest.raises(DeviceError) as caught:
        load_profile(name)
    assert caught.value.code == "bad_option"


@pytest.mark.parametrize(
    ("old", "new"),
    [('cut = "full"', 'cut = "none of it"'), ("pin = 2", "pin = 3"), ("dots", "points")],
)
def test_a_profile_that_says_nonsense_is_a_bad_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    from drivers.printer import profile as module

    text = (module.FOLDER / "virtual.toml").read_text("utf-8")
    (tmp_path / "odd.toml").write_text(text.replace(old, new), "utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(DeviceError) as caught:
        load_profile("odd")
    assert caught.value.code == "bad_option"


def test_models_without_a_cutter_only_feed() -> None:
    paper = printed([Row(text="a"), Row(cut=True)], "generic-58")
    assert paper.cuts == 0
    assert paper.uncut.text == "a"


def test_a_model_with_a_half_cut_gets_one() -> None:
    job = b"".join(render([Row(cut=True)], load_profile("tm-t20iii"), "WPC1257"))
    assert job.endswith(b"\x1dV\x01")


def test_the_technicians_page_shows_each_slot_with_its_letters() -> None:
    paper = VirtualPrinter()
    for piece in render_code_pages(VIRTUAL):
        paper.hear(piece)
    lines = paper.receipts[0].text.split("\n")
    assert lines[lines.index("WPC1257 51") + 1] == "ąčęėįšųū āģķļņ õäö łńśźż €"
    assert lines[lines.index("PC437 0") + 1] == "aceeisuu agkln oäö lnszz E"


@pytest.mark.parametrize("model", ["xprinter-80", "bixolon-srp-350iii", "tm-t20iii"])
def test_a_printer_without_a_name_reads_right_under_one_number_of_its_page(model: str) -> None:
    """Whatever model the till believes in, exactly the numbers that the printer knows read right."""
    paper = VirtualPrinter()
    paper.adopt({"profile": model})
    for piece in render_code_pages(load_profile("generic-80")):
        paper.hear(piece)
    lines = paper.receipts[0].text.split("\n")
    right = [
        name
        for name, said in itertools.pairwise(lines)
        if name.startswith("WPC1257") and said == "ąčęėįšųū āģķļņ õäö łńśźż €"
    ]
    assert right == [f"WPC1257 {load_profile(model).code_pages['WPC1257']}"]


def test_the_number_that_reads_right_is_used_from_then_on() -> None:
    profile, page = load_profile("generic-80").told("WPC1257 51")
    paper = VirtualPrinter()
    for piece in render([Row(text="ąčę €"), Row(cut=True)], profile, page):
        paper.hear(piece)
    assert paper.receipts[0].lines[0].text == "ąčę €"
    assert load_profile("generic-80").told("WPC1257")[1] == "WPC1257"
    drawn, page = load_profile("tm-t88iv").told("PC775 33")
    assert (drawn.code_pages["PC775"], page) == (33, "PC775")


def test_every_number_of_the_models_is_on_the_page_of_letters_and_can_be_chosen() -> None:
    choices = next(one.choices for one in OPTIONS if one.key == "code_page")
    for name in profile_names():
        for page, slot in load_profile(name).code_pages.items():
            assert slot in SLOTS[page], name
            assert f"{page} {slot}" in choices
    assert set(CODECS) == set(SLOTS)


def test_remains_of_a_broken_job_are_cleared_and_cut_off() -> None:
    paper = VirtualPrinter()
    paper.hear(b"\x1b@half a line")
    assert paper.hear(cut_off_remains(VIRTUAL)) == b""
    assert [receipt.text for receipt in paper.receipts] == []
    assert paper.cuts == 1
    assert b"\x10\x14" not in cut_off_remains(load_profile("generic-58"))


def test_the_fence_is_answered_only_when_all_before_it_is_printed() -> None:
    paper = VirtualPrinter()
    paper.set_fault("paper-out")
    assert paper.hear(b"a\n" + fence(b"0042") + fence(b"")) == b""
    paper.set_fault("ok")
    assert paper.due() == b"\x00\x37\x220042\x00\x00"


def test_python_escpos_is_imported_late_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """In a process of its own: no root log handler, no temporary folder, no environment changed."""
    script = (
        "import sys, os, logging\n"
        "import drivers.printer.escpos as driver\n"
        "assert 'escpos' not in sys.modules and 'PIL' not in sys.modules, 'imported too early'\n"
        "from drivers.printer.profile import load_profile\n"
        "from drivers.printer.render import render\n"
        "from drivers.protocol import Row\n"
        "before = dict(os.environ)\n"
        "render([Row(text='a')], load_profile('virtual'), 'WPC1257')\n"
        "assert 'escpos' in sys.modules\n"
        "assert dict(os.environ) == before, 'environment changed'\n"
        "assert logging.root.handlers == [], logging.root.handlers\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
    assert done.stdout == ""
    assert logging.getLogger().name == "root"
