"""The doctor's sentences: one English msgid per cause and per step; {places} are facts of the finding.

Long because it is a table of sentences; each code of doctor.rules stands here once.
"""

from __future__ import annotations

from drivers.words import N_

CAUSES: dict[str, str] = {
    "not_set_up": N_("No device is chosen for this."),
    "bad_option": N_("The setting “{option}” cannot be right: “{value}”."),
    "permission": N_("This user may not use {port}."),
    "permission_login": N_(
        "The right to use {port} is given, but only counts after the next login."
    ),
    "held": N_("The system hangs on {port}: nothing comes back from it. Selling goes on."),
    "port_missing": N_("There is no {port}: the cable is out, or the device has no power."),
    "port_renamed": N_("The device is now at {other}."),
    "adapter_taken": N_("{program} takes such adapters for itself and makes {port} disappear."),
    "busy_program": N_("Another program uses {port}: {program}."),
    "busy_modem": N_("ModemManager is asking {port} whether it is a modem."),
    "busy_brltty": N_("brltty takes {port} for a Braille display."),
    "busy_cups": N_("The printing system (CUPS) uses {port}."),
    "busy": N_("Another program uses {port}."),
    "host_unknown": N_("The network knows nobody called {host}."),
    "host_away": N_("Nothing answers at {host}: no power, no cable, or another address."),
    "host_refused": N_("{host} is there, but takes no connection on port {tcp_port}."),
    "host_busy": N_("{host} is there, but another till may be holding the connection."),
    "queue_missing": N_("The printing system knows no queue called {port}."),
    "queue_refuses": N_("The queue {port} does not take the receipt: {cause}"),
    "no_cups": N_("This computer has no printing system (CUPS)."),
    "no_libusb": N_("This computer has no libusb, which the way straight to a USB printer needs."),
    "wrong_speed": N_("What comes is garbage: the speed of the line does not match."),
    "no_suffix": N_("The scanner sends codes without an end (CR)."),
    "paper_out": N_("The paper is used up."),
    "paper_low": N_("The paper is nearly used up."),
    "cover_open": N_("The printer's cover is open."),
    "cutter": N_("The cutter is stuck."),
    "printer_offline": N_("The printer is switched to offline, or a key on it was pressed."),
    "silent_printer": N_("The printer takes what is sent, but answers nothing."),
    "one_way": N_(
        "This way to the printer cannot answer, so the till cannot know what was printed."
    ),
    "wrong_page": N_("The letter table in the printer is not the one that the till uses."),
    "no_flow_control": N_("The printer gets bytes faster than it prints, and loses some."),
    "drawer_cable": N_(
        "The drawer hangs on the printer: its cable may be out, or it is locked with its key."
    ),
    "drawer_pin": N_("The pulse may go to the wrong pin of the drawer's plug."),
    "drawer_needs_printer": N_(
        "The drawer opens through the printer, and the printer is not well."
    ),
    "scale_moving": N_("What lies on the scale is moving."),
    "scale_overload": N_("There is too much on the scale."),
    "scale_under_zero": N_(
        "The scale is below zero: something was taken off it after it was set to zero."
    ),
    "scale_zero_lost": N_("The scale was switched on with something on it and has no zero."),
    "scale_unit": N_("The scale does not weigh in kilograms."),
    "scale_command": N_("The scale does not know the question: another protocol is set in it."),
    "scale_checksum": N_("The scale wants a checksum, and the secret for it is missing or wrong."),
    "mute": N_("The wire is open, but the device says nothing."),
    "display_one_way": N_("A display cannot answer: only your eyes can tell."),
    "terminal_refused": N_("The card terminal does not let this till sign on."),
    "terminal_mute": N_("The card terminal does not answer."),
    "terminal_paper": N_("The card terminal has no paper for its slips."),
    "terminal_out_of_order": N_("The card terminal says that it is out of order."),
    "terminal_not_started": N_("The card terminal was not set up by its provider yet."),
    "manual_terminal": N_("The card machine has no wire to the till: the cashier keys the amount."),
    "wedge_scanner": N_("The scanner may be working as a keyboard instead of a serial port."),
    "typed_otherwise": N_(
        "The scanner types another prefix or ending than was set here, or another layout."
    ),
    "lost": N_("The connection was there and is gone."),
    "unclear": N_("The till sees no cause."),
}

