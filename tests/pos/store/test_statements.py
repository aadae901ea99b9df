"""The compiled statements are what their clauses say, each is used, and a till that sells needs no compiler."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from pos.store import compiling, statement
from tests.checks.files import ROOT

_DAY = """
import sys
from pathlib import Path
from tests.pos.store.shop import Shop
shop = Shop(Path(sys.argv[1]))
shop.stock(3)
shop.open_shift()
sold = shop.sell(1, 2, coupon="c1")
shop.give_back(sold, 1, 1)
shop.close_shift()
shop.store.close()
print([name for name in ("sqlalchemy", "alembic") if name in sys.modules])
"""


def test_the_compiled_statements_are_what_the_clauses_say() -> None:
    """After a change of a clause or a table: `make words`; once a version is released, a new version first."""
    assert statement.FILE.read_text(encoding="utf-8") == compiling.statements_text()
    assert statement.SCHEMA.read_text(encoding="utf-8") == compiling.schema_text()


def test_every_statement_that_runs_is_compiled_and_every_compiled_one_runs() -> None:
    code = "".join(
        file.read_text("utf-8") for file in sorted((ROOT / "pos" / "store").rglob("*.py"))
    )
    asked = set(re.findall(r'named\(\s*"((?:asks|tables)\.[\w.]+)"', code))
    assert asked == set(compiling.statements())


def test_a_day_from_new_books_to_the_z_loads_neither_sqlalchemy_nor_alembic(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _DAY, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert told.stdout.strip() == "[]"
