"""The doctor's report for terminals and programs, and the choices that it reads while a till runs."""

from __future__ import annotations

import json

import pytest

from drivers.doctor.visit import examine
from drivers.protocol import Role, Setup
from drivers.virtual.behaviour import RealClock
from pos.desk.hardware import Chosen
from pos.text import speaker
from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.cli import main
from ui.hardware.advice import Advice, advice_of
from ui.hardware.report import exit_code, report_json, report_lines


@pytest.fixture
def till(manned: Manned) -> TestTill:
    return manned("Tomas", "444444", shift=False)


def look(role: Role, kind: str, **options: str) -> Advice:
    return advice_of(examine(Setup(role, kind, options), RealClock()))


def test_what_is_well_and_what_is_not_chosen_is_no_trouble() -> None:
    looks = [look(Role.PRINTER, "virtual"), look(Role.SCALE, "none")]
    lines = report_lines(looks, "12:00", speaker("en"))
    assert exit_code(looks) == 0
    assert any(line.startswith("✓ Receipt printer: works") for line in lines)
    assert any(line.startswith("– Scale: not chosen") for line in lines)
    assert lines[-1] == "All is well."


def test_trouble_is_named_with_the_next_step_and_an_exit_code() -> None:
    looks = [look(Role.PRINTER, "escpos-serial", port="/dev/ttyKASA9")]
    lines = report_lines(looks, "12:00", speaker("en"))
    assert exit_code(looks) == 1
    assert "  There is no /dev/ttyKASA9: the cable is out, or the device has no power." in lines
    assert any(line.startswith("  → ") for line in lines)
    whole = json.loads(report_json(looks, "12:00"))
    assert whole["well"] is False
    assert whole["devices"][0]["step"]["code"] == "plug_in"


def test_the_terminal_reads_what_was_chosen_while_the_till_runs(
    till: TestTill, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = Chosen("printer", "escpos-serial", {"port": "/dev/ttyKASA9"})
    assert till.do(lambda r: till.desks.hardware.choose(r, chosen)) is None
    code = main(["--language", "en", "doctor", "--folder", str(till.house.folder)])
    assert code == 1
    assert "There is no /dev/ttyKASA9" in capsys.readouterr().out
