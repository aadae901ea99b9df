"""A scale that is asked: the shared driver over any ScaleCodec; a new protocol is a codec and a three-line class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drivers.attached import Attached
from drivers.link.base import Link
from drivers.protocol import Clock, DeviceError, Health, Option, Role, ScaleState, Weighed
from drivers.scale.wire import LONGEST_FRAME, Say, ScaleCodec, Trouble, Word
from drivers.words import N_

_WRITE_S = 1.0
_TURN_S = 0.1
_SHORT_S = 0.01
_GARBLED_IS_FAULT = 3


class AskedScale(Attached):
    """Asks for the weight every `poll_ms` and on demand; pushes Weighed when it changed or was asked for."""

    role = Role.SCALE
    codec: ScaleCodec
    OPTIONS: ClassVar[tuple[Option, ...]] = (
        Option(
            "poll_ms",
            "number",
            "400",
            (),
            N_("How often the scale is asked, in ms; 0: only on demand"),
        ),
        Option(
            "answer_ms", "number", "1000", (), N_("How long the scale may take to answer, in ms")
        ),
    )

    def __init__(self, link: Link, options: Mapping[str, str], clock: Clock) -> None:
        super().__init__(link, options, clock)
        self._poll_ms = self._number("poll_ms", 400)
        self._answer_ms = self._number("answer_ms", 1000)
        self._rest = b""
        self._wanted = self._again = False
        self._last: Weighed | None = None
        self._sent_at: int | None = None
        self._next_at = 0
        self._garbled = 0

    def ask_weight(self, unit_price: int = 0, tare: int = 0) -> None:
        """Ask for one weight now; the answer is pushed even if it is the same as before."""
        self._post(self._want)

    def opened(self) -> None:
        """A new wire: forget halves of frames and ask at once."""
        self._rest, self._sent_at, self._garbled = b"", None, 0
        self._again = False
        self._next_at = self._clock.now_ms()
        super().opened()
        self._ask()

    def heard(self, data: bytes) -> None:
        """Push what the scale said."""
        words, rest = self.codec.read(self._rest + data)
        self._rest = rest[-LONGEST_FRAME:]
        for word in words:
            self._take(word)

    def turn(self) -> float:
        """Ask when it is time; a scale that owes an answer too long is offline."""
        now = self._clock.now_ms()
        if self._sent_at is not None and now - self._sent_at >= self._answer_ms:
            self._no_answer()
        if self._sent_at is None and self._due(now):
            self._ask()
        if self._sent_at is not None or not self._poll_ms:
            return _TURN_S
        return max(_SHORT_S, min(_TURN_S, (self._next_at - now) / 1000))

    def poked(self) -> None:
        """Ask now."""
        if self._sent_at is None:
            self._ask()

    def lost(self, error: DeviceError) -> None:
        """A scale without a wire is offline, and an asked weight is answered so."""
        self._sent_at, self._rest = None, b""
        self._push(Weighed(ScaleState.OFFLINE))
        super().lost(error)

    def _due(self, now: int) -> bool:
        return self._worker.is_open and bool(self._poll_ms or self._wanted) and now >= self._next_at

    def _want(self) -> None:
        self._wanted = True
        if not self._worker.is_open:
            self._push(Weighed(ScaleState.OFFLINE))
        elif self._sent_at is None:
            self._ask()
        else:
            self._again = True  # the answer under way was asked before somebody wanted one

    def _ask(self) -> None:
        self._sent_at = self._clock.now_ms()
        self._next_at = self._sent_at + self._poll_ms
        self._expect_answer()
        if self.codec.question:
            self._worker.write(self.codec.question, _WRITE_S)

    def _no_answer(self) -> None:
        self._answered()
        self._rest, self._again = b"", False
        self._be(Health.SILENT, "no_answer")
        self._push(Weighed(ScaleState.OFFLINE))

    def _answered(self) -> None:
        self._sent_at = None
        self._answer_came()

    def _take(self, word: Word) -> None:
        if isinstance(word, Say):
            self._worker.write(word.data, _WRITE_S)
            return
        self._answered()
        if isinstance(word, Trouble):
            self._trouble(word.code)
            return
        self._garbled = 0
        # a scale that is asked on demand alone is not looked at again: it would stay out of order for ever
        over = word.state is ScaleState.OVERLOAD and self._poll_ms > 0
        self._be(
            Health.FAULT if over else Health.OK,
            "overload" if over else "",
            {"state": word.state.value},
        )
        if self._again:
            self._again = False
            self._ask()
        else:
            self._push(word)

    def _trouble(self, code: str) -> None:
        """One garbled frame is noise and is asked again; the third, or any other trouble, is told."""
        self._garbled += code == "garbled"
        if code == "not_ready" or (code == "garbled" and self._garbled < _GARBLED_IS_FAULT):
            self._again = False  # what was wanted is asked anew in any case
            return
        self._be(Health.FAULT, code)
        self._push(Weighed(ScaleState.OFFLINE))

    def _push(self, weighed: Weighed) -> None:
        if self._wanted or weighed != self._last:
            self._wanted = False
            self._last = weighed
            self._tell(weighed)
