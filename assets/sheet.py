"""Draws the catalogue on one sheet: `python -m assets.sheet [-o docs/images/catalogue.png]`."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.catalogue import Asset, catalogue
from scene.frames import Vec3, Viewer
from scene.meshes import ASSET_SCHEME
from scene.objects import Geometry, Scene, SceneObject

CELL_PX = (120, 136)
COLUMNS = 21
CAPTION_PX = 16
ORDER = (
    "seating", "tables", "beds", "storage", "lamps", "electronics", "appliances", "kitchen", "crockery", "cutlery",
    "cookware", "drinks", "food", "plants", "decoration", "toys", "leisure", "books", "stationery", "tools", "textiles",
    "bathroom", "cleaning", "wall", "building", "personal", "pets", "people",
)  # fmt: skip
"""Categories as they follow one another on the sheet."""


def portrait(asset: Asset, size: tuple[int, int]) -> NDArray[np.uint8]:
    """A picture of one asset, lit and switched on, seen from its front right."""
    from scene.view.capture import render
    from scene.view.projection import Lens

    lo, hi = asset.bounds
    state = (("on", True),) if "on" in asset.states else ()
    geometry = Geometry(ASSET_SCHEME + asset.id, lo, hi)
    thing = SceneObject(asset.id, asset.label, geometry=geometry, state=state, mean_rgb=asset.rgb, tags=asset.tags)
    half_view = math.radians(14)
    radius = math.dist(lo, hi) / 2
    away = radius / math.sin(half_view) * 1.02
    turn, rise = math.radians(33), math.radians(20)
    toward = np.array([math.sin(turn) * math.cos(rise), math.sin(rise), math.cos(turn) * math.cos(rise)])
    eye = np.array([0, asset.size[1] / 2, 0]) + away * toward
    viewer = Viewer.looking_at(_vec(eye), (0.0, asset.size[1] / 2, 0.0))
    lens = Lens(2 * half_view, away - 1.5 * radius, away + 30 * radius)
    return render(Scene.of([thing]), size=size, viewer=viewer, lens=lens)


def _vec(v: NDArray[np.float64]) -> Vec3:
    return float(v[0]), float(v[1]), float(v[2])


def sheet(assets: list[Asset]) -> NDArray[np.uint8]:
    """All portraits in rows, each over its name."""
    from PIL import Image, ImageDraw, ImageFont

    width, height = CELL_PX
    rows = -(-len(assets) // COLUMNS)
    page = Image.new("RGB", (COLUMNS * width, rows * height), (232, 231, 228))
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size=9)
    for n, asset in enumerate(assets):
        x, y = n % COLUMNS * width, n // COLUMNS * height
        page.paste(Image.fromarray(portrait(asset, (width, height - CAPTION_PX))), (x, y))
        middle = (x + width / 2, y + height - CAPTION_PX / 2)
        draw.text(middle, asset.id.replace("_", " "), (70, 68, 64), font, anchor="mm")
    return np.asarray(page)


def main() -> None:
    """Write the sheet."""
    parser = argparse.ArgumentParser(prog="python -m assets.sheet", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/images/catalogue.png"))
    output = parser.parse_args().output
    assets = sorted(catalogue().values(), key=lambda a: (ORDER.index(a.category), a.label, a.id))
    from scene.view.capture import save_png

    save_png(sheet(assets), output)
    print(f"{output}: {len(assets)} assets")


if __name__ == "__main__":
    main()
