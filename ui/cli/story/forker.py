"""A process that has loaded the whole till and forks a fresh one for each line of its input: DOWN, UP, FOLDER.

With `rehearse` it plays a short day first, printed and given back, in a folder of its own: so every module is loaded
and every statement compiled once, not once a story, which pays from a few stories on. Its threads end before it forks.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from ui.cli.story.child import Child, serve
from ui.cli.story.gear import INSIDE
from ui.cli.story.wire import Wire

REHEARSE: Final = "rehearse"
_REST_S: Final = 2.0
_START: Final = {"country": "LT", "at": "2026-11-21 12:00", "at_ms": 0, "steady_ms": 0, "till": 1}
_DEVICES: Final = ("printer", "second", "kitchen", "scanner", "scale", "display", "terminal")
_REHEARSAL: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("item", {"code": "A", "name": "A", "price": 129, "vat": "2100", "stock": 9}),
    ("staff", {"name": "a", "role": "manager", "pin": "111111"}),
    ("sign_in", {"name": "a", "pin": "111111"}),
    ("open_shift", {"money": ((200, 5), (100, 5), (20, 10), (10, 10), (5, 10))}),
    ("scan", {"code": "A"}),
    ("scan", {"code": "A"}),
    ("quantity", {"quantity": (2, False)}),
    ("discount_sale", {"off": ("bp", 1000)}),
    ("pay_card", {"amount": 100}),
    ("pay_cash", {"amount": 500}),
    ("find_receipt", {"no": "last"}),
    ("return_line", {"n": 1}),
    ("refund", {"way": "cash"}),
    ("x_report", {}),
    ("verify", {}),
)


def rehearse() -> None:
    """Play a short day in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="kasa-rehearsal-") as folder:
        child = Child(Path(folder))
        child.act("open", {**_START, "devices": dict.fromkeys(_DEVICES, INSIDE)})
        for number, (verb, args) in enumerate(_REHEARSAL):
            child.act("say", f"rehearsal-{number}", verb, args)
            child.act("question")
            child.act("fact", "total", {})
            _rest(child)
        child.act("fact", "contains", {})
        child.act("close")


def _rest(child: Child) -> None:
    end = time.monotonic() + _REST_S
    while time.monotonic() < end:
        _, marks = child.act("mark")
        if all(settled for settled, *_ in marks.values()):
            return
        select.select([child.handle], [], [], 0.005)
        child.empty()


def _till(down: str, up: str, folder: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    writing = os.open(up, os.O_WRONLY)
    serve(Wire(os.open(down, os.O_RDONLY), writing), Path(folder))


def main() -> None:
    """Fork until the input ends; children that are killed leave no trace here."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if REHEARSE in sys.argv[1:]:
        rehearse()
    for line in sys.stdin:
        down, up, folder = line.rstrip("\n").split("\t")
        if os.fork() == 0:
            _till(down, up, folder)
            os._exit(0)  # the devices' threads have nothing left to say


if __name__ == "__main__":
    main()
