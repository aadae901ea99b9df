"""A visit of the doctor: gather the evidence of one device, judge it, name the next step; then come again.

Blocks for up to PROBE_S when the device must be tried afresh: call it off the screen's thread.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping

from drivers import discovery, registry
from drivers.doctor.evidence import Evidence
from drivers.doctor.report import Report, Symptom
from drivers.doctor.rules import findings
from drivers.doctor.steps import next_step
from drivers.doctor.system import System, ThisMachine
from drivers.protocol import Clock, Device, DeviceError, DeviceEvent, Health, Setup, Status

PROBE_S = 4.0
_LOOK_S = 0.02
_WATCHED = ("serial", "lp", "hid", "keys")


def examine(
    setup: Setup,
    clock: Clock,
    *,
    device: Device | None = None,
    known: Status | None = None,
    symptom: Symptom = Symptom.NONE,
    done: Collection[str] = (),
    system: System | None = None,
) -> Report:
    """Look at this device: the live one if it runs, else one opened for the purpose and closed again.

    `known` is what a till that has it open says of it: it is not opened a second time.
    `done` are the codes of steps that were taken already; the report names the next. Never raises DeviceError.
    """
    status = known or (device.status() if device is not None else probe(setup, clock))
    seen = gather(setup, status, symptom, system or ThisMachine())
    found = findings(seen)
    return Report(setup.role, setup.kind, seen.where, status, found, next_step(found, done))


def probe(setup: Setup, clock: Clock) -> Status:
    """Open the device afresh and wait until it says how it is; an impossible set-up is a FAULT with its code."""
    try:
        device = registry.build(setup, clock)
    except DeviceError as error:
        facts = tuple((key, str(value)) for key, value in error.facts.items())
        return Status(Health.FAULT, error.code, facts)
    device.start(_quiet)
    try:
        return _settled_status(device)
    finally:
        device.stop()


def gather(setup: Setup, status: Status, symptom: Symptom, system: System) -> Evidence:
    """All that can be known about this device now."""
    wire = _wire(setup)
    options = {**_defaults(setup), **setup.options}
    where = _where(wire, options)
    watched = wire in _WATCHED
    found = _alike(wire, system)
    path = next((one.port for one in found if where == one.identity), where)
    port = system.port(path) if watched and where else None
    return Evidence(
        role=setup.role,
        kind=setup.kind,
        wire=wire,
        where=where,
        status=status,
        symptom=symptom,
        options=tuple(options.items()),
        port=port,
        others=tuple(one.port for one in found if where not in (one.port, one.identity)),
        meddlers=system.running() if watched else (),
        user=system.user(),
    )


def _alike(wire: str, system: System) -> tuple[discovery.Found, ...]:
    """Ports of this kind that are there now."""
    if wire == "serial":
        return system.serial_ports()
    return system.usb_printers() if wire == "lp" else ()


def _settled_status(device: Device) -> Status:
    end = time.monotonic() + PROBE_S
    while time.monotonic() < end:
        status = device.status()
        waits = status.health is Health.CONNECTING or (
            status.health is Health.OFF and not status.detail
        )
        if not waits and device.settled():
            return device.status()
        time.sleep(_LOOK_S)
    return device.status()


def _wire(setup: Setup) -> str:
    try:
        return registry.kind_of(setup.role, setup.kind).wire
    except DeviceError:
        return "own"


def _defaults(setup: Setup) -> dict[str, str]:
    try:
        known = registry.options(setup.role, setup.kind)
    except DeviceError:
        return {}
    return {option.key: option.default for option in known}


def _where(wire: str, options: Mapping[str, str]) -> str:
    if wire == "tcp":
        return f"{options.get('host', '')}:{options.get('tcp_port', '')}"
    return options.get("port") or options.get("path") or ""


def _quiet(event: DeviceEvent) -> None:
    """The probe looks at the status; its events are nobody's."""
