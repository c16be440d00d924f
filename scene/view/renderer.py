"""Draws a scene into a framebuffer of our own: what is in view, lit once, marked where it is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Pose, Vec3
from scene.objects import Geometry, Room, Scene, SceneObject
from scene.view.canvas import CanvasDrawer
from scene.view.ceilings import ceilings
from scene.view.cutaway import Cut, cut_for, lower
from scene.view.gpu import GpuBatch, GpuLevel, GpuMesh, Programs, Target, Textures, read_pixels, set_uniforms
from scene.view.lighting import Backdrop, Light
from scene.view.lightmaps import LightMaps
from scene.view.marks import Marks
from scene.view.occlusion import hidden_by
from scene.view.projection import Projection, inside_frustum
from scene.view.staging import Stage, instance_of

LOD_PIXELS = (170.0, 60.0)
"""An object whose radius covers fewer pixels than these may be drawn at the next coarser level,"""
FACET_PIXELS, QUICK_FACET_PIXELS = 0.5, 1.5
"""... where the outlines of round parts stay so near to those of the finest level; the second in a quick picture."""
QUICK_POINTS, MOST_POINTS = 50_000, 2_000_000
"""How many points of one cloud are drawn, in a quick picture and in any."""
POINT_OVERLAP = 1.5
"""How much wider a point is drawn than the points lie apart."""
GHOST_OPACITY = 0.45
"""How solid a preview is."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to look, apart from where it is taken from."""

    light: Light = Light()
    """Key, hemisphere, exposure."""
    backdrop: Backdrop = Backdrop()
    """What is behind everything."""
    cutaway: bool = True
    """Whether walls and ceilings between the eyes and a room are left out."""
    ground: bool = True
    """Whether a scene with no floor gets a studio floor."""


LOOK = Look()
"""How the window and stills look."""


