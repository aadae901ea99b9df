"""Opening the books: lock, keys, file, schema, and whose they are."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from pos.errors import Refused
from pos.store.anchor import Anchor
from pos.store.db import BUSY_MS, Db, said
from pos.store.keep import Ring
from pos.store.keyring import FACTS_MAC, chain_signer, facts_mac, shop_signer, z_sealer
from pos.store.keys import Entropy, Keys, key_folder, private_folder
from pos.store.lock import TillLock
from pos.store.room import Ident
from pos.store.statement import fingerprint, named, schema
from pos.store.store import Store
from pos.store.versions import NOW, known

FILE: Final = "kasa.db"
_META: Final = named("tables.journal.META")
_TILL: Final = named("tables.journal.TILL")
_KNOWN: Final = named("asks.books.KNOWN")
_TILL_ROW: Final = named("asks.books.TILL_ROW")


class Opening(Struct, frozen=True):
    """How books are opened. `country` and `currency` are kept at the first opening and asked no more after it.

    `at_ms` is the moment (epoch ms) that a new till's chain starts with; `busy_ms` how long a write waits.
    """

    till: int = 1
    store: int = 1
    country: str = ""
    currency: str = ""
    at_ms: int = 0
    keys: Path | None = None
    busy_ms: int = BUSY_MS
    entropy: Entropy = field(default=os.urandom)


def open_store(folder: Path, how: Opening | None = None) -> Store:
    """Open a till's books in a folder, made with modes 0700 and 0600 where they are missing.

    Refuses already_running (another process has this till), newer_database, older_database, damaged, read_only,
    disk_full, bad_setting (another currency than the one the books were begun with).
    """
    how = how or Opening()
    private_folder(folder)
    with ExitStack() as undone:
        lock = TillLock(folder, how.till)
        undone.callback(lock.free)
        path = folder / FILE
        _private_file(path)
        db = Db(path, busy_ms=how.busy_ms)
        undone.callback(db.close)
        prepare(db, how)
        store = _store(db, how, lock)
        undone.pop_all()
    return store


def _store(db: Db, how: Opening, lock: TillLock) -> Store:
    """Put a store together: whose books these are, and the keys that they need."""
    meta: dict[str, str] = {row[0]: row[1] for row in db.all(_KNOWN)}
    if how.currency and how.currency != meta["currency"]:
        raise Refused("bad_setting", key="currency", value=how.currency)
    keys = keys_of(db, how.keys, how.entropy)
    _signed_facts(db, keys, meta)
    ident = _ident(db, how, meta)
    fresh = _fresh(db, ident)
    ring = Ring(
        chain_signer(keys, how.till, make=fresh),
        z_sealer(keys, how.till, make=fresh),
        shop_signer(keys, make=True),
        Anchor(keys.folder, how.till),
    )
    return Store(db, ident, ring, lock, keys)


def _private_file(path: Path) -> None:
    """Make the file with mode 0600; SQLite gives its companions the same."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise Refused("read_only", file=path.name) from error


def prepare(db: Db, how: Opening) -> None:
    """Make the schema in an empty file, or bring an older one up to date. Refuses newer_database, older_database."""
    version = version_of(db)
    if version is None:
        _create(db, how)
    elif version != NOW:
        fitting(db, version)
        from pos.store.migrate import migrate  # Alembic costs two windows' start: only when needed

        migrate(db, how.at_ms)
        _mark(db)
    elif not _marked(db):
        fitting(db, version)
        _mark(db)


def fitting(db: Db, version: str) -> None:
    """Refuse newer_database and older_database: what this program neither reads nor has a step from. Writes nothing.

    Before a version is released its schema may change under the same number; then its text tells the two apart.
    """
    if not known(version):
        raise Refused("newer_database" if version > NOW else "older_database", version=version)
    if version == NOW and not _marked(db):
        from pos.store.verify.shape import (
            fresh_schema,
            schema_of,
        )  # makes one beside: only when in doubt

        if schema_of(db) != fresh_schema():
            raise Refused("older_database", version=version)


def _marked(db: Db) -> bool:
    return bool(db.value("PRAGMA user_version") == fingerprint())


def _mark(db: Db) -> None:
    """Write down with which schema's text the books agree, so that no start compares them again."""
    with said():
        db.run(f"PRAGMA user_version = {fingerprint()}")


def version_of(db: Db) -> str | None:
    """Return the schema's version, or None for a file without books."""
    if not db.value("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"):
        return None
    return str(db.value("SELECT version_num FROM alembic_version"))


def _create(db: Db, how: Opening) -> None:
    """Make every table at once, in one transaction, so that a crash leaves an empty file."""
    with db.writing():
        if version_of(db) is not None:
            return  # another till of the shop was faster
        for statement in schema():
            db.run(statement)
        db.run("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        db.run("INSERT INTO alembic_version VALUES (?)", (NOW,))
        _mark(db)
        shop = how.entropy(8).hex()
        facts = {"shop": shop, "country": how.country, "currency": how.currency or "EUR"}
        db.many(_META.sql, list(facts.items()))


def _signed_facts(db: Db, keys: Keys, meta: dict[str, str]) -> None:
    """Sign the shop's own facts once, before its first till begins."""
    if FACTS_MAC in meta or db.value("SELECT 1 FROM till"):
        return
    with db.writing():
        db.run(_META.sql, (FACTS_MAC, facts_mac(shop_signer(keys, make=True), meta)))


def _ident(db: Db, how: Opening, meta: dict[str, str]) -> Ident:
    found = db.one(_TILL_ROW, store=how.store, till=how.till)
    if found is None:
        found = (how.entropy(8).hex(), how.at_ms, 1)
        with db.writing():
            install, started_ms, epoch = found
            db.run(_TILL.sql, (how.store, how.till, install, epoch, started_ms))
    install, started_ms, epoch = found
    whose = (meta["country"], meta["currency"], meta["shop"])
    return Ident(how.store, how.till, *whose, install, started_ms, epoch)


def _fresh(db: Db, ident: Ident) -> bool:
    """Tell whether this till has no journal yet: only then may its keys be made."""
    sql = "SELECT 1 FROM journal WHERE store = ? AND till = ? LIMIT 1"
    return db.value(sql, (ident.store, ident.till)) is None


def keys_of(db: Db, folder: Path | None, entropy: Entropy = os.urandom) -> Keys:
    """Return the keys that belong to open books."""
    shop = str(db.value("SELECT value FROM meta WHERE name = 'shop'"))
    return Keys(folder or key_folder(os.environ, Path.home()), shop, entropy)
