"""The pinned Qt binding keeps nothing of what passes through it: a till emits and pumps all day."""

from __future__ import annotations

import json
import subprocess
import sys

PROGRAM = """
import gc, json, sys, weakref
from dataclasses import dataclass
from PySide6.QtCore import QObject, QThread, Qt, Signal
from PySide6.QtWidgets import QApplication

EMISSIONS, LOOPS = 2_000, 10_000


@dataclass(frozen=True)
class View:
    number: int


class Desk(QObject):
    changed = Signal(object)


class Screen(QObject):
    def __init__(self):
        super().__init__()
        self.seen = 0

    def show(self, view):
        self.seen += 1


def kilobytes():
    with open("/proc/self/status") as status:
        return next(int(row.split()[1]) for row in status if row.startswith("VmRSS"))


def emit(desk, app, count):
    dead = []
    for number in range(count):
        view = View(number)
        dead.append(weakref.ref(view))
        desk.changed.emit(view)
        del view
        if number % 50 == 0:
            app.processEvents()
    app.processEvents()
    return dead


def pump(app, count):
    for _ in range(count):
        app.processEvents()


app = QApplication([])
desk, screen = Desk(), Screen()
desk.changed.connect(screen.show, Qt.ConnectionType.QueuedConnection)
for _ in range(2):  # the first rounds fill caches
    emit(desk, app, EMISSIONS)
    pump(app, 1_000)
gc.collect()
objects, memory, seen = len(gc.get_objects()), kilobytes(), screen.seen
views = emit(desk, app, EMISSIONS)
pump(app, LOOPS)
gc.collect()
print(json.dumps({
    "delivered": screen.seen - seen,
    "alive": sum(view() is not None for view in views),
    "objects": len(gc.get_objects()) - len(views) - objects,
    "kilobytes": kilobytes() - memory,
}))
"""


def test_two_thousand_signals_and_ten_thousand_loops_leave_nothing_behind() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    left = json.loads(done.stdout)
    assert left["delivered"] == 2_000
    assert left["alive"] == 0, "views that passed through a signal are kept"
    assert left["objects"] < 100, "Python objects pile up"
    assert left["kilobytes"] < 1_024, "memory grows with every event loop"
