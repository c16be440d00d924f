"""A mesh as text, exact to the bit: for the journal, which keeps what no file has yet."""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import replace
from typing import Any

import numpy as np

from scene.codec import decode, encode
from scene.errors import SceneFileError
from scene.meshes import Material, Mesh, Primitive

ARRAYS = (
    ("positions", "<f4", 3), ("triangles", "<u4", 3), ("normals", "<f4", 3), ("uvs", "<f4", 2), ("colors", "<f4", 4),
)
"""Name, type and columns of each array."""
MOST_BYTES = 2**30
"""No array is larger."""


def packed(mesh: Mesh) -> list[dict[str, Any]]:
    """The finest level of a mesh as JSON."""
    return [_packed(p) for p in mesh.primitives]


def unpacked(data: Any, where: str) -> Mesh:
    """The mesh again; raises `SceneFileError` where `data` is none."""
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise SceneFileError(f"{where} holds no mesh: expected a list of surfaces")
    return Mesh(tuple(_unpacked(row, where) for row in data))


def _packed(p: Primitive) -> dict[str, Any]:
    plain = replace(p.material, texture=None, maps=())
    row: dict[str, Any] = {"material": encode(plain, tagged=False)}
    if p.material.texture is not None:
        row["texture"] = base64.b64encode(p.material.texture).decode()
    if p.material.maps:
        row["maps"] = [[name, base64.b64encode(picture).decode()] for name, picture in p.material.maps]
    for name, kind, _ in ARRAYS:
        array = getattr(p, name)
        if array is not None:
            row[name] = base64.b64encode(zlib.compress(np.ascontiguousarray(array, kind).tobytes(), 1)).decode()
    return row


def _unpacked(row: dict[str, Any], where: str) -> Primitive:
    try:
        arrays = {name: _array(row[name], kind, width) for name, kind, width in ARRAYS if name in row}
        pictures = tuple((str(name), base64.b64decode(picture)) for name, picture in row.get("maps", ()))
        texture = base64.b64decode(row["texture"]) if "texture" in row else None
        material = decode(Material, row.get("material"), where)
        return Primitive(
            arrays["positions"], arrays["triangles"], arrays.get("normals"), arrays.get("uvs"), arrays.get("colors"),
            replace(material, texture=texture, maps=pictures),
        )
    except (KeyError, ValueError, TypeError, binascii.Error, zlib.error) as error:
        raise SceneFileError(f"{where} holds a mesh that cannot be read: {str(error)[:80]}") from None


def _array(text: Any, kind: str, width: int) -> Any:
    unzip = zlib.decompressobj()
    data = unzip.decompress(base64.b64decode(text, validate=True), MOST_BYTES)
    return np.frombuffer(data, kind).reshape(-1, width).copy()