class Renderer:
    """All that one OpenGL context holds for drawing scenes."""

    def __init__(self, ctx: Any) -> None:
        self.ctx = ctx
        self.programs = Programs(ctx)
        self._textures = Textures(ctx)
        self._meshes: dict[str, tuple[Any, GpuMesh]] = {}
        self._stage: Stage | None = None
        self._maps = LightMaps(ctx, self.programs)
        self._marks = Marks(ctx, self.programs)
        self._targets: dict[tuple[int, int, int], Target] = {}
        self._backdrop = ctx.vertex_array(self.programs.backdrop, [])
        self._ground = ctx.vertex_array(self.programs.ground, [])
        self._fxaa = ctx.vertex_array(self.programs.fxaa, [])
        self._resample = ctx.vertex_array(self.programs.resample, [])
        self._ceilings: tuple[tuple[Room, ...], GpuLevel] | None = None
        self._lamps = 0
        self._lit_as: tuple[Light, int, int] | None = None
        self._most_points, self._facet_pixels = MOST_POINTS, FACET_PIXELS
        self._cut: tuple[Stage, Vec3, Cut] | None = None
        self.canvas_drawer = CanvasDrawer(ctx)
        self.drawn_triangles = 0
        """How many triangles the last picture's colour pass drew."""

    def target(self, width: int, height: int, slot: int = 0) -> Target:
        """The framebuffer of this size; sizes not asked for any more are released."""
        key = (width, height, slot)
        found = self._targets.get(key)
        if found is None:
            found = Target.of(self.ctx, width, height)
            found.framebuffer.use()  # what is released must not be in use
            for other in [k for k in self._targets if k[2] == slot]:
                self._targets.pop(other).release()
            self._targets[key] = found
        return found

    def stage(self, scene: Scene) -> Stage:
        """The arrays of a scene, kept for as long as the same scene is drawn."""
        if self._stage is None or self._stage.scene is not scene:
            self._stage = Stage.of(scene)
        return self._stage

    def draw(self, scene: Scene, projection: Projection, *, look: Look = LOOK, target: Target | None = None,
             ghosts: Sequence[tuple[str, Pose]] = (), quick: bool = False) -> Target:
        """Draw a scene, and give the target that holds it. `ghosts` are previews: an object's id and its world pose.

        A `quick` picture, for while something moves, thins clouds of points and rounds things less finely.
        """
        self._most_points = QUICK_POINTS if quick else MOST_POINTS
        self._facet_pixels = QUICK_FACET_PIXELS if quick else FACET_PIXELS
        ctx, stage = self.ctx, self.stage(scene)
        target = target or self.target(projection.width, projection.height)
        cut = self.cut(stage, projection.viewer.position, look)
        self._maps.refresh(stage, look.light, self._draw_depth)
        chosen = self._choose(stage, projection, cut)
        target.framebuffer.use()
        ctx.viewport = (0, 0, projection.width, projection.height)
        target.framebuffer.clear(depth=1.0)
        self._set_light(stage, projection, look.light)
        self._draw_solid(chosen)
        if look.cutaway and scene.rooms and not (stage.structure == "ceiling").any():
            self._draw_ceilings(scene.rooms)
        self._draw_backdrop(projection, look.backdrop)
        if look.ground and not (stage.structure == "floor").any():
            self._draw_ground(stage, projection)
        self._draw_blended(stage, chosen, projection)
        if ghosts:
            self._draw_ghosts(scene, ghosts)
        self._marks.draw(stage, projection, target, self._draw_rows)
        return target

    def antialias(self, source: Target, result: Target) -> None:
        """The same picture with its edges smoothed, into a target of the same size."""
        width, height = source.size
        set_uniforms(self.programs.fxaa, u_color=0, u_texel=(1 / width, 1 / height))
        self._filter(self._fxaa, source, result)

    def resample(self, source: Target, result: Target) -> None:
        """The same picture at another size; at half the size each pixel is the mean of four."""
        set_uniforms(self.programs.resample, u_color=0)
        self._filter(self._resample, source, result)

    def _filter(self, screen: Any, source: Target, result: Target) -> None:
        result.framebuffer.use()
        self.ctx.enable_only(self.ctx.NOTHING)
        source.color.use(0)
        screen.render(self.ctx.TRIANGLES, vertices=3)

    def cut(self, stage: Stage, eye: Vec3, look: Look) -> Cut:
        """What a view leaves out."""
        if not look.cutaway:
            return Cut.nothing(len(stage.structure))
        if self._cut is None or self._cut[0] is not stage or self._cut[1] != eye:
            self._cut = (stage, eye, cut_for(stage, eye))
        return self._cut[2]

    def pixels(self, target: Target) -> NDArray[np.uint8]:
        """(height, width, 3) what a target holds, top row first."""
        return read_pixels(target.framebuffer, *target.size)

    def mesh(self, scene: Scene, uri: str) -> GpuMesh:
        """A mesh on the card. A URI that two stores mean differently is loaded anew."""
        mesh = scene.meshes.get(uri)
        held = self._meshes.get(uri)
        if held is None or held[0] is not mesh:
            held = self._meshes[uri] = (mesh, GpuMesh(self.ctx, self.programs, mesh, self._textures.get))
        return held[1]

    def _choose(self, stage: Stage, projection: Projection, cut: Cut) -> list[tuple[GpuLevel, NDArray[np.intp]]]:
        """What is in view, by level of detail, nearest first; the instances are written."""
        boxes = stage.scene.boxes
        shown = stage.visible & inside_frustum(projection.planes(), boxes.center, boxes.extent)
        instances = stage.instances
        if cut.anything:
            shown &= ~cut.hidden
            instances = instances.copy()
            for row in np.flatnonzero(cut.lowered):
                instances["rows"][row] = lower(instances["rows"][row], float(boxes.lo[row, 1]))
        elif stage.scene.rooms:
            walls = stage.visible & (stage.structure == "wall")
            asked = np.flatnonzero(shown)
            eye, lo, hi = projection.viewer.position, boxes.lo[walls], boxes.hi[walls]
            shown[asked[hidden_by(eye, boxes.center[asked], boxes.extent[asked], lo, hi)]] = False
        distance = np.maximum(np.linalg.norm(boxes.center - np.array(projection.viewer.position), axis=1), 0.05)
        pixels = stage.radius / distance * projection.focal_px
        pixels_a_metre = stage.stretch * projection.focal_px / np.maximum(distance - stage.radius, 0.3 * distance)
        chosen: list[tuple[float, GpuLevel, NDArray[np.intp]]] = []
        for uri, rows in stage.groups.items():
            rows = rows[shown[rows]]
            if not len(rows):
                continue
            levels = self.mesh(stage.scene, uri).levels
            wanted = np.zeros(len(rows), dtype=np.intp)
            for k, most in zip(range(1, len(levels)), LOD_PIXELS, strict=False):
                wanted[(pixels[rows] < most) & (levels[k].coarser_m * pixels_a_metre[rows] < self._facet_pixels)] = k
            for k in range(len(levels)):
                mine = rows[wanted == k]
                if len(mine):
                    mine = mine[np.argsort(distance[mine], kind="stable")]
                    levels[k].write(instances[mine])
                    # Walls and floors come last: most of them is hidden by what stands before them.
                    last = 1e6 if stage.structure[mine[0]] else 0.0
                    chosen.append((float(distance[mine[0]]) + last, levels[k], mine))
        chosen.sort(key=lambda item: item[0])
        return [(level, rows) for _, level, rows in chosen]

    def _set_light(self, stage: Stage, projection: Projection, light: Light) -> None:
        lamps, lamp_colors = stage.lamps.nearest(projection.viewer.position)
        maps = self._maps
        maps.shadow.use(1)
        maps.cover.use(2)
        self._lamps = stage.lamps.step
        no_or_yes = (False, True)
        lit = [
            self.programs.surface(textured, matte, both_sides, self._lamps)
            for textured, matte, both_sides in product(no_or_yes, no_or_yes, no_or_yes)
        ]
        programs = (*lit, self.programs.ground, self.programs.points)
        if (light, maps.version, self._lamps) != self._lit_as:
            self._lit_as = (light, maps.version, self._lamps)
            self._set_still(programs, light)
        for program in programs:
            set_uniforms(
                program, u_clip_from_world=projection.matrix, u_eye=projection.viewer.position,
                u_point_scale=projection.focal_px,
            )
            if self._lamps:
                set_uniforms(program, u_lamps=lamps, u_lamp_colors=lamp_colors * light.exposure)

    def _set_still(self, programs: Sequence[Any], light: Light) -> None:
        """Tell the programs what of the light does not change from view to view."""
        maps = self._maps
        exposed = {
            name: tuple(light.exposure * v for v in color) for name, color in (
                ("u_key_color", light.key_color), ("u_sky_color", light.sky_color),
                ("u_ground_color", light.ground_color), ("u_fill_color", light.fill_color),
            )
        }
        for program in programs:
            set_uniforms(
                program, **exposed,
                u_key_direction=light.key_direction, u_fill_direction=light.fill_direction, u_exposure=light.exposure,
                u_shadow_from_world=maps.shadow_from_world,
                u_shadow=1, u_shadow_shape=(0.004 / maps.depth_m, maps.texel_m * 1.2, 0.0, 0.0),
                u_shadow_strength=light.shadow_strength,
                u_cover_place=maps.cover_place, u_cover=2, u_cover_strength=light.cover_strength, u_texture=0,
            )

    def _draw_solid(self, chosen: Sequence[tuple[GpuLevel, NDArray[np.intp]]]) -> None:
        self.drawn_triangles = 0
        for level, rows in chosen:
            self.drawn_triangles += level.triangles * len(rows)
            self._draw_level(level, len(rows), blended=False)

    def _draw_ceilings(self, rooms: tuple[Room, ...]) -> None:
        if self._ceilings is None or self._ceilings[0] != rooms:
            level = GpuLevel(self.ctx, self.programs, ceilings(rooms), self._textures.get)
            self._ceilings = (rooms, level)
        level = self._ceilings[1]
        level.write(instance_of(SceneObject("ceilings", geometry=Geometry("ceilings")), Pose()))
        self._draw_level(level, 1, blended=False)

    def _draw_blended(self, stage: Stage, chosen: Sequence[tuple[GpuLevel, NDArray[np.intp]]],
                      projection: Projection) -> None:
        """Glass and its like, farthest first; they hide nothing."""
        clear = [(level, rows) for level, rows in chosen if any(b.batch.blended for b in level.batches)]
        if not clear:
            return
        eye, center = np.array(projection.viewer.position), stage.scene.boxes.center
        clear.sort(key=lambda item: -float(np.linalg.norm(center[item[1][0]] - eye)))
        target_mask = self.ctx.fbo.depth_mask
        self.ctx.fbo.depth_mask = False
        for level, rows in clear:
            self._draw_level(level, len(rows), blended=True)
        self.ctx.fbo.depth_mask = target_mask

    def _draw_level(self, level: GpuLevel, count: int, *, blended: bool, ghost: bool = False) -> None:
        ctx = self.ctx
        for b in level.batches:
            if b.batch.blended != blended and not ghost:
                continue
            flags = ctx.DEPTH_TEST | (0 if b.batch.double_sided else ctx.CULL_FACE)
            if b.batch.is_points:
                ctx.enable_only(ctx.DEPTH_TEST | ctx.PROGRAM_POINT_SIZE)
                self._draw_points(b, count)
                continue
            ctx.enable_only(flags | (ctx.BLEND if blended or ghost else 0))
            program, array = b.lit(self._lamps)
            if b.texture is not None:
                b.texture.use(0)
                program["u_alpha_cut"].value = b.batch.alpha_cut
            array.render(ctx.TRIANGLES, instances=count)

    def _draw_points(self, b: GpuBatch, count: int) -> None:
        """A cloud, or an even thinning of it with larger points."""
        whole = len(b.batch.vertices)
        drawn = min(whole, self._most_points)
        program, array = b.lit(0)
        program["u_point_size"].value = POINT_OVERLAP * b.batch.spacing_m * (whole / drawn) ** 0.5
        array.render(self.ctx.POINTS, vertices=drawn, instances=count)

    def _draw_ghosts(self, scene: Scene, ghosts: Sequence[tuple[str, Pose]]) -> None:
        for object_id, pose in ghosts:
            o = scene[object_id]
            level = self.mesh(scene, o.geometry.uri).levels[0]
            level.write(instance_of(o, pose, GHOST_OPACITY))
            self._draw_level(level, 1, blended=True, ghost=True)

    def _draw_depth(self, clip_from_world: FloatArray, rows: NDArray[np.bool_]) -> None:
        set_uniforms(self.programs.depth, u_clip_from_world=clip_from_world)
        self._draw_rows(rows, "plain")

    def _draw_rows(self, rows: NDArray[np.bool_], kind: str) -> None:
        """Draw some rows with one of the plain programs, coarse where there is a coarser level."""
        stage = self._stage
        if stage is None:
            return
        for uri, members in stage.groups.items():
            mine = members[rows[members]]
            if not len(mine):
                continue
            levels = self.mesh(stage.scene, uri).levels
            level = levels[0] if kind == "mask" else levels[min(1, len(levels) - 1)]
            level.write(stage.instances[mine])
            for b in level.batches:
                if b.batch.is_points or (b.batch.blended and kind == "plain"):
                    continue
                getattr(b, kind).render(self.ctx.TRIANGLES, instances=len(mine))

    def _draw_backdrop(self, projection: Projection, backdrop: Backdrop) -> None:
        self.ctx.enable_only(self.ctx.DEPTH_TEST)
        self.ctx.depth_func = "<="
        set_uniforms(
            self.programs.backdrop, u_world_from_clip=np.linalg.inv(projection.matrix),
            u_eye=projection.viewer.position, u_top=backdrop.top, u_horizon=backdrop.horizon, u_bottom=backdrop.bottom,
        )
        self._backdrop.render(self.ctx.TRIANGLES, vertices=3)
        self.ctx.depth_func = "<"

    def _draw_ground(self, stage: Stage, projection: Projection) -> None:
        lo, hi = stage.bounds
        middle, reach = (lo + hi) / 2, float(np.hypot(hi[0] - lo[0], hi[2] - lo[2])) / 2
        self.ctx.enable_only(self.ctx.DEPTH_TEST | self.ctx.BLEND)
        set_uniforms(
            self.programs.ground,
            u_patch=(float(middle[0]), float(middle[2]), reach * 2.2 + 1.5, stage.floor_y - 0.001),
            u_ground_albedo=(0.56, 0.54, 0.50),
        )
        self._ground.render(self.ctx.TRIANGLE_STRIP, vertices=4)
