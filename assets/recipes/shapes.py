"""Closed solids, each about its own base centre: rounded boxes, turned and extruded bodies, tubes, cushions, cloth."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from assets.recipes.curves import Array, IntArray, inset, signed_area, triangulate
from assets.recipes.soup import Soup, closed, face_vectors, grid_faces, joined


def rounded_box(size: tuple[float, float, float], radius: float, steps: int) -> Soup:
    """A box standing on y = 0 whose edges are rounded in `steps` facets (0: sharp)."""
    half = np.asarray(size, float) / 2
    if steps == 1:
        return _chamfered(half, min(radius * 0.6, float(half.min()) * 0.9))
    r = min(radius, float(half.min()) * 0.999) if steps else 0.0
    bend = r * np.tan(np.linspace(0, np.pi / 4, steps + 1)) if steps else np.zeros(1)
    sides = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        line = [np.concatenate([-(half[k] - r) - bend[::-1], half[k] - r + bend]) for k in (u, v)]
        grid = np.zeros((len(line[0]), len(line[1]), 3))
        grid[..., u], grid[..., v] = np.meshgrid(*line, indexing="ij")
        for sign in (1.0, -1.0):
            face = grid.copy()
            face[..., axis] = sign * half[axis]
            sides.append(_box_side(face.reshape(-1, 3), half, r, axis, sign, grid_faces(*grid.shape[:2])))
    soup = joined(sides)
    return Soup(soup.points + np.array([0, half[1], 0]), soup.normals)


def _chamfered(half: Array, cut: float) -> Soup:
    """A box whose edges are cut off; the cuts shade from one side's normal to the next's and so look round."""
    signs = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
    faces: list[list[tuple[int, int]]] = []
    for corner in range(8):
        faces.append([(corner, 0), (corner, 1), (corner, 2)])
        for axis in range(3):
            u, v = (axis + 1) % 3, (axis + 2) % 3
            along = corner ^ (4 >> axis)
            if along > corner:
                faces += [[(corner, u), (along, u), (along, v)], [(corner, u), (along, v), (corner, v)]]
            if signs[corner, u] < 0 and signs[corner, v] < 0:
                a, b, c = corner ^ (4 >> u), corner ^ (4 >> u) ^ (4 >> v), corner ^ (4 >> v)
                faces += [[(corner, axis), (a, axis), (b, axis)], [(corner, axis), (b, axis), (c, axis)]]
    index = np.array(faces)
    inner = signs[index[..., 0]] * (half - cut)
    axes = np.eye(3)[index[..., 1]]
    normals = axes * signs[index[..., 0]]
    points = inner + normals * cut
    soup = Soup(points, normals)
    turned = np.einsum("ij,ij->i", face_vectors(points), normals.mean(axis=1)) < 0
    points[turned], normals[turned] = points[turned][:, ::-1], normals[turned][:, ::-1]
    return Soup(soup.points + np.array([0, half[1], 0]), soup.normals)


def _box_side(face: Array, half: Array, r: float, axis: int, sign: float, faces: IntArray) -> Soup:
    core = np.clip(face, -(half - r), half - r)
    out = face - core if r else np.zeros_like(face)
    if not r:
        out[:, axis] = sign
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    points = core + r * out if r else face
    soup = Soup(points[faces], out[faces])
    vectors = face_vectors(soup.points)
    outward = np.einsum("ij,ij->i", vectors, soup.normals.mean(axis=1))
    soup = soup if outward.sum() > 0 else soup.flipped()
    keep = np.linalg.norm(vectors, axis=1) > 1e-12
    return Soup(soup.points[keep], soup.normals[keep])


def lathe(profile: Array, segments: int, *, crease_deg: float = 40.0) -> Soup:
    """A profile of (radius, y) points turned about the y axis: upwards along an outside, downwards along an inside.

    The texture runs once round and once along the profile.
    """
    a = np.linspace(0, 2 * np.pi, segments + 1)
    r, y = np.asarray(profile, float).T
    ring = np.stack([np.sin(a), np.zeros_like(a), np.cos(a)], 1)
    points = r[:, None, None] * ring + np.stack([0 * y, y, 0 * y], 1)[:, None]
    along = np.concatenate([[0], np.cumsum(np.hypot(np.diff(r), np.diff(y)))])
    uvs = np.stack(np.broadcast_arrays(a / (2 * np.pi), 1 - along[:, None] / along[-1]), -1)
    faces = grid_faces(len(r), segments + 1)[:, ::-1]
    return closed(points.reshape(-1, 3), faces, crease_deg=crease_deg, uvs=uvs.reshape(-1, 2), turn=False)


def extrude(outline: ArrayLike, height: float, radius: float, steps: int, *, crease_deg: float = 35.0) -> Soup:
    """An outline of (x, z) points raised from y = 0, its rims rounded."""
    line = np.asarray(outline, float)
    line = line if signed_area(line) > 0 else line[::-1]
    a = np.linspace(0, np.pi / 2, steps + 1) if steps and radius > 0 else np.zeros(1)
    r = radius if len(a) > 1 else 0.0
    rings = [(r * (1 - np.sin(t)), r * (1 - np.cos(t))) for t in a]
    rings += [(d, height - y) for d, y in reversed(rings)]
    layers = [np.insert(inset(line, d), 1, y, axis=1) for d, y in rings]
    n = len(line)
    sides = grid_faces(len(layers), n, wrap=True)
    cap = triangulate(inset(line, rings[0][0]))
    top = cap + n * (len(layers) - 1)
    return closed(np.concatenate(layers), np.concatenate([sides, cap, top[:, ::-1]]), crease_deg=crease_deg)


def tube(
    path: Array, radius: ArrayLike, sides: int, *, squash: float = 1.0, loop: bool = False, round_caps: int = 0
) -> Soup:
    """A round (or, squashed, flat) section swept along a path; the radius may vary from point to point."""
    p = np.asarray(path, float)
    r = np.broadcast_to(np.asarray(radius, float), len(p)).copy()
    if round_caps and not loop:
        p, r = _capped(p, r, round_caps)
    side, up = _frames(p, loop=loop)
    a = np.arange(sides) * 2 * np.pi / sides
    ring = side[:, None] * np.cos(a)[:, None] + up[:, None] * (squash * np.sin(a))[:, None]
    points = (p[:, None] + r[:, None, None] * ring).reshape(-1, 3)
    faces = grid_faces(len(p), sides, wrap=True)
    if loop:
        last = (len(p) - 1) * sides + np.arange(sides)
        first = np.arange(sides)
        faces = np.concatenate([faces, *_stitch(last, first)])
    else:
        points = np.concatenate([points, p[:1], p[-1:]])
        start, end = len(points) - 2, len(points) - 1
        i = np.arange(sides)
        j = (i + 1) % sides
        far = (len(p) - 1) * sides
        faces = np.concatenate(
            [faces, np.stack([i, j, i * 0 + start], 1), np.stack([far + j, far + i, i * 0 + end], 1)]
        )
    return closed(points, faces, crease_deg=50)


def _stitch(a: IntArray, b: IntArray) -> tuple[IntArray, IntArray]:
    c, d = np.roll(a, -1), np.roll(b, -1)
    return np.stack([a, b, c], 1), np.stack([c, b, d], 1)


def _capped(p: Array, r: Array, steps: int) -> tuple[Array, Array]:
    a = np.linspace(0, np.pi / 2, steps + 1)[1:]
    head, tail = p[0] - p[1], p[-1] - p[-2]
    head, tail = head / np.linalg.norm(head), tail / np.linalg.norm(tail)
    start = p[0] + head * (r[0] * np.sin(a))[:, None]
    end = p[-1] + tail * (r[-1] * np.sin(a))[:, None]
    fall = np.maximum(np.cos(a), 0.02)
    return np.concatenate([start[::-1], p, end]), np.concatenate([r[0] * fall[::-1], r, r[-1] * fall])


def _frames(p: Array, *, loop: bool) -> tuple[Array, Array]:
    """Two unit vectors across the path at each point, carried along without twist."""
    ahead = np.roll(p, -1, 0) - np.roll(p, 1, 0)
    if not loop:
        ahead[0], ahead[-1] = p[1] - p[0], p[-1] - p[-2]
    t = ahead / np.linalg.norm(ahead, axis=1, keepdims=True)
    seed = np.eye(3)[int(np.argmin(np.abs(t[0])))]
    side = [np.cross(t[0], seed) / np.linalg.norm(np.cross(t[0], seed))]
    for k in range(1, len(p)):
        s = side[-1] - t[k] * (side[-1] @ t[k])
        side.append(s / np.linalg.norm(s))
    across = np.array(side)
    return across, np.cross(t, across)


def blob(size: tuple[float, float, float], power: float, cells: int) -> Soup:
    """A body between an ellipsoid (power 2) and a box (power 8 and more), standing on y = 0."""
    half = np.asarray(size, float) / 2
    line = np.tan(np.linspace(-np.pi / 4, np.pi / 4, cells + 1))
    u, v = (a.reshape(-1) for a in np.meshgrid(line, line, indexing="ij"))
    faces, sides = grid_faces(cells + 1, cells + 1), []
    for axis in range(3):
        for sign in (1.0, -1.0):
            cube = np.stack([np.full_like(u, sign), u, v], 1)[:, [(0 - axis) % 3, (1 - axis) % 3, (2 - axis) % 3]]
            unit = cube / (np.abs(cube) ** power).sum(axis=1, keepdims=True) ** (1 / power)
            normal = np.sign(unit) * np.abs(unit) ** (power - 1) / half
            normal /= np.linalg.norm(normal, axis=1, keepdims=True)
            soup = Soup((unit * half)[faces], normal[faces])
            outward = np.einsum("ij,ij->i", face_vectors(soup.points), soup.normals.mean(axis=1)).sum()
            sides.append(soup if outward > 0 else soup.flipped())
    soup = joined(sides)
    return Soup(soup.points + np.array([0, half[1], 0]), soup.normals)


def pillow(width: float, height: float, depth: float, cells: int, *, pinch: float = 0.07) -> Soup:
    """A stuffed cushion lying flat, thin at its seam, its sides drawn in by `pinch`."""
    line = np.sin(np.linspace(-np.pi / 2, np.pi / 2, cells + 1))
    u, v = (a.reshape(-1) for a in np.meshgrid(line, line, indexing="ij"))
    x = u * width / 2 * (1 - pinch * (1 - v**2))
    z = v * depth / 2 * (1 - pinch * (1 - u**2))
    rise = ((1 - u**4) * (1 - v**4)).clip(0) ** 0.55 * height / 2
    top, bottom = np.stack([x, height / 2 + rise, z], 1), np.stack([x, height / 2 - rise, z], 1)
    faces = grid_faces(cells + 1, cells + 1)
    n = len(u)
    return closed(np.concatenate([top, bottom]), np.concatenate([faces, faces[:, ::-1] + n]), crease_deg=75)


def sheet(
    place: Callable[[Array, Array], Array], cells: tuple[int, int], thickness: float, *, crease_deg: float = 60.0
) -> Soup:
    """A curved sheet: `place` maps u, v in 0..1 to points; the sheet is thickened on both sides."""
    u, v = (a.reshape(-1) for a in np.meshgrid(*(np.linspace(0, 1, c + 1) for c in cells), indexing="ij"))
    e = 1e-4
    middle = place(u, v)
    normal = np.cross(place(u + e, v) - place(u - e, v), place(u, v + e) - place(u, v - e))
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-15)
    n, rows, columns = len(u), cells[0] + 1, cells[1] + 1
    grid = np.arange(n).reshape(rows, columns)
    rim = np.concatenate([grid[0], grid[1:, -1], grid[-1, -2::-1], grid[-2:0:-1, 0]])
    faces = grid_faces(rows, columns)
    points = np.concatenate([middle + normal * thickness / 2, middle - normal * thickness / 2])
    uv = np.stack([u, 1 - v], 1)
    edge = np.concatenate(_stitch(rim, rim + n))
    return closed(
        points, np.concatenate([faces[:, ::-1], faces + n, edge]), crease_deg=crease_deg, uvs=np.concatenate([uv, uv])
    )
