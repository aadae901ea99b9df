"""Spreadsheets as small as they can be, for what a real one may hide: other sheets, far cells, broken parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def cell(place: str, text: str) -> str:
    """Write one cell at its place."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(line: int, *texts: str) -> str:
    """Write a row of texts from the first column on."""
    cells = (cell(f"{chr(65 + at)}{line}", text) for at, text in enumerate(texts))
    return f'<row r="{line}">{"".join(cells)}</row>'


def date_cell(place: str, day: int) -> str:
    """Write a cell that shows a day, counted as spreadsheets count them."""
    return f'<c r="{place}" s="1"><v>{day}</v></c>'


def workbook(*sheets: str, hidden: Sequence[int] = (), cut: int = 0) -> bytes:
    """Return a workbook of sheets, each the text of its rows; `cut` takes so many signs off the end of the first."""
    names = range(1, len(sheets) + 1)
    states = {at: ' state="hidden"' if at in hidden else "" for at in names}
    listed = "".join(
        f'<sheet name="S{at}" sheetId="{at}"{states[at]} r:id="r{at}"/>' for at in names
    )
    linked = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in names
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/></Types>',
        "xl/media/image1.png": "no picture",
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}">{linked}'
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for at, rows in enumerate(sheets, 1):
        text = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{at}.xml"] = text[: len(text) - cut * (at == 1)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return packed.getvalue()
