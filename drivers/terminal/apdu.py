"""ZVT messages as the till speaks and reads them: pure codec.

Source: the public ZVT interface description 13.x, as facts (names and numbers): a message is class, instruction, length
and data; the length is one byte, or FF and two bytes, low byte first. Amounts are 12 BCD digits. Fields of a status
information are BMPs: one byte that names the field, then its data, fixed or with a length in digits (F0 to F9).
"""

from __future__ import annotations

from msgspec import Struct

from drivers.protocol import DeviceError

REGISTER, PAY, REPEAT, ABORT = b"\x06\x00", b"\x06\x01", b"\x06\x20", b"\x06\xb0"
REVERSE, GIVE_BACK, END_OF_DAY, ENQUIRE = b"\x06\x30", b"\x06\x31", b"\x06\x50", b"\x05\x01"
ACK, WORKING, STATUS = b"\x80\x00", b"\x04\xff", b"\x04\x0f"
DONE, BROKEN_OFF = b"\x06\x0f", b"\x06\x1e"
PRINTS = (b"\x06\xd1", b"\x06\xd3")
YES = b"\x80\x00\x00"
LONGEST = 4096

ABORTED = 0x6C
"""Result: the customer's or the cashier's own key, or time ran out at the terminal."""
ALREADY_REVERSED = 0xB4
"""Result of a reversal that was done before."""

_TELL_HOW_FAR, _PAY_FROM_TILL_ONLY = 0x08, 0x10
_CONTROL = (
    _TELL_HOW_FAR | _PAY_FROM_TILL_ONLY
)  # slips are printed by the terminal itself: no bit for that
_CURRENCY = {"EUR": b"\x09\x78", "PLN": b"\x09\x85", "SEK": b"\x07\x52", "GBP": b"\x08\x26"}
_AMOUNT_DIGITS = 12
_FIXED = {
    0x01: 1, 0x02: 1, 0x03: 1, 0x04: 6, 0x05: 1, 0x0B: 3, 0x0C: 3, 0x0D: 2, 0x0E: 2, 0x17: 2, 0x19: 1,
    0x27: 1, 0x29: 4, 0x2A: 15, 0x37: 3, 0x3A: 2, 0x3B: 8, 0x3D: 3, 0x49: 2, 0x87: 2, 0x88: 3, 0x8A: 1,
    0x8C: 1, 0x92: 1, 0x9A: 1, 0xA0: 1, 0xAA: 3, 0xBA: 5, 0xEB: 8, 0xF9: 2,
}  # fmt: skip
_DIGITS_OF_LENGTH = {0x22: 2, 0x23: 2, 0x2D: 2, 0x8B: 2, 0xA7: 2, 0x24: 3, 0x3C: 3, 0x60: 3}
_TLV = 0x06
_TOTALS = 0x60
_VERSION = 0xF0
_OF_CARDS = 7  # girocard, JCB, Eurocard, Amex, Visa, Diners, others: a count and a sum each


class Message(Struct, frozen=True):
    """One message: two bytes that name it, and its data."""

    name: bytes
    data: bytes = b""

    @property
    def refuses(self) -> bool:
        """The terminal will not do what was asked."""
        return self.name[0] == 0x84


class Payment(Struct, frozen=True):
    """What a status information tells of a payment; `result` 0 is approved, None where it is not told."""

    result: int | None = None
    amount: int = 0
    trace: str = ""
    receipt: str = ""
    card_tail: str = ""
    card_name: str = ""
    payments: int | None = None  # how many an end of day counts; None where it tells of one payment


class Standing(Struct, frozen=True):
    """What a status enquiry tells: the terminal's state by its number (0 ready), and its software's name."""

    state: int | None = None
    software: str = ""


def message(name: bytes, data: bytes = b"") -> bytes:
    """The bytes of one message."""
    length = bytes((len(data),)) if len(data) < 0xFF else b"\xff" + len(data).to_bytes(2, "little")
    return name + length + data


def read(data: bytes) -> tuple[list[Message], bytes]:
    """The whole messages in `data`, and the unfinished rest; a length that cannot be throws all of it away."""
    found: list[Message] = []
    while len(data) >= 3:
        head, length = (5, int.from_bytes(data[3:5], "little")) if data[2] == 0xFF else (3, data[2])
        if length > LONGEST:
            return found, b""
        if len(data) < head + length:
            break
        found.append(Message(data[:2], data[head : head + length]))
        data = data[head + length :]
    return found, data


def register(password: str, currency: str = "EUR") -> bytes:
    """Sign this till on at the terminal; `password` is six digits. DeviceError bad_option."""
    return message(REGISTER, _password(password) + bytes((_CONTROL,)) + _number_of(currency))


def pay(amount: int, currency: str) -> bytes:
    """Ask for `amount` minor units; DeviceError bad_option for what cannot stand in a message."""
    return message(PAY, _sum(amount, currency))


