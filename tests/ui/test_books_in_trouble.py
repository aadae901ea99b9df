"""Books that cannot be opened or written: said in the user's language, written down, and nothing of them lost."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.errors import Refused
from pos.text import speaker
from pos.words import sentence
from tests.ui.conftest import place
from ui.app import diary
from ui.app.build import build
from ui.app.house import House
from ui.app.stage import Stage
from ui.register.screen import RegisterScreen

BREAD, BUN = "4779900010018", "4779900010056"
LANGUAGES = ("en", "lt", "lv", "pl", "sv")


def book(folder: Path) -> Path:
    return folder / "shop" / "books" / "kasa.db"


def sql(folder: Path, text: str) -> None:
    with sqlite3.connect(book(folder)) as file:
        file.execute(text)
    file.close()


def newer(folder: Path) -> None:
    sql(folder, "UPDATE alembic_version SET version_num = '9999'")


def of_no_release(folder: Path) -> None:
    sql(folder, "UPDATE alembic_version SET version_num = '0000'")


def made_before_the_release(folder: Path) -> None:
    sql(folder, "DROP TABLE promise_private")
    sql(folder, "PRAGMA user_version = 1")


def no_database(folder: Path) -> None:
    book(folder).write_bytes(b"no database at all" * 100)


def not_readable(folder: Path) -> None:
    (folder / "shop" / "shop.toml").write_text("country = ")


def no_such_country(folder: Path) -> None:
    file = folder / "shop" / "shop.toml"
    file.write_text(file.read_text("utf-8").replace('country = "LT"', 'country = "XX"'), "utf-8")


def another_currency(folder: Path) -> None:
    file = folder / "shop" / "shop.toml"
    file.write_text(file.read_text("utf-8").replace('country = "LT"', 'country = "PL"'), "utf-8")


def keys_are_gone(folder: Path) -> None:
    shutil.rmtree(folder / "keys")


def no_text(folder: Path) -> None:
    (folder / "shop" / "shop.toml").write_bytes(b"\xff\xfe\x00")


def books_are_a_file(folder: Path) -> None:
    shutil.rmtree(book(folder).parent)
    book(folder).parent.write_text("")


def shop_is_a_file(folder: Path) -> None:
    shutil.rmtree(folder / "shop")
    (folder / "shop").write_text("")


@pytest.mark.parametrize(
    ("accident", "code"),
    [
        (newer, "newer_database"),
        (of_no_release, "older_database"),
        (made_before_the_release, "older_database"),
        (no_database, "damaged"),
        (not_readable, "bad_file"),
        (no_text, "bad_file"),
        (no_such_country, "bad_file"),
        (another_currency, "bad_setting"),
        (keys_are_gone, "damaged keys"),
        (books_are_a_file, "read_only"),
        (shop_is_a_file, "read_only"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_and_written_down_and_nothing_is_changed(
    seeded: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    accident: Callable[[Path], None],
    code: str,
    language: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
    accident(tmp_path)
    before = book(tmp_path).read_bytes() if book(tmp_path).exists() else b""
    app = build(place(tmp_path))
    app.shell.show()
    code, _, why = code.partition(" ")
    said = sentence(Refused(code, why=why), speaker(language))
    qtbot.waitUntil(lambda: app.login.opening() == said, timeout=20_000)
    assert app.house is None
    app.shell.close()
    assert f"does not open: {code}" in caplog.text
    assert (book(tmp_path).read_bytes() if book(tmp_path).exists() else b"") == before


def test_a_second_till_process_of_the_same_shop_says_so(
    seeded: Path, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
    first = House(place(tmp_path), lambda _: None)
    app = build(place(tmp_path))
    app.shell.show()
    qtbot.waitUntil(lambda: "already running" in app.login.opening(), timeout=20_000)
    app.shell.close()
    assert "already_running" in caplog.text
    first.close()


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """A diary is kept."""
    kept = diary.keep(tmp_path)
    yield tmp_path / diary.NAME
    diary.leave(kept)


def test_the_diary_holds_what_was_refused_for_this_user_alone(written: Path) -> None:
    logging.getLogger("kasa.counter").error("refused: %s", "disk_full")
    assert "ERROR kasa.counter: refused: disk_full" in written.read_text("utf-8")
    if os.name == "posix":
        assert written.stat().st_mode & 0o777 == 0o600


def test_half_a_letter_is_written_as_its_number(tmp_path: Path) -> None:
    """Handed to the diary alone: no other reader of logs has to stand half a letter."""
    kept = diary.Diary(tmp_path)
    kept.handle(logging.makeLogRecord({"msg": "refused: not_found \ud83d"}))
    kept.close()
    assert "refused: not_found \\ud83d" in (tmp_path / diary.NAME).read_text("utf-8")


def test_a_diary_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = diary.keep(tmp_path / "file")
    logging.getLogger("kasa.counter").error("refused")
    diary.leave(kept)
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_large_diary_begins_anew_and_the_one_before_is_kept(tmp_path: Path) -> None:
    (tmp_path / diary.NAME).write_text("x" * (diary.LARGEST + 1))
    kept = diary.keep(tmp_path)
    logging.getLogger("kasa.counter").error("refused")
    diary.leave(kept)
    assert (tmp_path / diary.NAME).stat().st_size < 200
    assert (tmp_path / f"{diary.NAME}.1").stat().st_size > diary.LARGEST


@pytest.mark.parametrize(
    ("accident", "mended", "code", "words"),
    [
        (
            "PRAGMA max_page_count = 1",
            "PRAGMA max_page_count = 1000000",
            "disk_full",
            "disk is full",
        ),
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "read_only", "cannot be written"),
    ],
)
def test_books_that_cannot_be_written_stop_a_scan_in_words_and_lose_nothing(
    till: Stage, caplog: pytest.LogCaptureFixture, accident: str, mended: str, code: str, words: str
) -> None:
    def books(pragma: str) -> None:
        house, counter = till.app.house, till.app.counter
        assert house is not None
        assert counter is not None
        counter.do(lambda _: house.store.db.run(pragma))
        till.rest()

    till.scan(BREAD)
    books(accident)
    caplog.set_level(logging.INFO)
    refused = 0
    while not refused and till.look.lines < 100:  # pages that are there already are filled first
        till.scan(BUN if till.look.lines % 2 else BREAD)
        refused = caplog.text.count(f"refused: {code}")
    assert refused
    page = till.app.shell.page
    assert isinstance(page, RegisterScreen)
    assert words in page.notice.text()
    lines = till.look.lines
    books(mended)
    till.scan(BREAD if lines % 2 else BUN)
    assert till.look.lines >= lines
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.look.last_sale is not None, "the sale")
    house = till.app.house
    assert house is not None
    assert house.store.verify() == ()
