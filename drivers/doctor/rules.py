"""From evidence to findings: each rule looks at one kind of trouble and says how likely it is; pure.

A rule answers with nothing when its trouble cannot be. Likelihoods only rank: 90 the facts say it, 60 the facts fit,
30 worth a try when nothing better is known.
"""

from __future__ import annotations

from collections.abc import Callable

from drivers.doctor.evidence import Evidence, PortFacts
from drivers.doctor.report import Finding, Symptom
from drivers.protocol import Health, Role

SURE, FITS, PERHAPS = 90, 60, 30
UDEV_RULE = "70-kasa.rules"

Rule = Callable[[Evidence], list[Finding]]


def findings(seen: Evidence) -> tuple[Finding, ...]:
    """Every probable cause, the likeliest first; equals keep the order of RULES."""
    found = [finding for rule in RULES for finding in rule(seen)]
    best: dict[str, Finding] = {}
    for finding in found:
        known = best.get(finding.code)
        if known is None or finding.likelihood > known.likelihood:
            best[finding.code] = finding
    ranked = sorted(best.values(), key=lambda finding: -finding.likelihood)
    if not ranked and not seen.healthy:
        ranked = [Finding("unclear", FITS)]
    return tuple(ranked)


def _set_up(seen: Evidence) -> list[Finding]:
    if seen.wire == "none":
        return [Finding("not_set_up", SURE)]
    if seen.status.detail in ("bad_option", "unsupported"):
        facts = (("option", seen.told("option") or "kind"), ("value", seen.told("value")))
        return [Finding("bad_option", SURE, facts)]
    return []


def _port(seen: Evidence) -> list[Finding]:
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


def _network(seen: Evidence) -> list[Finding]:
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


_PRINTER_HEALTH = {
    Health.PAPER_OUT: ("paper_out", SURE),
    Health.LOW: ("paper_low", PERHAPS),
    Health.COVER_OPEN: ("cover_open", SURE),
    Health.OFFLINE: ("printer_offline", SURE - 10),
    Health.SILENT: ("silent_printer", SURE - 10),
}


def _printer(seen: Evidence) -> list[Finding]:
    if seen.role not in (Role.PRINTER, Role.DRAWER):
        return []
    found = []
    if seen.status.health in _PRINTER_HEALTH:
        code, likelihood = _PRINTER_HEALTH[seen.status.health]
        found.append(Finding(code, likelihood))
    if seen.status.health is Health.FAULT:
        code = "cutter" if "cutter" in seen.status.detail else "printer_offline"
        found.append(Finding(code, SURE if code == "cutter" else PERHAPS))
    if seen.status.health is Health.SILENT and seen.wire == "serial":
        found.append(Finding("wrong_speed", FITS))
    return found + _paper_symptoms(seen)


def _paper_symptoms(seen: Evidence) -> list[Finding]:
    serial = seen.wire == "serial"
    match seen.symptom:
        case Symptom.WRONG_LETTERS:
            garbage = [Finding("wrong_speed", FITS)] if serial else []
            return [Finding("wrong_page", FITS + 10), *garbage]
        case Symptom.PRINTS_HALF:
            free = serial and seen.told("rtscts") != "yes"
            return [Finding("no_flow_control", FITS + 10)] if free else [Finding("lost", PERHAPS)]
        case Symptom.NOTHING_PRINTED if seen.healthy:
            one_way = [Finding("one_way", FITS)] if seen.wire == "file" else []
            return [*one_way, Finding("silent_printer", PERHAPS + 5)]
        case _:
            return []


def _drawer(seen: Evidence) -> list[Finding]:
    if seen.symptom is not Symptom.DRAWER_SHUT and seen.role is not Role.DRAWER:
        return []
    if not seen.healthy:
        return [Finding("drawer_needs_printer", FITS)]
    return [Finding("drawer_cable", FITS + 10), Finding("drawer_pin", FITS)]


def _scanner(seen: Evidence) -> list[Finding]:
    if seen.role is not Role.SCANNER:
        return []
    found = []
    if seen.status.detail == "no_suffix":
        found.append(Finding("no_suffix", SURE))
    if seen.status.detail == "wrong_baud":
        found.append(Finding("wrong_speed", SURE))
    if seen.symptom is Symptom.WRONG_SCANS:
        found.append(Finding("wrong_speed", FITS))
    if seen.symptom is Symptom.NOTHING_SCANNED and seen.healthy:
        found += [
            Finding("wedge_scanner", FITS),
            Finding("no_suffix", PERHAPS),
            Finding("mute", PERHAPS - 5),
        ]
    return found


_SCALE_STATES = {
    "moving": "scale_moving",
    "under_zero": "scale_under_zero",
    "overload": "scale_overload",
}
_SCALE_DETAILS = {
    "overload": ("scale_overload", SURE),
    "zero_lost": ("scale_zero_lost", SURE),
    "wrong_unit": ("scale_unit", SURE),
    "bad_command": ("scale_command", SURE),
    "garbled": ("wrong_speed", SURE),
    "no_answer": ("mute", FITS + 10),
}


def _scale(seen: Evidence) -> list[Finding]:
    if seen.role is not Role.SCALE:
        return []
    found = []
    if seen.status.detail in _SCALE_DETAILS:
        found.append(Finding(*_SCALE_DETAILS[seen.status.detail]))
    if seen.told("state") in _SCALE_STATES:
        found.append(Finding(_SCALE_STATES[seen.told("state")], FITS + 20))
    if seen.status.health is Health.SILENT:
        found += [Finding("wrong_speed", FITS), Finding("scale_command", PERHAPS + 10)]
    return found


def _display(seen: Evidence) -> list[Finding]:
    if seen.role is not Role.DISPLAY or seen.symptom is not Symptom.DARK_DISPLAY:
        return []
    return [Finding("display_one_way", PERHAPS), Finding("wrong_speed", FITS)]


def _terminal(seen: Evidence) -> list[Finding]:
    if seen.role is not Role.TERMINAL:
        return []
    if seen.wire == "own" and seen.symptom is Symptom.NO_PAYMENT:
        return [Finding("manual_terminal", FITS)]
    return [Finding("terminal_mute", SURE - 10)] if seen.status.health is Health.SILENT else []


def _gone(seen: Evidence) -> list[Finding]:
    """The last resort for a wire that went while it was open."""
    gone = seen.status.health is Health.LOST and seen.status.detail == "disconnected"
    return [Finding("lost", PERHAPS + 10)] if gone else []


RULES: tuple[Rule, ...] = (
    _set_up,
    _port,
    _network,
    _printer,
    _drawer,
    _scanner,
    _scale,
    _display,
    _terminal,
    _gone,
)
