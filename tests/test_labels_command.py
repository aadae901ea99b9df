"""`kasa labels`: of codes and of days, as a picture that a scanner reads, and at the printer once; else it says why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from drivers.virtual.labels import VirtualLabels
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from pos.desk.hardware import Chosen, device_key, written
from pos.store import Act
from tests.pos.desk.counter import Counter
from ui.cli import labels as command
from ui.cli import main
from ui.folders import RESOURCES

BREAD = "4779900010018"


def kasa(*words: str | Path) -> int:
    return main(["--language", "en", *map(str, words)])


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop with bread since January and soup since yesterday; its label printer is not chosen yet."""
    monkeypatch.setenv("KASA_KEYS", str(tmp_path / "keys"))
    shutil.copy(RESOURCES / "demo" / "LT" / "shop.toml", tmp_path / "shop.toml")
    counter = Counter(tmp_path, wall="2026-01-05 12:00")
    counter.begin()
    counter.sells(BREAD, 219, name="Duona 800 g")
    counter.clock.set("2026-11-20 08:00")
    counter.sells("S", 400, name="Sriuba")
    counter.close()
    return tmp_path


def choose(shop: Path, kind: str, **options: str) -> None:
    counter = Counter(shop, wall="2026-11-21 12:00")
    act = Act(f"choose {kind}", "office", counter.clock.ms)
    chosen = written(Chosen("labels", kind, options))
    counter.store.keep_device(act, device_key(1, "labels"), chosen, None)
    counter.close()


def wired(shop: Path, device: VirtualLabels | VirtualPrinter, kind: str, **more: str) -> TcpPort:
    port = TcpPort(device)
    port.open()
    choose(shop, kind, host=port.host, tcp_port=str(port.port), **more)
    return port


@pytest.mark.independent
@pytest.mark.parametrize("kind", ["zpl-tcp", "escpos-tcp"])
def test_a_dry_run_is_a_picture_that_a_scanner_reads(
    shop: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    choose(shop, kind, host="127.0.0.1", tcp_port="9")
    file = shop / "labels.png"
    assert kasa("labels", BREAD, "S", "--dry-run", file, "--folder", shop) == 0
    assert "2 labels drawn." in capsys.readouterr().out
    found = {one.text for one in zxingcpp.read_barcodes(Image.open(file).convert("L"))}
    assert BREAD in found


def test_labels_of_codes_and_of_days_are_printed_once_and_in_the_journal(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    behind = VirtualLabels()
    port = wired(shop, behind, "zpl-tcp")
    assert kasa("labels", BREAD, "--folder", shop) == 0
    assert kasa("labels", "--since", "2026-11-01", "--until", "2026-11-30", "--folder", shop) == 0
    port.close()
    assert "1 label is at the printer." in capsys.readouterr().out
    assert [one.texts[0] for one in behind.printed] == ["Duona 800 g", "Sriuba"]
    counter = Counter(shop, wall="2026-11-21 12:00")
    kept = counter.store.db.rows("SELECT seq FROM journal WHERE name = 'labels_sent'")
    assert len(kept) == 2
    assert counter.store.verify() == ()
    counter.close()


def test_a_receipt_printer_prints_labels_too(shop: Path) -> None:
    behind = VirtualPrinter()
    port = wired(shop, behind, "escpos-tcp", profile="virtual")
    assert kasa("labels", BREAD, "--folder", shop) == 0
    port.close()
    assert [one.barcodes for one in behind.receipts] == [(BREAD,)]


def test_labels_that_do_not_come_out_are_said(
    shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "PATIENCE_S", 0.5)
    behind = VirtualLabels()
    behind.set("paper-out")
    port = wired(shop, behind, "zpl-tcp")
    assert kasa("labels", BREAD, "--folder", shop) == 1
    port.close()
    assert "waits for the printer paper_out" in capsys.readouterr().out
    assert behind.printed == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing",), "nothing"),
        (("--since", "2027-01-01"), ""),
        (("--since", "soon"), "soon"),
        ((BREAD,), "No label printer is chosen"),
        ((BREAD, "--dry-run", "/nowhere/x.png"), "nowhere"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    shop: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kasa("labels", *words, "--folder", shop) == 1
    assert said in capsys.readouterr().err


def test_a_printer_that_is_set_up_wrongly_is_named(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    choose(shop, "zpl-tcp", host="127.0.0.1", tcp_port="many")
    assert kasa("labels", BREAD, "--folder", shop) == 1
    assert "zpl-tcp" in capsys.readouterr().err
