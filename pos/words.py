"""The shop's fixed words for people: refusals, ways of payment, roles; English message ids, said by a Speaker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.errors import Refused
from pos.text import N_, Speaker

WAYS: Final[Mapping[str, str]] = {
    "cash": N_("Cash"),
    "card": N_("Card"),
    "gift": N_("Gift card"),
    "credit": N_("Store credit"),
    "voucher": N_("Voucher"),
    "account": N_("On account"),
    "points": N_("Points"),
    "foreign": N_("Foreign cash"),
    "exchange": N_("Exchange"),
    "repair": N_("Repair"),
}

PACKAGES: Final[Mapping[str, str]] = {
    "any": N_("Bottle or can"),
    "pet": N_("Plastic bottle"),
    "can": N_("Can"),
    "glass": N_("Glass bottle"),
}

ROLES: Final[Mapping[str, str]] = {
    "trainee": N_("trainee"),
    "cashier": N_("cashier"),
    "associate": N_("service associate"),
    "manager": N_("manager"),
    "technician": N_("technician"),
    "owner": N_("owner"),
}

TIERS: Final[Mapping[str, str]] = {
    "bronze": N_("bronze level"),
    "silver": N_("silver level"),
    "gold": N_("gold level"),
    "platinum": N_("platinum level"),
}
"""Tiers that many shops have; any other word is the shop's own and stays as it wrote it."""

VERBS: Final[Mapping[str, str]] = {
    "discount": N_("give a discount"),
    "override": N_("set a price"),
    "below_cost": N_("sell below cost"),
    "refund": N_("give money back"),
    "return_without_receipt": N_("take goods back without a receipt"),
    "return_late": N_("take goods back after the last day"),
    "refund_difference": N_("pay a price difference back"),
    "goodwill": N_("give an apology in money"),
    "void": N_("give up a sale"),
    "no_sale": N_("open the drawer without a sale"),
    "paid_in": N_("put cash in"),
    "paid_out": N_("take cash out"),
    "drop": N_("bring cash to the safe"),
    "open_shift": N_("open a shift"),
    "close_shift": N_("close a shift"),
    "x_report": N_("print an X report"),
    "sell_age": N_("sell age-limited goods"),
    "sell_expired": N_("sell goods after their best-before date"),
    "hardware": N_("set up devices"),
    "office": N_("change the shop's data"),
    "training": N_("switch training on or off"),
}

BACK_REASONS: Final[Mapping[str, str]] = {
    "changed mind": N_("Changed their mind"),
    "wrong size": N_("Wrong size or colour"),
    "wrong item": N_("Not what was asked for"),
    "does not work": N_("Does not work"),
    "nothing fits": N_("Nothing else fits"),
    "repair failed": N_("Repair or exchange failed"),
}
GESTURE_REASONS: Final[Mapping[str, str]] = {
    "waited": N_("Had to wait"),
    "wrong price": N_("Wrong price on the shelf"),
    "fault": N_("Something was wrong with the goods"),
    "kindness": N_("Kindness"),
}
_REASONS: Final = {"price": GESTURE_REASONS["wrong price"], **BACK_REASONS, **GESTURE_REASONS}

REFUSALS: Final[Mapping[str, str]] = {
    "unknown_code": N_(
        "This code is not in the shop's list. Search by name, or look at the label."
    ),
    "bad_check_digit": N_(
        "The code was misread or mistyped: its check digit does not fit. Scan it again."
    ),
    "needs_approval": N_("A second person has to approve this."),
    "not_allowed": N_("Your role may not do this."),
    "not_signed_in": N_("Sign in first."),
    "too_young": N_("This cannot be sold to somebody below the age limit."),
    "same_person": N_("Another person has to approve, with their own PIN."),
    "wrong_pin": N_("That PIN is not right."),
    "locked_out": N_("Too many wrong PINs. Wait, or ask a manager."),
    "answer_first": N_("Answer the open question first."),
    "paying_already": N_("Payment has begun: the basket cannot change now."),
    "over_limit": N_("This is above the limit of the person who approved."),
    "not_enough": N_("There is not enough left on it."),
    "cannot_change": N_("The drawer cannot make this change. Ask for other money."),
    "over_refund": N_("This is more than what can be given back."),
    "nothing_left": N_("All of it came back before."),
    "window_closed": N_("The last day of return is over. A second person may let it through."),
    "not_returnable": N_("These goods are not taken back, unless they are faulty."),
    "no_shift": N_("Open a shift first."),
    "shift_open": N_("A shift is open already."),
    "drawer_short": N_("There is not that much cash in the drawer."),
    "drawer_open": N_("Shut the drawer first."),
    "duplicate_serial": N_("A piece with this serial number was sold already."),
    "expired": N_("The last day of sale is over."),
    "below_cost": N_("This would be below cost. A second person has to approve."),
    "bad_amount": N_("That amount cannot be right."),
    "network_needed": N_("The store server is out of reach; this needs it."),
    "busy": N_("Something else has to be finished first."),
    "fiscal_required": N_("The law asks for the fiscal unit's answer first."),
    "not_found": N_("Nothing like that was found."),
    "no_shop": N_(
        "There is no shop in this folder. `kasa run` opens a demo shop, `kasa init-demo` only sets it up."
    ),
    "no_sale_open": N_("There is no sale open."),
    "already_running": N_("This till is already running on this machine."),
    "newer_database": N_("The shop's data was written by a newer version. Update this till."),
    "older_database": N_(
        "The shop's data was begun by a trial version, and this one cannot go on from it. "
        "Nothing was changed: open it with the version that made it, or begin in another folder."
    ),
    "disk_full": N_("The disk is full. Nothing was lost; free some space and try again."),
    "read_only": N_("The disk cannot be written to. Nothing was lost; tell a technician."),
    "damaged": N_("The shop's data is damaged. Stop and restore the last backup."),
    "bad_file": N_("The file cannot be read as it should."),
    "bad_setting": N_("That value does not fit this setting."),
    "stopped": N_("It was stopped. Nothing was changed."),
    "too_soon": N_("That day cannot be kept. Promise a later one."),
    "nobody": N_("Say whom to call: a known customer, or a name and a telephone."),
}


