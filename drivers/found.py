"""What discovery finds, as one record, and how its files are read."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from drivers.protocol import Role


class Found(Struct, frozen=True):
    """Something attached: `port` opens it today, `identity` is what stays when the system renames it.

    `wire` is serial, lp, hid, keys, cups or tcp. `allowed` says whether this user may use it; `suits` what it is for.
    """

    wire: str
    port: str
    identity: str
    allowed: bool
    name: str = ""
    suits: tuple[Role, ...] = field(default=())


def text_of(path: Path) -> str:
    """What stands in a file of the system; empty where it cannot be read."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
