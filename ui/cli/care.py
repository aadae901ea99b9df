"""Care for a shop from the command line: the audit and the check of prompts."""

from __future__ import annotations

import sys
from argparse import Namespace

from pos.country import country_codes, load_country
from pos.errors import Refused
from pos.prompt_book import PromptBook
from pos.prompt_check import check
from pos.store import Act, Opening
from pos.store.auditing import verify_folder
from pos.store.backup import back_up
from pos.store.backup import restore as put_back
from pos.text import LANGUAGES, Speaker
from pos.words import sentence
from ui.cli.books import BOOKS, WHO, Fresh, WallClock, file_of, folder_of, opened
from ui.folders import RESOURCES

CANNOT_READ = 2


def verify(chosen: Namespace, say: Speaker) -> int:
    """Audit a shop's books: 0 nothing wrong, 1 each broken rule with its place, 2 they cannot be read."""
    folder = folder_of(chosen)
    try:
        file_of(folder)
        found = verify_folder(folder / BOOKS)
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
