"""The report on the technician's screen, saved, copied and printed; and the rule that gives the right to devices."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication

from drivers.doctor import udev
from drivers.protocol import DeviceError, Role
from drivers.virtual.printer import VirtualPrinter
from tests.ui.bench import asked, bench, opened, press
from tests.ui.till import TestTill


def test_the_report_is_printed_in_lines_as_wide_as_the_paper(till: TestTill) -> None:
    page = opened(till)
    bench(till, Role.SCALE).set("overload")
    press(till, "report")
    assert "Report on all devices" in asked(page)
    press(till, "paper")
    printer = cast("VirtualPrinter", bench(till, Role.PRINTER))
    till.until(lambda: len(printer.receipts) == 1)
    text = printer.receipts[0].text
    assert "Devices of this till" in text
    assert "✓" not in text
    assert max(len(line) for line in text.splitlines()) <= 42
    press(till, "report")
    assert "Report on all devices" not in asked(page)


def test_the_rule_is_shown_and_installed(
    till: TestTill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = udev.install
    monkeypatch.setattr(udev, "install", lambda: real(tmp_path))
    page = opened(till)
    press(till, "rights")
    press(till, "rule")
    assert "ID_MM_DEVICE_IGNORE" in asked(page)
    press(till, "rights")
    press(till, "install")
    till.until(lambda: "Installed" in page.notice.text())
    assert (tmp_path / udev.RULE.name).read_text() == udev.rule_text()


def test_without_the_right_the_line_for_an_administrator_is_said_and_copied(
    till: TestTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied() -> Path:
        raise DeviceError("permission", where="/etc/udev/rules.d/70-kasa.rules")

    monkeypatch.setattr(udev, "install", denied)
    page = opened(till)
    press(till, "rights")
    press(till, "install")
    till.until(lambda: "An administrator has to type: sudo install" in page.notice.text())
    press(till, "line")
    assert QGuiApplication.clipboard().text() == udev.install_command()
