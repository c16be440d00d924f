"""`.obj`: meshes as text, one object an `o` line, with the materials and pictures that lie beside it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.files.gltf_materials import picture_kind
from scene.files.limits import read_bytes
from scene.files.shapes import Shape, scene_of
from scene.meshes import Material
from scene.objects import Scene

NAME = "obj"
SUFFIXES = (".obj",)
LOOSE = 0.2
"""More vertices without a face than this share are told."""
GROWTH = 25
"""A file takes so many times its size in memory."""

log = logging.getLogger(__name__)

Corner = tuple[int, int, int]
"""A vertex, its texture coordinate and its normal: rows from 0, -1 where there is none."""


@dataclass
class Tables:
    """What the faces of the whole file point into."""

    positions: list[list[float]] = field(default_factory=list)
    """x, y, z of each `v` line."""
    colors: list[list[float]] = field(default_factory=list)
    """Red, green and blue of each `v` line that has them."""
    uvs: list[list[float]] = field(default_factory=list)
    """u and v of each `vt` line."""
    normals: list[list[float]] = field(default_factory=list)
    """x, y, z of each `vn` line."""
    faces: dict[tuple[str, str], list[list[Corner]]] = field(default_factory=dict)
    """The polygons of each object and material, in the order of the file."""
    libraries: list[str] = field(default_factory=list)
    """The files of materials that it names."""


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's objects; `up` "z" turns them upright."""
    tables = _tables(read_bytes(path, GROWTH).decode("utf-8", errors="replace"), repr(str(path)))
    materials: dict[str, Material] = {}
    for name in tables.libraries:
        materials |= _library(path.parent, name)
    objects: dict[str, list[Shape]] = {}
    for (name, material), polygons in tables.faces.items():
        objects.setdefault(name, []).append(_shape(tables, name, polygons, materials.get(material)))
    _note_loose(tables, path)
    if not objects and tables.positions:
        points = np.array(tables.positions, np.float64)
        objects[""] = [Shape(points, np.zeros((0, 3), np.int64), colors=_row_colors(tables))]
    return scene_of(list(objects.values()), path, up)


def _note_loose(tables: Tables, path: Path) -> None:
    """A warning where many vertices are of no face, as in a file that was cut off."""
    if not tables.faces:
        return
    used = {corner[0] for polygons in tables.faces.values() for polygon in polygons for corner in polygon}
    loose = len(tables.positions) - len(used)
    if loose > LOOSE * len(tables.positions):
        log.warning("%s: %d of %d vertices are of no face and left out: was the file cut off?", path, loose,
                    len(tables.positions))


def _tables(text: str, what: str) -> Tables:
    tables, name, material = Tables(), "", ""
    for number, line in enumerate(text.replace("\\\n", " ").split("\n"), 1):
        words = line.split()
        try:
            match words[0] if words else "":
                case "v":
                    tables.positions.append([float(w) for w in words[1:4]])
                    if len(words) >= 7:
                        tables.colors.append([float(w) for w in words[4:7]])
                    if len(words) < 4:
                        raise ValueError
                case "vt":
                    tables.uvs.append([float(words[1]), float(words[2]) if len(words) > 2 else 0.0])
                case "vn":
                    x, y, z = (float(w) for w in words[1:4])
                    tables.normals.append([x, y, z])
                case "f":
                    tables.faces.setdefault((name, material), []).append([_corner(w, tables) for w in words[1:]])
                case "o":
                    name = " ".join(words[1:])
                case "usemtl":
                    material = " ".join(words[1:])
                case "mtllib":
                    tables.libraries.append(line.split(None, 1)[1].strip())
        except (ValueError, IndexError):
            raise SceneFileError(f"{what} line {number} is {line[:60]!r}: expected a line of OBJ") from None
    return tables


def _corner(word: str, tables: Tables) -> Corner:
    """`7/2/-1`: rows count from 1, or from the end where they are below 0."""
    numbers = [int(n) if n else 0 for n in word.split("/")[:3]]
    counts = (len(tables.positions), len(tables.uvs), len(tables.normals))
    rows = [n - 1 if n > 0 else count + n if n < 0 else -1 for n, count in zip([*numbers, 0, 0], counts, strict=False)]
    if rows[0] < 0 or any(row >= count for row, count in zip(rows, counts, strict=True)) or min(rows) < -1:
        raise ValueError
    return rows[0], rows[1], rows[2]


