"""What a device says of itself in the user's words: its state with the reason, its facts, the choices of a set-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from drivers.protocol import Status
from pos.text import N_, Speaker
from ui.hardware.words import HEALTH

DETAILS: Final[Mapping[str, str]] = {
    "not_found": N_("not there"),
    "permission": N_("not allowed"),
    "busy": N_("used by another program"),
    "timeout": N_("no answer in time"),
    "disconnected": N_("the connection broke off"),
    "refused": N_("connection refused"),
    "garbled": N_("garbled"),
    "unsupported": N_("not possible here"),
    "bad_option": N_("a setting is wrong"),
    "one_way": N_("cannot answer"),
    "no_suffix": N_("no end of code"),
    "wrong_baud": N_("wrong speed"),
    "overload": N_("too heavy"),
    "zero_lost": N_("has no zero"),
    "wrong_unit": N_("not in kilograms"),
    "bad_command": N_("does not know the question"),
    "no_answer": N_("no answer"),
    "held": N_("hangs in the system"),
    "none": N_("not chosen"),
    "manual": N_("without a wire"),
    "window": N_("in a window of its own"),
    "typed": N_("types like a keyboard"),
    "stuck": N_("stays shut"),
    "cutter": N_("cutter is stuck"),
    "printer_blocked": N_("the printer cannot go on"),
    "checksum": N_("wrong secret"),
    "not_logged_in": N_("not signed in"),
    "paper_out": N_("no paper"),
    "out_of_order": N_("out of order"),
    "not_started_up": N_("not set up yet"),
}
"""Why a device is as it is: the codes of Status.detail and of DeviceError."""

FACTS: Final[Mapping[str, str]] = {
    "where": N_("port"),
    "simulated": N_("simulated"),
    "cause": N_("the system says"),
    "state": N_("state"),
    "paper": N_("paper"),
    "cover": N_("cover"),
    "online": N_("online"),
    "error": N_("error"),
    "codes": N_("codes came"),
    "unterminated": N_("codes without an end"),
    "sent": N_("bytes sent"),
    "option": N_("setting"),
    "value": N_("value"),
    "kind": N_("device"),
    "role": N_("meant for"),
    "model": N_("model"),
    "software": N_("software"),
    "terminal_state": N_("state of the terminal"),
    "drawer_line": N_("drawer line"),
    "stands_in": N_("prints instead"),
    "prefix": N_("typed before each code"),
    "suffix": N_("key that ends a code"),
    "double_ms": N_("one read within ms"),
}
VALUES: Final[Mapping[str, str]] = {
    "ok": N_("fine"),
    "low": N_("low"),
    "out": N_("used up"),
    "open": N_("open"),
    "closed": N_("closed"),
    "yes": N_("yes"),
    "no": N_("no"),
    "stable": N_("lies still"),
    "moving": N_("moving"),
    "zero": N_("empty"),
    "overload": N_("too heavy"),
    "under_zero": N_("below zero"),
    "unmoved": N_("not moved since"),
    "offline": N_("no answer"),
}
CHOICES: Final[Mapping[str, str]] = {
    "yes": N_("yes"),
    "no": N_("no"),
    "none": N_("none"),
    "high": N_("high"),
    "low": N_("low level"),
    "hand": N_("Hand scanner"),
    "presentation": N_("Standing scanner"),
    "counter": N_("Counter scanner"),
    "generic-58": N_("Printer without a name, 58 mm"),
    "generic-80": N_("Printer without a name, 80 mm"),
    "virtual": N_("Simulated printer"),
    "ascii": N_("plain letters only"),
    "any": N_("Enter or Tab"),
    "enter": N_("Enter"),
    "tab": N_("Tab"),
    "ack": N_("by ACK and NAK"),
    "bell": N_("by BEL"),
    "model": N_("as the model has it"),
    "drawn": N_("drawn"),
    "plain": N_("made plain"),
}
"""Words for choices of a driver whose code is plain English; others (page names, numbers) stand for themselves."""


def state_said(status: Status, _: Speaker) -> str:
    """Say how a device is, and why: `not connected (no answer in time)`."""
    state = _(HEALTH[status.health])
    if not status.detail or status.detail == "none":
        return state
    return f"{state} ({detail_said(status.detail, _)})"


def detail_said(code: str, _: Speaker) -> str:
    """Say a reason; one without words here stands for itself, so that nothing is hidden."""
    return _(DETAILS[code]) if code in DETAILS else code


def facts_said(status: Status, _: Speaker) -> Iterator[tuple[str, str]]:
    """Say what a device tells of itself; that it is simulated, and on which inner wire, is said elsewhere."""
    facts = dict(status.facts)
    hidden = ("simulated", "where") if "simulated" in facts else ()
    for key, value in facts.items():
        if key in hidden:
            continue
        yield _(FACTS[key]) if key in FACTS else key, _value(key, value, _)


def _value(key: str, value: str, _: Speaker) -> str:
    if key in ("drawer_line", "suffix"):
        return said_of(value, _)
    if key in ("codes", "unterminated"):
        value = "no" if value == "0" else "yes"
    return _(VALUES[value]) if key in FACTS and value in VALUES else value


def said_of(value: str, _: Speaker) -> str:
    """Write a choice for people; a code without words stands for itself."""
    return _(CHOICES[value]) if value in CHOICES else value
