"""The statements that the till runs, compiled from their clauses: `make words` writes them, a test holds them."""

from __future__ import annotations

from pos.store.compiling import schema_text, statements_text
from pos.store.statement import FILE, SCHEMA


def main() -> None:
    """Write both files anew."""
    FILE.write_text(statements_text(), encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
