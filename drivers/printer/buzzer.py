"""A printer's buzzer as bytes; pure.

Numbers from public descriptions of ESC/POS. ESC ( A with function 48 sounds pattern n (51 is the third) c times (1 to
63) for t tenths of a second (10 to 255); ESC B sounds n times (1 to 9) for t steps of 50 ms (1 to 9); ESC p is a pulse
on the drawer's connector, for buzzers that hang there.
"""

from __future__ import annotations

from drivers.printer.profile import Buzzer

_PATTERN = 51
_STEP_MS = 2  # of ESC p


def sound(buzzer: Buzzer | None) -> bytes:
    """The bytes that make it sound; none where there is no buzzer."""
    if buzzer is None:
        return b""
    if buzzer.kind == "esc-a":
        times, tenths = _within(buzzer.times, 1, 63), _within(buzzer.on_ms // 100, 10, 255)
        return b"\x1b(A\x04\x00\x30" + bytes((_PATTERN, times, tenths))
    if buzzer.kind == "esc-b":
        return b"\x1bB" + bytes((_within(buzzer.times, 1, 9), _within(buzzer.on_ms // 50, 1, 9)))
    steps = _within(buzzer.on_ms // _STEP_MS, 1, 255)
    return (b"\x1bp" + bytes((0 if buzzer.pin == 2 else 1, steps, steps))) * buzzer.times


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(most, value))
