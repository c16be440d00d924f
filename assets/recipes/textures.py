"""Small generated pictures: tiling patterns and prints. Multiplied with the base colour, so patterns are near white."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
TILING = frozenset({"grain", "weave", "speckle", "checks", "stripes"})
PAINTERS: dict[str, Callable[..., Image]] = {}
"""Function that paints each named texture."""


@dataclass(frozen=True)
class Texture:
    """A texture by the name of its painter and that painter's options."""

    kind: str  # key of PAINTERS
    options: tuple[tuple[str, Any], ...] = field(default=())  # keyword options of the painter

    @property
    def name(self) -> str:
        """A short name that tells textures apart."""
        return " ".join([self.kind, *(f"{v}" for _, v in self.options)])

    @property
    def tiles(self) -> bool:
        """Whether it is a pattern that repeats, not a picture."""
        return self.kind in TILING

    def image(self) -> Image:
        """The picture, (height, width, 3), sRGB bytes."""
        return _image(self)

    def mean(self) -> NDArray[np.float64]:
        """The mean colour, sRGB 0..1."""
        return np.asarray(self.image().reshape(-1, 3).mean(axis=0) / 255)


def texture(kind: str, **options: Any) -> Texture:
    """The texture of a painter with options."""
    return Texture(kind, tuple(options.items()))


def painter(make: Callable[..., Image]) -> Callable[..., Image]:
    """Register a function under its own name as the painter of a texture."""
    PAINTERS[make.__name__] = make
    return make


@cache
def _image(of: Texture) -> Image:
    return PAINTERS[of.kind](**dict(of.options))


def png(image: Image) -> bytes:
    """A PNG of the picture with a palette, stored uncompressed so that its bytes are the same everywhere."""
    height, width, _ = image.shape
    palette, index = np.unique(image.reshape(-1, 3), axis=0, return_inverse=True)
    index = index.reshape(height, width).astype(np.uint8)
    if len(palette) <= 16 and width % 2 == 0:
        bits, rows = 4, index[:, ::2] << 4 | index[:, 1::2]
    elif len(palette) <= 256:
        bits, rows = 8, index
    else:
        raise ValueError(f"a texture may use at most 256 colours, this one uses {len(palette)}")
    raw = np.insert(rows, 0, 0, axis=1).astype(np.uint8).tobytes()
    header = struct.pack(">IIBBBBB", width, height, bits, 3, 0, 0, 0)
    blocks = [(b"IHDR", header), (b"PLTE", palette.astype(np.uint8).tobytes()), (b"IDAT", _stored(raw)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in blocks
    )


def _stored(raw: bytes) -> bytes:
    out = b"\x78\x01"
    for start in range(0, len(raw), 65535):
        part = raw[start : start + 65535]
        out += struct.pack("<BHH", start + 65535 >= len(raw), len(part), len(part) ^ 0xFFFF) + part
    return out + struct.pack(">I", zlib.adler32(raw))


def levels(values: NDArray[np.float64], low: int, high: int, count: int = 16) -> Image:
    """Values 0..1 as a grey picture between two brightnesses, in at most `count` steps."""
    step = np.round(np.clip(values, 0, 1) * (count - 1)) / (count - 1)
    grey = np.round(low + step * (high - low)).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def noise(seed: int, height: int, width: int, cells: tuple[int, int]) -> NDArray[np.float64]:
    """Smooth tiling noise 0..1 with the given number of cells down and across."""
    knots = np.random.Generator(np.random.PCG64(seed)).random(cells)
    y, x = (np.arange(n) / n * c for n, c in ((height, cells[0]), (width, cells[1])))
    fy, fx = ((t % 1) ** 2 * (3 - 2 * (t % 1)) for t in (y, x))
    iy, ix = y.astype(int), x.astype(int)
    rows = (
        [knots[np.ix_((iy + k) % cells[0], ix)] for k in (0, 1)],
        [knots[np.ix_((iy + k) % cells[0], (ix + 1) % cells[1])] for k in (0, 1)],
    )
    left = rows[0][0] * (1 - fy[:, None]) + rows[0][1] * fy[:, None]
    right = rows[1][0] * (1 - fy[:, None]) + rows[1][1] * fy[:, None]
    return np.asarray(left * (1 - fx) + right * fx)


@painter
def grain() -> Image:
    """Wood: fine fibres along u and slow darker bands."""
    v = np.arange(64)[:, None] / 64
    bend = noise(3, 64, 128, (4, 4))
    rings = 0.5 + 0.5 * np.sin(2 * np.pi * (3 * v + 0.9 * bend))
    fibre = noise(5, 64, 128, (32, 6))
    return levels(0.55 * rings + 0.45 * fibre, 212, 255)


@painter
def weave() -> Image:
    """Cloth: a plain weave with uneven threads."""
    y, x = np.mgrid[0:32, 0:32]
    over = np.where(
        (x // 4 + y // 4) % 2 == 0, np.sin(np.pi * ((x % 4) + 0.5) / 4), np.sin(np.pi * ((y % 4) + 0.5) / 4)
    )
    return levels(0.7 * over + 0.3 * noise(11, 32, 32, (8, 8)), 205, 255)


@painter
def speckle() -> Image:
    """Stone: fine grains, some dark."""
    fine = noise(21, 64, 64, (64, 64))
    return levels(0.45 + 0.4 * noise(23, 64, 64, (16, 16)) + 0.35 * (fine - 0.5) - 0.5 * (fine > 0.93), 190, 255)