def _shape(tables: Tables, name: str, polygons: list[list[Corner]], material: Material | None) -> Shape:
    """The triangles of one object and material; a corner of its own becomes a vertex of its own."""
    rows: dict[Corner, int] = {}
    triangles = []
    for polygon in polygons:
        at = [rows.setdefault(corner, len(rows)) for corner in polygon]
        triangles += [(at[0], at[n], at[n + 1]) for n in range(1, len(at) - 1)]
    corners = np.array(list(rows), np.int64).reshape(-1, 3)
    colors, uvs = _row_colors(tables), None
    if tables.uvs and (corners[:, 1] >= 0).all():
        uvs = np.array(tables.uvs, np.float64)[corners[:, 1]] * (1, -1) + (0, 1)
    return Shape(
        np.array(tables.positions, np.float64).reshape(-1, 3)[corners[:, 0]],
        np.array(triangles, np.int64).reshape(-1, 3),
        name,
        _units(np.array(tables.normals)[corners[:, 2]]) if tables.normals and (corners[:, 2] >= 0).all() else None,
        uvs,
        None if colors is None else colors[corners[:, 0]],
        material,
    )


def _row_colors(tables: Tables) -> NDArray[np.float64] | None:
    """The colours of all vertices, where every one has its own."""
    if not tables.colors or len(tables.colors) != len(tables.positions):
        return None
    colors = np.array(tables.colors, np.float64)
    return colors / 255.0 if float(colors.max()) > 1 else colors


def _units(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: NDArray[np.float64] = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return units


def _library(folder: Path, name: str) -> dict[str, Material]:
    """The materials of a `.mtl` file, as far as glTF has words for them."""
    data = _beside(folder, name)
    found: dict[str, dict[str, list[str]]] = {}
    current: dict[str, list[str]] = {}
    for line in (data or b"").decode("utf-8", errors="replace").split("\n"):
        words = line.split()
        if words[:1] == ["newmtl"]:
            current = found.setdefault(" ".join(words[1:]), {})
        elif words:
            current[words[0]] = words[1:]
    return {key: _material(key, rows, folder) for key, rows in found.items()}


def _material(name: str, rows: dict[str, list[str]], folder: Path) -> Material:
    texture = _beside(folder, rows["map_Kd"][-1]) if rows.get("map_Kd") else None
    if texture is not None and picture_kind(texture) is None:
        log.warning("%s is no PNG, JPEG or WebP picture: it is left out", rows["map_Kd"][-1])
        texture = None
    r, g, b = _rgb(rows.get("Kd"), 1.0 if texture else 0.8)
    opacity = _rgb(rows.get("d"), 1.0)[0] if "d" in rows else 1.0 - _rgb(rows.get("Tr"), 0.0)[0]
    return Material(
        name,
        (r, g, b, opacity),
        emissive=_rgb(rows.get("Ke"), 0.0),
        texture=texture,
        alpha_mode="BLEND" if opacity < 1 else "OPAQUE",
    )


def _rgb(words: list[str] | None, otherwise: float) -> tuple[float, float, float]:
    try:
        numbers = [min(max(float(w), 0.0), 1.0) for w in (words or [])[:3]]
    except ValueError:
        numbers = []
    if not numbers or any(n != n for n in numbers):
        return (otherwise, otherwise, otherwise)
    return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else (numbers[0], numbers[0], numbers[0])


def _beside(folder: Path, name: str) -> bytes | None:
    """A file in the scene's own folder or below it; None, with a note, for any other."""
    try:
        path = (folder.resolve() / name.replace("\\", "/")).resolve()
        if path.is_relative_to(folder.resolve()):
            return read_bytes(path)
        log.warning("%r lies outside the scene's own folder %s: it is left out", name, folder)
    except (SceneFileError, OSError, RuntimeError, ValueError) as error:
        log.warning("%r is left out: %s", name, error)
    return None
