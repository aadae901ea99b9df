"""USB scanners that are attached to this machine, found without opening them; Linux only, elsewhere there are none."""

from __future__ import annotations

import os
from pathlib import Path

from drivers.found import Found, text_of
from drivers.protocol import DeviceError, Role


def hid_scanners(root: Path = Path("/")) -> tuple[Found, ...]:
    """HID devices that say of themselves that they are for a point of sale (usage page 8Ch)."""
    folder = root / "sys/class/hidraw"
    places = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(_hid(root, place) for place in places if _is_for_sale(place / "device"))


def hid_of(identity: str) -> str:
    """Today's device file of a HID scanner's `usb:…` identity; DeviceError not_found."""
    for found in hid_scanners():
        if found.identity == identity:
            return found.port
    raise DeviceError("not_found", where=identity)


def typing_devices(root: Path = Path("/")) -> tuple[Found, ...]:
    """Keyboards and scanners that type, by their lasting names; which of them is the scanner a person must say."""
    folder = root / "dev/input/by-id"
    paths = sorted(folder.glob("*-event-kbd")) if folder.is_dir() else []
    return tuple(
        Found(
            "keys",
            str(path),
            str(path),
            os.access(path, os.R_OK),
            _plain(path.name),
            (Role.SCANNER,),
        )
        for path in paths
    )


def _plain(name: str) -> str:
    return name.removeprefix("usb-").removesuffix("-event-kbd").replace("_", " ")


def _is_for_sale(device: Path) -> bool:
    try:
        return b"\x05\x8c" in (device / "report_descriptor").read_bytes()
    except OSError:
        return False


def _hid(root: Path, place: Path) -> Found:
    told = dict(
        line.split("=", 1) for line in text_of(place / "device/uevent").splitlines() if "=" in line
    )
    path = root / "dev" / place.name
    numbers = told.get("HID_ID", "").split(":")[1:]
    last = told.get("HID_UNIQ") or f"at-{told.get('HID_PHYS', place.name)}"
    known = len(numbers) == 2
    identity = (
        f"usb:{numbers[0][-4:].lower()}:{numbers[1][-4:].lower()}:{last}" if known else str(path)
    )
    allowed = os.access(path, os.R_OK | os.W_OK)
    return Found(
        "hid", str(path), identity, allowed, told.get("HID_NAME", place.name), (Role.SCANNER,)
    )
