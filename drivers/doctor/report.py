"""What the doctor says: findings, the next step, and a report that can be kept, copied and printed."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from drivers.doctor.texts import CAUSES, STEPS
from drivers.protocol import Health, Role, Status

Facts = tuple[tuple[str, str], ...]
SURE, FITS, PERHAPS = 90, 60, 30
"""Likelihoods only rank: the facts say it; the facts fit; worth a try when nothing better is known."""
SURE_ENOUGH = 50
"""From this likelihood on a finding means that the device is not well."""


class Symptom(StrEnum):
    """What a technician sees, where the till cannot see it; NONE when they only ask for a look."""

    NONE = "none"
    NOTHING_PRINTED = "nothing_printed"
    WRONG_LETTERS = "wrong_letters"
    PRINTS_HALF = "prints_half"
    DRAWER_SHUT = "drawer_shut"
    NOTHING_SCANNED = "nothing_scanned"
    WRONG_SCANS = "wrong_scans"
    NO_WEIGHT = "no_weight"
    DARK_DISPLAY = "dark_display"
    NO_PAYMENT = "no_payment"


class Finding(Struct, frozen=True):
    """A probable cause: `likelihood` from 1 to 100, with the facts that its sentence names."""

    code: str
    likelihood: int
    facts: Facts = ()

    @property
    def text(self) -> str:
        """The English msgid of the cause, with {places} for the facts."""
        return CAUSES[self.code]


class Step(Struct, frozen=True):
    """One thing to do; `cause` is the finding it belongs to."""

    code: str
    cause: str
    facts: Facts = ()

    @property
    def text(self) -> str:
        """The English msgid of the step, with {places} for the facts."""
        return STEPS[self.code]


class Report(Struct, frozen=True):
    """One look at one device: how it is, what probably ails it, and the next step (None: nothing left to do)."""

    role: Role
    kind: str
    where: str
    status: Status
    findings: tuple[Finding, ...]
    step: Step | None

    @property
    def well(self) -> bool:
        """True when the device works and nothing ails it; a warning (paper low) keeps it well."""
        fine = self.status.health in (Health.OK, Health.LOW)
        return fine and not any(finding.likelihood >= SURE_ENOUGH for finding in self.findings)

    def as_json(self) -> dict[str, object]:
        """The report in JSON's types, texts in English."""
        return {
            "role": self.role.value,
            "kind": self.kind,
            "where": self.where,
            "well": self.well,
            "health": self.status.health.value,
            "detail": self.status.detail,
            "facts": dict(self.status.facts),
            "findings": [
                {
                    "code": finding.code,
                    "likelihood": finding.likelihood,
                    "facts": dict(finding.facts),
                    "text": finding.text.format(**dict(finding.facts)),
                }
                for finding in self.findings
            ],
            "step": None
            if self.step is None
            else {
                "code": self.step.code,
                "cause": self.step.cause,
                "text": self.step.text.format(**dict(self.step.facts)),
            },
        }
