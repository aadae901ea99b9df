"""Where a person's work is: the screen that a sign-in leads to, and the one that "back" leads to."""

from __future__ import annotations

from pos.desk.look import Look
from pos.staff import Role


def first(look: Look) -> str:
    """Return the screen after signing in: devices for the technician, else the sale, or the shift to open."""
    if look.staff is not None and look.staff.role is Role.TECHNICIAN:
        return "hardware"
    return back(look)


def back(look: Look) -> str:
    """Return the screen to go back to from devices, settings and prices."""
    if look.shift is not None:
        return "register"
    if look.staff is not None and look.staff.role is Role.TECHNICIAN:
        return "login"
    return "shift"
