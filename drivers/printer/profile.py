"""What one model of printer can do, read from resources/profiles/printer/NAME.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from msgspec import Struct

from drivers.protocol import DeviceError

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "profiles" / "printer"

Cut = Literal["full", "partial", "none"]


class DrawerWire(Struct, frozen=True):
    """The drawer on the printer's connector: pin 2 or 5, the pulse in milliseconds, obeyed at once or in turn."""

    pin: int
    on_ms: int
    off_ms: int
    real_time: bool


class Profile(Struct, frozen=True):
    """A model: letters a line (font A), dots a line, cutter, code page slots, what it answers."""

    name: str
    columns: int
    dots: int
    cut: Cut
    feed_before_cut: int
    qr: bool
    status: bool
    asb: bool
    process_id: bool
    code_pages: dict[str, int]
    drawer: DrawerWire
    chunk: int = 4096  # bytes sent at once
    pause_ms: int = 0  # between two of them, for printers that drop what they cannot keep
    draw_letters: bool = False  # no page holds the shop's letters: lines that need them are drawn

    def page(self, wanted: str) -> str:
        """The wanted code page if the model has it, else the next best for Baltic letters, else its first."""
        for name in (wanted, "WPC1257", "PC775", "PC437"):
            if name in self.code_pages:
                return name
        return next(iter(self.code_pages))


def profile_names() -> tuple[str, ...]:
    """The models a technician may choose from."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


def load_profile(name: str) -> Profile:
    """The profile of this name; DeviceError bad_option when there is none or it says something impossible."""
    file = FOLDER / f"{name}.toml"
    if name not in profile_names():
        raise DeviceError("bad_option", option="profile", value=name)
    data = tomllib.loads(file.read_text("utf-8"))
    try:
        drawer = DrawerWire(**data.pop("drawer"))
        profile = Profile(drawer=drawer, **data)
    except (KeyError, TypeError) as error:
        raise DeviceError("bad_option", option="profile", value=name, cause=str(error)) from error
    if profile.cut not in ("full", "partial", "none") or drawer.pin not in (2, 5):
        raise DeviceError("bad_option", option="profile", value=name, cause="cut or pin")
    return profile
