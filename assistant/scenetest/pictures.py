"""Golden pictures, and the pictures of a report."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.scenetest.case import Golden
from assistant.scenetest.results import PICTURES
from assistant.scenetest.statements import Verdict
from scene.frames import Viewer
from scene.objects import Scene

OUTLIERS = 5e-4
"""So many pixels may differ by more than the tolerance: another driver rounds the edges of triangles another way."""
STRONGER = 8
"""A difference is shown so many times as strong."""
REPORT_SIZE = (480, 270)
"""The pictures of a report, pixels."""
GOLDEN_FOLDER = "pictures"
"""Where golden pictures lie, beside the test file."""
ACTUAL_FOLDER = "pictures-actual"
"""Where a picture that differs is left, with its difference, beside the golden ones."""


def compared(golden: Golden, scene: Scene, viewer: Viewer, folder: Path, *, update: bool) -> Verdict:
    """The picture of a scene against the one kept."""
    from scene.view.capture import render, save_png

    pixels = render(scene, size=golden.size, viewer=viewer, overlays=golden.show)
    kept, left = folder / GOLDEN_FOLDER / f"{golden.name}.png", folder / ACTUAL_FOLDER
    actual, difference = left / f"{golden.name}.png", left / f"{golden.name}.difference.png"
    if update:
        if kept.exists():
            save_png(_read(kept), left / f"{golden.name}.before.png")
        save_png(pixels, kept)
        before = left / f"{golden.name}.before.png"
        shown = ((("before", str(before)),) if before.exists() else ()) + (("actual", str(kept)),)
        return Verdict(True, f"written to {GOLDEN_FOLDER}/{golden.name}.png", pictures=shown)
    if not kept.exists():
        save_png(pixels, actual)
        return Verdict(False, f"there is no picture {GOLDEN_FOLDER}/{golden.name}.png yet: look at what is drawn, then "
                       "run `deixis test --update-pictures`", pictures=(("actual", str(actual)),))
    expected = _read(kept)
    if expected.shape != pixels.shape:
        save_png(pixels, actual)
        return Verdict(False, f"it is {pixels.shape[1]}x{pixels.shape[0]} and the one kept {expected.shape[1]}x"
                       f"{expected.shape[0]}", pictures=(("expected", str(kept)), ("actual", str(actual))))
    apart = np.abs(expected.astype(np.int16) - pixels.astype(np.int16)).max(axis=2)
    share = float((apart > golden.tolerance).mean())
    figures = (("share_of_pixels", round(share, 6)),)
    if share <= OUTLIERS:
        return Verdict(True, f"{share:.3%} of the pixels differ by more than {golden.tolerance}/255", figures)
    save_png(pixels, actual)
    save_png(np.clip(np.repeat(apart[:, :, None], 3, axis=2) * STRONGER, 0, 255).astype(np.uint8), difference)
    return Verdict(False, f"{share:.2%} of the pixels differ by more than {golden.tolerance}/255", figures,
                   (("expected", str(kept)), ("actual", str(actual)), ("difference", str(difference))))


def _read(path: Path) -> NDArray[np.uint8]:
    from PIL import Image

    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def report_picture(scene: Scene, digest: str, viewer: Viewer, folder: Path) -> str:
    """A small picture of a scene as the person sees it, in a report's folder; drawn once for each scene and place.

    Several processes may draw the same one: each writes its own and puts it in place whole.
    """
    import hashlib

    from scene.view.capture import render, save_png

    seen = hashlib.sha256(repr((digest, viewer)).encode()).hexdigest()[:20]
    path = folder / PICTURES / f"{seen}.png"
    if not path.exists():
        own = path.with_name(f"{seen}.{os.getpid()}.png")
        save_png(render(scene, size=REPORT_SIZE, viewer=viewer, supersample=1), own)
        own.replace(path)
    return f"{PICTURES}/{seen}.png"
