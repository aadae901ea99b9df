"""A USB printer on umockdev's test bed, answering what libusb asks of the kernel; run by the system's Python with gi.

Usage: umockdev_rig.py SCENE COMMAND…. SCENE is plain, usblp (the system's driver holds it), nak (it takes nothing),
stall (once) or gone (pulled out after the first packet). In the end one line of JSON on standard error: what was
printed, what was done to the interface, who holds it. Source: linux/usbdevice_fs.h (numbers, struct usbdevfs_urb).
"""

from __future__ import annotations

import errno
import json
import os
import struct
import subprocess
import sys

from gi.repository import GLib, UMockdev

SUBMIT, REAP, REAP_NOW, DISCARD = 0x8038550A, 0x4008550C, 0x4008550D, 0x550B
CAPABILITIES, GET_DRIVER, CLAIM, RELEASE = 0x8004551A, 0x41045508, 0x8004550F, 0x80045510
IOCTL, SET_CONFIGURATION, CLEAR_HALT = 0xC0105512, 0x80045505, 0x80045515
DISCONNECT, CONNECT = 0x5516, 0x5517
URB, CONTROL = 56, 2
OUT, BACK = 0x02, 0x81
DEVICE = struct.pack("<BBHBBBBHHHBBBB", 18, 1, 0x0200, 0, 0, 0, 64, 0x04B8, 0x0E28, 1, 0, 0, 3, 1)
PARTS = (
    struct.pack("<BBBBBBBBB", 9, 4, 0, 0, 2, 7, 1, 2, 0)
    + struct.pack("<BBBBHB", 7, 5, OUT, 2, 64, 0)
    + struct.pack("<BBBBHB", 7, 5, BACK, 2, 64, 0)
)
CONFIGURATION = struct.pack("<BBHBBBBB", 9, 2, 9 + len(PARTS), 1, 1, 0, 0x80, 50) + PARTS
STRINGS = {0: b"\x04\x03\x09\x04", 3: b"\x10\x03" + "SN12345".encode("utf-16-le")}
WHERE = "/devices/pci0000:00/0000:00:14.0/usb1/1-1"
NODE = "/dev/bus/usb/001/002"
Answer = tuple[int, int]
DONE: Answer = (0, 0)
Waiting = tuple[UMockdev.IoctlData, "UMockdev.IoctlData | None", int]


