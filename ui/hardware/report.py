"""The doctor's report over all devices: lines for a terminal or a file, JSON for machines, an exit code. No Qt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from pos.text import Speaker
from ui.hardware.advice import SURE_ENOUGH, Advice
from ui.hardware.factwords import facts_said, state_said
from ui.hardware.words import ROLE_NAMES

WELL: Final = 0
ILL: Final = 1


def report_lines(looks: Sequence[Advice], moment: str, _: Speaker) -> tuple[str, ...]:
    """Say of every device how it is, why, and what to do next; `moment` is ready-made."""
    head = _("Devices of this till, {moment}", moment=moment)
    said = [head, ""]
    for one in looks:
        said += [*_device(one, _), ""]
    well = all(one.well or one.off for one in looks)
    said.append(_("All is well.") if well else _("Something needs a hand: see the steps above."))
    return tuple(said)


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


def report_json(looks: Sequence[Advice], moment: str) -> str:
    """Write the same for machines; texts in it are English."""
    whole = {
        "at": moment,
        "well": exit_code(looks) == WELL,
        "devices": [one.record for one in looks],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def exit_code(looks: Sequence[Advice]) -> int:
    """Return 0 when every chosen device is well, else 1."""
    return WELL if all(one.well or one.off for one in looks) else ILL
