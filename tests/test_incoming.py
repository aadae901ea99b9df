"""2,000 inputs into each parser of what comes in: messages, nothing, or the refusal that it names; nothing grows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checks.files import ROOT
from tests.incoming import PARSERS, blocks, feed
from tests.incoming.parser import Parser
from tests.soak_wire_bytes import GROWTH

INPUTS = 2000
SEED = "20261121"


@pytest.mark.parametrize("parser", PARSERS, ids=lambda one: one.name)
def test_any_input_is_read_or_refused_and_leaves_nothing(parser: Parser) -> None:
    feed(parser, f"{SEED} first", INPUTS // 4)
    before = blocks()
    feed(parser, SEED, INPUTS - INPUTS // 4)
    assert blocks() - before <= GROWTH


READERS = {"read", "feed", "hear"}
DECODERS = {
    "loads", "load", "decode", "Decoder", "reader", "DictReader", "ZipFile", "iterparse", "fromstring", "from_bytes",
    "unpack", "fromhex", "b64decode", "b32decode",
}  # fmt: skip
EXCUSED = {
    "drivers/link/cups.py": "names of queues, split at spaces",
    "drivers/printer/profile.py": "models that are shipped; each is read by a test",
    "drivers/scanner/profile.py": "models that are shipped; each is read by a test",
    "drivers/virtual/behaviour.py": "the port of simulated devices, no parser",
    "drivers/virtual/printer.py": "reads a shipped model",
    "drivers/scale/wire.py": "the port of scales, no parser",
    "pos/desk/age.py": "what the till itself wrote into its books: the audit compares it",
    "pos/desk/returnable.py": "what the till itself wrote into its books: the audit compares it",
    "pos/desk/returns.py": "what the till itself wrote into its books: the audit compares it",
    "pos/store/statement.py": "statements that are shipped",
    "pos/store/verify/replay.py": "the audit itself, of any file: tests/pos/store and `a backup`",
    "ui/cli/story/wire.py": "a story's own two processes",
    "ui/cli/story/wired.py": "a story's own simulated devices",
}
"""Modules that decode what does not come in from outside, and why."""


def _decodes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in READERS:
            told = [one.arg for one in node.args.args if one.arg not in ("self", "cls")]
            yield from [node.name] if told[:1] == ["data"] else []
        called = node.func if isinstance(node, ast.Call) and node.args else None
        if isinstance(called, ast.Attribute) and called.attr in DECODERS:
            yield called.attr


def _modules() -> Iterator[Path]:
    for room in ("drivers", "pos", "ui"):
        yield from sorted((ROOT / room).rglob("*.py"))


def test_every_module_that_reads_what_comes_in_is_on_the_list() -> None:
    shown = {module for parser in PARSERS for module in parser.reads}
    reading = {
        str(path.relative_to(ROOT))
        for path in _modules()
        if any(_decodes(ast.parse(path.read_text("utf-8"))))
    }
    assert reading - shown - set(EXCUSED) == set()
    assert set(EXCUSED) <= reading
    assert not set(EXCUSED) & shown
    assert all((ROOT / module).exists() for module in shown)


def test_a_parser_has_a_name_of_its_own() -> None:
    names = [one.name for one in PARSERS]
    assert len(names) == len(set(names))
