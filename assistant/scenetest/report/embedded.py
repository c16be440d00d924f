"""Pictures as data within the page."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import numpy as np

from assistant.scenetest.report.markup import Html, tag

QUALITY = 80
"""Of the pictures of turns, which need not be exact."""
STRONGER = 8
"""A difference is shown so many times as strong."""


def figure(path: Path, alt: str, caption: str, *, exact: bool = False) -> Html:
    """A picture with its caption, or the note that it is gone. `exact` keeps every pixel."""
    try:
        data = _png(path) if exact else _webp(path)
    except OSError:
        shown = tag("p", f"The picture {path.name} is gone.", cls="gone")
    else:
        shown = tag("img", src=data, alt=alt, loading="lazy", decoding="async")
    return tag("figure", (shown, tag("figcaption", caption)))


def difference(one: Path, other: Path, alt: str, caption: str) -> Html:
    """How two pictures of one size differ, as a picture; nothing where they cannot be compared."""
    from PIL import Image

    try:
        with Image.open(one) as a, Image.open(other) as b:
            first, second = (np.asarray(p.convert("RGB"), dtype=np.int16) for p in (a, b))
    except OSError:
        return Html()
    if first.shape != second.shape:
        return Html()
    apart = np.abs(first - second).max(axis=2, keepdims=True).repeat(3, axis=2) * STRONGER
    buffer = io.BytesIO()
    Image.fromarray(np.clip(apart, 0, 255).astype(np.uint8)).save(buffer, format="PNG", optimize=True)
    data = _data("png", buffer.getvalue())
    return tag("figure", (tag("img", src=data, alt=alt, loading="lazy"), tag("figcaption", caption)))


def _png(path: Path) -> str:
    return _data("png", path.read_bytes())


def _webp(path: Path) -> str:
    from PIL import Image

    buffer = io.BytesIO()
    with Image.open(path) as image:
        image.convert("RGB").save(buffer, format="WEBP", quality=QUALITY, method=4)
    return _data("webp", buffer.getvalue())


def _data(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
