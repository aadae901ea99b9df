"""Rows to bytes: a list of pieces, each of whole commands, so that real-time commands fit between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drivers.printer.buzzer import sound
from drivers.printer.label_rows import label_rows
from drivers.printer.letters import SLOTS
from drivers.printer.profile import Profile
from drivers.printer.quiet import import_escpos
from drivers.protocol import PrintJob, Row

if TYPE_CHECKING:
    from drivers.printer.sheet import Sheet

_WORKED_OFF = b"\x1dr\x01"
_PRINTED = b"\x1d(H\x06\x0000"

_CLEAR = bytes((0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8))
_SAMPLE = "ąčęėįšųū āģķļņ õäö łńśźż €"


def render_job(job: PrintJob, profile: Profile, page: str) -> list[bytes]:
    """Whatever a job asks for: the page of letters, or its rows and its labels as rows, and the buzzer before them."""
    if job.code_pages:
        return render_code_pages(profile)
    rows = render((*job.rows, *label_rows(job.labels, profile.columns)), profile, page)
    bell = sound(profile.buzzer) if job.buzz else b""
    return [rows[0], bell, *rows[1:]] if bell else rows


def render(rows: Iterable[Row], profile: Profile, page: str) -> list[bytes]:
    """The job: reset, single-byte letters, code page, then the rows; `page` must be one of the profile's."""
    sheet = _sheet(profile, page)
    sheet.head()
    pieces = [sheet.take()]
    for row in rows:
        pieces += sheet.row(row)
    return [piece for piece in pieces if piece]


def render_code_pages(profile: Profile) -> list[bytes]:
    """One line for each number under which a printer may keep a page; a technician sees which one reads right.

    Before each the printer is put back on its first page: a number that it does not know must not read by the last one.
    """
    # what each page makes of the letters is what is asked: none is drawn
    plain = replace(profile, draw_letters=False)
    first = next(iter(plain.code_pages))
    sheet = _sheet(plain, first)
    sheet.head()
    pieces: list[bytes] = []
    for page, slot in _candidates(plain):
        sheet.choose(first)
        pieces += sheet.row(Row(text=f"{page} {slot}"))
        sheet.choose(page, slot)
        pieces += sheet.row(Row(text=_SAMPLE))
    return [*pieces, *sheet.row(Row(cut=True))]


def _candidates(profile: Profile) -> list[tuple[str, int]]:
    """The model's own pages and wherever else printers keep them, by number."""
    known = {(page, slot) for page, slots in SLOTS.items() for slot in slots}
    return sorted(known | set(profile.code_pages.items()), key=lambda pair: (pair[1], pair[0]))


def fence(process_id: bytes) -> bytes:
    """What is answered when all before it is worked off (GS r 1) and, with four bytes of ID, printed (GS ( H)."""
    return _WORKED_OFF + (_PRINTED + process_id if process_id else b"")


def cut_off_remains(profile: Profile) -> bytes:
    """After a job that broke off: empty the printer's buffer where it can be, and cut off what hangs out."""
    sheet = _sheet(profile, next(iter(profile.code_pages)))
    clear = _CLEAR if profile.drawer.real_time else b""
    sheet.head()
    head = sheet.take()
    return clear + head + b"".join(sheet.row(Row(cut=True)))


def _sheet(profile: Profile, page: str) -> Sheet:
    import_escpos()
    # only now: see drivers.printer.quiet
    from drivers.printer.sheet import Sheet

    return Sheet(profile, page)
