"""Which letter lies on a key of a US keyboard, by the number that the keyboard itself sends.

X11 and Wayland add eight to the key's number, Windows hands it on unchanged.
"""

from __future__ import annotations

from drivers.protocol import US_KEYS

_PLAIN = {first + n: letter for first, letters, _ in US_KEYS for n, letter in enumerate(letters)}
_SHIFTED = {first + n: letter for first, _, letters in US_KEYS for n, letter in enumerate(letters)}
_OFFSET = {"xcb": 8, "wayland": 8, "windows": 0}


def latin_letter(platform: str, scan_code: int, *, shift: bool) -> str:
    """The US letter of the key, or "" for a key or a platform that is not known.

    `platform` is Qt's own name of it; `scan_code` is QKeyEvent.nativeScanCode.
    """
    offset = _OFFSET.get(platform)
    if offset is None:
        return ""
    return (_SHIFTED if shift else _PLAIN).get(scan_code - offset, "")
