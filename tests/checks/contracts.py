"""Break the tree in the current folder, one breach at a time, and tell which contracts went red.

Run as a program so that the copy, not this repository, is what gets imported: reads a JSON list of
[path, text] pairs, each text is appended to its file, judged and taken back; writes a JSON list of
lists of contract ids. An empty text judges the tree as it is.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

from importlinter import api
from importlinter.application import output, use_cases


def judge(names: dict[str, str]) -> list[str]:
    """Return the ids of the contracts that the tree in the current folder breaks."""
    options = use_cases.read_user_options("pyproject.toml")
    use_cases._register_contract_types(options)
    report = use_cases.create_report(options, cache_dir=None)
    if report.could_not_run:
        return ["could not run: " + str(report.invalid_contract_options)]
    return sorted(names[c.name] for c, check in report.get_contracts_and_checks() if not check.kept)


def with_breach(path: Path, text: str, names: dict[str, str]) -> list[str]:
    """Append `text` to `path` (made if it is not there), judge, and put everything back."""
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text((before or '"""A module that is not there."""\n') + text, encoding="utf-8")
    try:
        return judge(names)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")


def main() -> None:
    """Answer the breaches on standard input."""
    contracts = api.read_configuration("pyproject.toml")["contracts_options"]
    names = {contract["name"]: contract["id"] for contract in contracts}
    breaches: list[tuple[str, str]] = json.load(sys.stdin)
    output.console.quiet = True
    with redirect_stdout(io.StringIO()):
        verdicts = [with_breach(Path(path), text, names) for path, text in breaches]
    json.dump(verdicts, sys.stdout)


if __name__ == "__main__":
    sys.path.insert(0, ".")
    main()
