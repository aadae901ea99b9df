"""What one model of printer can do, read from resources/profiles/printer/NAME.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from drivers.protocol import DeviceError

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "profiles" / "printer"

Cut = Literal["full", "partial", "none"]


class DrawerWire(Struct, frozen=True):
    """The drawer on the printer's connector: pin 2 or 5, the pulse in milliseconds, obeyed at once or in turn."""

    pin: int
    on_ms: int
    off_ms: int
    real_time: bool


class Buzzer(Struct, frozen=True):
    """How the printer makes itself heard: `esc-a` (Epson), `esc-b` (most others), or a pulse on a `pin` of its own.

    `times` it sounds for `on_ms` each. A buzzer never hangs on the drawer's pin: it would open the drawer.
    """

    kind: Literal["esc-a", "esc-b", "pulse"]
    times: int = 2
    on_ms: int = 300
    pin: int = 0


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
    buzzer: Buzzer | None = None

    def page(self, wanted: str) -> str:
        """The wanted code page if the model has it, else the next best for Baltic letters, else its first."""
        for name in (wanted, "WPC1257", "PC775", "PC437"):
            if name in self.code_pages:
                return name
        return next(iter(self.code_pages))

    def told(self, code_page: str) -> tuple[Profile, str]:
        """The model with what a technician saw on the letter test, and its page: `WPC1257`, or `WPC1257 51`."""
        page, _, slot = code_page.partition(" ")
        if not slot:
            return self, self.page(page)
        return replace(self, code_pages={**self.code_pages, page: int(slot)}), page


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
        bell = data.pop("buzzer", None)
        profile = Profile(drawer=drawer, buzzer=Buzzer(**bell) if bell else None, **data)
    except (KeyError, TypeError) as error:
        raise DeviceError("bad_option", option="profile", value=name, cause=str(error)) from error
    if profile.cut not in ("full", "partial", "none") or drawer.pin not in (2, 5):
        raise DeviceError("bad_option", option="profile", value=name, cause="cut or pin")
    if not _sounds(profile.buzzer, drawer.pin):
        raise DeviceError("bad_option", option="profile", value=name, cause="buzzer")
    return profile


def _sounds(buzzer: Buzzer | None, drawer_pin: int) -> bool:
    """False for a buzzer of no known kind, or one that would open the drawer."""
    if buzzer is None or buzzer.kind in ("esc-a", "esc-b"):
        return True
    return buzzer.kind == "pulse" and buzzer.pin in (2, 5) and buzzer.pin != drawer_pin