STEPS: dict[str, str] = {
    "choose_kind": N_("Choose the device on the hardware screen."),
    "correct_option": N_("Correct the setting “{option}”."),
    "add_group": N_("Let the user into the group “{group}”: sudo usermod -aG {group} {user}"),
    "install_rule": N_(
        "Install the rule file {rule} in /etc/udev/rules.d and plug the device in again."
    ),
    "log_in_again": N_("Log out and in again, or restart the till's computer."),
    "ask_admin": N_("Ask whoever looks after this computer for the right to use {port}."),
    "plug_in": N_("Look at the cable at both ends and at the power, then plug it in again."),
    "choose_port": N_("Choose {other} as the port."),
    "close_program": N_("Close {program}, or give it another port."),
    "close_other": N_("Close the other program that uses {port}."),
    "stop_modem": N_("Switch ModemManager off: sudo systemctl disable --now ModemManager"),
    "stop_brltty": N_("Switch brltty off: sudo systemctl mask --now brltty-udev brltty"),
    "remove_queue": N_(
        "Remove the printer from the system's printers, or choose the queue instead."
    ),
    "check_name": N_("Write the address in numbers, as on the device's own test page."),
    "check_power": N_(
        "Look whether the device is on and its network light blinks; print its own test page."
    ),
    "check_port": N_("Look on the test page which port it listens on; 9100 is usual for printers."),
    "close_till": N_("See whether another till prints there, switch the device off and on."),
    "install_libusb": N_(
        "Install libusb (sudo apt install libusb-1.0-0), or choose the printer's device file."
    ),
    "choose_queue": N_("Choose a queue that is there (F4); lpstat -e lists them."),
    "look_queue": N_("Look at the queue: lpstat -p {port}. Then: cupsenable {port}"),
    "install_cups": N_("Install CUPS, or choose another way to the printer."),
    "match_speed": N_("Set the same speed and frame here and in the device, usually 9600 8N1."),
    "program_suffix": N_("Scan “suffix CR” in the scanner's booklet."),
    "put_paper": N_("Put in a new roll."),
    "have_paper": N_("Have a new roll at hand."),
    "close_cover": N_("Close the cover until it clicks."),
    "free_cutter": N_("Switch off, open the cover, take out torn paper, switch on."),
    "go_online": N_("Press the feed key, or switch the printer off and on."),
    "restart_device": N_("Switch the device off, count to five, switch it on."),
    "print_test": N_("Print the test page and look at it."),
    "choose_page": N_("Print the letter test and tick the line that reads right."),
    "use_flow_control": N_("Switch flow control on, here and in the printer."),
    "plug_drawer": N_(
        "Plug the drawer's cable into the printer's drawer socket, and unlock the drawer."
    ),
    "other_pin": N_("Choose the other pin, then open the drawer again."),
    "see_printer": N_("Make the printer well first."),
    "wait_still": N_("Let it lie still, touch nothing."),
    "take_off": N_("Take something off."),
    "zero_scale": N_("Empty the scale and press its zero key."),
    "set_unit": N_("Set the scale to kilograms."),
    "set_protocol": N_("Set the protocol in the scale's menu to the one chosen here."),
    "set_password": N_(
        "Write the terminal's password here (F4), or have this till allowed in the terminal's menu."
    ),
    "start_terminal": N_("Start the terminal's initialisation in its own menu."),
    "call_provider": N_("Call whoever provides the card terminal."),
    "write_secret": N_(
        "Write the maker's secret here (F4), or switch the checksum off in the scale's menu."
    ),
    "look_display": N_("Look whether “Kasa” stands on the display now."),
    "key_amount": N_("Key the amount into the card machine by hand."),
    "match_prefix": N_(
        "Scan into an editor, see what comes before and after the code, and set the same here."
    ),
    "us_layout": N_("Scan “keyboard: USA” in the scanner's booklet."),
    "set_serial_mode": N_("Scan “serial” or “USB-COM” in the scanner's booklet."),
    "swap_cable": N_("Try another cable, then another socket."),
}
