"""The till's ZVT driver before a simulated terminal on a TCP port, with a clock set by hand; shared by its tests."""

from __future__ import annotations

from drivers import registry
from drivers.protocol import Health, Outcome, Role, Setup, TerminalAnswered
from drivers.terminal.zvt import Zvt
from drivers.virtual.port import TcpPort
from drivers.virtual.zvt import VirtualZvt
from tests.drivers.wait import HandClock, Heard, until


class Desk:
    """The till's driver, the simulated terminal on a TCP port, and a clock set by hand."""

    def __init__(self, **told: str) -> None:
        self.pt = VirtualZvt()
        self.clock = HandClock()
        self.pt.clock = self.clock
        self.port = TcpPort(self.pt)
        self.port.open()
        where = {"host": self.port.host, "tcp_port": str(self.port.port)}
        self.setup = Setup(Role.TERMINAL, "zvt-tcp", {**where, **told})
        made = registry.build(self.setup, self.clock)
        assert isinstance(made, Zvt)
        self.zvt = made
        self.heard = Heard()

    def start(self) -> Desk:
        self.zvt.start(self.heard)
        until(lambda: self.zvt.status().health is Health.OK, "the sign-on")
        return self

    def answers(self, attempt: str) -> list[tuple[Outcome, int, str]]:
        return [
            (one.outcome, one.taken, one.reason)
            for one in self.heard.of(TerminalAnswered)
            if one.attempt == attempt
        ]

    def paid(self, attempt: str, amount: int) -> tuple[Outcome, int, str]:
        known = len(self.answers(attempt))
        self.zvt.pay(attempt, amount, "EUR")
        until(lambda: len(self.answers(attempt)) > known, f"an answer to {attempt}")
        return self.answers(attempt)[-1]

    def asked(self, attempt: str) -> tuple[Outcome, int, str]:
        known = len(self.answers(attempt))
        self.zvt.ask(attempt)
        until(lambda: len(self.answers(attempt)) > known, f"what became of {attempt}")
        return self.answers(attempt)[-1]

    def back(self) -> None:
        """Until the driver has signed on again."""

        def there() -> bool:
            if self.zvt.status().health is not Health.OK:
                self.zvt.poke()
            return self.zvt.status().health is Health.OK

        until(there, "the terminal to be back")

    def close(self) -> None:
        self.zvt.stop()
        self.port.close()
