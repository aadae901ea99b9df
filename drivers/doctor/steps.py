"""From findings to the one next step; pure."""

from __future__ import annotations

from collections.abc import Collection

from drivers.doctor.report import Finding, Step

WAYS_OUT: dict[str, tuple[str, ...]] = {
    "not_set_up": ("choose_kind",),
    "bad_option": ("correct_option",),
    "permission": ("install_rule", "add_group", "log_in_again"),
    "permission_login": ("log_in_again",),
    "held": ("plug_in", "restart_device", "swap_cable"),
    "port_missing": ("plug_in", "swap_cable"),
    "port_renamed": ("choose_port",),
    "adapter_taken": ("stop_brltty",),
    "busy_program": ("close_program",),
    "busy_modem": ("stop_modem",),
    "busy_brltty": ("stop_brltty",),
    "busy_cups": ("remove_queue",),
    "busy": ("close_other", "restart_device"),
    "host_unknown": ("check_name",),
    "host_away": ("check_power", "plug_in", "check_name"),
    "host_refused": ("check_port", "restart_device"),
    "host_busy": ("close_till",),
    "queue_missing": ("choose_queue",),
    "queue_refuses": ("look_queue", "choose_queue"),
    "no_cups": ("install_cups",),
    "no_libusb": ("install_libusb",),
    "wrong_speed": ("match_speed",),
    "no_suffix": ("program_suffix",),
    "paper_out": ("put_paper",),
    "paper_low": ("have_paper",),
    "cover_open": ("close_cover",),
    "cutter": ("free_cutter",),
    "printer_offline": ("go_online", "restart_device"),
    "silent_printer": ("restart_device", "print_test", "swap_cable"),
    "one_way": ("print_test",),
    "wrong_page": ("choose_page",),
    "no_flow_control": ("use_flow_control",),
    "drawer_cable": ("plug_drawer",),
    "drawer_pin": ("other_pin",),
    "drawer_needs_printer": ("see_printer",),
    "scale_moving": ("wait_still",),
    "scale_overload": ("take_off",),
    "scale_under_zero": ("zero_scale",),
    "scale_zero_lost": ("zero_scale", "restart_device"),
    "scale_unit": ("set_unit",),
    "scale_command": ("set_protocol",),
    "scale_checksum": ("write_secret",),
    "mute": ("restart_device", "plug_in", "swap_cable"),
    "display_one_way": ("look_display", "restart_device"),
    "terminal_refused": ("set_password",),
    "terminal_mute": ("restart_device", "plug_in"),
    "terminal_paper": ("put_paper",),
    "terminal_out_of_order": ("restart_device", "call_provider"),
    "terminal_not_started": ("start_terminal", "call_provider"),
    "manual_terminal": ("key_amount",),
    "wedge_scanner": ("set_serial_mode",),
    "typed_otherwise": ("match_prefix", "us_layout"),
    "lost": ("plug_in", "restart_device", "swap_cable"),
    "unclear": ("restart_device", "plug_in", "swap_cable"),
}
"""What to do about each cause, the gentlest first."""

_NEEDS = {"add_group": "group", "install_rule": "group"}


def next_step(findings: tuple[Finding, ...], done: Collection[str] = ()) -> Step | None:
    """The first step not done yet: all ways out of the likeliest cause, then of the next; None when all were tried."""
    for finding in findings:
        facts = dict(finding.facts)
        for code in WAYS_OUT[finding.code]:
            needed = _NEEDS.get(code)
            if needed and not facts.get(needed):
                code = "ask_admin"
            if code not in done:
                return Step(code, finding.code, finding.facts)
    return None
