"""The renderer of python-escpos."""

from escpos.capabilities import Profile
from PIL.Image import Image

class Escpos:
    def __init__(self, profile: Profile | None = ...) -> None: ...
    def _raw(self, msg: bytes) -> None: ...
    def close(self) -> None: ...
    def text(self, txt: str) -> None: ...
    def set(
        self,
        align: str | None = ...,
        *,
        bold: bool | None = ...,
        width: int | None = ...,
        height: int | None = ...,
        custom_size: bool | None = ...,
    ) -> None: ...
    def qr(self, content: str, ec: int = ..., size: int = ..., *, native: bool = ...) -> None: ...
    def image(self, img_source: Image, *, impl: str = ..., fragment_height: int = ...) -> None: ...
    def print_and_feed(self, n: int = ...) -> None: ...
    def _hw_barcode(
        self,
        code: str,
        bc: str,
        height: int = ...,
        width: int = ...,
        pos: str = ...,
        font: str = ...,
        align_ct: bool = ...,
        function_type: str | None = ...,
        check: bool = ...,
    ) -> None: ...
