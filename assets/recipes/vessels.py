"""Hollow turned vessels: an outside, a lip and a lining."""

import numpy as np

from assets.recipes.curves import Array, rounded
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish

Profile = list[tuple[float, float]]


def hollow(
    k: Kit, outside: Finish, inside: Finish, profile: Profile | Array, *, wall: float, floor: float, seg: int = 36
) -> None:
    """A vessel open at the top, from its outer profile of (radius, y) from base to rim; the floor is `floor` thick."""
    line = rounded(np.asarray(profile, float), 0.004, (2, 1, 0)[k.lod])
    base, (lip, rim) = line[0, 1], line[-1]
    k.lathe(
        outside,
        [(0.0, base), *line, (lip - wall * 0.15, rim + wall * 0.35), (lip - wall * 0.5, rim + wall * 0.5)],
        seg=seg,
    )
    ahead = np.gradient(line, axis=0)
    across = np.stack([-ahead[:, 1], ahead[:, 0]], 1) / np.linalg.norm(ahead, axis=1, keepdims=True)
    lining = (line + across * wall)[1:-1] if len(line) > 2 else (line + across * wall)[:0]
    lining = lining[(lining[:, 1] > base + floor + 0.001) & (lining[:, 0] > 0.002)]
    foot = np.interp(base + floor, line[:, 1], line[:, 0]) - wall if line[-1, 1] > line[0, 1] else lip - wall
    down = [
        (lip - wall * 0.5, rim + wall * 0.5),
        (lip - wall * 0.85, rim + wall * 0.35),
        (lip - wall, rim),
        *lining[::-1],
        (max(foot, 0.001), base + floor),
    ]
    k.lathe(inside, [*down, (0.0, base + floor)], seg=seg)
