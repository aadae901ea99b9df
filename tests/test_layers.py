"""Each rule about who may import whom is broken on a copy of the tree, and its contract goes red."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.checks.files import ROOT


@dataclass(frozen=True, slots=True)
class Breach:
    """One forbidden line: which contract must notice it, in which file, written how."""

    contract: str
    path: str
    line: str
    hidden: str = "{line}"  # how the line is dressed: plain, in a function, for type checkers only

    def text(self) -> str:
        return "\n\n" + self.hidden.format(line=self.line) + "\n"


IN_FUNCTION = "def _breach() -> None:\n    {line}"
FOR_TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    {line}"

BREACHES = [
    Breach("house", "pos/money.py", "import ui.theme"),
    Breach("house", "pos/money.py", "import drivers.protocol"),
    Breach("house", "drivers/protocol.py", "import pos.money"),
    Breach("house", "drivers/worker.py", "from ui import theme", IN_FUNCTION),
    Breach("house", "drivers/worker.py", "from pos.errors import Refused", FOR_TYPES),
    Breach("devices", "ui/theme.py", "from drivers import registry"),
    Breach("devices", "ui/theme.py", "import drivers.worker", IN_FUNCTION),
    Breach("devices", "ui/theme.py", "import drivers.virtual", FOR_TYPES),
    Breach("root-devices", "ui/app", "import drivers.worker"),
    Breach("root-devices", "ui/cli", "import drivers.printer", IN_FUNCTION),
    Breach("books", "ui/theme.py", "import pos.store"),
    Breach("books", "ui/register/presenter.py", "import pos.store", IN_FUNCTION),
    Breach("root", "ui/theme.py", "import ui.app", IN_FUNCTION),
    Breach("command", "ui/theme.py", "import ui.cli", IN_FUNCTION),
    Breach("qt", "pos/money.py", "from PySide6.QtCore import QObject"),
    Breach("qt", "drivers/worker.py", "from PySide6 import QtCore", IN_FUNCTION),
    Breach("presenters", "ui/register/presenter.py", "from PySide6.QtCore import QObject"),
    Breach("presenters", "ui/pay/presenter.py", "import ui.theme", IN_FUNCTION),
    Breach("presenters", "ui/returns/presenter.py", "import ui.bridge", FOR_TYPES),
    Breach("qt-free", "ui/follow", "import PySide6"),
    Breach("qt-free", "ui/cli", "import ui.theme", IN_FUNCTION),
    Breach("sql", "pos/desk/books.py", "import sqlalchemy"),
    Breach("sql", "ui/theme.py", "import sqlite3", IN_FUNCTION),
    Breach("sql", "drivers/worker.py", "from alembic import command", FOR_TYPES),
    Breach("sql", "pos/store/keep.py", "from sqlalchemy import select", IN_FUNCTION),
    Breach("compiled", "pos/store/read_cash.py", "from pos.store.tables import cash"),
    Breach("compiled", "pos/store/opening.py", "import pos.store.compiling", IN_FUNCTION),
    Breach("importlib", "pos/country.py", "import importlib"),
    Breach("importlib", "ui/theme.py", "from importlib import import_module", IN_FUNCTION),
    Breach("importlib", "drivers/worker.py", "import pkgutil"),
    Breach("threads", "pos/desk/books.py", "import threading"),
    Breach("threads", "ui/theme.py", "from concurrent.futures import ThreadPoolExecutor"),
    Breach("threads", "drivers/worker.py", "import asyncio"),
    Breach("chance", "pos/sale.py", "import random"),
    Breach("chance", "pos/desk/books.py", "from time import monotonic", IN_FUNCTION),
    Breach("wires", "ui/theme.py", "import serial"),
    Breach("wires", "pos/receipt.py", "from escpos.printer import Dummy", IN_FUNCTION),
    Breach("shop", "pos/money.py", "import pos.sale"),
    Breach("shop", "pos/sale.py", "import pos.desk", IN_FUNCTION),
    Breach("shop", "pos/desk/books.py", "import pos.store", FOR_TYPES),
    Breach("shop", "pos/receipt.py", "import pos.report"),
    Breach("shop", "pos/nowhere.py", ""),
    Breach("wiring", "drivers/protocol.py", "import drivers.link"),
    Breach("wiring", "drivers/scale/__init__.py", "import drivers.scanner", IN_FUNCTION),
    Breach("wiring", "drivers/virtual/__init__.py", "import drivers.printer"),
    Breach("wiring", "drivers/nowhere.py", ""),
    Breach("cycles", "drivers/protocol.py", "import drivers.worker", IN_FUNCTION),
    Breach("cycles", "ui/theme.py", "import ui.widgets", FOR_TYPES),
]


def contract_ids() -> list[str]:
    """The ids of the contracts in pyproject.toml, in their order."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


def place(copy: Path, path: str) -> str:
    """`ui/app` is a module or a package: the file that holds it; any other path is itself."""
    if path.endswith(".py"):
        return path
    return f"{path}/__init__.py" if (copy / path).is_dir() else f"{path}.py"


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What import-linter says of the untouched copy, then of each breach in turn."""
    copy = tmp_path_factory.mktemp("house")
    for room in ("pos", "ui", "drivers"):
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    told = [("pos/money.py", "")]
    told += [(place(copy, breach.path), breach.text()) for breach in BREACHES]
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/checks/contracts.py")],
        cwd=copy, input=json.dumps(told), capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer: list[list[str]] = json.loads(done.stdout)
    return answer


def test_the_house_keeps_its_rules(verdicts: list[list[str]]) -> None:
    assert verdicts[0] == [], f"broken: {verdicts[0]}; see .venv/bin/lint-imports"


def test_every_rule_has_a_breach_that_proves_it() -> None:
    assert {breach.contract for breach in BREACHES} == set(contract_ids())


@pytest.mark.parametrize("number", range(len(BREACHES)))
def test_a_breach_is_seen(number: int, verdicts: list[list[str]]) -> None:
    breach = BREACHES[number]
    assert breach.contract in verdicts[number + 1], f"{breach.line!r} in {breach.path} went unseen"
