"""Marks the few sentences that drivers hold (options, kinds, the doctor's words) for the translation catalogues."""

from __future__ import annotations


def N_(msgid: str) -> str:
    """This sentence is shown to people, translated where it is shown."""
    return msgid
