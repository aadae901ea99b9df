"""A simulator that this project did not write speaks to the drivers: emupos weighs (Toledo 8217, SMA) and scans."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

import pytest

from drivers import registry
from drivers.protocol import Health, Role, Scale, ScaleState, Scanned, Setup, Weighed
from drivers.virtual.behaviour import RealClock
from tests.drivers.emupos import MARKS, Emupos, free_port
from tests.drivers.wait import Heard, until, until_same

pytestmark = MARKS
SHOP = """
schema: 1
api: {{ host: 127.0.0.1, port: {port} }}
devices:
  - {{ id: deli, type: scale, profile: toledo8217-15kg, connections: [ serial: {{ pty: true }} ] }}
  - {{ id: post, type: scale, profile: sma-15kg, connections: [ serial: {{ pty: true }} ] }}
  - {{ id: lane, type: scanner, mode: serial, connections: [ serial: {{ pty: true }} ] }}
"""


def ready(running: Emupos) -> bool:
    return all(running.path(device).exists() for device in ("deli", "post", "lane"))


def tell(emupos: Emupos, method: str, place: str, body: dict[str, object]) -> None:
    emupos.ask(method, place, json.dumps(body).encode())


@pytest.fixture(scope="module")
def emupos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emupos]:
    port = free_port()
    shop = {"emupos.yaml": SHOP.format(port=port)}
    running = Emupos(tmp_path_factory.mktemp("emupos"), port, shop)
    until(lambda: ready(running), "emupos to open its ports")
    yield running
    running.end()


@pytest.mark.parametrize(
    ("device", "kind"), [("deli", "toledo8217-serial"), ("post", "sma-serial")]
)
def test_its_scales_are_read_rightly(emupos: Emupos, device: str, kind: str) -> None:
    heard = Heard()
    told = {"port": str(emupos.path(device)), "poll_ms": "50"}
    scale = registry.build(Setup(Role.SCALE, kind, told), RealClock())
    tell(emupos, "PUT", f"{device}/weight", {"grams": 1250, "stable": True})
    scale.start(heard)
    for body, meant in (
        ({"grams": 1250, "stable": True}, Weighed(ScaleState.STABLE, 1250)),
        ({"grams": 1250, "stable": False}, Weighed(ScaleState.MOVING)),
        ({"grams": 5, "stable": True}, Weighed(ScaleState.STABLE, 5)),
        ({"grams": 16000, "stable": True}, Weighed(ScaleState.OVERLOAD)),
        ({"grams": 0, "stable": True}, Weighed(ScaleState.ZERO, 0)),
    ):
        tell(emupos, "PUT", f"{device}/weight", cast("dict[str, object]", body))
        until_same(lambda: heard.of(Weighed)[-1:], [meant])
    cast("Scale", scale).ask_weight()
    scale.stop()


def test_its_scanner_is_read_rightly(emupos: Emupos) -> None:
    heard = Heard()
    scanner = registry.build(
        Setup(Role.SCANNER, "serial", {"port": str(emupos.path("lane"))}), RealClock()
    )
    scanner.start(heard)
    until(lambda: scanner.status().health is Health.OK, "the scanner's wire")
    for code in ("4770000000015", "96385074"):
        tell(emupos, "POST", "lane/scans", {"data": code, "countdown_seconds": 0, "unicode": True})
        until_same(lambda: heard.of(Scanned)[-1:], [Scanned(code)])
    scanner.stop()
