"""Parts of one thing that the scan left apart, put together again: legs, leaves, frames, crumbs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.planes import Plane
from scene.scans.voxels import Rows, Voxels

FLOATS_M = 0.06
"""What is higher than this over the floor and stands on nothing hangs in the air."""
NEAR_M = 0.12
"""It belongs to what is this near to it, or to what is under it with a gap of at most `UNDER_M`."""
UNDER_M, SUNK_M, UNDER = 0.2, 0.12, 0.7
"""Legs end so far below a tabletop or so far in it, and lie under it with at least this share."""
CRUMB = 4
"""Fewer voxels than these are left to `with_fragments`."""
FRAGMENT_M = 0.07
"""A fragment belongs to a thing that it is this near to."""
HALO_M, HALO_RGB = 0.12, 0.1
"""What keeps this near to the shell and has its colour is the shell's noise."""
FRAME = 0.5
"""A patch on a wall and a thing on it are one where their boxes, 4 cm wider, share so much of the smaller one."""


class Extents:
    """The axis-aligned boxes of parts."""

    def __init__(self, points: FloatArray, part: Rows) -> None:
        self.count = int(part.max(initial=-1)) + 1
        self.lo, self.hi = np.full((self.count, 3), np.inf), np.full((self.count, 3), -np.inf)
        np.minimum.at(self.lo, part, points)
        np.maximum.at(self.hi, part, points)
        self.sizes = np.bincount(part, minlength=self.count)

    def under(self, n: int) -> NDArray[np.intp]:
        """Parts that lie under a part, just below it: its legs."""
        size = np.maximum(self.hi - self.lo, 0.01)
        shared = np.minimum(self.hi, self.hi[n]) - np.maximum(self.lo, self.lo[n])
        over = np.clip(shared[:, 0], 0.01, None) * np.clip(shared[:, 2], 0.01, None) / (size[:, 0] * size[:, 2])
        over[(shared[:, [0, 2]] < 0).any(axis=1)] = 0.0
        gap = self.lo[n, 1] - self.hi[:, 1]
        found = np.flatnonzero((over >= UNDER) & (gap < UNDER_M) & (gap > -SUNK_M) & (self.lo[:, 1] < FLOATS_M))
        return np.asarray(found[found != n], np.intp)


def with_hanging(points: FloatArray, part: Rows, standing: NDArray[np.bool_]) -> Rows:
    """What hangs in the air is joined to its legs, or to the nearest thing: a leaf whose stem nobody saw."""
    from scipy.spatial import cKDTree

    if not len(part):
        return part
    boxes = Extents(points, part)
    stands = np.zeros(boxes.count, np.bool_)
    stands[part[standing]] = True
    goes = np.arange(boxes.count)
    hanging = np.flatnonzero((boxes.lo[:, 1] > FLOATS_M) & ~stands & (boxes.sizes >= CRUMB)).tolist()
    for n in hanging:
        legs = boxes.under(n)
        goes[legs] = n
    carried = np.isin(hanging, goes[goes != np.arange(boxes.count)])
    part = goes[part]
    large = 0.5 * float(boxes.sizes.max())
    loose = [n for n, c in zip(hanging, carried, strict=True) if not c and boxes.sizes[n] < large]
    held = np.flatnonzero(~np.isin(part, loose) & (boxes.sizes[part] >= CRUMB))
    if not loose or not len(held):
        return part
    tree, out = cKDTree(points[held]), part.copy()
    order = np.argsort(part, kind="stable")
    first = np.searchsorted(part[order], np.arange(boxes.count + 1))
    for n in loose:
        rows = order[first[n] : first[n + 1]]
        gap, at = tree.query(points[rows], distance_upper_bound=NEAR_M)
        best = int(np.argmin(gap))
        if np.isfinite(gap[best]):
            out[rows] = part[held[at[best]]]
    return out


def with_fragments(points: FloatArray, part: Rows, fewest: int) -> Rows:
    """What is too small to be a thing goes to the nearest thing, or to nobody (-1)."""
    from scipy.spatial import cKDTree

    sizes = np.bincount(part, minlength=int(part.max(initial=-1)) + 1)
    small = sizes[part] < fewest
    out = np.where(small, -1, part)
    if small.any() and not small.all():
        large = np.flatnonzero(~small)
        gap, at = cKDTree(points[large]).query(points[small], distance_upper_bound=FRAGMENT_M)
        near = np.isfinite(gap)
        out[np.flatnonzero(small)[near]] = part[large[at[near]]]
    return out


def back_to_shell(voxels: Voxels, planes: list[Plane], label: Rows) -> None:
    """Give the noise along floors and walls back to them: thin layers of their colour become nobody's.

    So does what lies along the edge between two of them, whatever colour it is.
    """
    middle = None if voxels.colors is None else [np.median(voxels.colors[p.rows], axis=0) for p in planes]
    for n in range(int(label.max(initial=-1)) + 1):
        rows = np.flatnonzero(label == n)
        if not len(rows):
            continue
        gaps = [float(np.percentile(np.abs(voxels.points[rows] @ p.normal - p.offset), 90)) for p in planes]
        if sum(gap <= HALO_M for gap in gaps) >= 2:
            label[rows] = -1
            continue
        for k, gap in enumerate(gaps):
            if gap > HALO_M:
                continue
            if middle is not None and voxels.colors is not None:
                color = np.median(voxels.colors[rows], axis=0)
                if float(np.linalg.norm(color - middle[k])) > HALO_RGB:
                    continue
            label[rows] = -1
            break


def with_what_hangs(points: FloatArray, patches: list[Rows], label: Rows) -> list[Rows]:
    """Give a patch on a wall to the thing that hangs there too: a picture to its frame. Returns the others."""
    count = int(label.max(initial=-1)) + 1
    if not count or not patches:
        return patches
    held = np.flatnonzero(label >= 0)
    boxes = Extents(points[held], label[held])
    left = []
    for rows in patches:
        lo, hi = points[rows].min(axis=0) - 0.02, points[rows].max(axis=0) + 0.02
        shared = np.clip(np.minimum(hi, boxes.hi + 0.02) - np.maximum(lo, boxes.lo - 0.02), 0, None).prod(axis=1)
        smaller = np.minimum((hi - lo).prod(), (boxes.hi - boxes.lo + 0.04).prod(axis=1))
        share = np.where(boxes.sizes > 0, shared / smaller, 0.0)
        best = int(np.argmax(share))
        if share[best] >= FRAME:
            label[rows] = best
        else:
            left.append(rows)
    return left
