"""The udev rule that lets the till use its devices: shown, and installed where the till may (Linux only)."""

from __future__ import annotations

import shutil
from pathlib import Path

from drivers.protocol import DeviceError

RULE = Path(__file__).resolve().parents[2] / "resources" / "udev" / "70-kasa.rules"
_RULES_D = Path("/etc/udev/rules.d")


def rule_text() -> str:
    """The rule file, to be read before it is installed."""
    return RULE.read_text("utf-8")


def install_command() -> str:
    """One line that a person with sudo can paste."""
    return f"sudo install -m 644 {RULE} {_RULES_D}/ && sudo udevadm trigger"


def install(folder: Path = _RULES_D) -> Path:
    """Copy the rule; DeviceError permission, or not_found where udev is missing.

    udev reads it by itself; it counts for what is plugged in from then on.
    """
    target = folder / RULE.name
    try:
        shutil.copyfile(RULE, target)
        target.chmod(0o644)
    except PermissionError as error:
        raise DeviceError("permission", where=str(target)) from error
    except OSError as error:
        raise DeviceError("not_found", where=str(target), cause=str(error)) from error
    return target
