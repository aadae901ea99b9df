"""The coverage floors catch a file that falls or has none, and are only ever raised."""

from __future__ import annotations

import json

from tests.checks.files import ROOT
from tests.checks.floors import FILE, fallen, raised


def test_a_file_below_its_floor_is_named() -> None:
    wrong = fallen({"pos/money.py": 100, "ui/app.py": 80}, {"pos/money.py": 99, "ui/app.py": 85})
    assert wrong == ["pos/money.py: 99 % covered, its floor is 100 %"]


def test_a_new_file_must_get_a_floor() -> None:
    assert fallen({}, {"pos/new.py": 40})[0].startswith("pos/new.py: has no floor yet (40 %")


def test_floors_go_up_and_never_down() -> None:
    floors = raised({"a.py": 90, "b.py": 50, "gone.py": 70}, {"a.py": 60, "b.py": 81, "c.py": 100})
    assert floors == {"a.py": 90, "b.py": 80, "c.py": 100}


def test_every_floor_stands_under_a_file() -> None:
    assert [name for name in json.loads(FILE.read_text()) if not (ROOT / name).is_file()] == []
