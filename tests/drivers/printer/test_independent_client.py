"""A client that this project did not write asks our simulated printer how it is: receiptio sees what the switches say.

It needs Node: `npm install --prefix build/receiptio receiptio`.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter

RECEIPTIO = Path(__file__).resolve().parents[3] / "build/receiptio/node_modules/.bin/receiptio"
_PORT = 9100  # receiptio knows no other
pytestmark = [
    pytest.mark.independent,
    pytest.mark.skipif(
        shutil.which("node") is None or not RECEIPTIO.exists(),
        reason="receiptio (Node, in build/receiptio) is not here",
    ),
]


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    """Our simulated printer where receiptio looks for one: on an address of this machine's own."""
    made = VirtualPrinter()
    port = TcpPort(made, _PORT, "127.0.0.19")
    try:
        port.open()
    except OSError:
        pytest.skip("port 9100 is taken")
    yield made
    port.close()


WORDS = {
    0: "success", 100: "online", 101: "coveropen", 102: "paperempty", 103: "error", 104: "offline", 105: "disconnect",
    106: "timeout", 200: "drawerclosed", 201: "draweropen",
}  # fmt: skip
"""What its exit codes mean, as it says itself."""


def asked(*words: str) -> str:
    order = [str(RECEIPTIO), "-d", "127.0.0.19", *words]
    done = subprocess.run(order, capture_output=True, timeout=120, check=False)
    return WORDS.get(done.returncode, str(done.returncode))


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("ok", "online"),
        ("cover-open", "coveropen"),
        ("paper-out", "paperempty"),
        ("cutter", "error"),
        ("silent", "offline"),
    ],
)
def test_it_sees_how_the_printer_is(fault: str, word: str, printer: VirtualPrinter) -> None:
    """What it calls offline is a printer that answers nothing for ten seconds."""
    printer.set(fault)
    assert asked("-q") == word


def test_it_sees_the_drawer(printer: VirtualPrinter) -> None:
    shut = asked("-q", "drawer2")
    printer.condition.drawer.is_open = True
    assert {shut, asked("-q", "drawer2")} == {"drawerclosed", "draweropen"}


def test_it_prints_and_believes_the_answer(printer: VirtualPrinter, tmp_path: Path) -> None:
    receipt = tmp_path / "receipt.txt"
    receipt.write_text("Kava | 2.50\n=\n", "utf-8")
    assert asked("-c", "42", str(receipt)) == "success"
    text = (printer.receipts[-1] if printer.receipts else printer.uncut).text
    assert "Kava" in text
    assert "2.50" in text


def test_a_printer_that_is_not_there_is_not_seen() -> None:
    assert asked("-q") == "disconnect"
