"""The command `kasa`: each command once as an office would use it, and each refusal in words and with its exit code.

Long because every command is used here once.
"""

from __future__ import annotations

import getpass
import json
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from pos.event_office import Imported
from pos.product import Product
from pos.store import open_store
from tests.command import kasa, with_books
from ui.app.intake import Intake, signed_by
from ui.catalogue.waiting import AT_ONCE, FILE, decide, waiting
from ui.cli import main
from ui.cli.books import OpenShop, opened
from ui.folders import RESOURCES


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop's folder with empty books."""
    monkeypatch.setenv("KASA_KEYS", str(tmp_path / "keys"))
    return with_books(tmp_path / "shop", time.time_ns() // 1_000_000)


def test_verify_clean_books(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kasa("verify", "--folder", shop) == 0
    assert capsys.readouterr().out == "Nothing is wrong.\n"


def test_verify_finds_a_thief(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kasa("settings", "set", "return_days", "14", "--folder", shop) == 0
    with sqlite3.connect(shop / "books" / "kasa.db") as file:
        file.execute("DROP TRIGGER journal_no_update")
        file.execute("UPDATE journal SET who = 'nobody'")
    file.close()
    capsys.readouterr()
    assert kasa("verify", "--folder", shop) == 1
    assert "L38 journal till 1 row 1\n" in capsys.readouterr().out


def test_verify_without_books_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kasa("verify", "--folder", tmp_path) == 2
    assert "There is no shop in this folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--language", "lt"), "atidaryti kasą"), (("--language=sv",), "öppna kassan")],
)
def test_help_is_in_the_users_language(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([*words, "--help"])
    assert said in capsys.readouterr().out


def test_backup_is_restored_and_the_books_go_on(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kasa("settings", "set", "return_days", "14", "--folder", shop) == 0
    assert kasa("backup", tmp_path / "copies", "--folder", shop) == 0
    (copy,) = (tmp_path / "copies").iterdir()
    assert str(copy) in capsys.readouterr().out
    assert kasa("settings", "set", "return_days", "20", "--folder", shop) == 0
    assert kasa("restore", copy, "--folder", shop) == 0
    capsys.readouterr()
    assert kasa("settings", "list", "--folder", shop) == 0
    assert "* return_days = 14\n" in capsys.readouterr().out
    assert kasa("verify", "--folder", shop) == 0


def test_restore_of_what_is_no_backup_is_refused(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kasa("restore", tmp_path / "none.db", "--folder", shop) == 1
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"no books at all" * 100)
    assert kasa("restore", bad, "--folder", shop) == 1
    assert kasa("verify", "--folder", shop) == 0
    assert capsys.readouterr().err.count("\n") == 2


def test_settings_are_set_listed_and_refused(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kasa("settings", "set", "return_days", "14", "--folder", shop) == 0
    assert kasa("settings", "list", "--folder", shop) == 0
    listed = capsys.readouterr().out
    assert "* return_days = 14\n" in listed
    assert "  below_cost = ask\n" in listed
    assert kasa("settings", "set", "return_days", "soon", "--folder", shop) == 1
    assert kasa("settings", "set", "no_such", "1", "--folder", shop) == 1
    said = capsys.readouterr().err
    assert (
        "That value does not fit this setting. (key return_days, value soon, expected whole)"
        in said
    )
    assert "There is no setting of this name. (key no_such, value 1)" in said


def test_import_names_bad_rows_and_keeps_the_good(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goods = tmp_path / "goods.csv"
    goods.write_text("code;name;price\nA1;Duona;1.29\nA2;Pienas;x\n", "utf-8")
    assert kasa("import", goods, "--dry-run", "--folder", shop) == 1
    assert "1 new, 0 changed, 0 as before, 1 left out" in capsys.readouterr().out
    assert kasa("import", goods, "--folder", shop) == 1
    said = capsys.readouterr().out
    assert "line 3: the price is no amount from 0.00 up: x" in said
    assert "1 new" in said  # the dry run before kept nothing
    goods.write_text("code;name;price\nA1;Duona;1.39\n", "utf-8")
    assert kasa("import", goods, "--folder", shop) == 0
    assert "0 new, 1 changed, 0 as before, 0 left out" in capsys.readouterr().out


def test_large_files_come_in_part_by_part_and_finish_what_another_left(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = AT_ONCE + 150
    goods, prices = shop / "goods.csv", shop / "prices.csv"
    goods.write_text("code;name;price\n" + "".join(f"M{n};Prekė {n};1.00\n" for n in range(many)))
    rows = "".join(f"M{n};2.00;{'2031-01-01' if n % 2 else ''}\n" for n in range(many))
    prices.write_text("code;price;from\n" + rows)
    with opened(shop) as open_shop:  # a till that lost its power in the middle
        left = [Imported(product_of(open_shop, f"L{n}")) for n in range(AT_ONCE)]
        import_ = waiting("left", "Jonas", open_shop.shop.now_ms(), left)
        decide(shop, import_, signed_by(open_shop.store), lambda: False)
        count = open_shop.store.goods_count()
    assert kasa("import", goods, "--folder", shop) == 0
    said = capsys.readouterr().out
    assert f"{many} new, 0 changed" in said
    assert "They hold from " in said
    out = shop / "out.csv"
    assert kasa("export", out, "--folder", shop) == 0
    written = len(out.read_text("utf-8").splitlines()) - 1
    assert f"\n{written} goods written." in f"\n{capsys.readouterr().out}"
    assert kasa("prices", prices, "--folder", shop) == 0
    with opened(shop) as open_shop:
        store, later = open_shop.store, open_shop.shop.now_ms() + 60_000
        assert store.goods_count() == count + AT_ONCE + many
        found = [store.product(f"M{n}", later) for n in (0, 1, many - 1)]
        assert [one.price.minor for one in found if one is not None] == [200, 100, 100]
    assert kasa("verify", "--folder", shop) == 0
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def product_of(shop: OpenShop, code: str) -> Product:
    """Return goods of a made-up name at 1.00."""
    return Product(code, code, shop.shop.money(100), "standard", shop.shop.money(0))


def test_a_dry_run_says_row_by_row_what_would_change(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goods = tmp_path / "goods.csv"
    goods.write_text("code;name;price;department\nA1;Duona;1.29;Kepiniai\n", "utf-8")
    assert kasa("import", goods, "--dry-run", "--folder", shop) == 0
    assert "+ A1 Duona 1.29\n" in capsys.readouterr().out
    assert kasa("import", goods, "--folder", shop) == 0
    goods.write_text("code;name;price;department\nA1;Duona;1.39;\n", "utf-8")
    assert kasa("import", goods, "--dry-run", "--folder", shop) == 0
    said = capsys.readouterr().out
    assert "~ A1 Duona: price: 1.29 → 1.39; department: Kepiniai → -\n" in said


def test_an_export_imported_again_changes_nothing(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kasa("import", RESOURCES / "demo" / "LT" / "products.csv", "--folder", shop) == 0
    out = tmp_path / "out.csv"
    assert kasa("export", out, "--folder", shop) == 0
    count = len(out.read_text("utf-8").splitlines()) - 1
    assert f"{count} goods written." in capsys.readouterr().out
    assert kasa("import", out, "--folder", shop) == 0
    assert f"0 new, 0 changed, {count} as before, 0 left out" in capsys.readouterr().out


def test_an_import_that_a_power_cut_left_half_is_whole_before_goods_go_out(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(shop) as open_shop:
        made = [Imported(product_of(open_shop, f"C{at}")) for at in range(120)]
        import_ = waiting("cut-1", "Jonas", open_shop.shop.now_ms() - 10_000, made)
        decide(shop, import_, signed_by(open_shop.store), lambda: False)
        Intake(open_shop.store, open_shop.shop, shop, import_).step()
    out = tmp_path / "out.csv"
    assert kasa("export", out, "--folder", shop) == 0
    assert not (shop / FILE).exists()
    goods = tmp_path / "goods.csv"
    goods.write_text("code;name;price\nC119;C119;1.00\nC0;C0;1.00\n", "utf-8")
    assert kasa("import", goods, "--dry-run", "--folder", shop) == 0
    assert "0 new" in capsys.readouterr().out


def test_an_export_that_cannot_be_written_leaves_what_stood_there(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    assert kasa("export", tmp_path / "folder", "--folder", shop) == 1
    assert "The file cannot be written there." in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []


def test_another_tills_export_is_known_and_its_columns_can_be_named(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goods = tmp_path / "goods.csv"
    goods.write_text("Reference,Name,Sell,VK\n1001,Bread,1.00,2.00\n,Bun,1.00,3.00\n", "utf-8")
    words = ("import", goods, "--net", "--vat", "standard", "--number", "--folder", shop)
    assert kasa(*words, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "This file looks like: uniCenta / Chromis\n+ 1001 Bread 1.21\n" in said
    assert kasa(*words, "--dry-run", "--column", "price=VK") == 0
    assert "+ 1001 Bread 2.42\n" in capsys.readouterr().out
    assert kasa(*words, "--dry-run", "--column", "sku=") == 0
    assert "1001" not in capsys.readouterr().out  # the bread is found by a number of its own then
    assert kasa(*words, "--column", "price=Colour") == 1
    goods.write_text("Nr,Was\n1,2\n", "utf-8")
    assert kasa(*words) == 1


def test_import_of_no_table_is_refused(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary = tmp_path / "goods.csv"
    binary.write_bytes(b"\xff\xfe\x00")
    assert kasa("import", binary, "--folder", shop) == 1
    assert "The file cannot be read as it should." in capsys.readouterr().err


def test_staff_is_added_with_a_typed_pin(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["4711", "4711", "4711", "4712", "4711"])
    monkeypatch.setattr(getpass, "getpass", lambda _: next(typed))
    monkeypatch.setattr("ui.cli.office.getpass", lambda _: next(typed))
    assert kasa("staff", "add", "ona", "cashier", "--folder", shop) == 0
    assert capsys.readouterr().out == "ona may sign in.\n"
    assert kasa("staff", "add", "eva", "cashier", "--folder", shop) == 1  # not the same twice
    assert (
        kasa("staff", "add", "rasa", "manager", "--folder", shop) == 1
    )  # six digits for who approves


def test_doctor_tells_programs_and_people(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kasa("doctor", "--json", "--folder", shop) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["role"] for one in told["devices"]} >= {"printer", "scanner"}
    assert kasa("doctor", "--folder", shop) == 0
    assert "✓ Receipt printer: works\n    Simulated printer" in capsys.readouterr().out


def test_prompts_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kasa("prompts", "check") == 0
    own = tmp_path / "en"
    own.mkdir()
    (own / "mine.toml").write_text('[greet]\nsay = "Hello {nobody}"\n', "utf-8")
    assert kasa("prompts", "check", tmp_path) == 1
    assert "greet" in capsys.readouterr().out


def test_shop_that_is_open_elsewhere_is_refused_in_words(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = open_store(shop / "books")
    try:
        assert kasa("settings", "list", "--folder", shop) == 1
    finally:
        held.close()
    assert "already" in capsys.readouterr().err


def test_refusals_speak_the_language_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(os.environ, "LC_ALL", "lt_LT.UTF-8")
    assert main(["settings", "list", "--folder", str(tmp_path)]) == 1
    own = capsys.readouterr().err
    assert kasa("settings", "list", "--folder", tmp_path) == 1
    assert own.partition(" (")[2] == capsys.readouterr().err.partition(" (")[2]


def test_wrong_words_are_exit_2() -> None:
    with pytest.raises(SystemExit) as ended:
        kasa("sell")
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("lt", "klaida: trūksta privalomų argumentų: FAILAS"),
        ("lv", "kļūda: trūkst obligāto argumentu: FAILS"),
        ("pl", "błąd: brakuje wymaganych argumentów: PLIK"),
        ("sv", "fel: obligatoriska argument saknas: FIL"),
        ("en", "error: the following arguments are required: FILE"),
    ],
)
def test_a_line_that_lacks_something_says_so_in_the_readers_language(
    language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--language", language, "story"])
    assert left.value.code == 2
    assert f"kasa story: {said}" in capsys.readouterr().err


def test_no_word_of_the_help_stays_english(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--language", "lt", "receipt", "--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert "naudojimas: kasa receipt" in said
    assert "parodyti šią pagalbą ir baigti" in said
    assert not any(word in said for word in ("usage", "options", "arguments", "exit"))


def test_a_file_that_is_not_there_is_said_to_be_missing(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--language", "lt", "import", "--folder", str(shop), str(shop / "nope.csv")]) == 1
    said = capsys.readouterr().err
    assert "Tokio failo nėra." in said
    assert "Errno" not in said
