"""The scripts and their words as files: resources/prompts/LANGUAGE/*.toml, then the shop's own folder.

A table is a prompt, its name the id. The English table also holds the script (when, conditions,
urgency); the other languages hold words only. A later folder adds prompts, changes single keys of
earlier ones, and switches them off with `off = true`. `fragments.toml` holds the reasons and
alternatives that a sentence takes in, in the case it needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pos.datafile import read_record, read_table
from pos.errors import Refused
from pos.prompt import Script, Variant, Words

BASE: Final = "en"
"""The language whose tables hold the scripts."""
_SCRIPT_KEYS: Final = frozenset("when ahead needs urgency stays once rest off amount".split())
_FRAGMENTS: Final = "fragments"

Tables = dict[str, dict[str, Any]]


class PromptBook:
    """Scripts and words of one shop, read once and a language at a time."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._tables: dict[str, Tables] = {}
        self._words: dict[str, Mapping[str, Words]] = {}
        self._at: dict[str, tuple[tuple[Script, bool], ...]] = {}
        self._fragments: dict[str, dict[str, Any]] = {}
        self._doubled: dict[str, list[str]] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that have a folder, sorted."""
        return tuple(
            sorted(
                {
                    path.name
                    for folder in self._folders
                    for path in folder.iterdir()
                    if path.is_dir()
                }
            )
        )

    @cached_property
    def scripts(self) -> tuple[Script, ...]:
        """Return all scripts, the most urgent first. Raises Refused(bad_file)."""
        found = [
            read_record(
                Script,
                {"id": name} | {key: table[key] for key in table if key in _SCRIPT_KEYS},
                f"{BASE}/*.toml",
                name,
            )
            for name, table in self._read(BASE).items()
        ]
        return tuple(sorted(found, key=lambda script: -script.urgency))

    def at(self, event: str) -> tuple[tuple[Script, bool], ...]:
        """Return the scripts of an event: those due now by urgency, then those that come next."""
        if event not in self._at:
            awake = [script for script in self.scripts if not script.off]
            now = [(script, True) for script in awake if event in script.when]
            ahead = [(script, False) for script in awake if event in script.ahead]
            self._at[event] = tuple(now + ahead)
        return self._at[event]

    def words(self, language: str) -> Mapping[str, Words]:
        """Return the words of a language by prompt id; empty for a language without a folder."""
        if language not in self._words:
            drop = _SCRIPT_KEYS if language == BASE else frozenset()
            self._words[language] = {
                name: _words({key: table[key] for key in table if key not in drop}, language, name)
                for name, table in self._read(language).items()
            }
        return self._words[language]

    def fragment(self, language: str, kind: str, name: str) -> str:
        """Return a `reason` or `alternative` in the form its sentence needs; empty if there is none."""
        self._read(language)
        text = self._fragments.get(language, {}).get(kind, {}).get(name, "")
        return str(text)

    def fragment_names(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return kind and name of every fragment of a language."""
        self._read(language)
        kinds = self._fragments.get(language, {})
        return tuple((kind, name) for kind, table in kinds.items() for name in table)

    def doubled(self, language: str) -> tuple[str, ...]:
        """Return the ids that two files of one folder both claim."""
        self._read(language)
        return tuple(self._doubled.get(language, ()))

    def _read(self, language: str) -> Tables:
        if language not in self._tables:
            merged: Tables = {}
            for folder in self._folders:
                for name, table in self._read_folder(folder / language, language).items():
                    merged[name] = merged.get(name, {}) | table
            self._tables[language] = merged
        return self._tables[language]

    def _read_folder(self, folder: Path, language: str) -> Tables:
        found: Tables = {}
        for path in sorted(folder.glob("*.toml")):
            whole = _tables(path, language)
            if path.stem == _FRAGMENTS:
                self._fragments.setdefault(language, {}).update(whole)
                continue
            for name, table in whole.items():
                if name in found:
                    self._doubled.setdefault(language, []).append(name)
                found.setdefault(name, table)
        return found


def _tables(path: Path, language: str) -> Tables:
    whole = read_table(path)
    for name, table in whole.items():
        if not isinstance(table, dict):
            problem = f"{name} is no table"
            raise Refused("bad_file", file=f"{language}/{path.name}", problem=problem)
    return whole


def _words(table: dict[str, Any], language: str, name: str) -> Words:
    file = f"{language}/*.toml"
    variants = table.pop("also", [])
    if not isinstance(variants, list):
        raise Refused("bad_file", file=file, problem=f"{name}: also must stand in double brackets")
    read = read_record(Words, table, file, name)
    also = tuple(read_record(Variant, one, file, f"{name}.also") for one in variants)
    return Words(say=read.say, do=read.do, manner=read.manner, variants=also)
