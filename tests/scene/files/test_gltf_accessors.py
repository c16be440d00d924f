"""Accessors of glTF in every form that other tools write: interleaved, quantised, sparse, strips, any width."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.scene.files.glbs import TETRA, TETRA_FACES, opened, tetra


def accessor_file(rows: Any, **accessor: Any) -> tuple[dict[str, Any], bytes]:
    """A tetrahedron whose POSITION is another accessor over `rows`."""
    document, binary = tetra()
    data = np.ascontiguousarray(rows).tobytes()
    document["bufferViews"].append({"buffer": 0, "byteOffset": 72, "byteLength": len(data)})
    document["accessors"][0] = {"bufferView": 2, "componentType": 5126, "count": 4, "type": "VEC3", **accessor}
    return document, binary + data


def test_interleaved_normalised_and_quantised_positions(tmp_path: Path) -> None:
    mixed = np.zeros((4, 5), "<f4")
    mixed[:, :3] = TETRA
    document, binary = accessor_file(mixed)
    document["bufferViews"][2]["byteStride"] = 20
    assert next(iter(opened(tmp_path, document, binary))).size == (1.0, 2.0, 3.0)
    short = np.zeros((4, 4), "<i2")
    short[:, :3] = TETRA * 10000
    document, binary = accessor_file(short, componentType=5122, normalized=True)
    document["bufferViews"][2]["byteStride"] = 8
    document["extensionsRequired"] = ["KHR_mesh_quantization"]
    assert next(iter(opened(tmp_path, document, binary))).size == pytest.approx(
        (10000 / 32767, 20000 / 32767, 30000 / 32767)
    )


def test_sparse_accessors_with_and_without_a_base(tmp_path: Path) -> None:
    document, binary = tetra()
    places, values = np.array([1, 3], "<u2"), np.array([[5, 0, 0], [0, 0, 7]], "<f4")
    extra = places.tobytes() + values.tobytes()
    document["bufferViews"] += [
        {"buffer": 0, "byteOffset": 72, "byteLength": 4},
        {"buffer": 0, "byteOffset": 76, "byteLength": 24},
    ]
    sparse = {"count": 2, "indices": {"bufferView": 2, "componentType": 5123}, "values": {"bufferView": 3}}
    document["accessors"][0]["sparse"] = sparse
    assert next(iter(opened(tmp_path, document, binary + extra))).size == (5.0, 2.0, 7.0)
    del document["accessors"][0]["bufferView"]
    assert next(iter(opened(tmp_path, document, binary + extra))).size == (5.0, 0.0, 7.0)


@pytest.mark.parametrize(
    ("mode", "faces"),
    [(4, [[0, 1, 2]]), (5, [[0, 1, 2], [2, 1, 3]]), (6, [[0, 1, 2], [0, 2, 3]]), (0, [])],
)
def test_strips_fans_and_points_without_indices(tmp_path: Path, mode: int, faces: list[list[int]]) -> None:
    document, binary = tetra()
    document["meshes"][0]["primitives"] = [{"attributes": {"POSITION": 0}, "mode": mode}]
    scene = opened(tmp_path, document, binary)
    assert scene.meshes.get(scene["chair_01"].geometry.uri).primitives[0].triangles.tolist() == faces


@pytest.mark.parametrize(("kind", "component"), [("u1", 5121), ("<u2", 5123), ("<u4", 5125)])
def test_indices_of_any_width(tmp_path: Path, kind: str, component: int) -> None:
    document, binary = tetra()
    data = TETRA_FACES.astype(kind).tobytes()
    document["accessors"][1]["componentType"] = component
    document["bufferViews"][1]["byteLength"] = len(data)
    scene = opened(tmp_path, document, binary[:48] + data)
    assert scene.meshes.get(scene["chair_01"].geometry.uri).triangle_count == 4


def test_vertex_colours_are_turned_to_srgb(tmp_path: Path) -> None:
    document, binary = tetra()
    linear = np.array([[0.0, 1.0, 0.2140411]] * 4, "<f4")
    document["bufferViews"].append({"buffer": 0, "byteOffset": 72, "byteLength": 48})
    document["accessors"].append({"bufferView": 2, "componentType": 5126, "count": 4, "type": "VEC3"})
    document["meshes"][0]["primitives"][0]["attributes"]["COLOR_0"] = 2
    scene = opened(tmp_path, document, binary + linear.tobytes())
    colors = scene.meshes.get(scene["chair_01"].geometry.uri).primitives[0].colors
    assert colors is not None
    assert np.allclose(colors, [[0, 1, 0.5, 1]] * 4, atol=1e-4)
