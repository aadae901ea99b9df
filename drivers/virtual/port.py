"""The device's end of a wire: one thread that carries bytes between a virtual device and whoever opens its port.

TCP works everywhere; ptys (drivers/virtual/pty_port.py) need Linux, on Windows a TCP port stands in for a COM port.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable

from drivers.virtual.behaviour import Behaviour, VirtualDevice

_TURN_S = 0.02
_PIECE = 4096


def _unwatched(up: bool) -> None:
    """Nobody asked to be told about the line."""


class Port(ABC):
    """Shared life of a virtual port; a subclass knows how its kind of wire is opened, read and cut."""

    def __init__(self, device: Behaviour) -> None:
        self.device = device
        self.on_line: Callable[[bool], None] = _unwatched
        """Told True when the till has opened the line, False when it is gone; on the port's own thread."""
        if isinstance(device, VirtualDevice):
            device.wake = self.wake
            device.cable = self
            self.on_line = device.line
        self.address = ""
        self._ears, self._voice = socket.socketpair()
        self._ears.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._ears, selectors.EVENT_READ)
        self._plugged = True
        self._running = False
        self._thread: threading.Thread | None = None
        self._after_switch: threading.Event | None = None
        self._connected = False

    def open(self) -> None:
        """Begin to serve; `address` then names the port to open."""
        self._connect()
        self._running = True
        self._thread = threading.Thread(target=self._serve, name=f"virtual {self.address}")
        self._thread.daemon = True
        self._thread.start()

    def close(self) -> None:
        """End the thread and free the wire."""
        self._running = False
        self.wake()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._selector.close()
        self._ears.close()
        self._voice.close()

    def wake(self) -> None:
        """Let the device speak now rather than at its next turn."""
        with contextlib.suppress(OSError):
            self._voice.send(b".")

    def unplug(self) -> None:
        """Pull the cable: whoever reads sees the wire go; returns when it is gone."""
        self._switch(False)

    def plug(self) -> None:
        """Put the cable back at the same address; returns when the port is there."""
        self._switch(True)

    def _switch(self, plugged: bool) -> None:
        done = threading.Event()
        self._plugged = plugged
        self._after_switch = done
        self.wake()
        if self._thread not in (None, threading.current_thread()):
            done.wait(2.0)

    def _serve(self) -> None:
        while self._running:
            for key, _ in self._selector.select(_TURN_S):
                if key.fileobj is self._ears:
                    with contextlib.suppress(BlockingIOError):
                        self._ears.recv(_PIECE)
                else:
                    self._ready(key.fileobj)
            self._follow_cable()
            if self._connected:
                self._say(self.device.due())
                if self.device.hangs_up():
                    self._hang_up()
            self._turn()
        self._disconnect()

    def _follow_cable(self) -> None:
        done, self._after_switch = self._after_switch, None
        if self._plugged and not self._connected:
            self._connect()
        elif not self._plugged and self._connected:
            self._disconnect()
        if done is not None:
            done.set()

    def _heard(self, data: bytes) -> None:
        self._say(self.device.hear(data))

    @abstractmethod
    def _connect(self) -> None:
        """Open the wire and set `address`, `_connected`."""

    @abstractmethod
    def _disconnect(self) -> None:
        """Take the wire away."""

    @abstractmethod
    def _hang_up(self) -> None:
        """Cut whoever is connected; the port itself stays."""

    @abstractmethod
    def _ready(self, source: object) -> None:
        """Something can be read from `source`."""

    @abstractmethod
    def _say(self, data: bytes) -> None:
        """Send to whoever listens; nobody there is no fault."""

    @abstractmethod
    def _turn(self) -> None:
        """What a kind of port does once a turn."""


class TcpPort(Port):
    """A virtual device on a TCP port of this machine; the newest caller has the line."""

    def __init__(self, device: Behaviour, port: int = 0, host: str = "127.0.0.1") -> None:
        super().__init__(device)
        self.host, self.port = host, port
        self._listener: socket.socket | None = None
        self._caller: socket.socket | None = None

    def _connect(self) -> None:
        listener = socket.create_server((self.host, self.port))
        listener.setblocking(False)
        self.port = listener.getsockname()[1]
        self.address = f"{self.host}:{self.port}"
        self._listener = listener
        self._selector.register(listener, selectors.EVENT_READ)
        self._connected = True

    def _disconnect(self) -> None:
        self._hang_up()
        if self._listener is not None:
            self._selector.unregister(self._listener)
            self._listener.close()
            self._listener = None
        self._connected = False

    def _hang_up(self) -> None:
        if self._caller is not None:
            self._selector.unregister(self._caller)
            self._caller.close()
            self._caller = None
            self.on_line(False)

    def _ready(self, source: object) -> None:
        if source is self._listener and self._listener is not None:
            self._hang_up()
            with contextlib.suppress(OSError):
                caller, _ = self._listener.accept()
                caller.setblocking(True)
                caller.settimeout(1.0)
                self._caller = caller
                self.on_line(True)
                self._selector.register(caller, selectors.EVENT_READ)
        elif source is self._caller and self._caller is not None:
            self._listen_to(self._caller)

    def _turn(self) -> None:
        """The system tells of callers by itself."""

    def _listen_to(self, caller: socket.socket) -> None:
        try:
            data = caller.recv(_PIECE)
        except OSError:
            data = b""
        if data:
            self._heard(data)
        else:
            self._hang_up()

    def _say(self, data: bytes) -> None:
        if data and self._caller is not None:
            try:
                self._caller.sendall(data)
            except OSError:
                self._hang_up()
