"""A receipt of 40 lines to bytes, against python-escpos writing the same letters and QR code without styles.

CPU time of the encoding, and how many bytes a serial line has to carry.
"""

from __future__ import annotations

from collections.abc import Iterator

from escpos.printer import Dummy

from drivers.printer.profile import load_profile
from drivers.printer.render import render
from drivers.protocol import Row
from tests.benchmarks.ratio import Figure, interleaved

CPU_LIMIT, WIRE_LIMIT = 2.0, 1.1
_LINK = "https://kasa.example/k/000123"
_ROWS = (
    *(Row(text="Šaltibarščiai su bulvėmis          12,30 €") for _ in range(30)),
    *(Row(text="VISO 12,30 €", bold=True, height=2, width=2) for _ in range(10)),
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
    """Yield both ratios."""
    yield Figure("receipt_encode", interleaved(_ours, _bare, 400), CPU_LIMIT)
    yield Figure("receipt_wire", len(_ours()) / len(_bare()), WIRE_LIMIT)
