"""Writes a model as binary glTF 2.0: one mesh a level of detail, vertices shared, bytes the same on every machine."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assets.recipes.colour import to_linear
from assets.recipes.materials import Finish
from assets.recipes.soup import Soup
from assets.recipes.textures import png

COMPONENT = {"f4": 5126, "u1": 5121, "u2": 5123, "u4": 5125, "i1": 5120}
"""glTF's number for each kind of array element."""
GRID_M = 1e-5
"""Positions are rounded to this, so that the last bit of a processor's sine never shows."""


class GlbWriter:
    """Gathers levels of detail and writes them into one file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pools: dict[str, bytearray] = {}
        self._pictures: list[bytes] = []
        self._seen: dict[tuple[str, str, bytes], int] = {}
        self._doc: dict[str, Any] = {"accessors": [], "materials": [], "meshes": []}
        self._material_ids: dict[Finish, int] = {}
        self._texture_ids: dict[str, int] = {}

    def add_level(self, soups: list[tuple[Finish, Soup]]) -> None:
        """Add the next coarser level of detail."""
        primitives = [self._primitive(finish, soup) for finish, soup in soups]
        self._doc["meshes"].append({"name": f"lod{len(self._doc['meshes'])}", "primitives": primitives})

    def _primitive(self, finish: Finish, soup: Soup) -> dict[str, Any]:
        rows, triangles = indexed(soup)
        attributes = {
            "POSITION": self._accessor(rows[:, :3].astype(np.float32), "VEC3", bounds=True),
            "NORMAL": self._accessor(_bytes(rows[:, 3:6]), "VEC3", normalized=True),
        }
        if soup.uvs is not None:
            attributes["TEXCOORD_0"] = self._accessor(rows[:, 6:8].astype(np.float32), "VEC2")
        if soup.colors is not None:
            linear = np.round(to_linear(rows[:, -3:]) * 65535).astype(np.uint16)
            colors = np.insert(linear, 3, 65535, axis=1)
            attributes["COLOR_0"] = self._accessor(colors, "VEC4", normalized=True)
        kind = np.uint8 if len(rows) < 256 else np.uint16 if len(rows) < 65536 else np.uint32
        indices = self._accessor(triangles.reshape(-1).astype(kind), "SCALAR")
        return {"attributes": attributes, "indices": indices, "material": self._material(finish)}

    def _material(self, finish: Finish) -> int:
        if finish not in self._material_ids:
            self._material_ids[finish] = len(self._doc["materials"])
            self._doc["materials"].append(self._material_json(finish))
        return self._material_ids[finish]

    def _material_json(self, finish: Finish) -> dict[str, Any]:
        pbr: dict[str, Any] = {
            "baseColorFactor": [*_short(to_linear(finish.rgb)), finish.alpha],
            "metallicFactor": finish.metallic,
            "roughnessFactor": finish.roughness,
        }
        if finish.texture is not None:
            pbr["baseColorTexture"] = {"index": self._texture(finish)}
        out: dict[str, Any] = {"name": finish.name, "pbrMetallicRoughness": pbr}
        if finish.glow is not None:
            out["emissiveFactor"] = _short(to_linear(finish.glow))
        if finish.alpha < 1:
            out["alphaMode"] = "BLEND"
        return out

    def _texture(self, finish: Finish) -> int:
        texture = finish.texture
        assert texture is not None
        if texture.name not in self._texture_ids:
            index = self._texture_ids[texture.name] = len(self._texture_ids)
            self._pictures.append(png(texture.image()))
            self._doc.setdefault("images", []).append({"bufferView": -1, "mimeType": "image/png", "name": texture.name})
            self._doc.setdefault("samplers", [{"magFilter": 9729, "minFilter": 9987, "wrapS": 10497, "wrapT": 10497}])
            self._doc.setdefault("textures", []).append({"source": index, "sampler": 0})
        return self._texture_ids[texture.name]

    def _accessor(self, data: NDArray[Any], kind: str, *, bounds: bool = False, normalized: bool = False) -> int:
        """Append an array unless it is there; arrays of one width share a view, in rows of whole four bytes."""
        content = (kind, data.dtype.str, data.tobytes())
        if content in self._seen:
            return self._seen[content]
        padded = (
            data if data.ndim == 1 else np.pad(data, ((0, 0), (0, -data.itemsize * data.shape[1] % 4 // data.itemsize)))
        )
        key = "index" if data.ndim == 1 else str(padded.itemsize * padded.shape[1])
        pool = self._pools.setdefault(f"{key} {data.dtype.str}", bytearray())
        out: dict[str, Any] = {
            "bufferView": list(self._pools).index(f"{key} {data.dtype.str}"),
            "byteOffset": len(pool),
        }
        out |= {"componentType": COMPONENT[data.dtype.str[1:]], "count": len(data), "type": kind}
        pool += padded.tobytes() + b"\0" * (-padded.nbytes % 4)
        if normalized:
            out["normalized"] = True
        if bounds:
            out |= {"min": [float(v) for v in data.min(axis=0)], "max": [float(v) for v in data.max(axis=0)]}
        self._doc["accessors"].append(out)
        self._seen[content] = len(self._doc["accessors"]) - 1
        return self._seen[content]

    def _buffer(self) -> tuple[list[dict[str, Any]], bytes]:
        """The views of arrays, then those of pictures, and all their bytes."""
        views: list[dict[str, Any]] = []
        blob = bytearray()
        for key, data in [*self._pools.items(), *(("", picture) for picture in self._pictures)]:
            width = key.split(" ")[0]
            extra = {"byteStride": int(width)} if width.isdigit() else {}
            extra |= {"target": 34963 if width == "index" else 34962} if width else {}
            views.append({"buffer": 0, "byteOffset": len(blob), "byteLength": len(data)} | extra)
            blob += data + b"\0" * (-len(data) % 4)
        return views, bytes(blob)

    def to_bytes(self) -> bytes:
        """The whole file. Its scene shows level 0; the coarser levels hang on it by MSFT_lod."""
        levels = len(self._doc["meshes"])
        nodes: list[dict[str, Any]] = [
            {"name": self._name if i == 0 else f"{self._name}_lod{i}", "mesh": i} for i in range(levels)
        ]
        if levels > 1:
            nodes[0]["extensions"] = {"MSFT_lod": {"ids": list(range(1, levels))}}
        head = {
            "asset": {"version": "2.0", "generator": "deixis assets.build", "copyright": "CC0-1.0"},
            "extensionsUsed": ["KHR_mesh_quantization", "MSFT_lod"],
            "extensionsRequired": ["KHR_mesh_quantization"],
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": nodes,
        }
        views, blob = self._buffer()
        for i, image in enumerate(self._doc.get("images", [])):
            image["bufferView"] = len(self._pools) + i
        tail = {"bufferViews": views, "buffers": [{"byteLength": len(blob)}]}
        text = json.dumps(head | self._doc | tail, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        chunks = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(blob), 0x004E4942) + blob
        return struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks


def indexed(soup: Soup) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Vertex rows (position, normal, uv?, colour?) without repeats, in order of first use, and their triangles."""
    columns = [np.round(soup.points / GRID_M), np.round(soup.normals * 127)]
    scales = [np.full(3, GRID_M), np.full(3, 1 / 127)]
    if soup.uvs is not None:
        columns.append(np.round(soup.uvs * 1e5))
        scales.append(np.full(2, 1e-5))
    if soup.colors is not None:
        columns.append(np.round(soup.colors * 1023))
        scales.append(np.full(3, 1 / 1023))
    flat = np.round(np.concatenate(columns, axis=-1).reshape(-1, sum(len(s) for s in scales))).astype(np.int64)
    unique, first, inverse = np.unique(flat, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.argsort(order)
    triangles = rank[inverse.reshape(-1)].reshape(-1, 3)
    place = unique[order][:, :3][triangles]
    area = np.linalg.norm(np.cross(place[:, 1] - place[:, 0], place[:, 2] - place[:, 0]), axis=1)
    rows = unique[order] * np.concatenate(scales)
    return rows, triangles[area > 0]


def _short(values: NDArray[np.float64]) -> list[float]:
    return [round(float(v), 5) for v in values]


def _bytes(normals: NDArray[np.float64]) -> NDArray[np.int8]:
    """Unit vectors as signed bytes."""
    return np.round(normals * 127).astype(np.int8)
