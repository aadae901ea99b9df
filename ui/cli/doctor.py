"""The doctor in a terminal: every device of a shop, how it is, what probably ails it, and the one next step."""

from __future__ import annotations

import time
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from drivers.doctor.visit import examine
from drivers.protocol import Role, Setup
from drivers.registry import kinds, label_of
from pos.desk.hardware import device_key, read_chosen
from pos.store.glance import settings_of
from pos.text import Speaker
from ui.cli.books import BOOKS, file_of, folder_of
from ui.hardware.advice import advice_of
from ui.hardware.report import exit_code, report_json, report_lines

_TILL = 1


class _Steady:
    """Time for a device's deadlines."""

    def now_ms(self) -> int:
        """Milliseconds that never run backwards."""
        return time.monotonic_ns() // 1_000_000


def doctor(chosen: Namespace, say: Speaker) -> int:
    """Look at every device, also while the till runs; 0 when all that were chosen are well, else 1."""
    folder = folder_of(chosen)
    looks = [
        advice_of(examine(setup, _Steady()), label=label_of(setup)) for setup in _setups(folder)
    ]
    moment = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    if chosen.json:
        print(report_json(looks, moment))
    else:
        print("\n".join(report_lines(looks, moment, say)))
    return exit_code(looks)


def _setups(folder: Path) -> list[Setup]:
    """Return what a technician chose, else what the shop's file names; a drawer hangs on its printer."""
    named = file_of(folder).devices
    kept = settings_of(folder / BOOKS)
    setups = []
    for role in Role:
        body = kept.get(device_key(_TILL, role.value), "")
        if body:
            one = read_chosen(body)
            setups.append(Setup(role, one.kind, one.options))
        elif role.value in named and kinds(role):
            setups.append(Setup(role, named[role.value]))
    return setups
