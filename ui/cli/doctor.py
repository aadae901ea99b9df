"""The doctor in a terminal: every device of a shop, how it is, what probably ails it, and the one next step."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from drivers.doctor import udev
from drivers.doctor.visit import examine
from drivers.offered import attached, beside
from drivers.protocol import DeviceError, Role, Setup
from drivers.registry import kinds, label_of
from pos.desk.hardware import device_key, kept_choice
from pos.errors import Refused
from pos.store.glance import settings_of, told_devices
from pos.store.lock import TillLock
from pos.text import Speaker
from ui.app.place import SteadyClock
from ui.cli.books import BOOKS, file_of, folder_of
from ui.hardware.advice import Advice, advice_of
from ui.hardware.factwords import detail_said
from ui.hardware.report import ILL, WELL, exit_code, report_json, report_lines
from ui.hardware.standing import Said, read

_TILL = 1
_REAL = {(Role.SCANNER, "virtual"): "serial"}


def doctor(chosen: Namespace, say: Speaker) -> int:
    """Look at every device, also while the till runs; 0 when all that were chosen are well, else 1."""
    if chosen.rule or chosen.install_rule:
        return _rule(say, install=chosen.install_rule)
    folder = folder_of(chosen)
    till_says = _of_a_running_till(folder)
    looks = [_look(setup, till_says.get(setup.role)) for setup in _setups(folder)]
    moment = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    found = (*attached(), *(beside() if chosen.network else ()))
    text = "\n".join(report_lines(looks, moment, say, found))
    if till_says:
        head = say("The till is running: its devices are as it sees them now.")
        text = f"{head}\n{text}"
    whole = report_json(looks, moment, found)
    if chosen.save is not None:
        _save(chosen.save, text, whole, say)
    print(whole if chosen.json else text)
    return exit_code(looks)


def _look(setup: Setup, said: Said | None) -> Advice:
    """Look at a device; one that the running till has open is as the till says."""
    known = said.status() if said is not None and said.kind == _kind_at(setup) else None
    return advice_of(examine(setup, SteadyClock(), known=known), label=label_of(setup))


def _kind_at(setup: Setup) -> str:
    """Return the kind that a till has in its place: a simulated scanner hangs on a port of its own."""
    return _REAL.get((setup.role, setup.kind), setup.kind)


def _of_a_running_till(folder: Path) -> dict[Role, Said]:
    """Return what the till that runs now says of its devices; nothing when none does."""
    said = read(folder)
    if not said:
        return {}
    try:
        TillLock(folder / BOOKS, _TILL).free()
    except Refused:
        return said
    return {}  # it ended without a word


def _save(folder: Path, text: str, whole: str, say: Speaker) -> None:
    """Write both reports; told on the error channel, so that JSON can still be piped. Refuses read_only."""
    name = datetime.now(UTC).astimezone().strftime("doctor-%Y%m%d-%H%M%S")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.txt").write_text(text + "\n", "utf-8")
        (folder / f"{name}.json").write_text(whole + "\n", "utf-8")
    except OSError as error:
        raise Refused("read_only", file=str(folder)) from error
    print(say("Saved: {path}", path=str(folder / f"{name}.txt")), file=sys.stderr)


def _rule(say: Speaker, *, install: bool) -> int:
    """Show the udev rule, or put it where udev reads it; without the right to, say the line that does it."""
    if not install:
        print(udev.rule_text(), end="")
        return WELL
    try:
        print(say("Installed: {path}. Plug the devices in again.", path=str(udev.install())))
    except DeviceError as error:
        print(f"{error.facts['where']}: {detail_said(error.code, say)}", file=sys.stderr)
        print(udev.install_command())
        return ILL
    return WELL


def _setups(folder: Path) -> list[Setup]:
    """Return what a technician chose, else what the shop's file names; a drawer hangs on its printer."""
    named = file_of(folder).devices
    kept = settings_of(folder / BOOKS)
    names = {role: device_key(_TILL, role.value) for role in Role}
    told = told_devices(folder / BOOKS, *names.values())
    setups = []
    for role in Role:
        choice = kept_choice(kept.get(names[role]))
        if choice is not None:
            one = choice.whole(told[names[role]])
            setups.append(Setup(role, one.kind, one.options))
        elif role.value in named and kinds(role):
            setups.append(Setup(role, named[role.value]))
    return setups