class Printer:
    """The device's side: what it got, what it has to say, and the transfers that wait."""

    def __init__(self, scene: str) -> None:
        self.scene, self.got, self.says = scene, b"", b""
        self.held, self.stalled = scene == "usblp", scene == "stall"
        self.waiting: list[Waiting] = []
        self.done: list[UMockdev.IoctlData] = []
        self.log: list[str] = []

    def handle(self, handler: UMockdev.IoctlBase, client: UMockdev.IoctlClient) -> bool:
        request, arg = client.get_request(), client.get_arg()
        known = {
            SUBMIT: self.submit, REAP: self.reap, REAP_NOW: self.reap, DISCARD: self.discard,
            GET_DRIVER: self.driver, CLAIM: self.claim, IOCTL: self.take, CLEAR_HALT: self.clear,
            CAPABILITIES: self.capabilities, RELEASE: self.nothing, SET_CONFIGURATION: self.nothing,
        }  # fmt: skip
        if request not in known:
            return False
        client.complete(*known[request](arg))
        return True

    # -- the interface -------------------------------------------------------------------------------------------

    def nothing(self, arg: UMockdev.IoctlData) -> Answer:
        return DONE

    def capabilities(self, arg: UMockdev.IoctlData) -> Answer:
        arg.resolve(0, 4).update(0, bytes(4))
        return DONE

    def driver(self, arg: UMockdev.IoctlData) -> Answer:
        if not self.held:
            return -1, errno.ENODATA
        arg.resolve(0, 260).update(4, b"usblp\0")
        return DONE

    def claim(self, arg: UMockdev.IoctlData) -> Answer:
        self.log.append("claim")
        return (-1, errno.EBUSY) if self.held else DONE

    def take(self, arg: UMockdev.IoctlData) -> Answer:
        (code,) = struct.unpack("<i", bytes(arg.resolve(0, 16).retrieve())[4:8])
        self.log.append({DISCONNECT: "disconnect", CONNECT: "connect"}.get(code, hex(code)))
        self.held = code == CONNECT
        return DONE

    def clear(self, arg: UMockdev.IoctlData) -> Answer:
        self.log.append("clear")
        self.stalled = False
        return DONE

    # -- transfers -----------------------------------------------------------------------------------------------

    def submit(self, arg: UMockdev.IoctlData) -> Answer:
        urb = arg.resolve(0, URB)
        raw = bytes(urb.retrieve())
        (length,) = struct.unpack("<i", raw[24:28])
        buffer = urb.resolve(16, length)
        if raw[0] == CONTROL:
            self.control(urb, buffer, bytes(buffer.retrieve()))
        elif self.scene == "gone" and self.got:
            return -1, errno.ENODEV
        elif raw[1] == OUT:
            self.out(urb, bytes(buffer.retrieve()))
        else:
            self.waiting.append((urb, buffer, length))
            self.feed()
        return DONE

    def control(self, urb: UMockdev.IoctlData, buffer: UMockdev.IoctlData, data: bytes) -> None:
        (value,) = struct.unpack("<H", data[2:4])
        said = STRINGS.get(value & 0xFF, b"") if data[1] == 6 and value >> 8 == 3 else b""
        said = said[: struct.unpack("<H", data[6:8])[0]]
        if said:
            buffer.update(8, said)
        self.finish(urb, 0, len(said))

    def out(self, urb: UMockdev.IoctlData, data: bytes) -> None:
        if self.scene == "nak":
            self.waiting.append((urb, None, 0))
        elif self.stalled:
            self.finish(urb, -errno.EPIPE, 0)
        else:
            self.got += data
            self.says += b"\x12" * data.count(b"\x10\x04\x01")
            self.finish(urb, 0, len(data))
            self.feed()

    def feed(self) -> None:
        for one in list(self.waiting):
            urb, buffer, length = one
            if buffer is not None and self.says:
                part, self.says = self.says[:length], self.says[length:]
                buffer.update(0, part)
                self.waiting.remove(one)
                self.finish(urb, 0, len(part))

    def finish(self, urb: UMockdev.IoctlData, status: int, length: int) -> None:
        urb.update(4, struct.pack("<i", status))
        urb.update(28, struct.pack("<i", length))
        self.done.append(urb)

    def reap(self, arg: UMockdev.IoctlData) -> Answer:
        if not self.done:
            return -1, errno.EAGAIN
        arg.resolve(0, 8).set_ptr(0, self.done.pop(0))
        return DONE

    def discard(self, arg: UMockdev.IoctlData) -> Answer:
        """One transfer at a time waits: it is the one that is meant."""
        if not self.waiting:
            return -1, errno.EINVAL
        self.finish(self.waiting.pop(0)[0], -errno.ENOENT, 0)
        return DONE


def main() -> None:
    bed, printer = UMockdev.Testbed.new(), Printer(sys.argv[1])
    bed.add_from_string(
        f"P: {WHERE}\nN: {NODE.removeprefix('/dev/')}\nE: DEVNAME={NODE}\nE: DEVTYPE=usb_device\n"
        "E: BUSNUM=001\nE: DEVNUM=002\nE: SUBSYSTEM=usb\n"
        "A: busnum=1\\n\nA: devnum=2\\n\nA: speed=12\\n\nA: bConfigurationValue=1\\n\n"
        "A: idVendor=04b8\\n\nA: idProduct=0e28\\n\n"
        f"H: descriptors={(DEVICE + CONFIGURATION).hex().upper()}\n"
    )
    handler, loop = UMockdev.IoctlBase(), GLib.MainLoop()
    handler.connect("handle-ioctl", printer.handle)
    bed.attach_ioctl(NODE, handler)
    bed_of = {"LD_PRELOAD": "libumockdev-preload.so.0", "UMOCKDEV_DIR": bed.get_root_dir()}
    child = subprocess.Popen(sys.argv[2:], env={**os.environ, **bed_of})
    GLib.child_watch_add(GLib.PRIORITY_DEFAULT, child.pid, lambda pid, status: loop.quit())
    loop.run()
    told = {"got": printer.got.hex(), "log": printer.log, "held": printer.held}
    print(json.dumps(told), file=sys.stderr)


if __name__ == "__main__":
    main()
