"""Rows to bytes: a list of pieces, each of whole commands, so that real-time commands fit between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drivers.printer.label_rows import label_rows
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
    """Whatever a job asks for: the page of letters, or its rows and its labels as rows."""
    if job.code_pages:
        return render_code_pages(profile)
    return render((*job.rows, *label_rows(job.labels, profile.columns)), profile, page)


def render(rows: Iterable[Row], profile: Profile, page: str) -> list[bytes]:
    """The job: reset, single-byte letters, code page, then the rows; `page` must be one of the profile's."""
    sheet = _sheet(profile, page)
    sheet.head()
    pieces = [sheet.take()]
    for row in rows:
        pieces += sheet.row(row)
    return [piece for piece in pieces if piece]


def render_code_pages(profile: Profile) -> list[bytes]:
    """One line for each slot of the profile, by which a technician sees which one prints the shop's letters."""
    # what each page makes of the letters is what is asked: none is drawn
    sheet = _sheet(replace(profile, draw_letters=False), next(iter(profile.code_pages)))
    sheet.head()
    pieces: list[bytes] = []
    for name, slot in sorted(profile.code_pages.items(), key=lambda page: page[1]):
        sheet.choose(name)
        pieces += sheet.row(Row(text=f"{slot} {name}"))
        pieces += sheet.row(Row(text=_SAMPLE))
    return [*pieces, *sheet.row(Row(cut=True))]


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
