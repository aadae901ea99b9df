"""What can be wrong with a device itself, by its own word or by what only the technician sees; pure."""

from __future__ import annotations

from drivers.doctor.evidence import Evidence
from drivers.doctor.report import FITS, PERHAPS, SURE, Finding, Symptom
from drivers.protocol import PRINTERS, SCANNERS, Health, Role

_PRINTER_HEALTH = {
    Health.PAPER_OUT: ("paper_out", SURE),
    Health.LOW: ("paper_low", PERHAPS),
    Health.COVER_OPEN: ("cover_open", SURE),
    Health.OFFLINE: ("printer_offline", SURE - 10),
    Health.SILENT: ("silent_printer", SURE - 10),
}


def printer(seen: Evidence) -> list[Finding]:
    """Paper, cover, cutter, silence."""
    if seen.role not in (*PRINTERS, Role.LABELS, Role.DRAWER):
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
            one_way = [Finding("one_way", FITS)] if seen.wire in ("file", "cups") else []
            return [*one_way, Finding("silent_printer", PERHAPS + 5)]
        case _:
            return []


def drawer(seen: Evidence) -> list[Finding]:
    """A drawer that stays shut hangs on its printer."""
    if seen.symptom is not Symptom.DRAWER_SHUT and seen.role is not Role.DRAWER:
        return []
    if not seen.healthy:
        return [Finding("drawer_needs_printer", FITS)]
    return [Finding("drawer_cable", FITS + 10), Finding("drawer_pin", FITS)]


def scanner(seen: Evidence) -> list[Finding]:
    """Speed, suffix, keyboard mode."""
    if seen.role not in SCANNERS:
        return []
    found = []
    if seen.status.detail == "no_suffix":
        found.append(Finding("no_suffix", SURE))
    if seen.status.detail == "wrong_baud":
        found.append(Finding("wrong_speed", SURE))
    if seen.status.detail == "typed":
        heard = seen.symptom in (Symptom.WRONG_SCANS, Symptom.NOTHING_SCANNED)
        return [Finding("typed_otherwise", FITS), Finding("mute", PERHAPS)] if heard else []
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
    "checksum": ("scale_checksum", SURE),
    "garbled": ("wrong_speed", SURE),
    "no_answer": ("mute", FITS + 10),
}


def scale(seen: Evidence) -> list[Finding]:
    """Its states, its units, its protocol."""
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


def display(seen: Evidence) -> list[Finding]:
    """A display says nothing: only the technician can see it."""
    if seen.role is not Role.DISPLAY or seen.symptom is not Symptom.DARK_DISPLAY:
        return []
    return [Finding("display_one_way", PERHAPS), Finding("wrong_speed", FITS)]


_TERMINAL_DETAILS = {
    "not_logged_in": "terminal_refused",
    "paper_out": "terminal_paper",
    "out_of_order": "terminal_out_of_order",
    "not_started_up": "terminal_not_started",
}


def terminal(seen: Evidence) -> list[Finding]:
    """A card terminal that is mute, or has no wire."""
    if seen.role is not Role.TERMINAL:
        return []
    if seen.wire == "own" and seen.symptom is Symptom.NO_PAYMENT:
        return [Finding("manual_terminal", FITS)]
    if seen.status.detail in _TERMINAL_DETAILS:
        return [Finding(_TERMINAL_DETAILS[seen.status.detail], SURE)]
    return [Finding("terminal_mute", SURE - 10)] if seen.status.health is Health.SILENT else []
