"""Inputs by chance: bytes of any kind, right pieces in any order, and right inputs with something wrong in them."""

from __future__ import annotations

from random import Random

from tests.incoming.parser import Parser

LONGEST = 400
_MOST_PARTS = 40
_WOUNDS = 6


def told(parser: Parser, chance: Random) -> bytes:
    """One input of this parser."""
    way = chance.random()
    if parser.seeds and way < 0.4:
        return wounded(chance.choice(parser.seeds), chance)
    if parser.parts and way < 0.8:
        return b"".join(chance.choices(parser.parts, k=chance.randrange(_MOST_PARTS)))
    return chance.randbytes(chance.randrange(LONGEST))


def wounded(data: bytes, chance: Random) -> bytes:
    """A right input with some bytes changed, gone, said twice, or cut off."""
    hurt = bytearray(data)
    for _ in range(chance.randrange(_WOUNDS)):
        if not hurt:
            break
        at = chance.randrange(len(hurt))
        match chance.randrange(4):
            case 0:
                hurt[at] = chance.randrange(256)
            case 1:
                del hurt[at : at + chance.randrange(1, 8)]
            case 2:
                hurt[at:at] = hurt[at : at + chance.randrange(1, 20)]
            case _:
                del hurt[chance.randrange(at, len(hurt)) :]
    return bytes(hurt)


def pieces(data: bytes, chance: Random) -> list[bytes]:
    """An input as a wire brings it: in two pieces."""
    cut = chance.randrange(len(data) + 1)
    return [data[:cut], data[cut:]]
