"""What is left of a scan without its shell, told apart: by gaps, by what stands on what, by colour, by joints."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.merging import back_to_shell, with_fragments, with_hanging, with_what_hangs
from scene.scans.parts import with_parts
from scene.scans.patches import PATCH_M2, REACH, SMALL_PATCH_M2, patches_on
from scene.scans.planes import Plane
from scene.scans.tops import Top, tops_of
from scene.scans.voxels import Rows, Voxels, components, near_pairs

SOLID = 18
"""A voxel of a surface touches about eight others that come after it; in a cloud that fills space, 25."""
LEAST_M2 = 0.01
"""A thing shows at least so much surface."""
STANDING_M2 = 0.004
"""So much of it over a top is enough to tell that something stands there."""
ABOVE_M = 0.025
"""What is higher than this over a top stands on it."""
CONTACT, WITHIN = 0.3, 0.8
"""A thing stands on a top if so much of what it touches below is that top, and so much of it is over that top."""
JOINT = 0.3
"""Two parts of a cluster are one thing where their joint is this wide against the smaller one's own width."""
SAME_RGB = 0.16
"""Parts whose mean colours differ more are one thing only where they are joined over most of their width."""


@dataclass(frozen=True, eq=False)
class Clusters:
    """Voxels by thing."""

    label: Rows
    """(m) the thing of each voxel; -1 for the shell and for what is too small."""
    count: int
    """How many things there are."""
    solid: bool = False
    """True where the scan fills space like noise, and shows no surfaces to tell apart."""


def voxels_in(area_m2: float, size: float) -> int:
    """How many voxels a surface takes, five at the least."""
    return max(5, round(area_m2 / size**2))


def clusters_of(voxels: Voxels, planes: list[Plane]) -> Clusters:
    """The things in a scan that stands upright with its floor at height 0."""
    label = np.full(len(voxels), -1, np.int64)
    shell = np.zeros(len(voxels), np.bool_)
    for plane in planes:
        shell[plane.rows] = True
    shell |= voxels.points[:, 1] < -0.05
    rest = np.flatnonzero(~shell)
    pairs = near_pairs(voxels.points[rest], REACH * voxels.size)
    if len(pairs) > SOLID * len(rest):
        return Clusters(label, 0, solid=True)
    part = components(len(rest), pairs)
    standing = np.zeros(len(rest), np.bool_)
    patches: list[Rows] = []
    for again in range(3):
        part = _split(voxels, rest, pairs, part, standing, patches, by_tops=again < 2)
        kept = part[pairs[:, 0]] == part[pairs[:, 1]]
        part = components(len(rest), pairs[kept])
    points = voxels.points[rest]
    part = with_hanging(points, part, standing)
    label[rest] = with_fragments(points, part, voxels_in(LEAST_M2, voxels.size))
    back_to_shell(voxels, planes, label)
    of_standing = label[rest[standing]]
    held = np.bincount(of_standing[of_standing >= 0], minlength=int(label.max(initial=-1)) + 1)
    whole = np.bincount(label[label >= 0], minlength=len(held))
    label = with_parts(voxels, planes, label, set(np.flatnonzero(2 * held > whole).tolist()))
    for plane in planes:
        if plane.kind != "ceiling":
            found = patches_on(voxels, plane.rows, plane.normal, plane.offset, PATCH_M2)
            if plane.kind == "wall":
                found = with_what_hangs(voxels.points, found, label)
            patches += found
    for n, rows in enumerate(patches, int(label.max(initial=-1)) + 1):
        label[rows] = n
    return numbered(label)


def _split(
    voxels: Voxels, rest: Rows, pairs: Rows, part: Rows, standing: NDArray[np.bool_], patches: list[Rows], *,
    by_tops: bool,
) -> Rows:
    """Each cluster parted once more: what stands on its tops, or else what hangs together by narrow joints alone.

    Notes what stands on something, and gathers what lies flat on tops.
    """
    part = part.copy()
    fewest = voxels_in(LEAST_M2, voxels.size)
    order = np.argsort(part, kind="stable")
    starts = np.searchsorted(part[order], np.arange(part.max(initial=-1) + 2))
    inner = pairs[part[pairs[:, 0]] == part[pairs[:, 1]]]
    by_part = inner[np.argsort(part[inner[:, 0]], kind="stable")]
    bounds = np.searchsorted(part[by_part[:, 0]], np.arange(part.max(initial=-1) + 2))
    local = np.empty(len(rest), np.int64)
    following = int(part.max(initial=-1)) + 1
    for n in range(len(starts) - 1):
        rows = order[starts[n] : starts[n + 1]]
        if len(rows) < 2 * fewest:
            continue
        local[rows] = np.arange(len(rows))
        edges = local[by_part[bounds[n] : bounds[n + 1]]]
        points, normals = voxels.points[rest[rows]], voxels.normals[rest[rows]]
        tops = tops_of(points, normals, voxels.size)
        if by_tops:
            found = standing_on(points, edges, tops, voxels_in(STANDING_M2, voxels.size))
            standing[rows[found > 0]] = True
        else:
            colors = None if voxels.colors is None else voxels.colors[rest[rows]]
            found = _joined(points, colors, edges, tops, voxels.size)
            for top in tops:
                level = rest[rows[top.is_of]]
                patches += patches_on(voxels, level, np.array([0.0, 1.0, 0.0]), top.height, SMALL_PATCH_M2)
        pieces = int(found.max(initial=0)) + 1
        if pieces > 1:
            part[rows] = np.where(found == 0, part[rows], following + found - 1)
            following += pieces - 1
    return part


