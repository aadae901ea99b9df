"""Goods from other tills' export files, from spreadsheets and from files that a person maps by hand.

Long because the export of each known program has traps of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import pytest
from msgspec.structs import replace

from pos.errors import Refused
from pos.product_file import head_line, product_line
from pos.product_form import FORMS, OWN_NUMBER, Mapped, cells_of, recognise
from pos.product_row import ALL, BadRow, Country, How, ReadRow, RowReader
from pos.sheet import read_sheet, sheet_of

HERE = Path(__file__).parent / "exports"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "import_formats"
LITHUANIA = Country("EUR", frozenset({"standard", "reduced"}), {"standard": 2100, "reduced": 1200})

Told: TypeAlias = list[tuple[str, str, str, str, tuple[str, ...]]]


def mapped_of(name: str) -> Mapped:
    return recognise(read_sheet((HERE / name).read_bytes()))


def read(data: bytes, how: How | None = None) -> tuple[list[ReadRow], list[BadRow]]:
    rows = read_sheet(data)
    mapped = recognise(rows)
    reader = RowReader(LITHUANIA, mapped.given, how)
    found = [reader.read(line, cells) for line, cells in cells_of(rows[mapped.first :], mapped)]
    good = [one for one in found if isinstance(one, ReadRow)]
    return good, [one for one in found if isinstance(one, BadRow)]


def goods(name: str, how: How | None = None) -> tuple[Told, list[tuple[int, str]]]:
    """Code, name, price, department and other codes of what a file brings; line and reason of what it leaves out."""
    good, bad = read((HERE / name).read_bytes(), how)
    told = [(row.product, row.codes) for row in good]
    return (
        [(one.code, one.name, str(one.price), one.department, codes) for one, codes in told],
        [(one.line, one.reason) for one in bad],
    )


@pytest.mark.parametrize(
    ("file", "program"),
    [
        ("shopify.csv", "Shopify"),
        ("square.csv", "Square"),
        ("loyverse.csv", "Loyverse"),
        ("lightspeed.csv", "Lightspeed"),
        ("woocommerce.csv", "WooCommerce"),
        ("odoo.csv", "Odoo"),
        ("unicenta.csv", "uniCenta / Chromis"),
        ("opensourcepos.csv", "Open Source POS"),
    ],
)
def test_each_program_is_known_by_its_header(file: str, program: str) -> None:
    mapped = mapped_of(file)
    assert (mapped.form.name, mapped.whole) == (program, True)


def test_shopify_pictures_and_archived_goods_are_no_goods() -> None:
    assert goods("shopify.csv") == (
        [
            ("4779900010018", "Fog scarf", "24.90", "Scarves", ("FOG-1",)),
            ("4779900010025", "Moss socks 36-38 Green", "7.50", "Socks", ("MOSS-S",)),
            ("4779900010032", "Moss socks 39-41 Green", "7.50", "Socks", ("MOSS-M",)),
        ],
        [],
    )


def test_square_goods_without_a_barcode_sell_by_their_own_number_and_alcohol_is_known() -> None:
    assert goods("square.csv") == (
        [
            ("4779900010018", "Kvass of Aukštaitija", "1.89", "Drinks", ("KV-1",)),
            ("CI-33", "Apple cider 0.33 l", "2.49", "Drinks", ()),
            ("CI-75", "Apple cider 0.75 l", "4.99", "Drinks", ()),
        ],
        [(6, "price")],
    )
    good, _ = read((HERE / "square.csv").read_bytes())
    assert [row.product.klass for row in good] == ["", "alcohol", "alcohol"]


def test_loyverse_kinds_weights_sets_and_codes_that_a_spreadsheet_ruined() -> None:
    assert goods("loyverse.csv") == (
        [
            ("10001", "Garden apples", "1.49", "Fruit", ()),
            ("4779900010018", "Birch soap Birch", "3.20", "Care", ("10002",)),
            ("4779900010025", "Birch soap Honey", "3.40", "Care", ("10003",)),
            ("4779900010032", "Gift box", "9.90", "Care", ("10004",)),
        ],
        [(7, "spreadsheet")],
    )
    good, _ = read((HERE / "loyverse.csv").read_bytes())
    assert [row.product.weighed for row in good] == [True, False, False, False]


def test_lightspeed_sets_and_goods_that_are_off() -> None:
    assert goods("lightspeed.csv") == (
        [
            ("4779900010018", "Linen shirt M White", "39.90", "Shirts", ()),
            ("4779900010025", "Linen shirt L White", "39.90", "Shirts", ()),
            ("90001", "Summer set", "59.00", "Sets", ()),
        ],
        [],
    )


def test_woocommerce_kinds_but_not_what_they_are_kinds_of() -> None:
    assert goods("woocommerce.csv") == (
        [
            ("4779900010018", "Blue mug", "8.50", "Kitchen > Mugs", ("mug-blue",)),
            ("4779900010025", "Herb tea - Mint", "3.20", "Tea", ("tea-mint",)),
        ],
        [],
    )


def test_woocommerce_kinds_whose_name_does_not_tell_them_apart() -> None:
    """With three attributes, or a value of two words, the shop writes the same name for all of them."""
    assert told(
        "ID,Type,SKU,Name,Published,Tax class,Regular price,Parent,Attribute 1 value(s),Attribute 2 value(s)\n"
        'HOOD,variable,hood,Hoodie,1,,,,"Dark blue, Red","S, M"\n'
        ",variation,hood-1,Hoodie,1,,45,hood,Dark blue,M\n"
        ',variation,hood-2,"Hoodie - Red, S",1,,45,hood,Red,S\n'
        ',simple,mug,Mug,1,,8,,"Blue, Green",M\n'
    ) == [
        ("hood-1", "Hoodie Dark blue M", "45.00"),
        ("hood-2", "Hoodie - Red, S", "45.00"),
        ("mug", "Mug", "8.00"),
    ]


def test_odoo_thousands_and_descriptions_over_several_lines() -> None:
    assert goods("odoo.csv") == (
        [
            ("4779900010018", "Oak board", "1234.50", "All / Kitchen", ("OAK-1",)),
            ("BEE-2", "Beech spoon", "4.20", "All / Kitchen", ()),
        ],
        [(5, "code")],
    )


def test_goods_without_any_code_get_a_number_that_comes_again() -> None:
    told, bad = goods("odoo.csv", How(numbered=True))
    again, _ = goods("odoo.csv", How(numbered=True))
    assert bad == []
    assert told == again
    assert [len(code) for code, name, *_ in told if name == "Delivery"] == [6]


def test_two_goods_of_one_name_get_two_numbers() -> None:
    good, bad = read(b"Reference,Name,Sell\n,Bun,1.00\n,Bun,2.00\n", How(numbered=True))
    assert bad == []
    assert good[0].product.code != good[1].product.code


def test_prices_without_vat_get_it_added_exactly() -> None:
    told, _ = goods("unicenta.csv", How(net=True))
    assert [(code, price) for code, _, price, *_ in told] == [
        ("4779900010018", "1.30"),
        ("1002", "0.88"),
    ]


def test_rates_and_serial_numbers_of_open_source_pos() -> None:
    good, bad = read((HERE / "opensourcepos.csv").read_bytes())
    assert bad == []
    assert [(row.product.vat, row.product.serial) for row in good] == [
        ("2100", True),
        ("2100", False),
    ]


def told(text: str) -> list[tuple[str, str, str]]:
    """Code, name and price of what a text brings; a reason in their place of what it leaves out."""
    good, bad = read(text.encode())
    assert bad == []
    return [(row.product.code, row.product.name, str(row.product.price)) for row in good]


def test_shopify_as_it_names_its_columns_since_2025() -> None:
    text = (
        "Title,URL handle,Description,Type,Status,SKU,Barcode,Option1 name,Option1 value,Price,Cost per item\n"
        "Shirt,shirt,<p>,Tops,Active,S-1,'4779900010018,Size,S,20.00,8\n"
        ",shirt,,,,S-2,4779900010025,,M,22.00,8\n"
        ",shirt,,,,,,,,,\n"
        "Mug,mug,,,Draft,M-1,,Title,Default Title,9.99,\n"
        ",mug,,,,M-2,,,Large,9.99,\n"
    )
    assert recognise(sheet_of(text)).form.name == "Shopify"
    assert told(text) == [
        ("4779900010018", "Shirt S", "20.00"),
        ("4779900010025", "Shirt M", "22.00"),
    ]


def test_a_kind_that_is_off_takes_no_other_with_it() -> None:
    assert told(
        "id,handle,sku,name,variant_option_one_value,supply_price,retail_price,active\n"
        "1,shirt,90001,Shirt,S,1,5,0\n2,shirt,90002,Shirt,M,1,5,1\n3,shirt,90003,Shirt,L,1,5,0\n"
    ) == [("90002", "Shirt M", "5.00")]


def test_square_of_another_year_says_nothing_of_alcohol() -> None:
    assert told("Token,Item Name,Variation Name,SKU,Price\nT1,Kvass,Regular,KV-1,1.89\n") == [
        ("KV-1", "Kvass", "1.89")
    ]


def test_goods_without_a_handle_are_of_no_article() -> None:
    good, bad = read(
        b"Handle,SKU,Name,Category,Sold by weight,Price [S]\nplum,1,Plum,Fruit,Y,2\n,2,,,N,3\n"
    )
    assert [row.product.name for row in good] == ["Plum"]
    assert [(one.line, one.reason) for one in bad] == [(3, "name")]


@pytest.mark.parametrize("price", ["list_price", "lst_price"])
def test_odoo_by_its_own_names_and_what_one_row_says_in_several(price: str) -> None:
    text = (
        f"id,name,default_code,barcode,{price},standard_price,seller_ids/name\n"
        "__export__.a,Chair,CH-1,4779900010018,12.5,7,Mill\n,,,,,,Forge\n"
    )
    assert recognise(sheet_of(text)).form.name == "Odoo"
    assert told(text) == [("4779900010018", "Chair", "12.50")]


def test_an_own_number_that_looks_like_a_barcode_is_none() -> None:
    """Eight digits of an article register; a barcode that was misread stays refused."""
    text = b"Reference,Barcode,Name,Sell\n90649409,,Bread,1\n7,90649409,Bun,1\n"
    good, bad = read(text)
    assert [row.product.code for row in good] == ["90649409"]
    assert [(one.line, one.reason) for one in bad] == [(3, "check_digit")]
    written = head_line() + product_line(good[0].product)
    assert "own-code" in written
    assert read(written.encode())[0] == [replace(good[0], given=ALL)]


def test_odoo_kinds_are_told_apart() -> None:
    assert told(
        "External ID,Name,Variant Values,Internal Reference,Sales Price\n"
        'p1,Sofa,"Colour: Red",SO-R,500\np2,Sofa,"Colour: Blue",SO-B,500\n'
    ) == [("SO-R", "Sofa Colour: Red", "500.00"), ("SO-B", "Sofa Colour: Blue", "500.00")]


def test_codes_that_are_written_so_that_a_spreadsheet_leaves_them_alone() -> None:
    assert told(
        'code,name,price\n\'4779900010018,A,1\n"=""4779900010025""",B,1\n"=""007""",C,1\n\'n,D,1\n'
    ) == [
        ("4779900010018", "A", "1.00"),
        ("4779900010025", "B", "1.00"),
        ("007", "C", "1.00"),
        ("'n", "D", "1.00"),
    ]
    sheet = sheet_of("code;name;price;codes\nA;A;1;'4779900010018 '4779900010025\n")
    mapped = recognise(sheet)
    ((_line, cells),) = cells_of(sheet[mapped.first :], mapped)
    assert cells["codes"] == "4779900010018 4779900010025"


