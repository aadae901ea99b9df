"""The shop counts exactly and is told the time: no float, no true division, no clock, no dice in pos."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checks.files import ROOT, modules, tracked, tree

OWN_CLOCK = {
    "now", "today", "utcnow", "time_ns", "monotonic", "perf_counter", "uuid1", "uuid4", "urandom",
    "token_hex", "token_bytes",
}  # fmt: skip
INEXACT_MATH = {
    "ceil", "floor", "trunc", "fsum", "sqrt", "pow", "fabs", "log", "exp", "isclose", "fmod",
}  # fmt: skip


def inexact(module: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and reason of everything that could turn a sum into a fraction of a cent."""
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno, f"float literal {node.value}"
        elif isinstance(node, ast.Name) and node.id in ("float", "round", "complex"):
            yield node.lineno, node.id
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            if not _divides_exactly(module):
                yield node.lineno, "true division"
        elif isinstance(node, ast.Attribute) and _is_inexact_math(node):
            yield node.lineno, f"math.{node.attr}"


def _divides_exactly(module: ast.AST) -> bool:
    """Paths and fractions use the same stroke; there mypy sees a float that reaches a sum."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module in ("fractions", "pathlib")
        for node in ast.walk(module)
    )


def _is_inexact_math(node: ast.Attribute) -> bool:
    return (
        isinstance(node.value, ast.Name) and node.value.id == "math" and node.attr in INEXACT_MATH
    )


def own_clock(module: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of every clock or dice that is called instead of handed in."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in OWN_CLOCK and _is_the_machine(node.func.value):
                yield node.lineno, f"{ast.unparse(node.func)}()"
        elif isinstance(node, ast.Name) and node.id in ("uuid4", "urandom", "__import__"):
            yield node.lineno, node.id


def _is_the_machine(owner: ast.expr) -> bool:
    """`datetime.now()` asks the machine; `self.shop.today()` asks what was handed in."""
    return ast.unparse(owner).split(".")[-1] in ("datetime", "date", "time", "uuid", "os", "dt")


@pytest.mark.parametrize("path", modules("pos"), ids=str)
def test_the_shop_counts_exactly(path: Path) -> None:
    assert list(inexact(tree(path))) == []


@pytest.mark.parametrize("path", modules("pos"), ids=str)
def test_the_shop_is_told_the_time(path: Path) -> None:
    assert list(own_clock(tree(path))) == []


@pytest.mark.parametrize("line", [
    "total = 0.1", "x = total / 2", "x = round(y)", "def f(x: float) -> None: ...", "x /= 3",
    "x = math.floor(y)", "x = (a / b) * c",
])  # fmt: skip
def test_a_float_would_be_seen(line: str) -> None:
    assert list(inexact(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["datetime.now()", "date.today()", "uuid.uuid4()", "os.urandom(8)"]
)
def test_a_clock_of_its_own_would_be_seen(line: str) -> None:
    assert list(own_clock(ast.parse(line)))


def test_what_is_handed_in_may_be_asked() -> None:
    assert not list(own_clock(ast.parse("self.shop.now()")))
    assert not list(inexact(ast.parse("from pathlib import Path\nPath() / 'countries'")))


def floats(value: object) -> Iterator[float]:
    """Every float inside a table read from a file."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from floats(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from floats(inner)


@pytest.mark.parametrize(
    "path", [p for p in tracked() if p.parts[0] == "resources" and p.suffix == ".toml"], ids=str
)
def test_the_data_of_the_shop_holds_no_float(path: Path) -> None:
    table = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    assert list(floats(table)) == []
