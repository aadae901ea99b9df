"""Runs the tests that must find seeded bugs: pytest and its company are loaded once, each bug has a fork of its own.

Run as a program in the copy that bugs are put into: for each line on standard input, a JSON list of tests, the copy is
imported afresh and a JSON pair comes back: pytest's exit code and what it said.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
import warnings

import pytest

# None of them holds a line of the house; each costs more to load than most of the tests take.
COMPANY = (
    "hypothesis",
    "_hypothesis_pytestplugin",
    "pytestqt.plugin",
    "pytest_cov.plugin",
    "sqlalchemy",
    "escpos",
)
OPTIONS = (
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)


def judged(tests: list[str]) -> tuple[int, str]:
    """Run the tests in a fork; return pytest's exit code and what it wrote."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            for handle in (1, 2):
                os.dup2(said.fileno(), handle)
            code = 70
            try:
                code = int(pytest.main([*OPTIONS, *tests]))
                sys.stdout.flush()
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode(errors="replace")


def main() -> None:
    """Answer each line on standard input."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in COMPANY:
            importlib.import_module(name)
    for line in sys.stdin:
        print(json.dumps(judged(json.loads(line))), flush=True)


if __name__ == "__main__":
    sys.path[0] = "."  # the copy, not the folder of this file
    main()
