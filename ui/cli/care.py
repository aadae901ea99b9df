"""Care for a shop from the command line: the audit, the doctor of devices, the check of prompts."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace

from drivers.doctor.visit import examine
from drivers.protocol import Role, Setup
from drivers.registry import kinds
from pos.country import country_codes, load_country
from pos.errors import Refused
from pos.prompt_book import PromptBook
from pos.prompt_check import check
from pos.store import Act, Opening, back_up, verify_folder
from pos.store import restore as put_back
from pos.text import LANGUAGES, Speaker
from pos.words import sentence
from ui.cli.books import BOOKS, WHO, Fresh, WallClock, file_of, folder_of, opened
from ui.folders import RESOURCES

CANNOT_READ = 2


class _Steady:
    """Time for a device's deadlines."""

    def now_ms(self) -> int:
        """Milliseconds that never run backwards."""
        return time.monotonic_ns() // 1_000_000


def verify(chosen: Namespace, say: Speaker) -> int:
    """Audit a shop's books: 0 nothing wrong, 1 each broken rule with its place, 2 they cannot be read."""
    try:
        found = verify_folder(folder_of(chosen) / BOOKS)
    except Refused as no:
        print(sentence(no, say), file=sys.stderr)
        return CANNOT_READ
    for broken in found:
        print(broken)
    print(say("Nothing is wrong.") if not found else say("{count} findings.", count=len(found)))
    return 1 if found else 0


def backup(chosen: Namespace, say: Speaker) -> int:
    """Write an audited copy of a shop's books into a folder and name it; the keys are not in it."""
    with opened(folder_of(chosen)) as shop:
        print(back_up(shop.store, shop.act(), chosen.into))
    print(say("The keys are kept elsewhere: copy their folder too, to another place."))
    return 0


def restore(chosen: Namespace, say: Speaker) -> int:
    """Put a backup in place of a shop's books; what was there is kept beside it."""
    folder = folder_of(chosen)
    country = load_country(file_of(folder).country, RESOURCES / "countries")
    now = WallClock().now_ms()
    how = Opening(country=country.code, currency=country.currency, at_ms=now)
    put_back(folder / BOOKS, chosen.backup, how, Act(Fresh().fresh(), WHO, now))
    print(say("The backup is in place. What was there before lies beside it."))
    return 0


def doctor(chosen: Namespace, say: Speaker) -> int:
    """Look at every device of a shop: how it is, what probably ails it, and the one next step."""
    chosen_kinds = file_of(folder_of(chosen)).devices
    setups = [
        Setup(role, chosen_kinds[role.value])
        for role in Role
        if role.value in chosen_kinds and kinds(role)  # a drawer hangs on its printer
    ]
    reports = [examine(setup, _Steady()) for setup in setups]
    if chosen.json:
        print(json.dumps([report.as_json() for report in reports], ensure_ascii=False, indent=2))
    else:
        for report in reports:
            print(f"{report.role.value} ({report.kind}): {report.status.health.value}")
            for finding in report.findings:
                print("  " + say(finding.text, **dict(finding.facts)))
            if report.step is not None:
                print("  → " + say(report.step.text, **dict(report.step.facts)))
    return 0 if all(report.well for report in reports) else 1


def check_prompts(chosen: Namespace, say: Speaker) -> int:
    """Find what is missing or wrong in the prompts, the program's and a folder's own beside them."""
    folders = [RESOURCES / "prompts", *([chosen.prompts] if chosen.prompts else [])]
    book = PromptBook(*folders)
    problems = check(book, LANGUAGES, country_codes(RESOURCES / "countries"))
    for one in problems:
        print(f"{one.language or '-'} {one.prompt}: {one.kind} {one.detail}".rstrip())
    print(
        say("Nothing is wrong.") if not problems else say("{count} findings.", count=len(problems))
    )
    return 1 if problems else 0
