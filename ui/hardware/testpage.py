"""The technician's test page: letters of five languages, bars, a code, and what the page is for."""

from __future__ import annotations

from typing import Final

from drivers.protocol import Align, Label, PrintJob, Row
from pos.text import Speaker

LETTERS: Final = (
    ("lt", "ąčęėįšųūž ĄČĘĖĮŠŲŪŽ"),
    ("lv", "āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ"),
    ("pl", "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ"),
    ("sv", "åäö ÅÄÖ"),
    ("en", "abc ABC 0123456789 €"),
)
CODE: Final = "4770000000015"


def sample_page(job_id: str, where: str, _: Speaker) -> PrintJob:
    """Return the job: `where` says which device it is."""
    rows = [
        Row(_("Test page"), Align.CENTER, bold=True, height=2, width=2),
        Row(where, Align.CENTER),
        Row(rule=True),
        *(Row(f"{language}  {letters}") for language, letters in LETTERS),
        Row(rule=True),
        Row(barcode=CODE, align=Align.CENTER),
        Row(qr="KASA:TEST", align=Align.CENTER),
        Row(_("If all letters read right, the printer is set up well."), Align.CENTER),
        Row(cut=True),
    ]
    return PrintJob(job_id, tuple(rows))


def sample_label(job_id: str, _: Speaker) -> PrintJob:
    """Return the job that tries a label printer: letters of five languages, a price and a code."""
    letters = " ".join(letters[:3] for _language, letters in LETTERS)
    label = Label(f"{_('Test page')} {letters}", "1,29 €", "2,58 €/kg", code=CODE)
    return PrintJob(job_id, (), labels=(label,))


def letter_page(job_id: str) -> PrintJob:
    """Return the job that prints the same letters by every code page the printer has, each with its number."""
    return PrintJob(job_id, (), code_pages=True)
