"""A glTF document as a scene: every node with a mesh is an object, and what is not ours is kept for the way back.

Under `extras.deixis` lie our own semantics (see docs/scene-files.md). Nodes without meshes become no objects: their
transforms go into those below them, and their names, cameras, lights and extras are kept in the scene's extras.
"""

from __future__ import annotations

import dataclasses
import logging
from dataclasses import dataclass
from typing import Any

from scene.catalogue import catalogue
from scene.codec import decode
from scene.errors import DeixisError, SceneFileError
from scene.files import values as v
from scene.files.checks import checked
from scene.files.gltf_container import Container
from scene.files.gltf_materials import name_of, own_extras
from scene.files.gltf_meshes import MeshReader
from scene.files.node_names import Ids, guess, stem_of
from scene.files.placements import (
    STILL,
    Placement,
    Rigid,
    baked,
    below,
    compose,
    matrix_of,
    of_node,
    settle,
    within_reach,
)
from scene.frames import FloatArray, Vec3
from scene.meshes import ASSET_SCHEME, BOX_URI, Mesh, MeshStore
from scene.objects import Geometry, Room, Scene, SceneObject, Viewpoint

log = logging.getLogger(__name__)

MAX_DEPTH = 256
VERSION = 1
GENERATOR = "Deixis"


@dataclass
class Visit:
    """One node on the way down the tree."""

    index: int
    """Which node."""
    placement: Placement
    """Where it is in the frame of `carrier`, or of the nearest kept node."""
    carrier: int | None
    """The object node above it."""
    group: int | None
    """The node without a mesh right above it, if any."""
    depth: int
    """How far down it is."""


