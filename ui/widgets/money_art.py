"""How the pieces of three currencies look: colours and sizes of notes and coins, so that a hand finds them by sight.

Sizes in tenths of a millimetre, from the issuers' own pages: European Central Bank (Europa series; common sides of the
coins), Narodowy Bank Polski (series "Władcy polscy"), Sveriges Riksbank (2015 series; coins of 2016 and 1991/2009).
"""

from __future__ import annotations

from typing import NamedTuple

GREY, RED, BLUE, ORANGE, GREEN, YELLOW, PURPLE, BROWN = (
    "#7F8480",
    "#B5564A",
    "#4F7FB0",
    "#C7813B",
    "#5F9063",
    "#B99A2F",
    "#8A6699",
    "#8C6A4F",
)
GOLD, SILVER, COPPER = "#E9CD88", "#D3D6D4", "#D79A74"


class NoteArt(NamedTuple):
    """A note: its colour, length and height in tenths of a millimetre."""

    color: str
    long: int
    high: int


class CoinArt(NamedTuple):
    """A coin: metal of ring and core, diameter in tenths of a millimetre."""

    ring: str
    core: str
    wide: int


_EUR = {
    500: NoteArt(GREY, 1200, 620),
    1000: NoteArt(RED, 1270, 670),
    2000: NoteArt(BLUE, 1330, 720),
    5000: NoteArt(ORANGE, 1400, 770),
    10000: NoteArt(GREEN, 1470, 770),
    20000: NoteArt(YELLOW, 1530, 770),
    50000: NoteArt(PURPLE, 1600, 820),
}
_EUR_COINS = {
    1: CoinArt(COPPER, COPPER, 163),
    2: CoinArt(COPPER, COPPER, 188),
    5: CoinArt(COPPER, COPPER, 213),
    10: CoinArt(GOLD, GOLD, 198),
    20: CoinArt(GOLD, GOLD, 223),
    50: CoinArt(GOLD, GOLD, 243),
    100: CoinArt(GOLD, SILVER, 233),
    200: CoinArt(SILVER, GOLD, 258),
}
_PLN = {
    1000: NoteArt(BROWN, 1200, 600),
    2000: NoteArt(PURPLE, 1260, 630),
    5000: NoteArt(BLUE, 1320, 660),
    10000: NoteArt(GREEN, 1380, 690),
    20000: NoteArt(YELLOW, 1440, 720),
    50000: NoteArt(BROWN, 1500, 750),
}
_PLN_COINS = {
    1: CoinArt(GOLD, GOLD, 155),
    2: CoinArt(GOLD, GOLD, 175),
    5: CoinArt(GOLD, GOLD, 195),
    10: CoinArt(SILVER, SILVER, 165),
    20: CoinArt(SILVER, SILVER, 185),
    50: CoinArt(SILVER, SILVER, 205),
    100: CoinArt(SILVER, SILVER, 230),
    200: CoinArt(GOLD, SILVER, 215),
    500: CoinArt(SILVER, GOLD, 240),
}
_SEK = {
    2000: NoteArt(PURPLE, 1200, 660),
    5000: NoteArt(ORANGE, 1260, 660),
    10000: NoteArt(BLUE, 1330, 660),
    20000: NoteArt(GREEN, 1400, 660),
    50000: NoteArt(RED, 1470, 660),
    100000: NoteArt(BROWN, 1540, 660),
}
_SEK_COINS = {
    100: CoinArt(COPPER, COPPER, 195),
    200: CoinArt(COPPER, COPPER, 225),
    500: CoinArt(GOLD, GOLD, 238),
    1000: CoinArt(GOLD, GOLD, 205),
}
NOTES = {"EUR": _EUR, "PLN": _PLN, "SEK": _SEK}
COINS = {"EUR": _EUR_COINS, "PLN": _PLN_COINS, "SEK": _SEK_COINS}


def note_art(currency: str, minor: int) -> NoteArt:
    """The look of the note worth `minor`; a plain grey one for a piece that is not listed."""
    return NOTES.get(currency, {}).get(minor, NoteArt(GREY, 1330, 700))


def coin_art(currency: str, minor: int) -> CoinArt:
    """The look of the coin worth `minor`; a plain silver one for a piece that is not listed."""
    return COINS.get(currency, {}).get(minor, CoinArt(SILVER, SILVER, 220))