# --- files that nobody knows ------------------------------------------------------------------------------------------


def test_a_strange_file_is_mapped_by_hand() -> None:
    rows = sheet_of("Nr,Bezeichnung,VK\n4779900010018,Brot,1.99\n")
    mapped = recognise(rows)
    assert (mapped.whole, mapped.form.name) == (False, "")
    mapped = mapped.put("code", 0).put("name", 1).put("price", 2)
    ((line, cells),) = cells_of(rows[mapped.first :], mapped)
    assert mapped.whole
    assert (line, cells) == (2, {"code": "4779900010018", "name": "Brot", "price": "1.99"})


def test_a_column_holds_one_thing_and_can_be_let_go() -> None:
    mapped = recognise(sheet_of("a,b,c\n1,2,3\n")).put("code", 0).put(OWN_NUMBER, 0)
    assert mapped.at == {OWN_NUMBER: 0}
    assert mapped.put(OWN_NUMBER, None).at == {}


def test_a_row_may_be_shorter_than_its_header() -> None:
    good, bad = read(b"Reference;Name;Sell;Category\n1001;Bread;1.20\n")
    assert bad == []
    assert good[0].product.department == ""


# --- whatever wrote the file ------------------------------------------------------------------------------------------


def test_a_spreadsheet_is_read_as_its_csv_would_be() -> None:
    good, bad = read((HERE / "goods.xlsx").read_bytes())
    assert bad == []
    assert [(row.product.code, row.product.name, row.product.price.minor) for row in good] == [
        ("4779900010018", "Juoda duona", 129),
        ("1002", "Šventinis pyragas 5.0", 250),
    ]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04nonsense", b"\xd0\xcf\x11\xe0nonsense", b"\x00\x01", b"\xff"]
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="bad_file"):
        read_sheet(data + b"\0")


