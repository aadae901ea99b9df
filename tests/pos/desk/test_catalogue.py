"""Goods out of the shop into a file and back: the same comes back, and a dry run tells every difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.desk.office import Fate, Office, Plan
from pos.errors import Refused
from pos.money import Money
from pos.product import Product
from pos.product_file import Country, product_line, read_products
from pos.product_row import BadRow
from pos.store import Act, Imported
from tests.pos.desk.backroom import Backroom
from tests.pos.desk.counter import Counter, refused

FULL = "code;name;price;vat;department;unit;cost;deposit;age;class;flags;codes\n"
GOODS = (
    FULL
    + "10010;Obuoliai;1.99;reduced;Vaisiai;kg;0.80;;;;;\n"
    + '4779900010018;"Duona; juoda ""Kluonė""";2.19;standard;Duona;pc;1.17;;;;no-return;DUONA 777\n'
    + "4779900010025;Alus;1.49;21.00;Gėrimai;pc;0.90;0.10;20;alcohol;serial lead=14 pack=6*777;\n"
)


@pytest.fixture
def office(counter: Counter) -> Counter:
    """A counter with a manager at it."""
    counter.come("mira", "manager", "333333")
    return counter


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Backroom]:
    """Another, empty shop."""
    made = Backroom(tmp_path / "other")
    yield made
    made.close()


def imported(room: Backroom, plan: Plan) -> None:
    rows = [Imported(row.product, row.codes) for row in plan.changing]
    room.store.keep_products(Act(room.request(), "office", room.clock.ms), rows)


def test_what_was_exported_comes_back_and_changes_nothing(office: Counter) -> None:
    office.do(office.office.import_products, office.office.plan(GOODS))
    text = "".join(office.office.export())
    again = office.office.plan(text)
    assert again.errors == ()
    assert {one.fate for one in again.rows} == {Fate.SAME}


def test_another_shop_that_imports_an_export_exports_the_same(
    office: Counter, other: Backroom
) -> None:
    office.do(office.office.import_products, office.office.plan(GOODS))
    text = "".join(office.office.export())
    imported(other, other.office.plan(text))
    assert "".join(other.office.export()) == text
    assert other.store.goods_count() == 3


def test_a_large_shop_is_exported_part_by_part_and_nothing_twice(office: Counter) -> None:
    many = "code;name;price\n" + "".join(f"K{at:04d};Prekė;1\n" for at in range(1201))
    office.do(office.office.import_products, office.office.plan(many))
    codes = [line.split(";")[0] for line in "".join(office.office.export()).splitlines()[1:]]
    assert codes == [f"K{at:04d}" for at in range(1201)]


def test_a_file_with_fewer_columns_leaves_the_rest_as_it_is(office: Counter) -> None:
    office.do(office.office.import_products, office.office.plan(GOODS))
    plan = office.office.plan("code;name;price\n4779900010025;Alus;1.59\n")
    (one,) = plan.rows
    assert (one.fate, one.changes) == (Fate.CHANGED, (("price", "1.49", "1.59"),))
    office.do(office.office.import_products, plan)
    kept = office.store.product("4779900010025", office.clock.ms)
    assert kept is not None
    assert (kept.klass, kept.age, kept.deposit.minor, kept.price.minor) == ("alcohol", 20, 10, 159)


def test_a_column_that_stands_there_empty_is_taken_at_its_word(office: Counter) -> None:
    office.do(office.office.import_products, office.office.plan(GOODS))
    (one,) = office.office.plan(FULL + "10010;Obuoliai;1.99;reduced;;kg;0.80;;;;;\n").rows
    assert one.changes == (("department", "Vaisiai", ""),)


def test_a_new_code_for_known_goods_is_a_change(office: Counter) -> None:
    office.do(office.office.import_products, office.office.plan(GOODS))
    (one,) = office.office.plan("code;name;price;codes\n10010;Obuoliai;1.99;4010\n").rows
    assert one.changes == (("codes", "", "4010"),)
    office.do(office.office.import_products, Plan((one,), ()))
    assert office.store.other_codes("10010") == ("4010",)