class GltfReader:
    """Reads one document."""

    def __init__(self, container: Container) -> None:
        self._file = container
        self._meshes = MeshReader(container)
        self._store = MeshStore()
        self._rows = [v.as_object(n, f"nodes[{i}]") for i, n in enumerate(container.entries("nodes"))]
        self._children = [self._children_of(i) for i in range(len(self._rows))]
        self._part_of = self._parts()
        self._objects: dict[int, Visit] = {}
        self._groups: dict[int, Visit] = {}
        self._rank: dict[int, int] = {}
        self._ids: dict[int, str] = {}
        self._made: dict[tuple[Any, ...], Mesh] = {}

    def scene(self) -> Scene:
        """The document's scene."""
        top = self._top()
        order = self._walk(top)
        self._rank = {i: rank for rank, i in enumerate(sorted(self._groups))}
        self._ids = self._give_ids()
        carrying = self._carrying(order)
        objects = [self._object(self._objects[i]) for i in sorted(self._objects)]
        kept = self._kept_of_document(top, carrying)
        own = own_extras(top)
        known = set(self._ids.values())
        try:
            scene = Scene.of(
                objects,
                rooms=decode(tuple[Room, ...], own.get("rooms", []), "extras.deixis.rooms"),
                viewpoints=decode(tuple[Viewpoint, ...], own.get("viewpoints", []), "extras.deixis.viewpoints"),
                name=name_of(top.get("name", ""), "scenes.name"),
                meshes=self._store,
                extras=v.canonical(_user_extras(top) | ({"gltf": kept} if kept else {}), "the scene's extras"),
            )
        except SceneFileError:
            raise
        except DeixisError as error:
            raise SceneFileError(str(error)) from None
        return checked(
            scene,
            selection=_ids(own, "selection", known),
            highlight=_ids(own, "highlight", known),
            groups=_sets(own, known),
        )

    def _top(self) -> dict[str, Any]:
        scenes = self._file.entries("scenes")
        if len(scenes) > 1:
            log.warning("the file has %d scenes: the default one is opened", len(scenes))
        for name in ("animations", "skins"):
            if self._file.document.get(name):
                log.warning("the file's %s are not kept", name)
        top = self._file.entry("scenes", self._file.document.get("scene", 0), "scene") if scenes else {}
        if own_extras(top).get("version", VERSION) != VERSION:
            raise v.wrong("scenes.extras.deixis.version", own_extras(top)["version"], str(VERSION))
        return top

    def _children_of(self, index: int) -> list[int]:
        where = f"nodes[{index}].children"
        found = v.as_list(self._rows[index].get("children", []), where)
        for child in found:
            if isinstance(child, bool) or not isinstance(child, int) or not 0 <= child < len(self._rows):
                raise v.wrong(where, child, f"the index of one of the {len(self._rows)} nodes")
        return found

    def _parts(self) -> dict[int, int]:
        """For an object whose mesh hangs on a node of its own below it: that node."""
        return {
            i: c
            for i, children in enumerate(self._children)
            for c in children
            if own_extras(self._rows[c]).get("part") == "mesh"
        }

    def _is_object(self, index: int) -> bool:
        row = self._rows[index]
        return "mesh" in row or index in self._part_of or isinstance(own_extras(row).get("object"), dict)

    def _walk(self, top: dict[str, Any]) -> list[Visit]:
        """Visit every node of the scene once, parents first."""
        nested = {c for children in self._children for c in children}
        coarser = {n for row in self._rows for n in _lod_nodes(row)}
        roots = (
            v.as_list(top["nodes"], "scenes.nodes")
            if "nodes" in top
            else [
                i
                for i in range(len(self._rows))
                if i not in nested and i not in coarser and not self._file.entries("scenes")
            ]
        )
        stack = [Visit(r, STILL, None, None, 0) for r in reversed(roots)]
        seen: set[int] = set()
        order = []
        while stack:
            visit = stack.pop()
            self._file.entry("nodes", visit.index, "scenes.nodes")
            if visit.index in seen:
                raise SceneFileError(
                    f"nodes[{visit.index}] is reached twice: expected a tree, each node under one parent"
                )
            if visit.depth > MAX_DEPTH:
                raise SceneFileError(
                    f"nodes[{visit.index}] is more than {MAX_DEPTH} levels deep: expected a flatter tree"
                )
            seen.add(visit.index)
            if own_extras(self._rows[visit.index]).get("part") != "mesh":
                order.append(visit)
                stack += reversed(self._visit(visit))
        return order

    def _visit(self, visit: Visit) -> list[Visit]:
        i, row = visit.index, self._rows[visit.index]
        visit.placement = within_reach(compose(visit.placement, of_node(row, f"nodes[{i}]")), f"nodes[{i}]")
        children = self._children[i]
        if self._is_object(i):
            self._objects[i] = visit
            inherited = STILL if i in self._part_of else below(visit.placement, settle(visit.placement))
            return [Visit(c, inherited, i, None, visit.depth + 1) for c in children]
        self._groups[i] = visit
        return [Visit(c, visit.placement, visit.carrier, i, visit.depth + 1) for c in children]

    def _carrying(self, order: list[Visit]) -> set[int]:
        """The groups with an object somewhere below them, through groups alone."""
        found: set[int] = set()
        for visit in reversed(order):
            if (visit.index in self._objects or visit.index in found) and visit.group is not None:
                found.add(visit.group)
        return found

    def _give_ids(self) -> dict[int, str]:
        said = {i: own_extras(self._rows[i]).get("id") for i in sorted(self._objects)}
        ids, given = Ids(), {}
        for i, one in said.items():
            if isinstance(one, str) and one.strip():
                given[i] = ids.take(one)
        for i in said:
            if i not in given:
                given[i] = ids.take(stem_of(self._name(i)))
        return given

    def _name(self, index: int) -> str:
        name = name_of(self._rows[index].get("name", ""), f"nodes[{index}].name")
        own = own_extras(self._rows[index])
        if name or "object" in own or "mesh" not in self._rows[index]:
            return name
        mesh = self._file.entry("meshes", self._rows[index]["mesh"], f"nodes[{index}].mesh")
        return name_of(mesh.get("name", ""), "meshes.name")

    def _object(self, visit: Visit) -> SceneObject:
        i = visit.index
        where, own = f"nodes[{i}]", own_extras(self._rows[visit.index])
        settled = settle(visit.placement)
        scale = v.as_vec3(own["scale"], f"{where}.extras.deixis.scale") if "scale" in own else settled.scale
        holder = self._part_of.get(i, i)
        geometry, mesh = self._geometry(holder, own, settled.bake, where)
        said = own.get("object")
        fields: dict[str, Any] = {
            "id": self._ids[i],
            "name": self._name(i),
            "pose": settled.pose,
            "scale": scale,
            "geometry": geometry,
            "parent": None if visit.carrier is None else self._ids[visit.carrier],
            "extras": v.canonical(self._kept_of_node(visit, holder), f"{where}.extras"),
        }
        if isinstance(said, dict):
            whole: SceneObject = decode(SceneObject, {"id": self._ids[i], **said}, f"{where}.extras.deixis.object")
            return dataclasses.replace(whole, **fields)
        said_by_name = guess(fields["name"])
        return SceneObject(
            **fields,
            label=said_by_name.label,
            aliases=said_by_name.aliases,
            label_source=said_by_name.source,
            mean_rgb=mesh.mean_rgb if mesh else None,
        )

    def _geometry(
        self, holder: int, own: dict[str, Any], bake: FloatArray | None, where: str
    ) -> tuple[Geometry, Mesh | None]:
        bounds = own.get("bounds")
        corners = _corners(bounds, f"{where}.extras.deixis.bounds") if bounds is not None else None
        if own.get("geometry") == BOX_URI:
            return Geometry(BOX_URI, *(corners or (Geometry().lo, Geometry().hi))), None
        asset = _asset_bounds(own.get("asset"))
        if asset is not None:
            return Geometry(ASSET_SCHEME + own["asset"], *(corners or asset)), None
        mesh = self._mesh(holder, bake)
        return Geometry(self._store.add(mesh), *(corners or mesh.bounds)), mesh

    def _mesh(self, index: int, bake: FloatArray | None) -> Mesh:
        """The mesh of a node with its coarser versions, changed by what its placement could not hold; made once."""
        row = self._rows[index]
        if "mesh" not in row:
            return Mesh(())
        mesh = self._meshes.mesh(row["mesh"], f"nodes[{index}].mesh")
        lods = [n for n in _lod_nodes(row) if 0 <= n < len(self._rows) and "mesh" in self._rows[n]]
        key = (row["mesh"], tuple(lods), None if bake is None else bake.tobytes())
        if key not in self._made:
            if lods:
                mesh = Mesh(
                    mesh.primitives, tuple(self._meshes.mesh(self._rows[n]["mesh"], f"nodes[{n}].mesh") for n in lods)
                )
            self._made[key] = mesh if bake is None else baked(mesh, bake)
        return self._made[key]

    def _kept_of_node(self, visit: Visit, holder: int) -> dict[str, Any]:
        """What is not ours of an object's node and of its mesh."""
        row = self._rows[visit.index]
        kept = self._attached(row, f"nodes[{visit.index}]")
        if visit.group is not None:
            kept["group"] = self._rank[visit.group]
        if (
            "mesh" in self._rows[holder]
            and "asset" not in own_extras(row)
            and own_extras(row).get("geometry") != BOX_URI
        ):
            mesh = self._meshes.kept(self._rows[holder]["mesh"], f"nodes[{holder}].mesh")
            if mesh:
                kept["mesh"] = mesh
        return _user_extras(row) | ({"gltf": kept} if kept else {})

    def _kept_of_document(self, top: dict[str, Any], carrying: set[int]) -> dict[str, Any]:
        """What is not ours of the document: its asset, and its nodes without meshes."""
        asset = {k: item for k, item in self._file.document["asset"].items() if k not in ("version", "minVersion")}
        if asset.get("generator") == GENERATOR:
            del asset["generator"]
        kept = {"asset": asset, "nodes": [self._group(self._groups[i], carrying) for i in sorted(self._groups)]}
        if "extras" in self._file.document:
            kept["document"] = self._file.document["extras"]
        return {k: item for k, item in kept.items() if item}

    def _group(self, visit: Visit, carrying: set[int]) -> dict[str, Any]:
        """A node without a mesh; its transform stays only where no object below it took that over."""
        row, where = self._rows[visit.index], f"nodes[{visit.index}]"
        kept = self._attached(row, where)
        for key in ("name", "extras"):
            if key in row:
                kept[key] = row[key]
        if visit.group is not None:
            kept["group"] = self._rank[visit.group]
        elif visit.carrier is not None:
            kept["carrier"] = self._ids[visit.carrier]
        if visit.index not in carrying:
            on_its_own = visit.group is not None and visit.group not in carrying
            placement = of_node(row, where) if on_its_own else visit.placement
            if not (isinstance(placement, Rigid) and placement == STILL):
                kept["matrix"] = [float(n) for n in matrix_of(placement).T.reshape(16)]
        return kept

    def _attached(self, row: dict[str, Any], where: str) -> dict[str, Any]:
        """The camera and the light of a node, whole."""
        kept: dict[str, Any] = {}
        if "camera" in row:
            kept["camera"] = self._file.entry("cameras", row["camera"], f"{where}.camera")
        extensions = v.as_object(row.get("extensions", {}), f"{where}.extensions")
        if "KHR_lights_punctual" in extensions:
            here = f"{where}.extensions.KHR_lights_punctual"
            which = v.as_object(extensions["KHR_lights_punctual"], here).get("light")
            every = v.as_object(self._file.document.get("extensions", {}), "extensions").get("KHR_lights_punctual")
            lights = v.as_list(v.as_object(every, "extensions.KHR_lights_punctual").get("lights"), "lights")
            if isinstance(which, bool) or not isinstance(which, int) or not 0 <= which < len(lights):
                raise v.wrong(f"{here}.light", which, f"the index of one of the {len(lights)} lights")
            kept["light"] = v.as_object(lights[which], f"lights[{which}]")
        dropped = sorted(set(extensions) - {"KHR_lights_punctual", "MSFT_lod"})
        if dropped:
            log.warning("%s: what %s says of it is not kept", where, ", ".join(dropped))
        return kept