def test_signs_that_no_table_has_are_refused_with_their_line() -> None:
    with pytest.raises(Refused, match="bad_file") as caught:
        read_sheet(b"code;name;price\nA;Duona;1\nB;P\0ienas;1\n")
    assert caught.value.facts == {"why": "binary", "line": 3}


@pytest.mark.parametrize(("where", "byte"), [(6, 141), (8, 8)], ids=["packing", "letters"])
def test_a_spreadsheet_packed_in_a_way_of_its_own_is_refused(where: int, byte: int) -> None:
    """A later zip than we read, and names that say they are UTF-8 and are not."""
    data = bytearray((HERE / "goods.xlsx").read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + where] = byte
    if where == 8:
        data[entry + 9], data[entry + 46] = 8, 0xFF
    with pytest.raises(Refused, match="bad_file"):
        read_sheet(bytes(data))


def test_a_huge_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = (HERE / "goods.xlsx").read_bytes()
    monkeypatch.setattr("pos.sheet.UNPACKED", 100)
    with pytest.raises(Refused, match="bad_file"):
        read_sheet(packed)
    monkeypatch.setattr("pos.sheet.BIGGEST", 10)
    with pytest.raises(Refused, match="bad_file"):
        read_sheet(b"code;name;price\n")


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "cp1257"])
def test_letters_come_right_whatever_the_spreadsheet_wrote(name: str) -> None:
    rows = read_sheet("code;name;price\n1;Žąsų šlaunelės;9,99\n".encode(name), "lt")
    assert rows[1].cells == ("1", "Žąsų šlaunelės", "9,99")


