"""Where a person's work is: the screen that a sign-in leads to, and the one that "back" leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window opens before the desks are loaded
    from pos.desk.look import Look


def first(look: Look) -> str:
    """Return the screen after signing in: devices for the technician, else the sale, or the shift to open."""
    if look.staff is not None and look.staff.role == "technician":
        return "hardware"
    return back(look)


def back(look: Look) -> str:
    """Return the screen to go back to from devices, settings and prices."""
    if look.shift is not None:
        return "register"
    if look.staff is not None and look.staff.role == "technician":
        return "login"
    return "shift"
