"""Small glTF files made by hand, as other tools write them."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from scene.files import open_scene, save_scene
from scene.frames import FloatArray
from scene.objects import Scene

TRIANGLE = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], "<f4")
TETRA = np.array([[0, 0, 0], [1, 0, 0], [0, 2, 0], [0, 0, 3]], "<f4")
TETRA_FACES = np.array([0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3], "<u2")


def pack(document: dict[str, Any], binary: bytes = b"") -> bytes:
    """A GLB of a document and its one buffer."""
    if binary:
        document = {**document, "buffers": [{"byteLength": len(binary)}]}
        binary += b"\0" * (-len(binary) % 4)
    return pack_text(json.dumps(document).encode(), binary)


def pack_text(text: bytes, binary: bytes = b"") -> bytes:
    """A GLB of any JSON text."""
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    if binary:
        chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def tetra(**changes: Any) -> tuple[dict[str, Any], bytes]:
    """A document of one node `Chair_01` with a tetrahedron of 1 x 2 x 3 metres; `changes` replace its top keys."""
    binary = TETRA.tobytes() + TETRA_FACES.tobytes()
    document = {
        "asset": {"version": "2.0", "generator": "by hand"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": "Chair_01", "mesh": 0}],
        "meshes": [{"name": "chair mesh", "primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [1, 2, 3]},
            {"bufferView": 1, "componentType": 5123, "count": 12, "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": 48},
            {"buffer": 0, "byteOffset": 48, "byteLength": 24},
        ],
    }
    return document | changes, binary


def put(path: Path, document: dict[str, Any], binary: bytes = b"") -> Path:
    """Write a GLB and give its path."""
    path.write_bytes(pack(document, binary))
    return path


def opened(tmp_path: Path, document: dict[str, Any], binary: bytes) -> Scene:
    """The scene of a document, proved to come back equal and byte-stable."""
    scene = open_scene(put(tmp_path / "in.glb", document, binary))
    save_scene(scene, tmp_path / "out.glb")
    back = open_scene(tmp_path / "out.glb")
    assert back == scene
    save_scene(back, tmp_path / "out2.glb")
    assert (tmp_path / "out.glb").read_bytes() == (tmp_path / "out2.glb").read_bytes()
    return scene


def world_points(scene: Scene, object_id: str) -> FloatArray:
    o = scene[object_id]
    mesh = scene.meshes.get(o.geometry.uri)
    points = mesh.merged[0].astype(np.float64) * o.scale
    m = scene.world_pose(object_id).matrix()
    return points @ m[:3, :3].T + m[:3, 3]
