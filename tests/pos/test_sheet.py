"""Tables as people and programs really save them: what stands above, what parts the cells, what a workbook hides."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from pos.errors import Refused
from pos.product_form import cells_of, recognise
from pos.product_row import BadRow, Country, How, ReadRow, RowReader
from pos.sheet import SheetRow, read_sheet, sheet_of
from tests.pos.workbooks import cell, date_cell, row, workbook

HEADER = ("code", "name", "price")
GOODS = Path(__file__).parent / "exports" / "goods.xlsx"
LITHUANIA = Country("EUR", frozenset({"standard"}), {"standard": 2100})


def cells(text: str) -> list[tuple[str, ...]]:
    return [one.cells for one in sheet_of(text)]


def goods(rows: tuple[SheetRow, ...], how: How | None = None) -> list[tuple[int, str]]:
    """Line and code of each row that is read, line and reason of each that is left out."""
    mapped = recognise(rows)
    reader = RowReader(LITHUANIA, mapped.given, how)
    read = (reader.read(*one) for one in cells_of(rows[mapped.first :], mapped))
    return [
        (one.line, one.product.code if isinstance(one, ReadRow) else one.reason) for one in read
    ]


def why(data: bytes) -> object:
    """Read what must be refused: its reason."""
    with pytest.raises(Refused, match="bad_file") as caught:
        read_sheet(data)
    return caught.value.facts.get("why", "")


# --- text -------------------------------------------------------------------------------------------------------------


def test_commas_in_names_and_prices_part_no_cells() -> None:
    text = "1;Duona, juoda, su kmynais, 500 g;1,29\n2;Pienas;0,99\n3;Sūris, 45 %, pjaustytas;2,19\n"
    assert [len(one) for one in cells(text)] == [3, 3, 3]


def test_signs_within_quotes_part_no_cells() -> None:
    text = 'code,name,price\n1,"a; b; c; d; e",2\n2,"f; g; h; i; j",3\n'
    assert [one[1] for one in cells(text)] == ["name", "a; b; c; d; e", "f; g; h; i; j"]


def test_a_spreadsheet_says_its_separator_above_the_table() -> None:
    assert sheet_of("sep=|\r\ncode|name; full|price\r\n1|a;b;c|2\r\n") == (
        SheetRow(2, ("code", "name; full", "price")),
        SheetRow(3, ("1", "a;b;c", "2")),
    )


@pytest.mark.parametrize(
    "above", ["Kainoraštis\n", "UAB Pavyzdys;2026-11-21;;\n\n", "Kainos, nuo rytojaus\nVilnius\n"]
)
def test_a_title_above_the_table_is_no_goods(above: str) -> None:
    lines = above.count("\n")
    text = f"{above}Kodas;Pavadinimas;Kaina;PVM\nA;Duona;1,29;21\nB;;1;21\n"
    assert goods(sheet_of(text)) == [(lines + 2, "A"), (lines + 3, "name")]


def test_a_title_above_a_table_that_nobody_knows_leaves_its_columns_to_a_person() -> None:
    rows = sheet_of("Preisliste;;\nNr;Was;VK\nA;Brot;1.99\n")
    mapped = recognise(rows)
    assert (mapped.header, mapped.first) == (("Nr", "Was", "VK"), 2)


def test_what_might_be_goods_is_never_taken_for_a_title() -> None:
    """Two cells, then three: the first row is as likely goods whose price is missing."""
    rows = sheet_of("A;Duona\nB;Pienas;0.99\n")
    assert recognise(rows).first == 1
    assert not recognise(rows).whole


def test_more_goods_without_a_code_than_there_are_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos.product_row._NUMBERS", 100)
    rows = tuple(SheetRow(at, (f"n{at}", "1")) for at in range(2, 104))
    found = goods((SheetRow(1, ("name", "price")), *rows), How(numbered=True))
    assert [what for _, what in found].count("code") == 2
    assert len({what for _, what in found}) == 101


# --- workbooks --------------------------------------------------------------------------------------------------------


def test_a_hidden_sheet_is_passed_over() -> None:
    data = workbook(row(1, "Solver", "1"), row(1, *HEADER) + row(2, "A", "Duona", "1"), hidden=[1])
    assert goods(read_sheet(data)) == [(2, "A")]


def test_a_workbook_of_hidden_sheets_is_read_all_the_same() -> None:
    assert len(read_sheet(workbook(row(1, *HEADER), hidden=[1]))) == 1


def test_a_code_of_which_a_spreadsheet_made_a_day_is_refused() -> None:
    second = f'<row r="2">{date_cell("A2", 46000)}{cell("B2", "Duona")}{cell("C2", "1")}</row>'
    assert goods(read_sheet(workbook(row(1, *HEADER) + second))) == [(2, "spreadsheet")]


@pytest.mark.parametrize("far", ["XFD1048576", "ZZZ999999999", "A999999999999"])
def test_one_cell_far_away_takes_no_room(far: str) -> None:
    data = workbook(row(1, *HEADER) + f'<row r="2">{cell(far, "x")}</row>')
    assert why(data) == "large"


def test_a_far_row_alone_is_read() -> None:
    data = workbook(row(1, *HEADER) + f'<row r="90000">{cell("A90000", "x")}</row>')
    assert [one.line for one in read_sheet(data)] == [1, 90_000]


def test_a_part_that_is_longer_than_it_says_is_refused() -> None:
    data = bytearray(GOODS.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        name = next(one.filename for one in packed.infolist() if "sheet1" in one.filename)
    entry = data.rindex(name.encode()) - 46
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    assert why(bytes(data)) == ""


def test_a_part_that_ends_early_is_refused_and_not_waited_for() -> None:
    assert why(workbook(row(1, *HEADER), cut=20)) == ""


def test_a_workbook_under_a_password_is_named_so() -> None:
    data = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert why(data) == "password"


def outcome(data: bytes) -> str:
    """Read a workbook: what it came to."""
    try:
        read_sheet(data)
    except Refused as no:
        return no.code
    return "read"


def test_however_broken_a_workbook_is_it_is_read_or_refused() -> None:
    chance = random.Random(7)
    found = set()
    for _ in range(300):
        data = bytearray(GOODS.read_bytes())
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        found.add(outcome(bytes(data)))
    assert found == {"read", "bad_file"}


def test_a_bad_row_names_its_column() -> None:
    """The department and the class bear what a file says to law and screen: neither is taken unread."""
    rows = sheet_of(
        "code;name;price;department;class\n1;a;1;\x07x;\n2;b;1;;alus\n3;c;1;;ALCOHOL\n"
        f"4;d;1;{'x' * 201};\n5;Coca\u00a0Cola;1;Gėrimai\u202f0,5\u00a0l;\n"
    )
    mapped = recognise(rows)
    reader = RowReader(LITHUANIA, mapped.given)
    found = [reader.read(*one) for one in cells_of(rows[1:], mapped)]
    assert [one.reason for one in found if isinstance(one, BadRow)] == [
        "department",
        "class",
        "department",
    ]
    good = [one.product for one in found if isinstance(one, ReadRow)]
    assert [(one.klass, one.name, one.department) for one in good] == [
        ("alcohol", "c", ""),
        ("", "Coca Cola", "Gėrimai 0,5 l"),
    ]
