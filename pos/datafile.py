"""Read frozen records out of TOML files, strictly: what a file says is understood or refused by name."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from pos.errors import Refused

T = TypeVar("T", bound=Struct)

_RENAMED = {"class": "klass"}
"""Keys of the files that are words of the language."""


def read_table(path: Path) -> dict[str, Any]:
    """Return the whole file as a table. Raises Refused(bad_file) when it is missing or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("bad_file", file=path.name, problem=str(error)) from error


def read_record(kind: type[T], table: object, file: str, where: str) -> T:
    """Make one `kind` (a Struct) of a table of `file`; `where` names the table for people.

    Raises Refused(bad_file) for a key that `kind` does not have, a key that is missing, a value of
    another type, and whatever `kind` itself refuses with a ValueError.
    """
    if not isinstance(table, dict):
        raise Refused("bad_file", file=file, problem=f"{where} is no table")
    record: Any = kind
    known, needed = _shape(record)
    given: dict[str, Any] = {_RENAMED.get(str(key), str(key)): table[key] for key in table}
    problem = _names_problem(given, known, needed)
    if problem:
        raise Refused("bad_file", file=file, problem=f"{where}: {problem}")
    try:
        made: T = record(**{name: known[name](value) for name, value in given.items()})
    except ValueError as error:
        raise Refused("bad_file", file=file, problem=f"{where}: {error}") from error
    return made


def _names_problem(
    given: Mapping[str, object], known: Mapping[str, object], needed: frozenset[str]
) -> str:
    unknown = sorted(set(given) - set(known))
    if unknown:
        return f"unknown key {unknown[0]}"
    missing = sorted(needed - set(given))
    return f"{missing[0]} is missing" if missing else ""


@cache
def _shape(kind: type[Any]) -> tuple[dict[str, Callable[[Any], Any]], frozenset[str]]:
    """Return how to take each field of `kind`, and which ones a file must give."""
    own = fields(kind)
    needed = frozenset(field.name for field in own if field.required)
    return {field.name: _taker(field.type, field.name) for field in own}, needed


def _taker(hint: Any, name: str) -> Callable[[Any], Any]:
    """Return the function that checks a TOML value against a field's type and freezes it."""
    takers = {Literal: _one_of, tuple: _several, Mapping: _mapping}
    return partial(takers.get(get_origin(hint), _plain), hint, name)


def _plain(hint: Any, name: str, value: Any) -> Any:
    if type(value) is not hint:
        raise ValueError(f"{name} must be {hint.__name__}")
    return value


def _one_of(hint: Any, name: str, value: Any) -> Any:
    if value not in get_args(hint):
        raise ValueError(f"{name} must be one of {', '.join(get_args(hint))}")
    return value


def _several(hint: Any, name: str, value: Any) -> Any:
    part = get_args(hint)[0]
    if type(value) is not list or any(type(item) is not part for item in value):
        raise ValueError(f"{name} must be a list of {part.__name__}")
    return tuple(value)


def _mapping(hint: Any, name: str, value: Any) -> Any:
    part = get_args(hint)[1]
    if type(value) is not dict or any(type(item) is not part for item in value.values()):
        raise ValueError(f"{name} must be a table of {part.__name__}")
    return MappingProxyType(value)
