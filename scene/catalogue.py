"""The assets that ship: what each is called and looks like, and its mesh, read when first asked for."""

from __future__ import annotations

import difflib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import DeixisError
from scene.frames import Rgb, Vec3
from scene.meshes import Material, Mesh, Primitive

COMPONENTS = {5126: np.float32, 5125: np.uint32, 5123: np.uint16, 5121: np.uint8, 5120: np.int8}
"""Element types by glTF's numbers."""
ASSETS = Path(__file__).resolve().parent.parent / "assets"
"""Where the models lie: beside this package in a checkout and in an installed wheel alike."""


class UnknownAssetError(DeixisError):
    """No asset of the catalogue has that id."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A level rectangle of an asset on which things can stand, in the asset's own frame."""

    y: float
    """Height over the base, metres."""
    x: tuple[float, float]
    """Least and greatest x, metres."""
    z: tuple[float, float]
    """Least and greatest z, metres."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One model of the catalogue. Its origin is the centre of its base, its front +Z."""

    id: str
    """Unique name, `mug_red`."""
    label: str
    """What it is called, `mug`."""
    aliases: tuple[str, ...]
    """Other names of the same thing, `cup`."""
    category: str
    """The family it is kept under, `crockery`."""
    hypernyms: tuple[str, ...]
    """Wider names that are also true of it, `container`."""
    size: Vec3
    """Extent along x, y, z, metres."""
    rgb: Rgb
    """Mean sRGB colour by area, 0 to 1."""
    colour: str
    """English word for the colour that covers most of it."""
    materials: tuple[str, ...]
    """Words for what it is made of, the first named first."""
    tags: tuple[str, ...]
    """Of `support container seat fixed wall appliance light food person furniture graspable`."""
    states: tuple[str, ...]
    """Switches that it has: `on`, `open`."""
    surfaces: tuple[Surface, ...]
    """Where things can stand, highest first."""
    triangles: tuple[int, ...]
    """Triangles at each level of detail, finest first."""
    licence: str
    """SPDX name."""

    @property
    def support_heights(self) -> tuple[float, ...]:
        """Heights at which things can stand, metres over the base, highest first."""
        return tuple(dict.fromkeys(s.y for s in self.surfaces))

    @property
    def bounds(self) -> tuple[Vec3, Vec3]:
        """Lower and upper corner in its own frame."""
        x, y, z = self.size
        return (-x / 2, 0.0, -z / 2), (x / 2, y, z / 2)

    @property
    def path(self) -> Path:
        """The model's file."""
        return ASSETS / "models" / f"{self.id}.glb"


@cache
def catalogue() -> Mapping[str, Asset]:
    """Every asset by id, in order of id."""
    entries = json.loads((ASSETS / "catalogue.json").read_text(encoding="utf-8"))["assets"]
    return MappingProxyType({e["id"]: _asset(e) for e in entries})


def _asset(entry: dict[str, Any]) -> Asset:
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    fields["surfaces"] = tuple(Surface(s["y"], tuple(s["x"]), tuple(s["z"])) for s in entry["surfaces"])
    return Asset(**fields)


def find_asset(asset_id: str) -> Asset:
    """The asset of that id; an unknown one is an error that names the closest ids."""
    found = catalogue().get(asset_id)
    if found is None:
        close = difflib.get_close_matches(asset_id, catalogue(), n=3, cutoff=0.4)
        same = [a.id for a in catalogue().values() if asset_id in (a.label, *a.aliases)]
        names = ", ".join(repr(n) for n in dict.fromkeys([*same[:3], *close]))
        hint = f"the closest are {names}" if names else f"there are {len(catalogue())}, from {min(catalogue())!r} on"
        raise UnknownAssetError(f"no asset is called {asset_id!r}: {hint}; see assets/catalogue.json for all")
    return found


@cache
def load_mesh(asset_id: str) -> Mesh:
    """The mesh of an asset with its coarser levels."""
    data = find_asset(asset_id).path.read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    document = json.loads(data[20 : 20 + length])
    blob = memoryview(data)[28 + length :]
    materials = [_material(document, blob, m) for m in document["materials"]]
    levels = [
        tuple(_primitive(document, blob, materials, p) for p in mesh["primitives"])
        for mesh in sorted(document["meshes"], key=lambda m: str(m["name"]))
    ]
    return Mesh(levels[0], tuple(Mesh(level) for level in levels[1:]))


def _primitive(
    document: dict[str, Any], blob: memoryview, materials: list[Material], entry: dict[str, Any]
) -> Primitive:
    arrays = {name: _accessor(document, blob, index) for name, index in entry["attributes"].items()}
    colors = arrays.get("COLOR_0")
    if colors is not None:
        colors = (colors / np.float32(65535)).astype(np.float32)
        colors[:, :3] = _srgb(colors[:, :3])
    normals = arrays["NORMAL"].astype(np.float32)
    return Primitive(
        positions=np.ascontiguousarray(arrays["POSITION"]),
        triangles=_accessor(document, blob, entry["indices"]).astype(np.uint32).reshape(-1, 3),
        normals=normals / np.linalg.norm(normals, axis=1, keepdims=True),
        uvs=arrays.get("TEXCOORD_0"),
        colors=colors,
        material=materials[entry["material"]],
    )


def _accessor(document: dict[str, Any], blob: memoryview, index: int) -> NDArray[Any]:
    accessor = document["accessors"][index]
    view = document["bufferViews"][accessor["bufferView"]]
    width = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}[accessor["type"]]
    kind = np.dtype(COMPONENTS[accessor["componentType"]])
    row = view.get("byteStride", width * kind.itemsize) // kind.itemsize
    flat = np.frombuffer(blob, kind, accessor["count"] * row, view["byteOffset"] + accessor["byteOffset"])
    return flat.reshape(-1, row)[:, :width] if width > 1 else flat


def _material(document: dict[str, Any], blob: memoryview, entry: dict[str, Any]) -> Material:
    pbr = entry["pbrMetallicRoughness"]
    factor = pbr["baseColorFactor"]
    texture = None
    if "baseColorTexture" in pbr:
        source = document["textures"][pbr["baseColorTexture"]["index"]]["source"]
        view = document["bufferViews"][document["images"][source]["bufferView"]]
        texture = bytes(blob[view["byteOffset"] : view["byteOffset"] + view["byteLength"]])
    return Material(
        name=entry["name"],
        base_color=(*_srgb_tuple(factor), float(factor[3])),
        metallic=float(pbr["metallicFactor"]),
        roughness=float(pbr["roughnessFactor"]),
        emissive=_srgb_tuple(entry.get("emissiveFactor", [0.0, 0.0, 0.0])),
        texture=texture,
        alpha_mode=entry.get("alphaMode", "OPAQUE"),
    )


def _srgb(linear: NDArray[np.float32]) -> NDArray[np.float32]:
    curve = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * np.maximum(linear, 0.0031308) ** (1 / 2.4) - 0.055)
    return curve.astype(np.float32)


def _srgb_tuple(linear: list[float]) -> Rgb:
    r, g, b = (round(float(v), 4) for v in _srgb(np.asarray(linear[:3], np.float32)))
    return r, g, b
