from collections.abc import Iterable

from serial.tools.list_ports_common import ListPortInfo

def comports(include_links: bool = ...) -> Iterable[ListPortInfo]: ...
