"""Golden pictures: `golden(name, pixels)` compares with tests/golden/NAME.png; `--regenerate` writes it.

A pixel may differ by 3 of 255. A few in ten thousand may differ by more: another version of a driver rounds the edges
of triangles another way. A failure leaves the picture and the difference, eight times as strong, in out/golden/.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

Golden = Callable[[str, NDArray[np.uint8]], None]
ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN, OUT = ROOT / "tests" / "golden", ROOT / "out" / "golden"
TOLERANCE = 3
OUTLIERS = 5e-4


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden pictures anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    regenerate = bool(request.config.getoption("--regenerate"))

    def compare(name: str, pixels: NDArray[np.uint8]) -> None:
        path = GOLDEN / f"{name}.png"
        if regenerate:
            Image.fromarray(pixels).save(path, optimize=True)
            return
        assert path.exists(), f"{path} is missing: look at what is drawn and run pytest --regenerate"
        expected = np.asarray(Image.open(path).convert("RGB"))
        assert expected.shape == pixels.shape
        difference = np.abs(expected.astype(int) - pixels.astype(int)).max(axis=2)
        share = float((difference > TOLERANCE).mean())
        if share > OUTLIERS:
            OUT.mkdir(parents=True, exist_ok=True)
            Image.fromarray(pixels).save(OUT / f"{name}.png")
            Image.fromarray(np.clip(difference * 8, 0, 255).astype(np.uint8)).save(OUT / f"{name}.difference.png")
            pytest.fail(f"{share:.2%} of {name} differs by more than {TOLERANCE}/255; see {OUT}")

    return compare
