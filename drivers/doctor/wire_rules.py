"""What can be wrong on the way to a device: settings, ports, permissions, other programs, the network; pure."""

from __future__ import annotations

from drivers.doctor.evidence import Evidence, PortFacts
from drivers.doctor.report import FITS, PERHAPS, SURE, Finding
from drivers.protocol import HELD, Health

UDEV_RULE = "70-kasa.rules"


def set_up(seen: Evidence) -> list[Finding]:
    """Nothing chosen, or a setting that cannot be."""
    if seen.wire == "none":
        return [Finding("not_set_up", SURE)]
    impossible = seen.status.health is not Health.LOST
    if impossible and seen.status.detail in ("bad_option", "unsupported"):
        facts = (("option", seen.told("option") or "kind"), ("value", seen.told("value")))
        return [Finding("bad_option", SURE, facts)]
    return []


def held(seen: Evidence) -> list[Finding]:
    """The system does not come back from a call to the device: a bad cable, hub or adapter."""
    if seen.status.detail != HELD:
        return []
    return [Finding("held", SURE, (("port", seen.where),))]


def port(seen: Evidence) -> list[Finding]:
    """Missing, renamed, forbidden or taken: asked of the system, not guessed from an error text."""
    port = seen.port
    if port is None or seen.healthy:
        return []
    if not port.exists:
        return _missing(seen, port)
    if not port.allowed or seen.status.detail == "permission":
        facts = (("port", port.path), ("group", port.group), ("user", port.user))
        code = "permission_login" if port.member else "permission"
        return [Finding(code, SURE, (*facts, ("rule", UDEV_RULE)))]
    return _taken(seen, port)


def usb(seen: Evidence) -> list[Finding]:
    """A printer through libusb has no port file to look at; its driver's word must do."""
    if seen.wire != "usb" or seen.status.health is not Health.LOST:
        return []
    facts = (("port", seen.where), ("group", "lp"), ("user", seen.user), ("rule", UDEV_RULE))
    codes = {
        "permission": ("permission", SURE),
        "busy": ("busy_cups", FITS + 10),
        "not_found": ("port_missing", FITS + 10),
        "unsupported": ("no_libusb", SURE),
    }
    found = codes.get(seen.status.detail)
    return [Finding(*found, facts)] if found else []


def queue(seen: Evidence) -> list[Finding]:
    """A queue that the system does not know, or a system without queues."""
    if seen.wire != "cups" or seen.status.health is not Health.LOST:
        return []
    codes = {"unsupported": "no_cups", "not_found": "queue_missing"}
    facts = (("port", seen.where), ("cause", seen.told("cause")))
    return [Finding(codes.get(seen.status.detail, "queue_refuses"), SURE, facts)]


def _missing(seen: Evidence, port: PortFacts) -> list[Finding]:
    found = [Finding("port_missing", FITS, (("port", port.path),))]
    if seen.others:
        likelihood = FITS + 10 if len(seen.others) == 1 else FITS - 5
        found.append(Finding("port_renamed", likelihood, (("other", ", ".join(seen.others)),)))
    found += [
        Finding("adapter_taken", FITS + 5, (("port", port.path), ("program", name)))
        for name in seen.meddlers
        if name == "brltty"
    ]
    return found


_TAKERS = {"ModemManager": "busy_modem", "brltty": "busy_brltty", "cupsd": "busy_cups"}


def _taken(seen: Evidence, port: PortFacts) -> list[Finding]:
    found = [_holder(port, name) for name in port.holders]
    if found or seen.status.detail != "busy":
        return found
    told = (("port", port.path),)
    if port.cups:
        found.append(Finding("busy_cups", SURE - 5, told))
    found += [Finding(_TAKERS[name], FITS + 10, told) for name in seen.meddlers if name in _TAKERS]
    return found or [Finding("busy", FITS, told)]


def _holder(port: PortFacts, name: str) -> Finding:
    if name in _TAKERS:
        return Finding(_TAKERS[name], SURE, (("port", port.path),))
    return Finding("busy_program", SURE, (("port", port.path), ("program", name)))


_NAME_TROUBLE = ("Name or service", "name resolution", "nodename", "getaddrinfo")


def network(seen: Evidence) -> list[Finding]:
    """A host that is away, refuses, or that nobody knows."""
    if seen.wire != "tcp" or seen.status.health is not Health.LOST:
        return []
    host, _, tcp_port = seen.where.rpartition(":")
    facts = (("host", host), ("tcp_port", tcp_port))
    cause = seen.told("cause")
    match seen.status.detail:
        case "refused":
            return [Finding("host_refused", SURE, facts), Finding("host_busy", PERHAPS, facts)]
        case "timeout":
            return [Finding("host_away", SURE, facts)]
        case "not_found" if any(word in cause for word in _NAME_TROUBLE):
            return [Finding("host_unknown", SURE, facts)]
        case "not_found":
            return [Finding("host_away", SURE - 5, facts)]
        case _:
            return [Finding("lost", FITS, facts), Finding("host_busy", PERHAPS, facts)]


def gone(seen: Evidence) -> list[Finding]:
    """The last resort for a wire that went while it was open."""
    gone = seen.status.health is Health.LOST and seen.status.detail == "disconnected"
    return [Finding("lost", PERHAPS + 10)] if gone else []