def _lod_nodes(row: dict[str, Any]) -> list[int]:
    extensions = row.get("extensions")
    lod = extensions.get("MSFT_lod") if isinstance(extensions, dict) else None
    ids = lod.get("ids") if isinstance(lod, dict) else None
    return [n for n in ids if isinstance(n, int) and not isinstance(n, bool)] if isinstance(ids, list) else []


def _user_extras(row: dict[str, Any]) -> dict[str, Any]:
    """A node's extras without ours, as an object that has no `gltf` of its own."""
    extras = row.get("extras")
    if not isinstance(extras, dict):
        return {} if extras is None else {"value": extras}
    return {("gltf_" if k == "gltf" else k): item for k, item in extras.items() if k != "deixis"}


def _corners(value: Any, where: str) -> tuple[Vec3, Vec3]:
    pair = v.as_list(value, where)
    if len(pair) != 2:
        raise v.wrong(where, value, "a lower and an upper corner")
    return v.as_vec3(pair[0], where), v.as_vec3(pair[1], where)


def _asset_bounds(asset: Any) -> tuple[Vec3, Vec3] | None:
    """The bounds of a catalogue model; None for what the catalogue does not have."""
    found = catalogue().get(asset) if isinstance(asset, str) else None
    return None if found is None else found.bounds


def _ids(own: dict[str, Any], key: str, known: set[str]) -> tuple[str, ...]:
    listed = v.as_texts(own.get(key, []), f"extras.deixis.{key}")
    return tuple(dict.fromkeys(i for i in listed if i in known))


def _sets(own: dict[str, Any], known: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    groups = v.as_object(own.get("groups", {}), "extras.deixis.groups")
    found = {name: _ids(groups, name, known) for name in sorted(groups)}
    return tuple((name, ids) for name, ids in found.items() if ids)
