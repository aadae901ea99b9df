"""Backup and restore: an online copy that was audited before it counts, and a way back that leaves its trace."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from pos.desk.books import Change
from pos.errors import Refused
from pos.event_office import BackupRestored, BackupTaken
from pos.store.copying import copy_books
from pos.store.db import Db, said
from pos.store.keep_office import Act
from pos.store.keys import private_folder
from pos.store.lock import TillLock
from pos.store.opening import FILE, Opening, keys_of, open_store
from pos.store.store import Store
from pos.store.verify.audit import Audit

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def back_up(store: Store, act: Act, folder: Path) -> Path:
    """Write an audited copy of the books and journal it; return its path, named by the moment (UTC).

    The keys are not in it: without the key folder it can be read, but not gone on with. Refuses damaged when
    the audit of the copy finds anything, disk_full, read_only.
    """
    private_folder(folder)
    moment = _EPOCH + timedelta(milliseconds=act.at_ms)
    target = folder / f"kasa-{moment:%Y%m%dT%H%M%S}-{store.head()[0]}.db"
    part = target.with_suffix(".unproved")
    last_seq = store.head()[0]
    try:
        copy_books(store.db, part)
        _proved(part, store.keys.folder.parent)
        digest = digest_of(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    event = BackupTaken(target.name, digest, last_seq)
    store.keep(Change(act.request, "backup", act.who, act.at_ms, act.offset_min, (event,)))
    return target


def restore(folder: Path, backup: Path, how: Opening, act: Act) -> int:
    """Put a backup in place of the books and journal that; return the till's new epoch.

    What was there before is kept beside it, whatever state it was in. Refuses not_found, damaged (the backup
    is not what was written, or belongs to other keys), already_running.
    """
    if not backup.is_file():
        raise Refused("not_found", why="file", file=backup.name)
    private_folder(folder)
    with ExitStack() as open_now:
        for till in _tills(folder) | {how.till}:
            open_now.callback(TillLock(folder, till).free)
        part = folder / f"{FILE}.restoring"
        open_now.callback(part.unlink, missing_ok=True)
        try:
            shutil.copyfile(backup, part)
            part.chmod(0o600)
            _proved(part, how.keys)
            _set_aside(folder, act.at_ms)
            part.replace(folder / FILE)
        except OSError as error:
            raise Refused("read_only", file=backup.name) from error
    return _journalled(folder, how, act)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        made = sha256()
        while part := file.read(1 << 20):
            made.update(part)
    return made.hexdigest()


def _journalled(folder: Path, how: Opening, act: Act) -> int:
    """Open every till of the restored books once, so that each chain says that it goes on from a copy."""
    epoch = 1
    for till in sorted(_in_books(folder / FILE)):
        store = open_store(folder, replace(how, till=till))
        try:
            epoch = max(store.ident.epoch, store.last_known().epoch) + 1
            event = BackupRestored(epoch, store.head()[0])
            request = f"{act.request}-{till}"
            store.keep(Change(request, "restore", act.who, act.at_ms, act.offset_min, (event,)))
        finally:
            store.close()
    return epoch


def _proved(path: Path, keys: Path | None) -> None:
    """Audit a copy in its own right. The heads known with the keys are later than it: only they may differ."""
    db = Db(path)
    try:
        found = [one for one in Audit(db, keys_of(db, keys)).run() if one.rule != "L40"]
    except sqlite3.Error as error:  # a database of something else, or of nothing
        raise Refused("damaged", what="file", file=path.name) from error
    finally:
        db.close()
    if found:
        raise Refused("damaged", what=str(found[0]), file=path.name)


def _set_aside(folder: Path, at_ms: int) -> None:
    """Keep the present books beside the new ones, and take their log away, which must not meet another file."""
    path = folder / FILE
    if not path.exists():
        return
    aside = folder / f"kasa-replaced-{at_ms}"
    for end in ("", "-wal", "-shm"):
        part = path.with_name(path.name + end)
        if part.exists():
            shutil.copy2(part, f"{aside}.db{end}")
            os.chmod(f"{aside}.db{end}", 0o600)
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _tills(folder: Path) -> set[int]:
    """Return the tills that were ever open here."""
    return {int(lock.stem.removeprefix("till-")) for lock in folder.glob("till-*.lock")}


def _in_books(path: Path) -> set[int]:
    with said():
        file = sqlite3.connect(path)
        try:
            return {row[0] for row in file.execute("SELECT till FROM till")}
        finally:
            file.close()
