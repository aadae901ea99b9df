"""The doctor's report for terminals and programs, and the choices that it reads while a till runs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from drivers.doctor.visit import examine
from drivers.protocol import Health, Role, Setup
from drivers.virtual.behaviour import RealClock
from drivers.virtual.pty_port import PtyPort
from drivers.virtual.scale import VirtualScale
from pos.desk.hardware import Chosen
from pos.text import speaker
from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.app.standing import Standing
from ui.cli import main
from ui.hardware import standing
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


def test_what_the_till_has_open_is_as_the_till_says(
    till: TestTill, capsys: pytest.CaptureFixture[str]
) -> None:
    """A serial port belongs to one program: the doctor in a terminal neither opens it again nor blames the till."""
    scale = VirtualScale()
    port = PtyPort(scale)
    port.open()
    told = {"port": port.address}
    choice = Chosen("scale", "toledo8217-serial", told)
    assert till.do(lambda r: till.desks.hardware.choose(r, choice)) is None
    till.do(lambda _: till.house.change_device(Setup(Role.SCALE, "toledo8217-serial", told)))
    folder = till.house.folder
    till.until(lambda: said(folder, Role.SCALE) is Health.OK)
    line = ["--language", "en", "doctor", "--folder", str(folder)]
    assert main(line) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("The till is running: its devices are as it sees them now.")
    assert "✓ Scale: works" in shown
    scale.set("overload")
    till.until(lambda: said(folder, Role.SCALE) is not Health.OK or "overload" in facts(folder))
    assert main([*line, "--json"]) == 1
    whole = json.loads(capsys.readouterr().out)
    (found,) = [one for one in whole["devices"] if one["role"] == "scale"]
    assert found["step"]["code"] == "take_off"
    port.close()
    for leave in till.app.leaving:
        if isinstance(getattr(leave, "__self__", None), Standing):
            leave()
    assert standing.read(folder) == {}


def said(folder: Path, role: Role) -> Health | None:
    found = standing.read(folder).get(role)
    return found.health if found and found.kind == "toledo8217-serial" else None


def facts(folder: Path) -> str:
    return str(standing.read(folder)[Role.SCALE].facts)


def test_what_a_till_said_that_ended_without_a_word_is_not_believed(
    till: TestTill, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "other"
    shutil.copytree(till.house.folder, folder)
    ill = standing.Said("virtual", Health.LOST, "disconnected")
    standing.write(folder, {Role.PRINTER: ill})
    assert main(["--language", "en", "doctor", "--folder", str(folder)]) == 0
    assert "The till is running" not in capsys.readouterr().out


def test_what_the_till_cannot_write_or_nobody_can_read_is_nothing(tmp_path: Path) -> None:
    standing.write(tmp_path / "nowhere", {})
    assert standing.read(tmp_path) == {}
    (tmp_path / standing.FILE).write_text("{")
    assert standing.read(tmp_path) == {}
    standing.forget(tmp_path)
    standing.forget(tmp_path)
    assert not (tmp_path / standing.FILE).exists()
