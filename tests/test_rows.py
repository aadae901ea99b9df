"""Every row of the behaviours, and those of good service that selling has, is told by a story or test of its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROWS = (
    *"A01 A02 A05 A06 A07 A09 A11 A12 A14 A17 B01 B03 B06 B07 B09 B11 B12".split(),
    *"C01 C03 C04 C06 C09 C10 C13 C16 C18 C19 D01 D04 D05 D08 D09 D14 D15 D18 D19 D20".split(),
    *"D22 D23 D25 E01 E03 E04 E08 E09 F01 F03 F05 F06 F07 F13 F14 F15".split(),
    *"S1 S2 S3 S4 S5 S6 S7".split(),
)
NAMES = {
    *(path.stem for path in (HERE / "till").glob("*.till")),
    *(
        name
        for path in HERE.rglob("test_*.py")
        for name in re.findall(r"def test_(\w+)", path.read_text("utf-8"))
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_told(row: str) -> None:
    assert any(name.startswith(f"{row.lower()}_") for name in NAMES), row
