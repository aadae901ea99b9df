"""Pieces of what comes in as files and words, and whole files that are right."""

from __future__ import annotations

import io
import zipfile

from tests.checks.files import ROOT


def packed(data: bytes) -> bytes:
    """A spreadsheet whose only part holds these bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        whole.writestr("xl/workbook.xml", data)
    return made.getvalue()


TABLES = tuple(one.read_bytes() for one in sorted((ROOT / "tests" / "pos" / "exports").iterdir()))
TOML = (
    b"[shop]\n", b'name = "A"\n', b"[[offer]]\n", b"x = 1\n", b"[", b"]]", b'"', b"\n", b"=", b"{", b"}",
    b"1.5", b"'",
)  # fmt: skip
JSON = (
    b"{", b"}", b"[", b"]", b'"a"', b":", b",", b"1", b"null", b'"options"', b'{"role":"printer","kind":"x"}',
    b'"\xc0"', b'{"id":"\xc0"}', b'{"a":"\xc0"}',
)  # fmt: skip
CODES = (
    b"]E0", b"]d2", b"]C1", b"(01)", b"4770000000015", b"\x1d", b"3103", b"001250", b"17", b"270000", b"]",
    b"http://a/01/",
)  # fmt: skip
STORY = (
    b"shop LT\n", b"scan A", b" -> total 1.29", b"; ", b"\n", b'item A "B" 1.29 vat 21\n', b"wait 3 min", b'"',
    b"x2", b"crash during ", b"again", b"pay exact cash\n",
)  # fmt: skip
ARGV = (
    b"doctor ", b"--json ", b"verify ", b"--folder ", b"x ", b"import ", b"--", b"settings ", b"--help ",
    b"staff ", b"\xc4\x85 ",
)  # fmt: skip
