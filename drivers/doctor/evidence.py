"""What the doctor knows before it judges: the set-up, the device's own word, and what the system says of its wire."""

from __future__ import annotations

from msgspec import Struct

from drivers.doctor.report import Symptom
from drivers.protocol import Health, Role, Status


class PortFacts(Struct, frozen=True):
    """A port as the system sees it; `group` may use it, `member` says whether the user is listed in that group."""

    path: str
    exists: bool = True
    allowed: bool = True
    group: str = ""
    user: str = ""
    member: bool = False
    holders: tuple[str, ...] = ()
    cups: bool = False


class Evidence(Struct, frozen=True):
    """Everything a rule may look at. `wire` is serial, tcp, lp, file, virtual, own or none.

    `user` is who the till runs as; `port` is None for wires without one; `others` are ports of the same wire that
    exist now; `meddlers` are running programs that are known to take ports.
    """

    role: Role
    kind: str
    wire: str
    where: str
    status: Status
    symptom: Symptom = Symptom.NONE
    options: tuple[tuple[str, str], ...] = ()
    port: PortFacts | None = None
    others: tuple[str, ...] = ()
    meddlers: tuple[str, ...] = ()
    user: str = ""

    @property
    def healthy(self) -> bool:
        """The device itself has nothing to complain of."""
        return self.status.health in (Health.OK, Health.LOW)

    def told(self, key: str) -> str:
        """A fact of the status, or else an option; empty when neither is known."""
        return dict(self.status.facts).get(key) or dict(self.options).get(key, "")
