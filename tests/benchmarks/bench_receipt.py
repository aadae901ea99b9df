"""CPU time of a 40-row receipt to bytes, against python-escpos writing the same letters and QR code without styles."""

from __future__ import annotations

from collections.abc import Iterator

from escpos.printer import Dummy

from drivers.printer.profile import load_profile
from drivers.printer.render import render
from drivers.protocol import Row
from tests.benchmarks.ratio import Figure, interleaved

LIMIT = 2.0
_LINK = "https://kasa.example/k/000123"
_ROWS = (
    *(Row(text="Šaltibarščiai su bulvėmis          12,30 €") for _ in range(30)),
    *(Row(text="VISO 12,30 €", bold=True, height=2, width=2) for _ in range(8)),
    Row(qr=_LINK),
    Row(cut=True),
)
_VIRTUAL = load_profile("virtual")


def _ours() -> bytes:
    return b"".join(render(_ROWS, _VIRTUAL, "WPC1257"))


def _bare() -> bytes:
    printer = Dummy(profile="TM-T88V")
    printer.charcode("CP1257")
    for row in _ROWS[:-2]:
        printer.text(row.text + "\n")
    printer.qr(_LINK, native=True)
    printer.cut()
    output: bytes = printer.output
    return output


def figures() -> Iterator[Figure]:
    """Yield the ratio."""
    yield Figure("receipt_encode", interleaved(_ours, _bare, 400), LIMIT)
