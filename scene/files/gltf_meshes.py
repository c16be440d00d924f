"""glTF meshes to `Mesh` and back: every primitive, its material, and what its JSON said that is not ours."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.files import values as v
from scene.files.colour_space import linear_colors, srgb_colors
from scene.files.gltf_accessors import Accessors
from scene.files.gltf_container import Container
from scene.files.gltf_materials import MaterialReader, MaterialWriter
from scene.frames import Rgb
from scene.meshes import Material, Mesh, Primitive

log = logging.getLogger(__name__)

POINTS, TRIANGLES, STRIP, FAN = 0, 4, 5, 6
READ_ATTRIBUTES = ("POSITION", "NORMAL", "TEXCOORD_0", "COLOR_0")
UNTEXTURED = Material(base_color=(1.0, 1.0, 1.0, 1.0), metallic=1.0, roughness=1.0)
"""What glTF means where a primitive names no material."""
COMPRESSED = ("KHR_draco_mesh_compression", "EXT_meshopt_compression")
PAINTED_SHARE = 0.35
"""Paint goes to each solid material that covers this part of what the largest covers."""


class MeshReader:
    """The meshes of one file, each read once."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._accessors = Accessors(container)
        self._materials = MaterialReader(container)
        self._read: dict[int, tuple[Mesh, dict[str, Any]]] = {}

    def mesh(self, index: Any, where: str) -> Mesh:
        """The mesh of an index."""
        return self._both(index, where)[0]

    def kept(self, index: Any, where: str) -> dict[str, Any]:
        """What a mesh's JSON says besides arrays and materials: its name and extras, and those of its primitives."""
        return self._both(index, where)[1]

    def _both(self, index: Any, where: str) -> tuple[Mesh, dict[str, Any]]:
        row = self._container.entry("meshes", index, where)
        if index not in self._read:
            parts: list[Primitive] = []
            extras: list[dict[str, Any]] = []
            for n, value in enumerate(v.as_list(row.get("primitives"), f"meshes[{index}].primitives")):
                part = self._primitive(value, f"meshes[{index}].primitives[{n}]")
                if part is not None:
                    parts.append(part)
                    extras.append({k: value[k] for k in ("extras",) if k in value})
            kept: dict[str, Any] = {k: row[k] for k in ("name", "extras") if k in row}
            if any(extras):
                kept["primitives"] = extras
            self._read[index] = Mesh(tuple(parts)), kept
        return self._read[index]

    def _primitive(self, value: Any, where: str) -> Primitive | None:
        row = v.as_object(value, where)
        extensions = v.as_object(row.get("extensions", {}), f"{where}.extensions")
        for name in COMPRESSED:
            if name in extensions:
                raise SceneFileError(f"{where} is compressed by {name}, which is not read here: export it without")
        attributes = v.as_object(row.get("attributes"), f"{where}.attributes")
        mode = row.get("mode", TRIANGLES)
        if mode not in range(7) or isinstance(mode, bool):
            raise v.wrong(f"{where}.mode", mode, "0 to 6")
        if mode in (1, 2, 3) or "POSITION" not in attributes:
            log.warning("%s is left out: lines and shapes without positions are not drawn here", where)
            return None
        self._note_dropped(row, attributes, where)
        positions = self._accessors.floats(attributes["POSITION"], (3,), f"{where}.attributes.POSITION")
        if len(positions) and float(np.abs(positions).max()) > v.MAX_METRES:
            raise v.wrong(
                f"{where}.attributes.POSITION", float(np.abs(positions).max()), f"at most {v.MAX_METRES:g} metres"
            )
        others = {
            name: self._attribute(attributes, name, widths, len(positions), where)
            for name, widths in (("NORMAL", (3,)), ("TEXCOORD_0", (2,)), ("COLOR_0", (3, 4)))
        }
        colors = others["COLOR_0"]
        material = UNTEXTURED
        if "material" in row:
            material = self._materials.material(row["material"], f"{where}.material")
        return Primitive(
            positions,
            self._triangles(row, mode, len(positions), where),
            others["NORMAL"],
            others["TEXCOORD_0"],
            None if colors is None else srgb_colors(colors),
            material,
        )

    def _note_dropped(self, row: dict[str, Any], attributes: dict[str, Any], where: str) -> None:
        dropped = sorted(set(attributes) - set(READ_ATTRIBUTES)) + (["morph targets"] if "targets" in row else [])
        if dropped:
            log.info("%s: %s are not kept", where, ", ".join(dropped))

    def _attribute(
        self, attributes: dict[str, Any], name: str, widths: tuple[int, ...], count: int, where: str
    ) -> NDArray[np.float32] | None:
        if name not in attributes:
            return None
        array = self._accessors.floats(attributes[name], widths, f"{where}.attributes.{name}")
        if len(array) != count:
            raise SceneFileError(f"{where}.attributes.{name} has {len(array)} rows, but POSITION has {count}")
        return array

    def _triangles(self, row: dict[str, Any], mode: int, count: int, where: str) -> NDArray[np.uint32]:
        if mode == POINTS:
            return np.zeros((0, 3), np.uint32)
        if "indices" in row:
            indices = self._accessors.integers(row["indices"], f"{where}.indices")
            if len(indices) and int(indices.max()) >= count:
                raise SceneFileError(f"{where}.indices goes up to {indices.max()}, but there are {count} vertices")
        else:
            indices = np.arange(count, dtype=np.uint32)
        if mode == TRIANGLES:
            return indices[: len(indices) // 3 * 3].reshape(-1, 3)
        if len(indices) < 3:
            return np.zeros((0, 3), np.uint32)
        a, b, c = indices[:-2], indices[1:-1], indices[2:]
        if mode == FAN:
            return np.stack([np.full_like(b, indices[0]), b, c], axis=1)
        odd = np.arange(len(a)) % 2 == 1
        return np.stack([np.where(odd, b, a), np.where(odd, a, b), c], axis=1)


class MeshWriter:
    """Gathers meshes into a glTF document and its one buffer; what is shared is written once."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._blob = bytearray()
        self._materials = MaterialWriter(document, self._add_view)
        self._of_array: dict[int, tuple[Any, int]] = {}
        self._of_content: dict[str, int] = {}
        self._meshes: dict[tuple[str, Rgb | None, str], int | None] = {}

    @property
    def binary(self) -> bytes:
        """The buffer."""
        return bytes(self._blob)

    def index(self, uri: str, mesh: Mesh, *, paint: Rgb | None = None, kept: str = "") -> int | None:
        """Where a mesh is in the document; None where it has nothing to draw."""
        key = (uri, paint, kept)
        if key not in self._meshes:
            row = json.loads(kept) if kept else {}
            extras = row.pop("primitives", [])
            takes = takes_paint(mesh) if paint is not None else [False] * len(mesh.primitives)
            parts = [
                self._primitive(p, paint if takes[n] else None) | (extras[n] if n < len(extras) else {})
                for n, p in enumerate(mesh.primitives)
                if len(p.positions)
            ]
            self._meshes[key] = None
            if parts:
                rows = self._document.setdefault("meshes", [])
                self._meshes[key] = len(rows)
                rows.append({**row, "primitives": parts})
        return self._meshes[key]

    def _primitive(self, p: Primitive, paint: Rgb | None) -> dict[str, Any]:
        attributes = {"POSITION": self._accessor(p.positions, "VEC3", bounds=True)}
        for name, array, kind in (
            ("NORMAL", p.normals, "VEC3"),
            ("TEXCOORD_0", p.uvs, "VEC2"),
            ("COLOR_0", p.colors, "VEC4"),
        ):
            if array is not None:
                attributes[name] = self._accessor(array, kind, linear=name == "COLOR_0")
        row: dict[str, Any] = {"attributes": attributes, "material": self._materials.index(p.material, paint)}
        if not len(p.triangles):
            return row | {"mode": POINTS}
        return row | {"indices": self._indices(p.triangles, len(p.positions))}

    def _accessor(self, array: NDArray[np.float32], kind: str, *, bounds: bool = False, linear: bool = False) -> int:
        if id(array) not in self._of_array:
            data = np.ascontiguousarray(linear_colors(array) if linear else array, "<f4")
            row: dict[str, Any] = {"componentType": 5126, "count": len(data), "type": kind}
            if bounds:
                row |= {"min": [float(n) for n in data.min(axis=0)], "max": [float(n) for n in data.max(axis=0)]}
            self._of_array[id(array)] = (array, self._add(row, data, 34962))
        return self._of_array[id(array)][1]

    def _indices(self, triangles: NDArray[np.uint32], vertices: int) -> int:
        if id(triangles) not in self._of_array:
            kind, component = ("<u2", 5123) if vertices <= 65535 else ("<u4", 5125)
            data = np.ascontiguousarray(triangles.reshape(-1), kind)
            row = {"componentType": component, "count": len(data), "type": "SCALAR"}
            self._of_array[id(triangles)] = (triangles, self._add(row, data, 34963))
        return self._of_array[id(triangles)][1]

    def _add(self, row: dict[str, Any], data: NDArray[Any], target: int) -> int:
        """The accessor of some data; the same data of the same kind is written once."""
        content = data.tobytes()
        key = json.dumps(row) + hashlib.blake2b(content).hexdigest()
        if key not in self._of_content:
            rows: list[Any] = self._document.setdefault("accessors", [])
            self._of_content[key] = len(rows)
            rows.append({"bufferView": self._add_view(content, target), **row})
        return self._of_content[key]

    def _add_view(self, data: bytes, target: int | None = None) -> int:
        rows: list[Any] = self._document.setdefault("bufferViews", [])
        row: dict[str, Any] = {"buffer": 0, "byteOffset": len(self._blob), "byteLength": len(data)}
        rows.append(row | ({"target": target} if target else {}))
        self._blob += data + b"\0" * (-len(data) % 4)
        return len(rows) - 1


def takes_paint(mesh: Mesh) -> list[bool]:
    """Which primitives paint shows on: the largest material and those of like extent, never glass or glow."""
    areas: dict[Material, float] = {}
    for p in mesh.primitives:
        areas[p.material] = areas.get(p.material, 0.0) + _extent(p)
    solid = {m: a for m, a in areas.items() if m.alpha_mode != "BLEND" and not any(m.emissive)} or areas
    most = max(solid.values(), default=0.0)
    return [p.material in solid and areas[p.material] >= PAINTED_SHARE * most for p in mesh.primitives]


def _extent(p: Primitive) -> float:
    if not len(p.triangles):
        return float(len(p.positions))
    a, b, c = (p.positions[p.triangles[:, k]].astype(np.float64) for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)