def test_polish_and_swedish_code_pages() -> None:
    assert read_sheet("1;Żółć;2\n".encode("cp1250"), "pl")[0].cells[1] == "Żółć"
    assert read_sheet("1;Smörgås;2\n".encode("cp1252"), "sv")[0].cells[1] == "Smörgås"


@pytest.mark.data
@pytest.mark.skipif(not SHARED.exists(), reason="the real export files are not here")
@pytest.mark.parametrize(
    ("file", "program", "good"),
    [
        ("loyverse_export_variants_modifiers.csv", "Loyverse", 31),
        ("loyverse_export_excel_mangled.csv", "Loyverse", 3),
        ("lightspeed_x_vend_product-export.csv", "Lightspeed", 17),
        ("woocommerce_sample_products_cut.csv", "WooCommerce", 6),
        ("odoo17_product_template.csv", "Odoo", 18),
        ("opensourcepos_items_header.csv", "Open Source POS", 0),
    ],
)
def test_real_exports_are_read(file: str, program: str, good: int) -> None:
    data = (SHARED / file).read_bytes()
    assert recognise(read_sheet(data)).form.name == program
    assert len(read(data)[0]) == good


@pytest.mark.data
@pytest.mark.skipif(not SHARED.exists(), reason="the real headers are not here")
@pytest.mark.parametrize("program", ["Square", "Shopify"])
def test_every_generation_of_a_header_is_known(program: str) -> None:
    lines = (SHARED / f"{program.lower()}_headers.txt").read_text("utf-8").splitlines()
    headers = [line for line in lines if line and not line.startswith("#")]
    assert len(headers) >= 3
    assert {recognise(sheet_of(one)).form.name for one in headers} == {program}


def test_no_two_forms_know_the_same_headers() -> None:
    assert len({form.knows for form in FORMS}) == len(FORMS)