def standing_on(points: FloatArray, edges: Rows, tops: list[Top], fewest: int) -> Rows:
    """0 for what carries, 1 and up for each thing that stands on one of its tops."""
    found = np.zeros(len(points), np.int64)
    for top in tops:
        free = found == 0
        body = (points[:, 1] > top.height + ABOVE_M) & free & ~top.is_of
        if not body.any() or body.all():
            continue
        pieces = components(len(points), edges[body[edges].all(axis=1)])
        pieces = np.where(body, pieces, -1)
        foot = (points[:, 1] > top.height + ABOVE_M / 2) & free & ~top.is_of & ~body
        for a, b in ((0, 1), (1, 0)):
            step = edges[foot[edges[:, a]] & body[edges[:, b]]]
            pieces[step[:, a]] = pieces[step[:, b]]
        across = edges[((pieces[edges] >= 0).sum(axis=1) == 1) & free[edges].all(axis=1) & ~foot[edges].all(axis=1)]
        upper = np.where(pieces[across[:, 0]] >= 0, across[:, 0], across[:, 1])
        lower = np.where(pieces[across[:, 0]] >= 0, across[:, 1], across[:, 0])
        over = top.covers(points)
        for piece in np.unique(pieces[body]):
            rows = pieces == piece
            met = np.unique(lower[rows[upper]])
            if (rows & body).sum() < fewest or not len(met):
                continue
            if top.is_of[met].mean() >= CONTACT and over[rows].mean() >= WITHIN:
                found[rows] = found.max() + 1
    return found


def _joined(
    points: FloatArray, colors: FloatArray | None, edges: Rows, tops: list[Top], size: float
) -> Rows:
    """Each top grown over what is nearest to it along the surface; those with wide joints are one thing again."""
    if len(tops) < 2:
        return np.zeros(len(points), np.int64)
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import dijkstra

    seeds = [np.flatnonzero(t.is_of) for t in tops]
    length = np.linalg.norm(points[edges[:, 0]] - points[edges[:, 1]], axis=1)
    graph = coo_matrix((length, (edges[:, 0], edges[:, 1])), shape=(len(points), len(points))).tocsr()
    starts = np.concatenate(seeds)
    whose = np.concatenate([np.full(len(s), n) for n, s in enumerate(seeds)])
    seed_of = np.full(len(points), -1, np.int64)
    seed_of[starts] = whose
    _, _, source = dijkstra(graph, directed=False, indices=starts, min_only=True, return_predecessors=True)
    region = np.where(source >= 0, seed_of[np.maximum(source, 0)], 0)
    group = list(range(len(tops)))
    across = edges[region[edges[:, 0]] != region[edges[:, 1]]]
    means = None if colors is None else [np.median(colors[region == k], axis=0) for k in range(len(tops))]
    for a in range(len(tops)):
        for b in range(a + 1, len(tops)):
            joint = across[np.isin(region[across], (a, b)).all(axis=1)]
            if not len(joint):
                continue
            width = float(np.linalg.norm(np.ptp(points[np.unique(joint)], axis=0)))
            own = min(float(np.linalg.norm(np.ptp(points[region == k], axis=0))) for k in (a, b))
            alike = means is None or float(np.linalg.norm(means[a] - means[b])) < SAME_RGB
            if width > (JOINT if alike else 2.5 * JOINT) * own:
                old, fresh = group[b], group[a]
                group = [fresh if g == old else g for g in group]
    names = {g: n for n, g in enumerate(dict.fromkeys(group))}
    return np.array([names[group[r]] for r in region], np.int64)


def numbered(label: NDArray[np.int64]) -> Clusters:
    """Things numbered from the largest to the smallest."""
    ids, inverse, sizes = np.unique(label, return_inverse=True, return_counts=True)
    order = np.lexsort((ids, -sizes))
    order = order[ids[order] >= 0]
    rank = np.full(len(ids), -1, np.int64)
    rank[order] = np.arange(len(order))
    return Clusters(rank[inverse], len(order))
