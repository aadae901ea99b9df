"""The doctor's report over all devices: lines for a terminal or a file, JSON for machines, an exit code. No Qt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from pos.text import Speaker
from ui.hardware.advice import SURE_ENOUGH, Advice
from ui.hardware.factwords import facts_said, state_said
from ui.hardware.words import ROLE_NAMES
from ui.hardware.workshop import Port

WELL: Final = 0
ILL: Final = 1


def report_lines(
    looks: Sequence[Advice], moment: str, _: Speaker, attached: Sequence[Port] = ()
) -> tuple[str, ...]:
    """Say of every device how it is, why, and what to do next, then what is attached; `moment` is ready-made."""
    head = _("Devices of this till, {moment}", moment=moment)
    said = [head, ""]
    for one in looks:
        said += [*_device(one, _), ""]
    well = all(one.well or one.off for one in looks)
    said.append(_("All is well.") if well else _("Something needs a hand: see the steps above."))
    if attached:
        said += ["", _("Attached to this computer:")]
        said += [line for one in attached for line in _attached(one, _)]
    return tuple(said)


def _attached(one: Port, _: Speaker) -> Iterator[str]:
    """Say what it is, where, and what it may be; and whether this user may use it."""
    yield f"  {one.name or one.port}: {', '.join(_(ROLE_NAMES[role]) for role in one.suits)}"
    yield f"    {one.port}" + (f" = {one.identity}" if one.identity != one.port else "")
    if not one.allowed:
        yield "    " + _("This user may not use it: kasa doctor --install-rule")


def _device(one: Advice, _: Speaker) -> Iterator[str]:
    state = _("not chosen") if one.off else state_said(one.status, _)
    mark = "–" if one.off else ("✓" if one.well else "✗")
    yield f"{mark} {_(ROLE_NAMES[one.role])}: {state}"
    if not one.off:
        yield f"    {_(one.label)}" + (f", {one.where}" if one.where else "")
    for said, value in facts_said(one.status, _):
        if value != one.where:
            yield f"    {said}: {value}"
    if one.well or one.off:
        return
    for cause in one.causes:
        if cause.likelihood >= SURE_ENOUGH or cause is one.causes[0]:
            yield "  " + cause.said(_)
    if one.step is not None:
        yield "  → " + one.step.said(_)


def report_json(looks: Sequence[Advice], moment: str, attached: Sequence[Port] = ()) -> str:
    """Write the same for machines; texts in it are English."""
    whole = {
        "at": moment,
        "well": exit_code(looks) == WELL,
        "devices": [one.record for one in looks],
        "attached": [_record(one) for one in attached],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _record(one: Port) -> dict[str, object]:
    return {
        "name": one.name,
        "port": one.port,
        "identity": one.identity,
        "wire": one.wire,
        "allowed": one.allowed,
        "suits": [role.value for role in one.suits],
    }


def exit_code(looks: Sequence[Advice]) -> int:
    """Return 0 when every chosen device is well, else 1."""
    return WELL if all(one.well or one.off for one in looks) else ILL
