"""`kasa receipt`: a receipt once more into a file, counted as a copy, in the language that is asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.command import counter_in, kasa


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop's folder in whose books one sale was closed."""
    monkeypatch.setenv("KASA_KEYS", str(tmp_path / "keys"))
    counter = counter_in(tmp_path)
    counter.sells("A", 129, name="Duona")
    counter.sell("A")
    counter.close()
    return tmp_path


def test_each_kind_of_file_says_the_same_and_each_is_one_more_copy(shop: Path) -> None:
    for kind in ("txt", "html"):
        assert kasa("receipt", "1-1", shop / f"r.{kind}", "--folder", shop) == 0
        said = (shop / f"r.{kind}").read_text("utf-8")
        assert "Duona" in said
        assert "KOPIJA" in said
        assert "KASA:1-1" in said
    assert kasa("verify", "--folder", shop) == 0


# One process has one application: a lesser one would be in a till's way.
@pytest.mark.usefixtures("qapp")
def test_pictures_and_pdfs_are_drawn_without_a_screen(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    assert kasa("receipt", "1", shop / "r.png", "--folder", shop, "--columns", "32") == 0
    with Image.open(shop / "r.png") as image:
        assert [one.text for one in zxingcpp.read_barcodes(image)] == ["KASA:1-1"]
    assert kasa("receipt", "1", shop / "r.pdf", "--folder", shop) == 0
    assert (shop / "r.pdf").read_bytes().startswith(b"%PDF")


def test_a_gift_receipt_in_another_language(shop: Path) -> None:
    words = ("--gift", "--customer-language", "pl", "--columns", "32", "--folder", shop)
    assert kasa("receipt", "KASA:1-1", shop / "gift.txt", *words) == 0
    said = (shop / "gift.txt").read_text("utf-8")
    assert "Paragon prezentowy" in said or "prezent" in said
    assert "1,29" not in said
    assert "KOPIJA" not in said
    assert max(map(len, said.split("\n"))) <= 32


@pytest.mark.parametrize(
    ("number", "file"), [("9", "r.txt"), ("x", "r.txt"), ("1", "r.docx"), ("1", "no/r.txt")]
)
def test_what_cannot_be_is_refused_and_counts_no_copy(
    shop: Path, number: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kasa("receipt", number, shop / file, "--folder", shop) == 1
    assert capsys.readouterr().err
    assert kasa("verify", "--folder", shop) == 0
