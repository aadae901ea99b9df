"""The sizes of the house: short files, short functions, everything explained, nothing caught blindly."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.checks.files import ROOMS, Definition, definitions, lines, modules, source, tree

EVERYWHERE = (*ROOMS, "tests")
FILE, MEDIAN, EXPLAINED, CLASS, FUNCTION, COMPLEXITY = 400, 120, 250, 200, 40, 8

BROAD_EXCEPTS = {"ui/crash.py": 2, "ui/follow.py": 1, "drivers/worker.py": 1}
"""The three places where anything may be caught, and how often: the last resort (a bug, and telling of it
that failed), the follower loop, a device's loop. Elsewhere an ExitStack cleans up without catching."""

BAD_NAMES = re.compile(r"(Manager|Helpers?|Utils?|Utilities|Handlers?|Misc|Common)$", re.IGNORECASE)

IGNORE = re.compile(r"#\s*(type:\s*ignore|noqa|pragma:\s*no\s*(?:cover|branch)|ruff:\s*noqa)")
REASONED = re.compile(
    r"#\s*(?:type:\s*ignore\[[\w, -]+\]|noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|pragma:\s*no\s*(?:cover|branch))"
    r"\s+(?:#|-|:)\s*\S+"
)
MOST_IGNORES = 20
"""How many exceptions from the checkers' rules the house has; raise it only with a reason beside each."""

BRANCHES = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
)


def named(rooms: tuple[str, ...]) -> Iterator[tuple[Path, str, Definition]]:
    """Every class and function of the rooms with its file and dotted name."""
    for path in modules(*rooms):
        for name, node in definitions(tree(path)):
            yield path, name, node


def length(node: Definition) -> int:
    """From `def` or `class` to its last line, docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function itself, not in a function or class defined inside it."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield child
            yield from own_nodes(child)


def test_there_is_something_to_measure() -> None:
    assert all(len(modules(room)) > 10 for room in ROOMS)


def test_no_file_is_long() -> None:
    assert [(str(p), lines(p)) for p in modules(*EVERYWHERE) if lines(p) > FILE] == []


def test_files_are_short_as_a_rule() -> None:
    for rooms in (ROOMS, EVERYWHERE):
        assert median([lines(path) for path in modules(*rooms)]) <= MEDIAN


def test_a_longer_file_says_why() -> None:
    silent = [
        (str(path), lines(path))
        for path in modules(*EVERYWHERE)
        if lines(path) > EXPLAINED
        and not re.search(
            r"\b(long|longer|length|over 250|lines because)\b",
            ast.get_docstring(tree(path)) or "",
            re.I,
        )
    ]
    assert silent == [], "say in the module docstring why it is long"


def test_no_class_is_long() -> None:
    classes = [(p, n, length(d)) for p, n, d in named(EVERYWHERE) if isinstance(d, ast.ClassDef)]
    assert [f"{p} {n}: {size}" for p, n, size in classes if size > CLASS] == []


def test_no_function_is_long() -> None:
    functions = [
        (p, n, length(d)) for p, n, d in named(EVERYWHERE) if not isinstance(d, ast.ClassDef)
    ]
    assert [f"{p} {n}: {size}" for p, n, size in functions if size > FUNCTION] == []


def test_no_function_is_tangled() -> None:
    tangled = []
    for path, name, node in named(EVERYWHERE):
        if not isinstance(node, ast.ClassDef):
            turns = 1 + sum(isinstance(inner, BRANCHES) for inner in own_nodes(node))
            if turns > COMPLEXITY:
                tangled.append(f"{path} {name}: {turns}")
    assert tangled == []


def test_every_module_says_what_it_is_for() -> None:
    dumb = []
    for path in modules(*EVERYWHERE):
        first = (ast.get_docstring(tree(path)) or "").split("\n")[0]
        if len(first.split()) < 3:
            dumb.append(str(path))
    assert dumb == []


def test_everything_public_says_what_it_is_for() -> None:
    dumb = [
        f"{path} {name}"
        for path in modules(*ROOMS)
        for name, node in reachable(tree(path))
        if not any(part.startswith("_") for part in name.split("."))
        and not (ast.get_docstring(node) or "").strip()
    ]
    assert dumb == []


def reachable(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, Definition]]:
    """Every class and function that somebody outside can name: not what stands inside a function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Definition):
            yield f"{prefix}{child.name}", child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = f"{prefix}{child.name}." if isinstance(child, ast.ClassDef) else prefix
            yield from reachable(child, inner)


def test_anything_is_caught_in_three_places_only() -> None:
    found: dict[str, int] = {}
    for path in modules(*ROOMS):
        broad = sum(map(_catches_anything, ast.walk(tree(path))))
        if broad:
            found[str(path)] = broad
    assert {name: n for name, n in found.items() if n > BROAD_EXCEPTS.get(name, 0)} == {}


def _catches_anything(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        return node.type is None or _names_everything(node.type)
    if (
        isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) == "suppress"
    ):
        return any(_names_everything(argument) for argument in node.args)
    return False


def _names_everything(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.Name) and part.id in ("Exception", "BaseException")
        for part in ast.walk(node)
    )


def test_nothing_is_left_for_later() -> None:
    left = []
    for path in modules(*ROOMS):
        left += [
            f"{path}:{node.lineno} bare pass"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Pass)
        ]
        left += [
            f"{path}:{number} {row.strip()}"
            for number, row in enumerate(source(path).splitlines(), 1)
            if re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", row)
        ]
    assert left == []


def test_names_are_the_trade_s_words() -> None:
    vague = [
        f"{p} {n}"
        for p, n, d in named(ROOMS)
        if isinstance(d, ast.ClassDef) and BAD_NAMES.search(n)
    ]
    vague += [
        str(p)
        for p in modules(*ROOMS)
        if any(BAD_NAMES.fullmatch(part) for part in (*p.parts[:-1], p.stem))
    ]
    assert vague == []


def test_every_exception_from_the_rules_has_a_code_and_a_reason_and_is_counted() -> None:
    rows = [
        f"{path}:{number} {row.strip()}"
        for path in modules(*EVERYWHERE)
        if path.parts[:2] != ("tests", "test_shape.py")
        for number, row in enumerate(source(path).splitlines(), 1)
        if IGNORE.search(row)
    ]
    assert [row for row in rows if not REASONED.search(row)] == []
    assert len(rows) <= MOST_IGNORES, rows
