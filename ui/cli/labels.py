"""Shelf labels from the command line: of codes, or of all prices that began since a day; drawn first, if wanted."""

from __future__ import annotations

import queue
import time
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, cast

from msgspec.structs import replace

from drivers.protocol import (
    DeviceError,
    DeviceEvent,
    JobChanged,
    JobState,
    Printer,
    PrintJob,
    Role,
    Setup,
)
from drivers.registry import bench_of, build
from pos.desk.books import Change
from pos.desk.hardware import device_key, kept_choice
from pos.desk.labels import Labels
from pos.errors import Refused
from pos.event_office import LabelsSent
from pos.shelf_label import ShelfLabel
from pos.text import Speaker
from ui.app.place import SteadyClock
from ui.catalogue.files import unwritten
from ui.cli.books import WHO, Fresh, OpenShop, file_of, folder_of, opened
from ui.follow import label_jobs
from ui.hardware.words import JOBS

PATIENCE_S: Final = 60.0
"""How long a sheet may take before the command goes on without an answer."""
_SIZES: Final = ("width_mm", "height_mm", "dpi")
_OVER: Final = (JobState.PRINTED, JobState.SENT, JobState.FAILED, JobState.UNCERTAIN)
_FINE: Final = (JobState.PRINTED, JobState.SENT)


def print_labels(chosen: Namespace, say: Speaker) -> int:
    """Print labels, or draw them into a file. Refuses unknown_code, nothing_left, not_found, already_running."""
    with opened(folder_of(chosen)) as shop:
        desk = Labels(shop.till(), shop.store)
        since, until = _days(chosen, desk)
        labels = _wanted(chosen, desk, since, until)
        setup = _setup(shop, folder_of(chosen))
        jobs = label_jobs(labels, Fresh().fresh())
        if chosen.dry_run:
            _draw(setup, jobs, chosen.dry_run)
            print(say.ngettext("{n} label drawn.", "{n} labels drawn.", len(labels)))
            return 0
        if setup.kind == "none":
            raise Refused("not_found", why="label_printer")
        days = ("", "") if chosen.codes else (since.isoformat(), until.isoformat())
        act = shop.act()
        sent = LabelsSent(len(labels), tuple(chosen.codes), *days, WHO)
        shop.store.keep(Change(act.request, "labels", WHO, act.at_ms, act.offset_min, (sent,)))
        return _print(setup, jobs, say)


def _days(chosen: Namespace, desk: Labels) -> tuple[date, date]:
    """Return the days that are meant: from the one named, else today, to the one named, else to the later of both."""
    since = _day(chosen.since) or desk.day()
    return since, _day(chosen.until) or max(since, desk.day())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused("bad_setting", key="--since", value=text, expected="YYYY-MM-DD") from error


def _wanted(chosen: Namespace, desk: Labels, since: date, until: date) -> tuple[ShelfLabel, ...]:
    if chosen.codes:
        return tuple(one for code in chosen.codes for one in desk.one(code))
    labels = desk.changed(since, until)
    if not labels:
        raise Refused("nothing_left", why="labels")
    return labels


def _setup(shop: OpenShop, folder: Path) -> Setup:
    """Return the till's label printer as a technician chose it, else as the shop's file names it."""
    key = device_key(shop.shop.till, Role.LABELS.value)
    choice = kept_choice(shop.store.setting(key))
    if choice is None:
        return Setup(Role.LABELS, file_of(folder).devices.get(Role.LABELS.value, "none"))
    one = choice.whole(shop.store.device_secret(key))
    return Setup(Role.LABELS, one.kind, one.options)


def _print(setup: Setup, jobs: list[PrintJob], say: Speaker) -> int:
    """Print sheet by sheet, each once; say what became of the first that did not come out."""
    for job in jobs:
        ended, reason = _one(_built(setup), job)
        if ended not in _FINE:
            print(say("Labels: {state}", state=say(JOBS[ended.value])), reason)
            return 1
    count = sum(len(job.labels) for job in jobs)
    print(say.ngettext("{n} label is at the printer.", "{n} labels are at the printer.", count))
    return 0


def _built(setup: Setup) -> Printer:
    try:
        return cast("Printer", build(setup, SteadyClock()))
    except DeviceError as error:
        raise Refused("bad_setting", key=setup.kind, value=error.code) from error


def _one(
    printer: Printer, job: PrintJob, look: Callable[[Printer], None] = lambda _: None
) -> tuple[JobState, str]:
    """Print one sheet and wait for its end, or as long as patience lasts; then let go of the printer."""
    heard: queue.SimpleQueue[DeviceEvent] = queue.SimpleQueue()
    printer.start(heard.put)
    state, reason, end = JobState.QUEUED, "", time.monotonic() + PATIENCE_S
    try:
        printer.submit(job)
        while state not in _OVER and (left := end - time.monotonic()) > 0:
            try:
                event = heard.get(timeout=left)
            except queue.Empty:
                break
            if isinstance(event, JobChanged) and event.job_id == job.job_id:
                state, reason = event.state, event.reason
        look(printer)
    finally:
        printer.stop()
    return state, reason


def _draw(setup: Setup, jobs: list[PrintJob], file: Path) -> None:
    """Print at a simulated printer of the same size, and keep what came out of it as a picture."""
    pictures: list[bytes] = []
    whole = replace(jobs[0], labels=tuple(one for job in jobs for one in job.labels))
    _one(_stand_in(setup), whole, lambda printer: pictures.append(_picture(printer)))
    try:
        file.write_bytes(pictures[0])
    except OSError as error:
        raise unwritten(error) from error


def _stand_in(setup: Setup) -> Printer:
    if setup.kind.startswith("escpos"):
        profile = {"profile": setup.options.get("profile", "generic-80")}
        return _built(Setup(Role.PRINTER, "virtual", profile))
    size = {key: value for key, value in setup.options.items() if key in _SIZES}
    return _built(Setup(Role.LABELS, "virtual", size))


def _picture(printer: Printer) -> bytes:
    # both need Pillow, which no other command does
    from drivers.virtual.label_picture import draw_labels
    from drivers.virtual.labels import VirtualLabels
    from drivers.virtual.printer import VirtualPrinter
    from drivers.virtual.receipt_picture import draw_all

    bench = bench_of(printer)
    behind = bench.device if bench is not None else None
    if isinstance(behind, VirtualPrinter):
        return draw_all(behind.receipts)
    assert isinstance(behind, VirtualLabels)  # one of the two stands in
    return draw_labels(behind.printed)
