"""A label printer: set up like any device, and tried with a label of five languages' letters."""

from __future__ import annotations

from typing import cast

from drivers.protocol import Role
from drivers.virtual.labels import VirtualLabels
from tests.ui.bench import bench, press, set_up
from tests.ui.till import TestTill


def test_a_label_printer_prints_a_label_to_look_at(till: TestTill) -> None:
    set_up(till, "labels")
    printer = cast("VirtualLabels", bench(till, Role.LABELS))
    press(till, "test")
    till.until(lambda: len(printer.printed) == 1)
    (label,) = printer.printed
    assert "ąčę" in label.texts[0]
    assert label.texts[1:3] == ("1,29 €", "2,58 €/kg")
