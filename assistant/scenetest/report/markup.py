"""HTML made of Python values. Text is always escaped; only `Html` goes into a page as it is."""

from __future__ import annotations

import html
from collections.abc import Iterable


class Html(str):
    """Markup that is known to be safe."""

    __slots__ = ()


Content = str | Iterable[str]
"""A text, markup, or several of them."""

VOID = frozenset({"img", "input", "meta", "br", "line", "rect", "circle", "path", "polyline"})
"""Elements with nothing inside."""


def escaped(text: str) -> Html:
    """A text as markup that shows it; characters that no HTML page may hold become U+FFFD."""
    if isinstance(text, Html):
        return text
    clean = "".join(c if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff") else "\ufffd" for c in text)
    return Html(html.escape(clean, quote=True))


def joined(parts: Content) -> Html:
    """Several pieces, one after the other."""
    if isinstance(parts, str):
        return escaped(parts)
    return Html("".join(escaped(part) for part in parts))


def tag(name: str, content: Content = "", /, **attributes: str | float | bool | None) -> Html:
    """An element. `cls` is its class; `data_x` and `aria_x` get a hyphen; True is a bare attribute, None is none."""
    written = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = "class" if key == "cls" else key.rstrip("_").replace("_", "-")
        shown = f"{value:g}" if isinstance(value, float) else str(value)
        written.append(f" {key}" if value is True else f' {key}="{escaped(shown)}"')
    if name in VOID:
        return Html(f"<{name}{''.join(written)}{'/' if name not in ('img', 'input', 'meta', 'br') else ''}>")
    return Html(f"<{name}{''.join(written)}>{joined(content)}</{name}>")
