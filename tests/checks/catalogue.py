"""The catalogues of sentences: collect them from the code, keep five languages alike, compile. `make words` runs it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "resources" / "translations"
_DAY: Final = datetime(2026, 11, 22, tzinfo=UTC)
LANGUAGES: Final = ("lt", "lv", "pl", "sv")
ROOMS: Final = ("pos", "ui", "drivers")
KEYWORDS: Final = {"_": None, "say": None, "N_": None, "ngettext": (1, 2)}
# what the story player tells its till, and what the shown checkout prints for engineers, is not for the shop
SILENT: Final = ("cli/story/**.py", "app/checkout.py", "app/play.py")
FILES: Final[list[tuple[str, str]]] = [*((one, "ignore") for one in SILENT), ("**.py", "python")]


def said() -> Catalog:
    """Collect every sentence that the code may say."""
    found = _empty(None)
    for room in ROOMS:
        for _, _, message, _, context in extract_from_dir(
            str(ROOT / room), method_map=FILES, keywords=KEYWORDS
        ):
            found.add(message, context=context)
        for file in sorted((ROOT / room).rglob("*.py")):
            for sentence in at_once(file.read_text("utf-8")):
                found.add(sentence)
    return found


def at_once(code: str) -> Iterator[str]:
    """Yield what is said by a Speaker that has no name of its own: self.say()("Nothing was found.")."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Call) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _empty(language: str | None) -> Catalog:
    """Return a catalogue whose head says nothing that changes from day to day."""
    return Catalog(
        locale=language,
        project="Kasa",
        version="1",
        header_comment="# Kasa: what people read, in their own language.",
        copyright_holder="Kasa",
        msgid_bugs_address="kasa",
        last_translator="Kasa",
        language_team="Kasa",
        creation_date=_DAY,
        revision_date=_DAY,
        fuzzy=False,
    )


def path(language: str, kind: str) -> Path:
    """Return where a language's catalogue lies; kind is po or mo."""
    return FOLDER / language / "LC_MESSAGES" / f"kasa.{kind}"


def kept(language: str) -> Catalog:
    """Read a language's catalogue, or begin one."""
    file = path(language, "po")
    if not file.exists():
        return _empty(language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Return the bytes that gettext reads."""
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def update() -> Iterator[str]:
    """Bring every catalogue in step with the code; yield a line a language."""
    template = said()
    for language in LANGUAGES:
        catalogue = kept(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path(language, "po").parent.mkdir(parents=True, exist_ok=True)
        with path(language, "po").open("wb") as stream:
            write_po(
                stream, catalogue, no_location=True, omit_header=False, sort_output=True, width=110
            )
        path(language, "mo").write_bytes(compiled(catalogue))
        missing = sum(1 for message in catalogue if message.id and not _whole(message.string))
        yield f"{language}: {len(catalogue)} sentences, {missing} missing"


def _whole(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    for line in update():
        print(line)
