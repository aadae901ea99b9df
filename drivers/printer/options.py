"""What a technician tells a receipt printer's driver, and what the till is told of the printer in return."""

from __future__ import annotations

from msgspec.structs import replace

from drivers.printer.kick import SWITCHES
from drivers.printer.letters import CODECS, SLOTS
from drivers.printer.profile import Profile, profile_names
from drivers.protocol import Capabilities, Option
from drivers.words import N_

_PAGES = (*CODECS, *(f"{page} {slot}" for page, slots in SLOTS.items() for slot in slots))
"""A page where the model keeps it, or under the number that the letter test showed."""

LETTERS = ("model", "drawn", "plain")
"""As the model's file says, as pictures of dots, or with the nearest plain letters."""

OPTIONS: tuple[Option, ...] = (
    Option("profile", "choice", "generic-80", profile_names(), N_("Model of printer")),
    Option("code_page", "choice", "WPC1257", _PAGES, N_("Code page")),
    Option("letters", "choice", "model", LETTERS, N_("Lines whose letters the printer lacks")),
    Option("answers", "choice", "yes", ("yes", "no"), N_("The printer answers on this wire")),
    Option("buzzer", "choice", "yes", ("yes", "no"), N_("Use the printer's buzzer, if it has one")),
    Option("drawer_switch", "choice", "none", SWITCHES, N_("Drawer switch: level when open")),
)

_SIMULATED = {"profile": "virtual", "drawer_switch": "high"}
SIMULATED: tuple[Option, ...] = tuple(
    replace(option, default=_SIMULATED.get(option.key, option.default)) for option in OPTIONS
)


def capabilities(
    profile: Profile, two_way: bool, has_switch: bool, has_buzzer: bool
) -> Capabilities:
    """What this model can do on this wire."""
    return Capabilities(
        answers=two_way,
        columns=profile.columns,
        cut=profile.cut != "none",
        qr=True,
        drawer=True,
        drawer_sensor=has_switch,
        buzzer=has_buzzer,
    )
