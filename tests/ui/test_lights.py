"""Truth in the bar: what became of the last sale and how the devices are, each with a shape and words of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from drivers.protocol import (
    DrawerMoved,
    Health,
    JobChanged,
    JobState,
    Role,
    Scanned,
    Status,
    StatusChanged,
)
from pos.desk.books import Job, KeptJob
from pos.text import speaker
from ui.app.stage import Stage
from ui.lights import Lights
from ui.register.screen import RegisterScreen
from ui.views import Mark

BREAD = "4779900010018"
SAY = speaker("en")
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def lights() -> Lights:
    return Lights("Kasa", "Shop · 1")


def shown(made: Lights) -> list[tuple[str, Mark]]:
    return [(one.text, one.mark) for one in made._lights(SAY)]


def at(made: Lights, seconds: int) -> list[tuple[str, Mark]]:
    """Return what is shown so many seconds after noon."""
    bar = made.bar(None, NOON + timedelta(seconds=seconds), SAY)
    return [(one.text, one.mark) for one in bar.lights]


@pytest.mark.parametrize(
    ("health", "words", "mark"),
    [
        (Health.OK, "Printer", Mark.DOT),
        (Health.LOW, "Printer: paper is low", Mark.SQUARE),
        (Health.PAPER_OUT, "Printer: no paper", Mark.CROSS),
        (Health.SILENT, "Printer: does not answer", Mark.TRIANGLE),
        (Health.LOST, "Printer: not connected", Mark.CROSS),
    ],
)
def test_each_state_has_its_words_and_its_shape(health: Health, words: str, mark: Mark) -> None:
    made = lights()
    assert made.heard(StatusChanged(Role.PRINTER, Status(health)))
    assert shown(made) == [(words, mark)]
    assert made.health(Role.PRINTER) is health


def test_what_is_not_there_has_no_light() -> None:
    made = lights()
    made.heard(StatusChanged(Role.SCALE, Status(Health.OFF)))
    assert shown(made) == []
    assert made.health(Role.DISPLAY) is Health.OFF


def test_an_open_drawer_is_said() -> None:
    made = lights()
    made.heard(DrawerMoved(True))
    assert at(made, 0) == [("Drawer open", Mark.SQUARE)]
    assert at(made, 120) == [("Drawer open", Mark.SQUARE)]
    assert at(made, 121) == [("Drawer open for too long", Mark.TRIANGLE)]
    made.heard(DrawerMoved(False))
    assert at(made, 122) == []
    made.heard(DrawerMoved(True))
    assert at(made, 400) == [("Drawer open", Mark.SQUARE)]


def test_the_drawers_hints_are_said(till: Stage) -> None:
    look = till.look
    for hint, words in (
        ("drop", "Much cash: bring some to the safe"),
        ("change_low", "Change is running short"),
    ):
        bar = lights().bar(replace(look, hints=(hint,)), NOON, SAY)
        assert [one.text for one in bar.lights] == [words]


def test_a_scan_changes_no_light() -> None:
    assert not lights().heard(Scanned("1"))


def test_before_the_shop_is_open_nothing_is_claimed() -> None:
    assert lights().truth(None, SAY) == ()


def test_a_printer_that_is_quicker_than_the_news_of_its_job_is_believed(till: Stage) -> None:
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.look.last_sale is not None, "the sale")
    made = lights()
    made.heard(JobChanged("j1", JobState.PRINTED))
    made.committed([KeptJob("j1", Job("receipt", 1), "queued", 0)])
    assert [one.text for one in made.truth(till.look, SAY)] == ["paid", "stored", "printed"]


def test_paper_out_stops_no_sale_and_is_said_in_the_bar(till: Stage) -> None:
    till.printer.set("paper-out")
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.look.last_sale is not None, "the sale")
    till.until(
        lambda: "Printer: no paper" in [one.text for one in till.app.shell.page.bar.view().lights],
        "the light",
    )
    assert till.look.last_sale is not None
    till.printer.set("ok")
    till.until(lambda: bool(till.printer.receipts), "the receipt")


def test_a_print_that_nobody_is_sure_of_is_asked_about_and_blocks_nothing(till: Stage) -> None:
    till.printer.set("cut-off")
    till.scan(BREAD)
    till.press(Qt.Key.Key_F10)
    till.until(lambda: till.look.last_sale is not None, "the sale")
    till.printer.set("ok")
    till.until(lambda: till.look.unsure is not None, "the question")
    till.press(Qt.Key.Key_Return)
    page = cast("RegisterScreen", till.app.shell.page)
    assert "may not have been printed" in page.notice.text()
    till.scan(BREAD)
    assert till.look.lines == 1
    till.act("paper:printed")
    assert till.look.unsure is None
    assert page.notice.text() == ""


@pytest.mark.parametrize(("role", "detail", "said"), [
    (Role.SCANNER, "wrong_baud", "Scanner: wrong speed"),
    (Role.SCALE, "overload", "Scale: too heavy"),
    (Role.SCALE, "unheard_of", "Scale: fault"),
])  # fmt: skip
def test_a_fault_is_named_where_it_has_a_name(role: Role, detail: str, said: str) -> None:
    made = lights()
    assert made.heard(StatusChanged(role, Status(Health.FAULT, detail)))
    assert shown(made) == [(said, Mark.CROSS)]
