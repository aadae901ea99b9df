"""From what is known the doctor names the likeliest cause first, and one thing to do at a time."""

from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace

from drivers.doctor.evidence import Evidence, PortFacts
from drivers.doctor.report import Finding, Report, Symptom
from drivers.doctor.rules import findings
from drivers.doctor.steps import WAYS_OUT, next_step
from drivers.doctor.texts import CAUSES, STEPS
from drivers.protocol import Health, Role, Status

USB0 = "/dev/ttyUSB0"
GOOD = PortFacts(USB0, group="dialout", user="kasa")
SERIAL = Evidence(
    Role.SCANNER, "serial", "serial", USB0, Status(Health.LOST, "not_found"), port=GOOD
)
NETWORK = Evidence(
    Role.PRINTER, "escpos-tcp", "tcp", "10.0.0.9:9100", Status(Health.LOST, "timeout")
)
PRINTER = Evidence(Role.PRINTER, "escpos-serial", "serial", USB0, Status(Health.OK), port=GOOD)
USB = Evidence(Role.PRINTER, "escpos-usb", "usb", "usb:04b8:0e28:X1", Status(Health.OK), user="ana")
SCALE = replace(SERIAL, role=Role.SCALE, kind="toledo8217-serial", status=Status(Health.OK))


def scale(health: Health, detail: str = "", state: str = "") -> Evidence:
    return replace(SCALE, status=Status(health, detail, (("state", state),)))


def network(detail: str, cause: str = "") -> Evidence:
    return replace(NETWORK, status=Status(Health.LOST, detail, (("cause", cause),)))


def printer(
    health: Health, detail: str = "", symptom: Symptom = Symptom.NONE, wire: str = "serial"
) -> Evidence:
    return replace(PRINTER, status=Status(health, detail), symptom=symptom, wire=wire)


