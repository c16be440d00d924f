"""Words as pictures: each rasterised once with Pillow and kept in one atlas on the card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parent.parent.parent / "assets" / "fonts"
"""Where the fonts lie: beside this package in a checkout and in an installed wheel alike."""
REGULAR, BOLD = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"
ATLAS_PX = 2048
"""Side of the atlas."""
PAD_PX = 1
"""Empty pixels around each picture, so that no neighbour bleeds in."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Where one text lies in the atlas."""

    uv: tuple[float, float, float, float]
    """Left, top, right, bottom in texture coordinates."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    left: int
    """From where the text starts to where its ink starts, pixels."""
    top: int
    """From the top of the line to where its ink starts, pixels."""


@cache
def font(size_px: int, bold: bool = False) -> Any:
    """A font at a size; the basic layout, so that every machine draws the same."""
    from PIL import ImageFont

    return ImageFont.truetype(str(FONTS / (BOLD if bold else REGULAR)), size_px, layout_engine=ImageFont.Layout.BASIC)


def text_width(text: str, size_px: int, bold: bool = False) -> float:
    """How far the pen moves, pixels."""
    return float(font(size_px, bold).getlength(text))


def wrapped(text: str, width_px: float, size_px: int, bold: bool = False, most_lines: int = 99) -> list[str]:
    """The text in lines that fit; the last ends in an ellipsis where there is more."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size_px, bold) > width_px:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    if len(lines) > most_lines:
        lines = [*lines[: most_lines - 1], lines[most_lines - 1] + " …"]
    return [shortened(line, width_px, size_px, bold) for line in lines]


def shortened(text: str, width_px: float, size_px: int, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is too wide."""
    if text_width(text, size_px, bold) <= width_px:
        return text
    while text and text_width(text + "…", size_px, bold) > width_px:
        text = text[:-1]
    return text.rstrip() + "…"


class Atlas:
    """One texture that holds every text in use, filled shelf by shelf and begun anew when it is full."""

    def __init__(self, ctx: Any) -> None:
        self.texture = ctx.texture((ATLAS_PX, ATLAS_PX), 1)
        self.texture.repeat_x = self.texture.repeat_y = False
        self._known: dict[tuple[str, int, bool], Glyphs] = {}
        self._pen = (0, 0)
        self._shelf = 0
        self.generation = 0
        """Goes up when the atlas begins anew: places given before are void."""

    def place(self, text: str, size_px: int, bold: bool = False) -> Glyphs:
        """Where a text lies, rasterised now if it is not there yet."""
        key = (text, size_px, bold)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._add(text, size_px, bold)
        return found

    def _add(self, text: str, size_px: int, bold: bool) -> Glyphs:
        from PIL import Image, ImageDraw

        face = font(size_px, bold)
        x0, y0, x1, y1 = (int(v) for v in face.getbbox(text))
        width, height = min(max(x1 - x0, 1), ATLAS_PX - 2 * PAD_PX), max(y1 - y0, 1)
        picture = Image.new("L", (width, height), 0)
        ImageDraw.Draw(picture).text((-x0, -y0), text, fill=255, font=face)
        x, y = self._room_for(width + 2 * PAD_PX, height + 2 * PAD_PX)
        self.texture.write(picture.tobytes(), viewport=(x, y, width, height), alignment=1)
        uv = (x / ATLAS_PX, y / ATLAS_PX, (x + width) / ATLAS_PX, (y + height) / ATLAS_PX)
        return Glyphs(uv, width, height, x0, y0)

    def _room_for(self, width: int, height: int) -> tuple[int, int]:
        x, y = self._pen
        if x + width > ATLAS_PX:
            x, y = 0, y + self._shelf
            self._shelf = 0
        if y + height > ATLAS_PX:
            self._known.clear()
            self.generation += 1
            x, y, self._shelf = 0, 0, 0
        self._pen = (x + width, y)
        self._shelf = max(self._shelf, height)
        return x + PAD_PX, y + PAD_PX
