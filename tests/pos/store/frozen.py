"""Freezes the present schema as a version: `python -m tests.pos.store.frozen 0001`, before its release only."""

from __future__ import annotations

import shutil
import sys

from pos.store.migrations.versions.v0001 import TEXT
from pos.store.statement import SCHEMA

if __name__ == "__main__":
    shutil.copyfile(SCHEMA, TEXT.with_name(f"v{sys.argv[1]}.sql"))
