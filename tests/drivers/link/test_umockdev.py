"""A USB printer through the real libusb, which asks a kernel that umockdev plays: as on a till, without one's USB.

Needs Debian's umockdev, gir1.2-umockdev-1.0 and python3-gi; where they are missing it says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drivers.link.umockdev_child import TEXT

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SYSTEM = "/usr/bin/python3"
NEEDED = "import gi; gi.require_version('UMockdev', '1.0'); from gi.repository import UMockdev"


def _missing() -> bool:
    if sys.platform != "linux" or not shutil.which("umockdev-wrapper") or not Path(SYSTEM).exists():
        return True
    return subprocess.run([SYSTEM, "-c", NEEDED], capture_output=True, check=False).returncode != 0


pytestmark = [
    pytest.mark.independent,
    pytest.mark.skipif(
        _missing(),
        reason="umockdev is not here: apt install umockdev gir1.2-umockdev-1.0 python3-gi",
    ),
]


def played(scene: str) -> tuple[dict[str, object], dict[str, object]]:
    """Play a scene and return what the till says and what the printer saw."""
    rig = [SYSTEM, str(HERE / "umockdev_rig.py"), scene]
    child = [sys.executable, "-m", "tests.drivers.link.umockdev_child"]
    done = subprocess.run(
        ["umockdev-wrapper", *rig, *child],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return json.loads(done.stdout), json.loads(done.stderr.strip().splitlines()[-1])


def test_it_prints_and_reads_at_the_endpoints_that_the_printer_names() -> None:
    till, printer = played("plain")
    assert till["read"] == "12"
    assert printer == {"got": TEXT.hex(), "log": ["claim"], "held": False}


def test_the_systems_own_driver_is_taken_off_and_put_back() -> None:
    till, printer = played("usblp")
    assert till["read"] == "12"
    assert (printer["log"], printer["held"]) == (["disconnect", "claim", "connect"], True)


def test_a_printer_that_takes_nothing_meets_the_deadline() -> None:
    till, printer = played("nak")
    assert (till["code"], till["sent"], printer["got"]) == ("timeout", 0, "")
    assert isinstance(till["seconds"], int)
    assert till["seconds"] < 15


def test_a_stall_is_cleared_and_nothing_printed_twice() -> None:
    till, printer = played("stall")
    assert till["read"] == "12"
    assert (printer["got"], printer["log"]) == (TEXT.hex(), ["claim", "clear"])


def test_a_plug_pulled_in_the_middle_says_how_much_had_left() -> None:
    till, printer = played("gone")
    assert (till["code"], till["sent"]) == ("disconnected", 64)
    assert printer["got"] == TEXT[:64].hex()
