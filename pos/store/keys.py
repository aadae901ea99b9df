"""The till's secrets: files of mode 0600 in a folder of mode 0700, outside the data folder, made at first start.

Whoever can read them as this OS user (or as root) can forge what follows; the signed and printed Z is what
still holds then. A shop that wants more lets another OS user or a TPM hold them behind the Signer port.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from pos.errors import Refused

Entropy = Callable[[int], bytes]
"""Gives that many unguessable bytes; handed in."""

_SIZE: Final = 32


def key_folder(environ: Mapping[str, str], home: Path) -> Path:
    """Return where the keys live: KASA_KEYS, or the user's state folder."""
    named = environ.get("KASA_KEYS")
    if named:
        return Path(named)
    state = environ.get("XDG_STATE_HOME") or environ.get("LOCALAPPDATA")
    return (Path(state) if state else home / ".local" / "state") / "kasa" / "keys"


def private_folder(path: Path) -> Path:
    """Make a folder that only this user may enter. Refuses read_only when it cannot be made."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o700)
    except OSError as error:
        raise Refused("read_only", folder=path.name) from error
    return path


class Keys:
    """The secrets of one shop's books, by name; made when first asked for, unless they must exist already."""

    def __init__(self, folder: Path, shop: str, entropy: Entropy) -> None:
        self.folder = folder / shop
        self._entropy = entropy

    def secret(self, name: str, *, make: bool = True) -> bytes:
        """Return 32 secret bytes. Refuses damaged when the file is missing (and not to be made) or too short."""
        path = self.folder / name
        if make and not path.exists():
            self._make(path)
        try:
            if os.name == "posix" and path.stat().st_mode & 0o077:
                path.chmod(0o600)
            kept = path.read_bytes()
        except OSError as error:
            raise Refused("damaged", why="keys", what=f"key {name}") from error
        if len(kept) != _SIZE:
            raise Refused("damaged", why="keys", what=f"key {name}")
        return kept

    def told(self, name: str) -> dict[str, str]:
        """Return what a person told the till in confidence under a name: a device's passwords; empty for nothing.

        A file that cannot be read says nothing: the device then tells that its secret is missing.
        """
        try:
            return msgspec.json.decode((self.folder / name).read_bytes(), type=dict[str, str])
        except (OSError, msgspec.DecodeError, UnicodeError):
            return {}

    def tell(self, name: str, told: Mapping[str, str]) -> None:
        """Keep what a person told in confidence, instead of what was told before. Refuses read_only."""
        path = self.folder / name
        if told:
            self._write(path, msgspec.json.encode(dict(told), order="sorted"))
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise Refused("read_only", folder=path.parent.name) from error

    def _make(self, path: Path) -> None:
        self._write(path, self._entropy(_SIZE))

    def _write(self, path: Path, content: bytes) -> None:
        private_folder(self.folder)
        fresh = path.with_suffix(".new")
        try:
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError as error:
            raise Refused("read_only", folder=path.parent.name) from error