@pytest.mark.parametrize(
    ("row", "code"),
    [("777;Kas kita;1;", "777"), ("888;Kas kita;1;10010", "10010"), ("888;Kas kita;1;777", "777")],
)
def test_no_file_takes_a_code_from_other_goods(office: Counter, row: str, code: str) -> None:
    office.do(office.office.import_products, office.office.plan(GOODS))
    plan = office.office.plan(f"code;name;price;codes\n{row}\n")
    assert plan.rows == ()
    assert plan.errors == (BadRow(2, "taken", code),)


def test_a_stopped_import_leaves_nothing_behind(office: Counter) -> None:
    def stop(done: int, whole: int) -> None:
        assert 0 < done < whole
        raise Refused("stopped")

    rows = [Imported(row.product, row.codes) for row in office.office.plan(GOODS).changing]
    with refused("stopped"):
        office.store.keep_products(Act("stopped-1", "mira", office.clock.ms), rows, stop)
    assert office.store.goods_count() == 0
    assert office.store.verify() == ()
    imported(office, office.office.plan(GOODS))
    assert office.store.goods_count() == 3
    assert office.store.verify() == ()


def test_goods_that_have_no_price_yet_are_not_written(office: Counter) -> None:
    office.sells("LATER", 100, price_from_ms=office.clock.ms + 1000)
    office.sells("NOW", 100)
    lines = "".join(office.office.export()).splitlines()
    assert [line.split(";")[0] for line in lines] == ["code", "NOW"]
    office.clock.ms += 2000
    assert len("".join(office.office.export()).splitlines()) == 3


def test_new_goods_differ_from_nothing_and_only_the_office_may_begin(office: Counter) -> None:
    (one,) = office.office.plan("code;name;price\nN;Naujas;1\n").rows
    assert (one.fate, one.changes) == (Fate.NEW, ())
    office.do(office.office.enter)
    office.come("ona", "cashier", "1111")
    with refused("not_allowed"):
        office.do(office.office.enter)


def test_the_office_asks_a_shop_without_goods(office: Counter) -> None:
    desk: Office = office.office
    assert "".join(desk.export()) == FULL


TEXT = st.text(
    st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn")),
    min_size=1,
    max_size=12,
).filter(str.isprintable)
MONEY = st.integers(0, 10**8).map(lambda minor: Money(minor, "EUR"))
PRODUCTS = st.builds(
    Product,
    code=st.from_regex(r"[A-Z]{2}[0-9]{1,5}", fullmatch=True),
    name=TEXT,
    price=MONEY,
    vat=st.sampled_from(["standard", "reduced", "500", "2150", "0"]),
    deposit=MONEY,
    weighed=st.booleans(),
    department=st.one_of(st.just(""), TEXT),
    age=st.integers(0, 99),
    klass=st.sampled_from(["", "alcohol"]),
    cost=st.one_of(st.none(), MONEY),
    no_return=st.booleans(),
    hygiene=st.booleans(),
    serial=st.booleans(),
    lead_days=st.one_of(st.none(), st.integers(0, 999)),
    pack_of=st.sampled_from(["", "777", "4779900010018"]),
    pack_size=st.just(1),
)
LITHUANIA = Country("EUR", frozenset({"standard", "reduced"}))


@given(PRODUCTS, st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), unique=True, max_size=3))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_goods_that_are_written_are_read_the_same(product: Product, codes: list[str]) -> None:
    reading = read_products(FULL + product_line(product, codes), LITHUANIA)
    assert reading.errors == ()
    (row,) = reading.rows
    given_name = unicodedata.normalize("NFC", product.name)
    department = row.product.department
    assert row.product == replace(product, name=given_name, department=department)
    assert department == product.department
    assert row.codes == tuple(codes)
