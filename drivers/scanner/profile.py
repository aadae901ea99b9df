"""How one kind of scanner behaves, read from resources/profiles/scanner/NAME.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

from drivers.protocol import DeviceError
from drivers.scanner.framing import FrameRules

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "profiles" / "scanner"
_KEYS = {"name", "presentation", "idle_ms", "double_ms"}


def profile_names() -> tuple[str, ...]:
    """The kinds of scanner that a technician may choose from."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


def load_rules(name: str) -> FrameRules:
    """The framing of this kind; DeviceError bad_option when there is none or its file says something impossible."""
    if name not in profile_names():
        raise DeviceError("bad_option", option="profile", value=name)
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    times = [data.get("idle_ms"), data.get("double_ms")]
    whole = all(isinstance(time, int) and time > 0 for time in times)
    if set(data) != _KEYS or not whole or not isinstance(data["presentation"], bool):
        raise DeviceError("bad_option", option="profile", value=name, cause="keys or times")
    return FrameRules(
        idle_ms=data["idle_ms"], double_ms=data["double_ms"], presentation=data["presentation"]
    )
