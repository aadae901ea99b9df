"""The coverage floors catch a file that falls or has none, and are only ever raised."""

from __future__ import annotations

from tests.checks.floors import Reached, fallen, raised


def test_a_file_below_its_floor_is_named() -> None:
    now = {"pos/money.py": Reached(96), "ui/app.py": Reached(85)}
    wrong = fallen({"pos/money.py": 100, "ui/app.py": 80}, now)
    assert wrong == ["pos/money.py: 96 % covered, its floor is 100 %"]


def test_a_line_that_only_some_runs_meet_is_no_fall() -> None:
    floors = {"ui/a.py": 97, "ui/small.py": 97}
    now = {"ui/a.py": Reached(95, 120, 40), "ui/small.py": Reached(87, 20, 10)}
    assert fallen(floors, now) == []
    now = {"ui/a.py": Reached(94, 120, 40), "ui/small.py": Reached(86, 20, 10)}
    assert len(fallen(floors, now)) == 2


def test_a_file_that_fell_says_which_lines_nobody_met() -> None:
    wrong = fallen({"pos/money.py": 100}, {"pos/money.py": Reached(97, 100, 50, (12, 40))})
    assert wrong == ["pos/money.py: 97 % covered, its floor is 100 %; not met: 12, 40"]


def test_a_new_file_must_reach_what_its_room_asks() -> None:
    now = {"pos/new.py": Reached(86), "drivers/new.py": Reached(80), "ui/new.py": Reached(46)}
    assert [line.split(":")[0] for line in fallen({}, now)] == ["pos/new.py", "ui/new.py"]


def test_floors_go_up_and_never_down() -> None:
    now = {"pos/a.py": Reached(60), "pos/b.py": Reached(91), "pos/c.py": Reached(100)}
    floors = raised({"pos/a.py": 90, "pos/b.py": 50, "pos/gone.py": 70}, now)
    assert floors == {"pos/a.py": 90, "pos/b.py": 88, "pos/c.py": 100}


def test_wires_and_kills_leave_room_of_two_lines() -> None:
    now = {"drivers/worker.py": Reached(100, statements=20), "pos/store/db.py": Reached(100)}
    assert raised({}, now) == {"drivers/worker.py": 90, "pos/store/db.py": 97}
