"""What the doctor found, as records that screens and terminals can show; sentences are English msgids with facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from drivers.protocol import Health, Role, Status
from pos.text import Speaker

Facts = tuple[tuple[str, str], ...]
SURE_ENOUGH = 50


class FindingLike(Protocol):
    """A probable cause, as the doctor names it."""

    @property
    def code(self) -> str:
        """The cause's name."""
        ...

    @property
    def likelihood(self) -> int:
        """From 1 to 100."""
        ...

    @property
    def facts(self) -> Facts:
        """What its sentence names."""
        ...

    @property
    def text(self) -> str:
        """The English msgid."""
        ...


class StepLike(Protocol):
    """One thing to do, as the doctor names it."""

    @property
    def code(self) -> str:
        """The step's name."""
        ...

    @property
    def facts(self) -> Facts:
        """What its sentence names."""
        ...

    @property
    def text(self) -> str:
        """The English msgid."""
        ...


class ReportLike(Protocol):
    """One look of the doctor at one device."""

    @property
    def role(self) -> Role:
        """Which device."""
        ...

    @property
    def kind(self) -> str:
        """Its kind, as the registry names it."""
        ...

    @property
    def where(self) -> str:
        """The port or host that was looked at."""
        ...

    @property
    def status(self) -> Status:
        """How it is."""
        ...

    @property
    def findings(self) -> Sequence[FindingLike]:
        """Probable causes, the likeliest first."""
        ...

    @property
    def step(self) -> StepLike | None:
        """The next thing to do."""
        ...

    @property
    def well(self) -> bool:
        """True when nothing has to be done."""
        ...

    def as_json(self) -> dict[str, object]:
        """The report in JSON's types."""
        ...


class Sentence(Struct, frozen=True):
    """A msgid with the facts that fill it; `code` is what it is called."""

    code: str
    text: str
    facts: Facts = ()
    likelihood: int = 0

    def said(self, _: Speaker) -> str:
        """Say it in a language."""
        return _(self.text, **dict(self.facts))


class Advice(Struct, frozen=True):
    """One look at one device: how it is, what probably ails it, the next step, and the whole as JSON's types."""

    role: Role
    kind: str
    where: str
    status: Status
    well: bool
    causes: tuple[Sentence, ...]
    step: Sentence | None
    ahead: tuple[Sentence, ...]  # what would be tried after it
    record: dict[str, object]
    label: str = ""  # what the registry calls the kind, an English msgid

    @property
    def health(self) -> Health:
        """How the device is."""
        return self.status.health

    @property
    def off(self) -> bool:
        """True where no device was chosen: nothing ails what is not there."""
        return any(one.code == "not_set_up" for one in self.causes)


def advice_of(report: ReportLike, ahead: Sequence[StepLike] = (), label: str = "") -> Advice:
    """Take what screens need out of the doctor's report; `ahead` are the steps after the next one."""
    step = report.step
    return Advice(
        role=report.role,
        kind=report.kind,
        where=report.where,
        status=report.status,
        well=report.well,
        causes=tuple(
            Sentence(one.code, one.text, one.facts, one.likelihood) for one in report.findings
        ),
        step=None if step is None else Sentence(step.code, step.text, step.facts),
        ahead=tuple(Sentence(one.code, one.text, one.facts) for one in ahead),
        record=report.as_json(),
        label=label or report.kind,
    )
