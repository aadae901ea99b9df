"""From evidence to findings: each rule looks at one kind of trouble and says how likely it is; pure.

A rule answers with nothing when its trouble cannot be.
"""

from __future__ import annotations

from collections.abc import Callable

from drivers.doctor import device_rules, wire_rules
from drivers.doctor.evidence import Evidence
from drivers.doctor.report import FITS, Finding

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


RULES: tuple[Rule, ...] = (
    wire_rules.set_up,
    wire_rules.held,
    wire_rules.port,
    wire_rules.usb,
    wire_rules.queue,
    wire_rules.network,
    device_rules.printer,
    device_rules.drawer,
    device_rules.scanner,
    device_rules.scale,
    device_rules.display,
    device_rules.terminal,
    wire_rules.gone,
)
