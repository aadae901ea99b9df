"""The settings screen and its page in the docs: both made from the one table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos.settings import TABLE
from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui import theme
from ui.settings.document import document
from ui.settings.screen import SettingsScreen
from ui.widgets.stack import TextStack

DOCS = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


@pytest.fixture
def till(manned: Manned, qapp: QApplication) -> Iterator[TestTill]:
    yield manned("Jonas", "333333", shift=False)
    theme.apply(qapp, theme.Theme())


def typed(till: TestTill, page: SettingsScreen, key: str, text: str) -> None:
    till.act(f"setting:{key}")
    page.form.inputs()[0].set_text(text)
    till.act("keep")


def read(page: SettingsScreen) -> str:
    texts = [part.text() for part in page.form.findChildren(TextStack) if part.isVisible()]
    return "\n".join((*texts, page.notice.text()))


def test_every_setting_of_the_table_is_on_the_screen(till: TestTill) -> None:
    page = till.go("settings", SettingsScreen)
    assert [row.action for row in page.rows.rows()] == [f"setting:{one.key}" for one in TABLE]


def test_a_value_is_kept_journaled_and_shown_as_the_language_writes_it(till: TestTill) -> None:
    page = till.go("settings", SettingsScreen)
    till.app.speak("lt")
    page.come()
    till.settle()
    typed(till, page, "cash_high", "250,5")
    assert till.house.shop.settings.minor("cash_high") == 25050
    row = next(row for row in page.rows.rows() if row.action == "setting:cash_high")
    assert row.right == "250,50"


def test_a_value_that_cannot_be_is_refused_where_it_was_typed(till: TestTill) -> None:
    page = till.go("settings", SettingsScreen)
    typed(till, page, "idle_minutes", "99")
    assert "A whole number from 1 to 15." in read(page)
    assert till.house.shop.settings.whole("idle_minutes") == 5


def test_colours_and_text_size_change_at_once(till: TestTill) -> None:
    till.go("settings", SettingsScreen)
    till.act("setting:theme")
    till.act("value:dark")
    assert theme.now().light is theme.Light.DARK
    till.act("setting:text_scale")
    till.act("value:150")
    assert theme.now().scale == 150


def test_the_language_changes_at_once(till: TestTill) -> None:
    page = till.go("settings", SettingsScreen)
    till.act("setting:language")
    till.act("value:pl")
    assert till.app.say().language == "pl"
    assert page.isVisible()


def test_a_cashier_may_look_and_is_told_why_no_more(till: TestTill) -> None:
    till.come("Ona", "1111", shift=False)
    page = till.go("settings", SettingsScreen)
    typed(till, page, "return_days", "90")
    assert "Your role may not do this." in read(page)
    assert till.house.shop.settings.whole("return_days") == 30


def test_the_page_in_the_docs_is_the_table() -> None:
    assert DOCS.read_text(encoding="utf-8") == document()
