"""The files of the repository and their syntax trees, read once."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("pos", "ui", "drivers")
OUTSIDE = (".git", ".venv", "build", "shared", "node_modules")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the repository that is not ignored, new ones included, relative to its root.

    Without git (an unpacked archive) it is every file that stands outside the folders that tools make.
    """
    listed = _listed() if shutil.which("git") else ""
    if listed:
        found = (Path(name) for name in listed.split("\0") if name)
    else:
        found = (
            path.relative_to(ROOT)
            for path in ROOT.rglob("*")
            if not any(part in OUTSIDE or part.endswith("_cache") for part in path.parts)
        )
    return tuple(sorted(path for path in set(found) if (ROOT / path).is_file()))


def _listed() -> str:
    """What git lists; nothing where this is no clone, or somebody else's."""
    return subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip


@cache
def modules(*rooms: str) -> tuple[Path, ...]:
    """The Python files of the rooms, relative to the root."""
    return tuple(p for p in tracked() if p.suffix == ".py" and p.parts[0] in rooms)


@cache
def source(path: Path) -> str:
    """The text of one file."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(source(path), str(path))


def lines(path: Path) -> int:
    """How long a file is."""
    return len(source(path).splitlines())


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def definitions(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, Definition]]:
    """Every class and function inside `node` with its dotted name, from the outside in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Definition):
            name = f"{prefix}{child.name}"
            yield name, child
            yield from definitions(child, f"{name}.")
        else:
            yield from definitions(child, prefix)
