"""A scene as a glTF document: one node an object, meshes shared, the same scene always as the same bytes.

Nodes come in the scene's order of objects, then the nodes without meshes that a file brought, then those that only
carry a mesh: a box, an object that is stretched and carries others, a coarser level of detail.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from scene.catalogue import catalogue
from scene.codec import encode
from scene.files.gltf_meshes import MeshWriter
from scene.files.gltf_reader import GENERATOR, VERSION
from scene.frames import IDENTITY, ONES, ORIGIN, Vec3
from scene.meshes import ASSET_SCHEME, BOX_URI, Material, Mesh, box_mesh
from scene.objects import Scene, SceneObject

NODE_FIELDS = ("id", "name", "pose", "scale", "geometry", "parent", "extras")
"""Fields of an object that the node itself says."""


class GltfWriter:
    """Writes one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._document: dict[str, Any] = {}
        self._meshes = MeshWriter(self._document)
        self._nodes: list[dict[str, Any]] = []
        self._children: dict[int, list[int]] = {}
        self._lights: list[Any] = []

    def document(self) -> tuple[dict[str, Any], bytes]:
        """The JSON without its buffers, and the bytes of the one buffer."""
        scene = self._scene
        extras = json.loads(scene.extras) if scene.extras else {}
        kept = extras.pop("gltf", {})
        groups = kept.get("nodes", [])
        index = {object_id: n for n, object_id in enumerate(scene.objects)}
        kept_of = [json.loads(o.extras) if o.extras else {} for o in scene]
        self._nodes = [{} for _ in range(len(index) + len(groups))]
        roots = self._connect(index, groups, kept_of)
        for n, (o, user) in enumerate(zip(scene, kept_of, strict=True)):
            self._write_object(n, o, user)
        for n, group in enumerate(groups):
            self._write_group(len(index) + n, group)
        for n, children in self._children.items():
            self._nodes[n]["children"] = children
        return self._whole(extras, kept, roots), self._meshes.binary

    def _whole(self, extras: dict[str, Any], kept: dict[str, Any], roots: list[int]) -> dict[str, Any]:
        scene = self._scene
        top: dict[str, Any] = {"name": scene.name} if scene.name else {}
        if roots:
            top["nodes"] = roots
        top["extras"] = {**extras, "deixis": _semantics(scene)}
        whole: dict[str, Any] = {
            "asset": {"generator": GENERATOR, **kept.get("asset", {}), "version": "2.0"},
            "scene": 0,
            "scenes": [top],
        }
        if self._nodes:
            whole["nodes"] = self._nodes
        whole |= {key: self._document[key] for key in sorted(self._document)}
        if self._lights:
            whole["extensions"] = {"KHR_lights_punctual": {"lights": self._lights}}
        if "document" in kept:
            whole["extras"] = kept["document"]
        used = sorted(_extensions(whole))
        required = {"extensionsRequired": ["EXT_texture_webp"]} if "EXT_texture_webp" in used else {}
        return whole | ({"extensionsUsed": used} if used else {}) | required

    def _connect(self, index: dict[str, int], groups: list[Any], kept_of: list[dict[str, Any]]) -> list[int]:
        """Hang every node under what carries it; what is left are the roots."""
        first_group, roots = len(index), []
        under = [self._carrier_of_group(g, groups) for g in range(len(groups))]
        for n, o in enumerate(self._scene):
            group = kept_of[n].get("gltf", {}).get("group")
            if isinstance(group, int) and group < len(groups) and under[group] == o.parent:
                self._hang(first_group + group, n)
            elif o.parent is not None:
                self._hang(index[o.parent], n)
            else:
                roots.append(n)
        for n, group in enumerate(groups):
            if "group" in group:
                self._hang(first_group + group["group"], first_group + n)
            elif group.get("carrier") in index:
                self._hang(index[group["carrier"]], first_group + n)
            else:
                roots.append(first_group + n)
        return roots

    def _carrier_of_group(self, n: int, groups: list[Any]) -> str | None:
        while "group" in groups[n]:
            n = groups[n]["group"]
        carrier: str | None = groups[n].get("carrier")
        return carrier if carrier in self._scene.objects else None

    def _hang(self, parent: int, child: int) -> None:
        self._children.setdefault(parent, []).append(child)

    def _add_node(self, node: dict[str, Any]) -> int:
        self._nodes.append(node)
        return len(self._nodes) - 1

    def _write_object(self, n: int, o: SceneObject, user: dict[str, Any]) -> None:
        kept = user.pop("gltf", {})
        node = self._nodes[n]
        own: dict[str, Any] = {"id": o.id}
        if o.name:
            node["name"] = o.name
        if o.pose.position != ORIGIN:
            node["translation"] = _floats(o.pose.position)
        if o.pose.orientation != IDENTITY:
            node["rotation"] = _floats(o.pose.orientation)
        said = {k: item for k, item in encode(o, tagged=False).items() if k not in NODE_FIELDS}
        own |= {"object": said, **self._write_mesh(n, o, json.dumps(kept["mesh"]) if "mesh" in kept else "")}
        self._attach(node, kept)
        node["extras"] = {**user, "deixis": own}

    def _write_mesh(self, n: int, o: SceneObject, kept: str) -> dict[str, Any]:
        """Give an object's node its mesh, and say what that is beyond what can be seen."""
        node, uri, (lo, hi) = self._nodes[n], o.geometry.uri, (o.geometry.lo, o.geometry.hi)
        stretched = {"scale": _floats(o.scale)} if o.scale != ONES else {}
        if uri == BOX_URI:
            mesh = box_mesh(material=Material(base_color=(*(o.rgb or (0.8, 0.8, 0.8)), 1.0)))
            middle, size = _box_part(lo, hi, o.scale)
            self._add_part(n, {"mesh": self._meshes.index(f"box {o.rgb}", mesh), "translation": middle, "scale": size})
            return {"geometry": BOX_URI, "bounds": [_floats(lo), _floats(hi)], **stretched}
        mesh = self._scene.meshes.get(uri)
        index = self._meshes.index(uri, mesh, paint=o.paint, kept=kept)
        own, bounds = _origin(uri, mesh)
        if (lo, hi) != bounds:
            own["bounds"] = [_floats(lo), _floats(hi)]
        holder = node
        if index is not None and stretched and n in self._children:
            holder = self._nodes[self._add_part(n, {"mesh": index, **stretched})]
        elif index is not None:
            node |= {"mesh": index, **stretched}
        if index is None or holder is not node:
            own |= stretched
        if mesh.lods and "asset" not in own:
            self._write_lods(holder, uri, mesh, o)
        return own

    def _write_lods(self, holder: dict[str, Any], uri: str, mesh: Mesh, o: SceneObject) -> None:
        found = [self._meshes.index(f"{uri} {level}", lod, paint=o.paint) for level, lod in enumerate(mesh.lods, 1)]
        ids = [
            self._add_node({"mesh": index, "extras": {"deixis": {"part": "lod"}}})
            for index in found
            if index is not None
        ]
        if ids:
            holder["extensions"] = {**holder.get("extensions", {}), "MSFT_lod": {"ids": ids}}

    def _add_part(self, n: int, part: dict[str, Any]) -> int:
        index = self._add_node({**part, "extras": {"deixis": {"part": "mesh"}}})
        self._hang(n, index)
        return index

    def _write_group(self, n: int, group: dict[str, Any]) -> None:
        node = self._nodes[n]
        node |= {key: group[key] for key in ("name", "matrix", "extras") if key in group}
        self._attach(node, group)

    def _attach(self, node: dict[str, Any], kept: dict[str, Any]) -> None:
        """Give a node the camera and the light that its file said."""
        if "camera" in kept:
            cameras: list[Any] = self._document.setdefault("cameras", [])
            if kept["camera"] not in cameras:
                cameras.append(kept["camera"])
            node["camera"] = cameras.index(kept["camera"])
        if "light" in kept:
            if kept["light"] not in self._lights:
                self._lights.append(kept["light"])
            light = {"KHR_lights_punctual": {"light": self._lights.index(kept["light"])}}
            node["extensions"] = {**node.get("extensions", {}), **light}