def give_back(amount: int, currency: str, password: str) -> bytes:
    """Ask to give `amount` minor units back to a card (refund); DeviceError bad_option as in pay."""
    return message(GIVE_BACK, _password(password) + _sum(amount, currency))


def reverse(receipt: str, password: str) -> bytes:
    """Ask to undo the payment with this receipt number, four digits; DeviceError bad_option for another."""
    if len(receipt) != 4 or not (receipt.isascii() and receipt.isdigit()):
        raise DeviceError("bad_option", option="reference", value=receipt)
    return message(REVERSE, _password(password) + b"\x87" + bytes.fromhex(receipt))


def end_of_day(password: str) -> bytes:
    """Ask for the end of day: the terminal hands its payments to the bank and tells their sum."""
    return message(END_OF_DAY, _password(password))


def enquire(password: str) -> bytes:
    """Ask how the terminal is; it begins nothing."""
    return message(ENQUIRE, _password(password))


def _sum(amount: int, currency: str) -> bytes:
    if not 0 < amount < 10**_AMOUNT_DIGITS:
        raise DeviceError("bad_option", option="amount", value=amount)
    digits = f"{amount:0{_AMOUNT_DIGITS}d}"
    return b"\x04" + bytes.fromhex(digits) + b"\x49" + _number_of(currency)


def repeat(password: str) -> bytes:
    """Ask for the last payment again: the one question by which a lost answer can be learnt."""
    return message(REPEAT, _password(password))


def abort() -> bytes:
    """Stop what the terminal is doing."""
    return message(ABORT)


def payment(data: bytes) -> Payment:
    """The fields of a status information; reading ends at a field that is not known."""
    fields = _fields(data)
    pan = fields.get(0x22, b"").hex().rstrip("f")
    tail = pan[-4:]
    result = fields.get(0x27)
    return Payment(
        result=None if not result else result[0],
        amount=_whole(fields.get(0x04, b"")),
        trace=_told(fields.get(0x0B, b"").hex()),
        receipt=_told(fields.get(0x87, b"").hex()),
        card_tail=tail if len(tail) == 4 and tail.isdigit() else "",
        card_name=fields.get(0x8B, b"").split(b"\x00")[0].decode("ascii", "replace"),
        payments=_counted(fields.get(_TOTALS)),
    )


def standing(data: bytes) -> Standing:
    """The completion of a status enquiry: perhaps F0, two digits of length and the software, then one byte of state."""
    software = b""
    if data[:1] == bytes((_VERSION,)):
        digits = data[1:3]
        if len(digits) < 2 or any(not 0xF0 <= digit <= 0xF9 for digit in digits):
            return Standing()
        end = 3 + (digits[0] & 0x0F) * 10 + (digits[1] & 0x0F)
        software, data = data[3:end], data[end:]
    name = software.decode("ascii", "replace").strip()
    return Standing(data[0] if data and data[0] != _TLV else None, name)


def _counted(totals: bytes | None) -> int | None:
    """How many payments a day has: after the first and last receipt number come seven counts with their sums."""
    if totals is None:
        return None
    parts = [totals[4 + 7 * n : 11 + 7 * n] for n in range(_OF_CARDS)]
    return sum(part[0] for part in parts if part)


def _fields(data: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    while data:
        start_end = _extent(data)
        if start_end is None or len(data) < start_end[1]:
            break
        start, end = start_end
        found.setdefault(data[0], data[start:end])
        data = data[end:]
    return found


def _extent(data: bytes) -> tuple[int, int] | None:
    """Where the value of the first field begins and ends; None for a field whose length nobody knows."""
    name = data[0]
    if name in _FIXED:
        return 1, 1 + _FIXED[name]
    if name in _DIGITS_OF_LENGTH:
        digits = data[1 : 1 + _DIGITS_OF_LENGTH[name]]
        if any(not 0xF0 <= digit <= 0xF9 for digit in digits):
            return None
        length = int("".join(str(digit & 0x0F) for digit in digits) or "0")
        start = 1 + _DIGITS_OF_LENGTH[name]
        return start, start + length
    return _tlv(data) if name == _TLV else None


def _tlv(data: bytes) -> tuple[int, int] | None:
    """The container of further fields, with a length as in BER."""
    if len(data) < 2:
        return None
    if data[1] < 0x80:
        return 2, 2 + data[1]
    count = data[1] & 0x7F
    return 2 + count, 2 + count + int.from_bytes(data[2 : 2 + count], "big")


def _whole(bcd: bytes) -> int:
    digits = bcd.hex()
    return int(digits) if digits.isdigit() else 0


def _told(digits: str) -> str:
    return digits if digits.isdigit() else ""


def _password(text: str) -> bytes:
    if len(text) != 6 or not (text.isascii() and text.isdigit()):
        raise DeviceError("bad_option", option="password", value="…")
    return bytes.fromhex(text)


def _number_of(currency: str) -> bytes:
    if currency not in _CURRENCY:
        raise DeviceError("bad_option", option="currency", value=currency)
    return _CURRENCY[currency]
