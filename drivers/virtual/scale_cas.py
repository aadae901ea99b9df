"""A simulated CAS scale, written from the manuals' record layout, not from the driver."""

from __future__ import annotations

from drivers.virtual.scale import VirtualScale


class VirtualCasScale(VirtualScale):
    """ENQ gets ACK (NAK when it has no zero), DC1 gets the record; anything else is left unanswered."""

    def hear(self, data: bytes) -> bytes:
        """The answers to ENQ and DC1 in the order asked."""
        if self.mood == "offline":
            return b""
        said = b""
        for byte in data:
            if byte == 0x05:
                said += b"\x15" if self.mood == "zero_lost" else b"\x06"
            elif byte == 0x11:
                said += self._record()
        return said

    def _record(self) -> bytes:
        stable = "U" if self.mood == "moving" else "S"
        sign = {"overload": "F", "under_zero": "-"}.get(self.mood, " ")
        kilos, rest = divmod(self.grams, 1000)
        body = f"{stable}{sign}{kilos:2d}.{rest:03d}kg".encode("ascii")
        check = 0
        for byte in body:
            check ^= byte
        return b"\x01\x02" + body + bytes((check,)) + b"\x03\x04"
