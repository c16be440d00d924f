"""Small rooms as headsets and phones capture them."""

from __future__ import annotations

import base64
import math
from typing import Any

import numpy as np

S = math.sqrt(0.5)
TURN = {
    "south": (0.0, S, S, 0.0), "north": (-S, 0.0, 0.0, S), "east": (-0.5, -0.5, -0.5, 0.5),
    "west": (-0.5, 0.5, 0.5, 0.5), "down": (1.0, 0.0, 0.0, 0.0), "up": (0.0, 0.0, 0.0, 1.0),
}
"""Orientations whose local +Y looks out of the room, that way."""


def quest_room() -> dict[str, Any]:
    """A room of 4 by 3 by 2.5 m with a door, a window, a picture, a table with a lamp, a sofa and its mesh."""
    entities = [
        _flat("FLOOR", "down", (0, 0, 0), 4, 3), _flat("CEILING", "up", (0, 2.5, 0), 4, 3),
        _flat("WALL_FACE", "south", (0, 1.25, 1.5), 4, 2.5), _flat("WALL_FACE", "north", (0, 1.25, -1.5), 4, 2.5),
        _flat("WALL_FACE", "east", (2, 1.25, 0), 3, 2.5), _flat("WALL_FACE", "west", (-2, 1.25, 0), 3, 2.5),
        _flat("DOOR_FRAME", "east", (2, 1.0, 0.5), 0.9, 2.0),
        _flat("WINDOW_FRAME", "north", (0.5, 1.5, -1.5), 1.2, 1.0),
        _flat("WALL_ART", "south", (-0.5, 1.6, 1.49), 0.6, 0.4),
        _flat("TABLE", "down", (0, 0.75, -1.0), 1.4, 0.7), _solid("TABLE", (0, 0.75, -1.0), (1.4, 0.7, 0.75)),
        _solid("LAMP", (0.4, 1.2, -1.0), (0.25, 0.25, 0.45)),
        _flat("COUCH", "down", (-1.2, 0.45, 0.0), 0.6, 1.5), _solid("COUCH", (-1.4, 0.8, 0.0), (1.0, 1.7, 0.8)),
        _solid("OTHER", (1.5, 0.3, -1.2), (0.3, 0.3, 0.3)), _mesh(),
    ]
    for n, entity in enumerate(entities):
        entity["uuid"] = f"uuid-{n}"
    return {"type": "scene", "version": 1, "spatialEntities": entities}


def _place(at: tuple[float, ...], turn: tuple[float, ...]) -> dict[str, Any]:
    return {
        "position": dict(zip("xyz", at, strict=True)), "orientation": dict(zip("xyzw", turn, strict=True)),
    }


def _flat(label: str, way: str, at: tuple[float, ...], width: float, height: float) -> dict[str, Any]:
    return {
        "semanticLabel_META": label, "locatable_META": _place(at, TURN[way]),
        "bounded2D_META": {
            "offset": {"x": -width / 2, "y": -height / 2}, "extent": {"width": width, "height": height},
        },
    }


def _solid(label: str, top: tuple[float, ...], size: tuple[float, float, float]) -> dict[str, Any]:
    """A box hanging below the middle of its top; its local Z is up."""
    w, d, h = size
    return {
        "semanticLabel_META": label, "locatable_META": _place(top, TURN["north"]),
        "bounded3D_META": {
            "offset": {"x": -w / 2, "y": -d / 2, "z": -h}, "extent": {"width": w, "height": d, "depth": h},
        },
    }


def _mesh() -> dict[str, Any]:
    points = np.array([[-2, -1.5, 0], [2, -1.5, 0], [2, 1.5, 0], [-2, 1.5, 0], [0, 0, 2.5]], "<f4")
    triangles = np.array([[0, 1, 2], [0, 2, 3], [0, 1, 4]], "<u4")
    return {
        "semanticLabel_META": "GLOBAL_MESH", "locatable_META": _place((0, 0, 0), TURN["north"]),
        "triangleMesh_META": {
            "vertices": base64.b64encode(points.tobytes()).decode(),
            "indices": base64.b64encode(triangles.tobytes()).decode(),
        },
    }


def roomplan_room() -> dict[str, Any]:
    """An L-shaped living room with a door, a window, an opening, a table, two chairs and a television."""
    corners = [(0.0, 0.0), (5.0, 0.0), (5.0, 2.0), (3.0, 2.0), (3.0, 4.0), (0.0, 4.0)]
    walls = [_wall(f"W{n}", corners[n], corners[(n + 1) % 6]) for n in range(6)]
    return {
        "version": 2, "story": 0, "identifier": "ROOM", "coreModel": "", "walls": walls,
        "doors": [_surface("D0", {"door": {"isOpen": False}}, (0.9, 2.1), (1.0, 1.05, 0.0), 0.0, "W0")],
        "windows": [_surface("N0", {"window": {}}, (1.5, 1.2), (0.0, 1.5, 2.0), math.pi / 2, "W5")],
        "openings": [_surface("O0", {"opening": {}}, (1.0, 2.2), (4.0, 1.1, 2.0), 0.0, "W2")],
        "floors": [{
            "identifier": "F0", "category": {"floor": {}}, "confidence": {"high": {}}, "dimensions": [5, 4, 0],
            "transform": [1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 2.5, 0, 2, 1],
            "polygonCorners": [[x - 2.5, z - 2.0, 0] for x, z in corners],
        }],
        "objects": [
            _object("T0", "table", (1.6, 0.74, 0.8), (1.5, 0.37, 2.8), "high"),
            _object("C0", "chair", (0.5, 0.9, 0.5), (1.2, 0.45, 2.0), "medium"),
            _object("C1", "chair", (0.5, 0.9, 0.5), (1.9, 0.45, 2.0), "low"),
            _object("V0", "television", (1.1, 0.65, 0.08), (4.9, 1.2, 1.0), "high", -math.pi / 2),
        ],
        "sections": [{"label": "livingRoom", "center": [2, 0, 2], "story": 0}],
    }


def _columns(at: tuple[float, ...], yaw: float) -> list[float]:
    c, s = math.cos(yaw), math.sin(yaw)
    return [c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, *at, 1]


def _surface(
    name: str, category: Any, size: tuple[float, float], at: tuple[float, ...], yaw: float, parent: str | None
) -> dict[str, Any]:
    return {
        "identifier": name, "category": category, "confidence": {"high": {}}, "dimensions": [*size, 0],
        "transform": _columns(at, yaw), "parentIdentifier": parent, "completedEdges": [], "curve": None,
    }


def _wall(name: str, a: tuple[float, float], b: tuple[float, float]) -> dict[str, Any]:
    length, yaw = math.dist(a, b), math.atan2(-(b[1] - a[1]), b[0] - a[0])
    middle = ((a[0] + b[0]) / 2, 1.3, (a[1] + b[1]) / 2)
    return _surface(name, {"wall": {}}, (length, 2.6), middle, yaw, None)


def _object(
    name: str, category: str, size: tuple[float, ...], at: tuple[float, ...], sure: str, yaw: float = 0.0
) -> dict[str, Any]:
    return {
        "identifier": name, "category": {category: {}}, "confidence": {sure: {}}, "dimensions": list(size),
        "transform": _columns(at, yaw), "parentIdentifier": None,
    }
