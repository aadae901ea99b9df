"""A receipt's rows as one HTML page without anything from outside: for mail, and for whoever reads with a machine."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pos.paper import Row, clean
from ui.renderings.code import squares

_STYLE = (
    "body{margin:0;background:#eee;color:#000}"
    "main{box-sizing:border-box;max-width:26rem;margin:0 auto;padding:1.5rem 1.25rem;background:#fff;"
    "font:1rem/1.45 ui-monospace,'JetBrains Mono',Consolas,monospace;overflow-wrap:anywhere}"
    "p{display:flex;gap:1ch;justify-content:space-between;margin:0;white-space:pre-wrap}"
    "p span:last-child:not(:only-child){text-align:right;white-space:nowrap}"
    ".center{justify-content:center;text-align:center}.right{justify-content:flex-end}"
    ".bold{font-weight:700}.big{font-size:1.4em}"
    "hr{border:0;border-top:1px dashed;margin:.6rem 0}"
    "svg{display:block;width:9rem;margin:1rem auto}"
)


def receipt_html(rows: Iterable[Row], title: str, language: str) -> str:
    """Return a whole page; it wraps by itself on any width, so rows are not laid out for columns."""
    body = "\n".join(filter(None, map(_row, rows)))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _row(row: Row) -> str:
    if row.cut:
        return ""
    if row.rule:
        return "<hr>"
    if row.qr:
        return _code(row.qr)
    names = [row.align] if row.align != "left" and not row.right else []
    names += [name for name, on in (("bold", row.bold), ("big", row.big)) if on]
    kind = f' class="{" ".join(names)}"' if names else ""
    left, right = clean(row.left or row.barcode), clean(row.right)
    cells = f"<span>{escape(left)}</span>" + (f"<span>{escape(right)}</span>" if right else "")
    return f"<p{kind}>{cells}</p>"


def _code(text: str) -> str:
    """Return a QR code as a drawing of its own, with the quiet zone that readers need."""
    dark = squares(text)
    side = len(dark) + 8
    path = "".join(
        f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(dark) for x, on in enumerate(row) if on
    )
    said = escape(text, quote=True)
    return (
        f'<svg viewBox="0 0 {side} {side}" role="img" aria-label="{said}" shape-rendering="crispEdges">'
        f'<path d="{path}"/></svg>'
    )