CASES: list[tuple[str, Evidence, str, str]] = [
    ("nothing chosen", replace(SERIAL, wire="none", port=None, status=Status(Health.OFF)),
     "not_set_up", "choose_kind"),
    ("bad setting", replace(SERIAL, port=None, status=Status(
        Health.FAULT, "bad_option", (("option", "speed"), ("value", "96")))), "bad_option", "correct_option"),
    ("unknown kind", replace(SERIAL, port=None, status=Status(Health.FAULT, "unsupported")),
     "bad_option", "correct_option"),
    ("forbidden", replace(SERIAL, port=replace(GOOD, allowed=False)), "permission", "install_rule"),
    ("forbidden, no group", replace(SERIAL, port=replace(GOOD, allowed=False, group="")),
     "permission", "ask_admin"),
    ("forbidden, group given", replace(SERIAL, port=replace(GOOD, allowed=False, member=True)),
     "permission_login", "log_in_again"),
    ("not there", replace(SERIAL, port=replace(GOOD, exists=False)), "port_missing", "plug_in"),
    ("renumbered", replace(SERIAL, port=replace(GOOD, exists=False), others=("/dev/ttyUSB1",)),
     "port_renamed", "choose_port"),
    ("one of several", replace(SERIAL, port=replace(GOOD, exists=False), others=("/dev/a", "/dev/b")),
     "port_missing", "plug_in"),
    ("taken by brltty", replace(SERIAL, port=replace(GOOD, exists=False), meddlers=("brltty",)),
     "adapter_taken", "stop_brltty"),
    ("held by a program", replace(SERIAL, status=Status(Health.LOST, "busy"),
     port=replace(GOOD, holders=("minicom",))), "busy_program", "close_program"),
    ("held by ModemManager", replace(SERIAL, status=Status(Health.LOST, "busy"),
     port=replace(GOOD, holders=("ModemManager",))), "busy_modem", "stop_modem"),
    ("ModemManager runs", replace(SERIAL, status=Status(Health.LOST, "busy"), meddlers=("ModemManager",)),
     "busy_modem", "stop_modem"),
    ("held by brltty", replace(SERIAL, status=Status(Health.LOST, "busy"),
     port=replace(GOOD, holders=("brltty",))), "busy_brltty", "stop_brltty"),
    ("CUPS queue", replace(PRINTER, wire="lp", status=Status(Health.LOST, "busy"),
     port=replace(GOOD, cups=True)), "busy_cups", "remove_queue"),
    ("held by somebody unseen", replace(SERIAL, status=Status(Health.LOST, "busy")), "busy", "close_other"),
    ("USB forbidden", replace(USB, status=Status(Health.LOST, "permission")), "permission", "install_rule"),
    ("USB taken", replace(USB, status=Status(Health.LOST, "busy")), "busy_cups", "remove_queue"),
    ("USB away", replace(USB, status=Status(Health.LOST, "not_found")), "port_missing", "plug_in"),
    ("no libusb", replace(USB, status=Status(Health.LOST, "unsupported")), "no_libusb", "install_libusb"),
    ("USB odd", replace(USB, status=Status(Health.LOST, "garbled")), "unclear", "restart_device"),
    ("no such host", network("not_found", "[Errno -2] Name or service not known"), "host_unknown", "check_name"),
    ("no route", network("not_found", "No route to host"), "host_away", "check_power"),
    ("host silent", network("timeout"), "host_away", "check_power"),
    ("host refuses", network("refused"), "host_refused", "check_port"),
    ("host hung up", network("disconnected"), "lost", "plug_in"),
    ("paper out", printer(Health.PAPER_OUT), "paper_out", "put_paper"),
    ("paper low", printer(Health.LOW), "paper_low", "have_paper"),
    ("cover open", printer(Health.COVER_OPEN), "cover_open", "close_cover"),
    ("offline", printer(Health.OFFLINE), "printer_offline", "go_online"),
    ("cutter", printer(Health.FAULT, "cutter"), "cutter", "free_cutter"),
    ("other fault", printer(Health.FAULT, "unrecoverable"), "printer_offline", "go_online"),
    ("silent", printer(Health.SILENT), "silent_printer", "restart_device"),
    ("wrong letters", printer(Health.OK, symptom=Symptom.WRONG_LETTERS), "wrong_page", "choose_page"),
    ("half a receipt", printer(Health.OK, symptom=Symptom.PRINTS_HALF), "no_flow_control", "use_flow_control"),
    ("half over network", replace(NETWORK, status=Status(Health.OK), symptom=Symptom.PRINTS_HALF),
     "lost", "plug_in"),
    ("nothing printed to a file", printer(Health.OK, wire="file", symptom=Symptom.NOTHING_PRINTED),
     "one_way", "print_test"),
    ("nothing printed", printer(Health.OK, symptom=Symptom.NOTHING_PRINTED), "silent_printer", "restart_device"),
    ("drawer shut", printer(Health.OK, symptom=Symptom.DRAWER_SHUT), "drawer_cable", "plug_drawer"),
    ("drawer on a bad printer", printer(Health.OFFLINE, symptom=Symptom.DRAWER_SHUT),
     "printer_offline", "go_online"),
    ("wrong speed", replace(SERIAL, status=Status(Health.FAULT, "wrong_baud")), "wrong_speed", "match_speed"),
    ("wrong scans", replace(SERIAL, status=Status(Health.OK), symptom=Symptom.WRONG_SCANS),
     "wrong_speed", "match_speed"),
    ("no suffix", replace(SERIAL, status=Status(Health.OK, "no_suffix")), "no_suffix", "program_suffix"),
    ("no scans", replace(SERIAL, status=Status(Health.OK), symptom=Symptom.NOTHING_SCANNED),
     "wedge_scanner", "set_serial_mode"),
    ("moving", scale(Health.OK, "", "moving"), "scale_moving", "wait_still"),
    ("overload", scale(Health.FAULT, "overload", "overload"), "scale_overload", "take_off"),
    ("under zero", scale(Health.OK, "", "under_zero"), "scale_under_zero", "zero_scale"),
    ("no zero", scale(Health.FAULT, "zero_lost"), "scale_zero_lost", "zero_scale"),
    ("pounds", scale(Health.FAULT, "wrong_unit"), "scale_unit", "set_unit"),
    ("strange question", scale(Health.FAULT, "bad_command"), "scale_command", "set_protocol"),
    ("garbled scale", scale(Health.FAULT, "garbled"), "wrong_speed", "match_speed"),
    ("mute scale", scale(Health.SILENT, "no_answer"), "mute", "restart_device"),
    ("typed otherwise", replace(SERIAL, wire="own", status=Status(Health.OK, "typed"), symptom=Symptom.NOTHING_SCANNED),
     "typed_otherwise", "match_prefix"),
    ("dark display", replace(SERIAL, role=Role.DISPLAY, status=Status(Health.OK), symptom=Symptom.DARK_DISPLAY),
     "wrong_speed", "match_speed"),
    ("mute terminal", replace(NETWORK, role=Role.TERMINAL, status=Status(Health.SILENT)),
     "terminal_mute", "restart_device"),
    ("no card machine wire", replace(NETWORK, role=Role.TERMINAL, wire="own", status=Status(Health.OK, "manual"),
     symptom=Symptom.NO_PAYMENT), "manual_terminal", "key_amount"),
    ("went while open", replace(SERIAL, status=Status(Health.LOST, "disconnected")), "lost", "plug_in"),
    ("no idea", replace(SERIAL, status=Status(Health.FAULT, "odd")), "unclear", "restart_device"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "cause", "step"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_likeliest_cause_comes_first(seen: Evidence, cause: str, step: str) -> None:
    found = findings(seen)
    assert found[0].code == cause
    assert [one.likelihood for one in found] == sorted(
        (one.likelihood for one in found), reverse=True
    )
    first = next_step(found)
    assert first is not None
    assert (first.code, first.cause) == (step, cause)
    for one in found:
        assert one.text.format(**dict(one.facts))
    assert first.text.format(**dict(first.facts))


@pytest.mark.parametrize("role", list(Role))
def test_a_well_device_ails_nothing(role: Role) -> None:
    assert findings(replace(PRINTER, role=role)) == () or role is Role.DRAWER


def test_one_step_at_a_time_until_all_were_tried() -> None:
    found = findings(replace(SERIAL, port=replace(GOOD, exists=False), others=("/dev/ttyUSB1",)))
    done: list[str] = []
    while (step := next_step(found, done)) is not None:
        assert step.code not in done
        done.append(step.code)
    assert done == ["choose_port", "plug_in", "swap_cable"]


def test_the_drawers_own_view_names_the_printer() -> None:
    drawer = replace(PRINTER, role=Role.DRAWER, status=Status(Health.LOST, "disconnected"))
    assert {one.code for one in findings(drawer)} >= {"drawer_needs_printer", "lost"}


def test_every_cause_has_a_sentence_and_a_way_out_and_every_step_a_sentence() -> None:
    assert set(CAUSES) == set(WAYS_OUT)
    assert {step for ways in WAYS_OUT.values() for step in ways} | {"ask_admin"} == set(STEPS)
    for text in (*CAUSES.values(), *STEPS.values()):
        assert len(text) < 120
        assert text.endswith((".", "}", "brltty", "ModemManager")), text


def test_every_fact_that_a_sentence_names_is_there() -> None:
    for _, seen, _, _ in CASES:
        for one in findings(seen):
            known = {name for name, _ in one.facts}
            for text in (CAUSES[one.code], *(STEPS[step] for step in WAYS_OUT[one.code])):
                assert set(re.findall(r"\{(\w+)\}", text)) <= known, (one.code, text)


def test_a_report_can_be_kept() -> None:
    found = (Finding("paper_out", 90),)
    status = Status(Health.PAPER_OUT, "", (("roll", "1"),))
    report = Report(Role.PRINTER, "virtual", "", status, found, next_step(found))
    assert not report.well
    kept = json.loads(json.dumps(report.as_json()))
    assert kept["findings"][0]["text"] == "The paper is used up."
    assert kept["step"] == {"code": "put_paper", "cause": "paper_out", "text": "Put in a new roll."}
    well = Report(
        Role.PRINTER, "virtual", "", Status(Health.LOW), (Finding("paper_low", 30),), None
    )
    assert well.well
    assert well.as_json()["step"] is None