_BECAUSE: Final[Mapping[tuple[str, str], str]] = {
    ("not_allowed", "hours"): N_("The law does not let this be sold at this hour."),
    ("not_allowed", "loyalty"): N_("The law keeps points off these goods."),
    ("not_allowed", "copies"): N_("The law allows one copy of a receipt, and there was one."),
    ("not_found", "file"): N_("There is no such file."),
    ("not_found", "tills"): N_(
        "Several tills set a sale aside under this name. Choose it from the list."
    ),
    ("not_found", "elsewhere"): N_("Another till has taken this sale back already."),
    ("damaged", "keys"): N_(
        "The keys to this shop's data are not on this machine, or are others. Nothing was changed: put their copy back."
    ),
    ("bad_file", "binary"): N_(
        "The file holds signs that no table has: it is damaged, or no text. Save it anew as CSV or XLSX."
    ),
    ("bad_file", "large"): N_("The file is too large, or a cell stands far away from all others."),
    ("bad_file", "password"): N_("The file is under a password. Save it without one."),
    ("bad_file", "write"): N_("The file cannot be written there. What stood there is as it was."),
    ("bad_file", "unsigned"): N_(
        "An import was waiting that this shop did not write. It was set aside: nothing of it came in."
    ),
    ("bad_amount", "weigh"): N_("Something in the basket still has to be weighed."),
    ("bad_amount", "reason"): N_("A reason is needed; it stands in the journal."),
    ("bad_amount", "count"): N_("Count the drawer first."),
    ("bad_amount", "weight"): N_("Type the weight in kilograms, as 0.502."),
    ("bad_amount", "number"): N_("Scan or type the number."),
    ("bad_amount", "wanted"): N_("Say first what is wanted."),
    ("bad_amount", "day"): N_("Write the day as 2026-11-21."),
    ("unknown_code", "value"): N_("No gift card and no store credit has this number."),
    ("unknown_code", "coupon"): N_("The shop has no coupon with this code."),
    ("expired", "coupon"): N_("This coupon does not count today."),
    ("over_limit", "coupon"): N_("This coupon has been used as often as it may be."),
    ("busy", "basket"): N_("Goods lie in the basket: finish the sale or set it aside first."),
    ("busy", "terminal"): N_("The card terminal has not finished yet. Settle its payment first."),
    ("over_limit", "quick"): N_("No more fits: there are at most 12 pages with 60 goods on each."),
    ("bad_setting", "unknown"): N_("There is no setting of this name."),
    ("bad_setting", "quick"): N_("A page's name has 1 to 24 letters."),
    ("not_found", "label_printer"): N_("No label printer is chosen: Devices, Label printer, F4."),
    ("nothing_left", "labels"): N_("No price begins on that day."),
    ("over_limit", "labels"): N_("These are too many labels at once."),
}
"""Refusals that have a reason of their own."""


def sentence(no: Refused, say: Speaker) -> str:
    """Say a refusal in words that help."""
    because = _BECAUSE.get((no.code, str(no.facts.get("why", ""))))
    return say(because or REFUSALS[no.code])


def tier_name(tier: str, say: Speaker) -> str:
    """Say which tier a customer or a price belongs to."""
    known = TIERS.get(tier.casefold())
    return say(known) if known else tier


def why(reason: str, say: Speaker) -> str:
    """Say why money goes back, in the reader's language; a reason that a person typed stays as it is."""
    known = _REASONS.get(reason.replace("_", " "))
    return say(known).lower() if known else reason