def _semantics(scene: Scene) -> dict[str, Any]:
    """What the scene itself says, for `extras.deixis` of the glTF scene."""
    own: dict[str, Any] = {"version": VERSION}
    for key in ("rooms", "viewpoints", "selection", "highlight"):
        if getattr(scene, key):
            own[key] = encode(getattr(scene, key), tagged=False)
    if scene.groups:
        own["groups"] = {name: list(ids) for name, ids in scene.groups}
    return own


def _floats(numbers: Iterable[float]) -> list[float]:
    """Numbers that are written alike whether they are whole or not."""
    return [float(n) for n in numbers]


def _box_part(lo: Vec3, hi: Vec3, scale: Vec3) -> tuple[list[float], list[float]]:
    """Where the unit box goes, and how large, to fill an object's bounds."""
    middle = [(lo[k] + hi[k]) / 2 * scale[k] for k in range(3)]
    return middle, [(hi[k] - lo[k]) * scale[k] for k in range(3)]


def _origin(uri: str, mesh: Mesh) -> tuple[dict[str, Any], tuple[Vec3, Vec3]]:
    """What names a mesh on reopening, and the bounds that go without saying."""
    asset = uri.removeprefix(ASSET_SCHEME)
    if uri.startswith(ASSET_SCHEME) and asset in catalogue():
        return {"asset": asset}, catalogue()[asset].bounds
    return {}, mesh.bounds


def _extensions(value: Any) -> set[str]:
    """The names of all extensions that a document uses, its extras apart."""
    found: set[str] = set()
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            used = item.get("extensions")
            found |= set(used) if isinstance(used, dict) else set()
            stack += [child for key, child in item.items() if key != "extras"]
        elif isinstance(item, list):
            stack += item
    return found
