"""A simulator that this project did not write speaks to the drivers: emupos weighs (Toledo 8217, SMA) and scans.

It needs Python 3.13: `python3.13 -m venv build/emupos && build/emupos/bin/pip install emupos`.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from drivers import registry
from drivers.protocol import Health, Role, Scale, ScaleState, Scanned, Setup, Weighed
from drivers.virtual.behaviour import RealClock
from tests.drivers.wait import Heard, until, until_same

EMUPOS = Path(__file__).resolve().parents[2] / "build/emupos/bin/emupos"
pytestmark = [
    pytest.mark.independent,
    pytest.mark.skipif(
        sys.platform == "win32" or not EMUPOS.exists(),
        reason="emupos (Python 3.13, in build/emupos) is not here",
    ),
]
SHOP = """
schema: 1
api: {{ host: 127.0.0.1, port: {port} }}
devices:
  - {{ id: deli, type: scale, profile: toledo8217-15kg, connections: [ serial: {{ pty: true }} ] }}
  - {{ id: post, type: scale, profile: sma-15kg, connections: [ serial: {{ pty: true }} ] }}
  - {{ id: lane, type: scanner, mode: serial, connections: [ serial: {{ pty: true }} ] }}
"""


class Emupos:
    """The running simulator and its switches."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        (folder / "emupos.yaml").write_text(SHOP.format(port=self.port))
        self.folder = folder
        self.process = subprocess.Popen(
            [str(EMUPOS), "run"], cwd=folder, env={**os.environ, "TMPDIR": str(folder)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def path(self, device: str) -> str:
        return str(self.folder / "emupos" / device)

    def ready(self) -> bool:
        return all(Path(self.path(device)).exists() for device in ("deli", "post", "lane"))

    def tell(self, method: str, place: str, body: dict[str, object]) -> None:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1/devices/{place}",
            json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method,
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=60):
            pass

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture(scope="module")
def emupos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emupos]:
    running = Emupos(tmp_path_factory.mktemp("emupos"))
    until(running.ready, "emupos to open its ports")
    yield running
    running.end()


@pytest.mark.parametrize(
    ("device", "kind"), [("deli", "toledo8217-serial"), ("post", "sma-serial")]
)
def test_its_scales_are_read_rightly(emupos: Emupos, device: str, kind: str) -> None:
    heard = Heard()
    told = {"port": emupos.path(device), "poll_ms": "50"}
    scale = registry.build(Setup(Role.SCALE, kind, told), RealClock())
    emupos.tell("PUT", f"{device}/weight", {"grams": 1250, "stable": True})
    scale.start(heard)
    for body, meant in (
        ({"grams": 1250, "stable": True}, Weighed(ScaleState.STABLE, 1250)),
        ({"grams": 1250, "stable": False}, Weighed(ScaleState.MOVING)),
        ({"grams": 5, "stable": True}, Weighed(ScaleState.STABLE, 5)),
        ({"grams": 16000, "stable": True}, Weighed(ScaleState.OVERLOAD)),
        ({"grams": 0, "stable": True}, Weighed(ScaleState.ZERO, 0)),
    ):
        emupos.tell("PUT", f"{device}/weight", cast("dict[str, object]", body))
        until_same(lambda: heard.of(Weighed)[-1:], [meant])
    cast("Scale", scale).ask_weight()
    scale.stop()


def test_its_scanner_is_read_rightly(emupos: Emupos) -> None:
    heard = Heard()
    scanner = registry.build(
        Setup(Role.SCANNER, "serial", {"port": emupos.path("lane")}), RealClock()
    )
    scanner.start(heard)
    until(lambda: scanner.status().health is Health.OK, "the scanner's wire")
    for code in ("4770000000015", "96385074"):
        emupos.tell("POST", "lane/scans", {"data": code, "countdown_seconds": 0, "unicode": True})
        until_same(lambda: heard.of(Scanned)[-1:], [Scanned(code)])
    scanner.stop()
