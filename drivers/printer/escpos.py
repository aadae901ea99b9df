"""A receipt printer that speaks ESC/POS: its jobs, the drawer on its connector, its buzzer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace

from drivers.link.base import Link
from drivers.link.serial import Line
from drivers.printer.buzzer import sound
from drivers.printer.kick import Kick
from drivers.printer.options import OPTIONS, SIMULATED, capabilities
from drivers.printer.printing import Printing
from drivers.printer.profile import Profile, load_profile
from drivers.protocol import Clock, Health, Option, Role

_PULSE_S = 1.0
_DRAWER_POLL_MS = 250


class EscPosPrinter(Printing):
    """One printer on one wire, with the drawer on its connector."""

    role = Role.PRINTER
    LINE = Line(38400, "8N1", rtscts=True)
    OPTIONS: ClassVar[tuple[Option, ...]] = OPTIONS

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        told = self._told()
        self._two_way = self._profile.status and link.answers and told["answers"] != "no"
        switch = told["drawer_switch"] if self._two_way else "none"
        self._kick = Kick(self._profile.drawer, switch, clock, self._tell)
        self._bell = False
        has_buzzer = self._profile.buzzer is not None
        self.capabilities = capabilities(
            self._profile, self._two_way, self._kick.has_switch, has_buzzer
        )

    def _told(self) -> dict[str, str]:
        return {option.key: option.default for option in self.OPTIONS} | dict(self._options)

    def _model(self) -> tuple[Profile, str]:
        """What a technician chose: with its buzzer or without, letters that it lacks drawn or made plain."""
        told = self._told()
        profile = load_profile(told["profile"])
        if told["buzzer"] != "yes":
            profile = replace(profile, buzzer=None)
        if told["letters"] != "model":
            profile = replace(profile, draw_letters=told["letters"] == "drawn")
        return profile.told(told["code_page"])

    # -- what the till calls -------------------------------------------------------------------------------------

    def pulse_drawer(self) -> None:
        """Open the drawer now, or not at all."""
        reachable = self._worker.is_open
        self._post(lambda: self._want_pulse(reachable))

    def buzz(self) -> None:
        """Sound the buzzer now, or not at all."""
        reachable = self._worker.is_open
        self._post(lambda: self._want_bell(reachable))

    # -- drawer and buzzer ---------------------------------------------------------------------------------------

    def _besides(self) -> None:
        self._send_pulse()
        self._send_bell()

    def _call_off(self, reason: str) -> None:
        self._kick.drop(reason)
        self._bell = False  # late it would call somebody for nothing

    def _want_pulse(self, reachable: bool) -> None:
        self._kick.want()
        if not reachable or not self._worker.is_open:
            self._kick.drop("disconnected")

    def _send_pulse(self) -> None:
        while self._may_ask() and (pulse := self._kick.next_pulse(self._blocked)):
            self._worker.write(pulse, _PULSE_S)
            self._worker.hand_over(_PULSE_S)
            if self._kick.has_switch:
                self._look()

    def _want_bell(self, reachable: bool) -> None:
        self._bell = reachable and self._worker.is_open

    def _send_bell(self) -> None:
        """A printer that prints nothing now holds its buzzer too, to sound it later with nobody there: then not."""
        if not self._bell or not self._may_ask():
            return
        self._bell = False
        if not self._blocked:
            self._worker.write(sound(self._profile.buzzer), _PULSE_S)
            self._worker.hand_over(_PULSE_S)

    def _poll_ms(self) -> int:
        return _DRAWER_POLL_MS if self._kick.watching else super()._poll_ms()

    def _picture_changed(self, was: Health) -> None:
        if self.role is Role.PRINTER:  # the drawer hangs on the first printer
            self._kick.sense(self._picture.drawer_high)
        super()._picture_changed(was)


class SimulatedPrinter(EscPosPrinter):
    """The same driver, set up for the shipped virtual printer."""

    OPTIONS: ClassVar[tuple[Option, ...]] = SIMULATED
