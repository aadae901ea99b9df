"""Importing python-escpos without its side effects.

python-escpos 3.1 calls `logging.basicConfig`, parses the tables of 35 printers (0.3 s) and leaves a temporary folder
behind with every start. Ours is the only profile it is ever given, so it gets a table of one empty line instead.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path

_PICKLES = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_TABLES = "ESCPOS_CAPABILITIES_FILE"
_NONE = {
    "profiles": {"default": {"name": "none", "codePages": {}, "features": {}, "fonts": {}}},
    "encodings": {},
}


def import_escpos() -> None:
    """Import it, unless somebody did, and leave neither folders nor log handlers behind."""
    if "escpos.capabilities" in sys.modules:
        return
    handlers = list(logging.root.handlers)
    before = {name: os.environ.pop(name, None) for name in (_PICKLES, _TABLES)}
    folder = tempfile.mkdtemp(prefix="kasa-escpos-")
    table = Path(folder) / "capabilities.json"
    table.write_text(json.dumps(_NONE), "utf-8")
    os.environ[_TABLES] = str(table)
    try:
        # the first job imports it, not the start of the till: it costs more than an empty window
        from escpos import capabilities

        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        del os.environ[_TABLES]
        os.environ.update({name: value for name, value in before.items() if value is not None})
        logging.root.handlers[:] = handlers
