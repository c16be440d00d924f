"""The two pictures of the light that are made once a scene: the key light's shadows, and the sky's cover from above."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.view.gpu import Programs, set_uniforms
from scene.view.lighting import UNIT_FROM_CLIP, Light, looking_down
from scene.view.staging import Stage

DEPTH_PX = 2048
"""Width of the depth picture that the light sees."""
SHADOW_PX = 1024
"""Width of the blurred shadow map that is made of it."""
SOFTNESS_M = 0.024
"""How far the key light's edges are blurred, metres (one standard deviation)."""
COVER_PX = 512
"""Width of the map of what hides the sky."""


class LightMaps:
    """Shadow map and cover map of the scene last given."""

    def __init__(self, ctx: Any, programs: Programs) -> None:
        self._ctx, self._programs = ctx, programs
        self._depth = self._depth_texture(DEPTH_PX)
        self._depth_target = ctx.framebuffer(depth_attachment=self._depth)
        self.shadow, self._half_blurred = (self._plain_texture(SHADOW_PX, 2, "f4") for _ in range(2))
        self._shadow_target = ctx.framebuffer([self.shadow])
        self._half_target = ctx.framebuffer([self._half_blurred])
        self._moments = ctx.vertex_array(programs.moments, [])
        self._blur = ctx.vertex_array(programs.blur, [])
        self._height = self._depth_texture(COVER_PX)
        self._height_target = ctx.framebuffer(depth_attachment=self._height)
        self.cover = self._plain_texture(COVER_PX, 4, "f2")
        self._cover_target = ctx.framebuffer([self.cover])
        self._screen = ctx.vertex_array(programs.cover, [])
        self._key: tuple[bytes, Light] | None = None
        self.shadow_from_world: FloatArray = np.eye(4)
        self.cover_place = (0.0, 0.0, 0.0, 0.0)
        self.texel_m = 0.01
        self.depth_m = 1.0
        self.version = 0
        """Grows whenever the maps are redrawn."""

    def refresh(self, stage: Stage, light: Light, draw: Any) -> bool:
        """Redraw where the scene's shadows differ from those held. `draw(matrix, rows)` draws depth alone."""
        key = (stage.shadow_key, light)
        if key == self._key:
            return False
        self._key = key
        self.version += 1
        self._draw_shadow(stage, stage.casts_shadow, light, draw)
        self._draw_cover(stage, stage.covers, draw)
        return True

    def _draw_shadow(self, stage: Stage, rows: NDArray[np.bool_], light: Light, draw: Any) -> None:
        lo, hi = self._bounds(stage, rows)
        clip = looking_down(light.key_direction, lo, hi)
        self.shadow_from_world = UNIT_FROM_CLIP @ clip
        self.texel_m = float(2.0 / np.linalg.norm(clip[0, :3]) / SHADOW_PX)
        self.depth_m = float(2.0 / np.linalg.norm(clip[2, :3]))
        ctx, p = self._ctx, self._programs
        self._depth_target.use()
        self._depth_target.clear(depth=1.0)
        ctx.enable_only(ctx.DEPTH_TEST)
        draw(clip, rows)
        ctx.enable_only(ctx.NOTHING)
        spread = float(np.clip(SOFTNESS_M / (1.6 * self.texel_m), 0.7, 3.0)) / SHADOW_PX
        set_uniforms(p.moments, u_floor=_floor_depth(self.shadow_from_world, stage.floor_y))
        for target, texture, program, screen, name in (
            (self._half_target, self._depth, p.moments, self._moments, "u_depth"),
            (self._shadow_target, self._half_blurred, p.blur, self._blur, "u_moments"),
        ):
            target.use()
            texture.use(0)
            set_uniforms(program, u_step=spread, **{name: 0})
            screen.render(ctx.TRIANGLES, vertices=3)

    def _draw_cover(self, stage: Stage, rows: NDArray[np.bool_], draw: Any) -> None:
        lo, hi = self._bounds(stage, rows)
        lo[[0, 2]] -= 0.3
        hi[[0, 2]] += 0.3
        lo[1] = stage.floor_y
        hi[1] = max(hi[1], lo[1] + 0.1)
        clip = looking_down((0.0, 1.0, 0.0), lo, hi)
        # Depth runs exactly from the top of everything to the floor.
        clip[2] = [0.0, -2.0 / (hi[1] - lo[1]), 0.0, (hi[1] + lo[1]) / (hi[1] - lo[1])]
        across, along = clip[0] / 2, clip[1] / 2
        self.cover_place = (float(across[0]), float(along[2]), float(across[3]) + 0.5, float(along[3]) + 0.5)
        self._height_target.use()
        self._height_target.clear(depth=1.0)
        self._ctx.enable_only(self._ctx.DEPTH_TEST)
        draw(clip, rows)
        self._cover_target.use()
        self._ctx.enable_only(self._ctx.NOTHING)
        self._height.use(0)
        set_uniforms(
            self._programs.cover, u_height=0, u_heights=(float(hi[1]), float(lo[1])),
            u_texel=(float(abs(clip[0, 0]) / 2), float(abs(clip[1, 2]) / 2)),
        )
        self._screen.render(self._ctx.TRIANGLES, vertices=3)

    def _depth_texture(self, side: int) -> Any:
        texture = self._ctx.depth_texture((side, side))
        texture.compare_func = ""
        texture.filter = (self._ctx.LINEAR, self._ctx.LINEAR)
        texture.repeat_x = texture.repeat_y = False
        return texture

    def _plain_texture(self, side: int, components: int, dtype: str) -> Any:
        texture = self._ctx.texture((side, side), components, dtype=dtype)
        texture.repeat_x = texture.repeat_y = False
        return texture

    @staticmethod
    def _bounds(stage: Stage, rows: NDArray[np.bool_]) -> tuple[FloatArray, FloatArray]:
        boxes = stage.scene.boxes
        if not rows.any():
            lo, hi = stage.bounds
            return lo.copy(), hi.copy()
        return boxes.lo[rows].min(axis=0), boxes.hi[rows].max(axis=0)


def _floor_depth(shadow_from_world: FloatArray, floor_y: float) -> tuple[float, float, float]:
    """Depth of the level plane at `floor_y` over the shadow map, as (per u, per v, at the corner)."""
    up = np.linalg.inv(shadow_from_world[:3, :3])[1]
    level = floor_y + float(up @ shadow_from_world[:3, 3])
    return float(-up[0] / up[2]), float(-up[1] / up[2]), float(level / up[2])
