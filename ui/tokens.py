"""The named colours of Kasa: light as drawn, dark and high contrast designed with the same names."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """The named colours, as #RRGGBB; `look.md` gives the light ones."""

    ground: str
    sheet: str
    ink: str
    quiet: str
    line: str
    edge: str  # around a field: that there is one has to be seen
    accent: str
    accent_soft: str
    on_accent: str
    on_accent_quiet: str
    warm: str
    warm_soft: str
    stop: str
    stop_soft: str
    ok: str
    key: str
    bar: str
    on_bar: str
    bar_ok: str
    bar_warm: str
    bar_stop: str
    accent_ink: str  # accent, warm and ok where they are letters: dark enough on every ground
    warm_ink: str
    ok_ink: str
    focus: str
    paper: str
    on_paper: str


LIGHT = Tokens(
    ground="#F4F3EF",
    sheet="#FFFFFF",
    ink="#1C2321",
    quiet="#5C6662",
    line="#DEDDD6",
    edge="#7F8984",
    accent="#0E5A4A",
    accent_soft="#E0EEE9",
    on_accent="#FFFFFF",
    on_accent_quiet="#D3E6DF",
    warm="#B4531A",
    warm_soft="#FBEBDF",
    stop="#A3262B",
    stop_soft="#F8E4E3",
    ok="#1E7B3C",
    key="#ECEAE3",
    bar="#1C2321",
    on_bar="#F4F3EF",
    bar_ok="#5CC389",
    bar_warm="#F0A35E",
    bar_stop="#FF8F87",
    accent_ink="#0E5A4A",
    warm_ink="#994511",
    ok_ink="#1A6E36",
    focus="#0E5A4A",
    paper="#FDFCF8",
    on_paper="#1C2321",
)
DARK = Tokens(
    ground="#121816",
    sheet="#1B2320",
    ink="#EDF1EE",
    quiet="#A3B0AA",
    line="#35413C",
    edge="#74827B",
    accent="#1B7A63",
    accent_soft="#1D3B33",
    on_accent="#FFFFFF",
    on_accent_quiet="#E3F3EC",
    warm="#F2AC72",
    warm_soft="#3B2A1C",
    stop="#FF9C96",
    stop_soft="#43211F",
    ok="#7FD6A0",
    key="#28322E",
    bar="#0A0F0D",
    on_bar="#EDF1EE",
    bar_ok="#5CC389",
    bar_warm="#F0A35E",
    bar_stop="#FF8F87",
    accent_ink="#7FD9C0",
    warm_ink="#F2AC72",
    ok_ink="#7FD6A0",
    focus="#6FD3B6",
    paper="#F1EFE8",
    on_paper="#1C2321",
)
CONTRAST = Tokens(
    ground="#000000",
    sheet="#000000",
    ink="#FFFFFF",
    quiet="#E6E6E6",
    line="#FFFFFF",
    edge="#FFFFFF",
    accent="#FFE14D",
    accent_soft="#33300F",
    on_accent="#000000",
    on_accent_quiet="#1F1C00",
    warm="#FFB877",
    warm_soft="#2B1A08",
    stop="#FF9E99",
    stop_soft="#330C0B",
    ok="#7DF0A6",
    key="#1A1A1A",
    bar="#000000",
    on_bar="#FFFFFF",
    bar_ok="#7DF0A6",
    bar_warm="#FFB877",
    bar_stop="#FF9E99",
    accent_ink="#FFE14D",
    warm_ink="#FFB877",
    ok_ink="#7DF0A6",
    focus="#66D9FF",
    paper="#FFFFFF",
    on_paper="#000000",
)
