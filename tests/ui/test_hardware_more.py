"""More of the technician's screen: reports and play, with the drivers, the doctor and virtual devices behind it."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from drivers.protocol import Role
from drivers.virtual.stand import MODELS
from pos.text import speaker
from tests.ui.bench import asked, bench, opened, press, rest, right_of
from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.app.workshop import Tools
from ui.hardware.words import PLAYS, said_of_play
from ui.login.screen import LoginScreen


@pytest.fixture
def till(manned: Manned) -> TestTill:
    return manned("Tomas", "444444", shift=False)


def test_the_report_is_saved_and_copied(till: TestTill) -> None:
    page = opened(till)
    bench(till, Role.PRINTER).set("cover-open")
    till.until(lambda: right_of(page, "printer") == "cover is open")
    press(till, "copy")
    text = QGuiApplication.clipboard().text()
    assert "✗ Receipt printer: cover is open" in text
    assert "→ Close the cover until it clicks." in text
    press(till, "save")
    assert "Saved" in page.notice.text()
    saved = sorted((till.house.folder / "reports").glob("doctor-*.json"))
    whole = json.loads(saved[-1].read_text(encoding="utf-8"))
    assert whole["well"] is False
    assert {one["role"] for one in whole["devices"]} >= {"printer", "scanner", "scale"}


def test_every_symptom_offered_is_one_that_the_doctor_knows() -> None:
    from drivers.doctor.report import Symptom
    from ui.hardware.words import SYMPTOMS

    offered = {code for codes in SYMPTOMS.values() for code, _ in codes}
    assert offered == {one.value for one in Symptom} - {"none"}


def test_a_technician_who_signs_in_stands_before_the_devices(qtbot: QtBot, tmp_path: Path) -> None:
    till = TestTill(qtbot, tmp_path)
    try:
        till.settle()
        till.act("person:Tomas")
        page = till.app.shell.page
        assert isinstance(page, LoginScreen)
        page._entered("444444")
        till.until(lambda: till.app.shell.at("hardware"))
        rest(till)
        till.act("back")
        assert till.app.shell.at("login")
    finally:
        till.app.shell.close()


def test_a_simulated_device_can_be_played_with_from_the_screen(till: TestTill) -> None:
    page = opened(till)
    press(till, "play")
    assert "simulated" in asked(page)
    press(till, "play:cover-open")
    till.until(lambda: right_of(page, "printer") == "cover is open")
    assert "cover is open" in page.words.text()
    press(till, "play:ok")
    till.until(lambda: right_of(page, "printer") == "works")
    press(till, "scanner")
    press(till, "play")
    press(till, "play:scan")
    till.until(lambda: ("scanned", "4770000000015") in page.facts.facts())


def test_every_word_a_device_is_played_with_is_one_it_knows(till: TestTill) -> None:
    tools = Tools(till.house, till.house.folder)
    for role, words in PLAYS.items():
        if tools.simulated(role):
            for word, _said in words:
                tools.play(role, word)


def test_a_device_that_keeps_the_doctor_waiting_stops_neither_screen_nor_desks(
    till: TestTill,
) -> None:
    page = opened(till)
    gate = threading.Event()
    till.app.workbench().ask(gate.wait, lambda _: None)
    try:
        bench(till, Role.PRINTER).set("paper-out")
        till.until(lambda: right_of(page, "printer") == "no paper")
        till.act("down")
        assert page.devices.current() == "scanner"
        assert till.do(lambda r: till.desks.people.sign_out(r)) is None
    finally:
        gate.set()


@pytest.mark.parametrize("name", sorted(MODELS))
def test_each_switch_of_a_simulated_device_is_said_in_words(name: str) -> None:
    say = speaker("pl")
    unsaid = [word for word in MODELS[name].words if said_of_play(word, say) == word]
    assert unsaid == []
