"""The two pictures of the light that are made once a scene: the key light's shadows, and the sky's cover from above."""

from __future__ import annotations

from typing import Any

import numpy as np

from scene.frames import FloatArray
from scene.view.gpu import Programs, set_uniforms
from scene.view.lighting import UNIT_FROM_CLIP, Light, looking_down
from scene.view.staging import Stage

SHADOW_PX = 2048
"""Width of the shadow map."""
COVER_PX = 512
"""Width of the map of what hides the sky."""


class LightMaps:
    """Shadow map and cover map of the scene last given."""

    def __init__(self, ctx: Any, programs: Programs) -> None:
        self._ctx, self._programs = ctx, programs
        self.shadow = ctx.depth_texture((SHADOW_PX, SHADOW_PX))
        self.shadow.compare_func = "<="
        self.shadow.filter = (ctx.LINEAR, ctx.LINEAR)
        self.shadow.repeat_x = self.shadow.repeat_y = False
        self._shadow_target = ctx.framebuffer(depth_attachment=self.shadow)
        self._height = ctx.depth_texture((COVER_PX, COVER_PX))
        self._height.compare_func = ""
        self._height.filter = (ctx.LINEAR, ctx.LINEAR)
        self._height.repeat_x = self._height.repeat_y = False
        self._height_target = ctx.framebuffer(depth_attachment=self._height)
        self.cover = ctx.texture((COVER_PX, COVER_PX), 4, dtype="f2")
        self.cover.repeat_x = self.cover.repeat_y = False
        self._cover_target = ctx.framebuffer([self.cover])
        self._screen = ctx.vertex_array(programs.cover, [])
        self._key: tuple[bytes, Light] | None = None
        self.shadow_from_world: FloatArray = np.eye(4)
        self.cover_from_world: FloatArray = np.eye(4)
        self.texel_m = 0.01

    def refresh(self, stage: Stage, light: Light, draw: Any) -> bool:
        """Redraw where the scene's shadows differ from those held. `draw(matrix, rows)` draws depth alone."""
        key = (stage.shadow_key, light)
        if key == self._key:
            return False
        self._key = key
        self._draw_shadow(stage, light, draw)
        self._draw_cover(stage, draw)
        return True

    def _draw_shadow(self, stage: Stage, light: Light, draw: Any) -> None:
        rows = stage.casts_shadow
        lo, hi = self._bounds(stage, rows)
        clip = looking_down(light.key_direction, lo, hi)
        self.shadow_from_world = UNIT_FROM_CLIP @ clip
        self.texel_m = float(2.0 / np.linalg.norm(clip[0, :3]) / SHADOW_PX)
        self._shadow_target.use()
        self._shadow_target.clear(depth=1.0)
        self._ctx.enable_only(self._ctx.DEPTH_TEST)
        self._ctx.polygon_offset = 1.5, 3.0
        draw(clip, rows)
        self._ctx.polygon_offset = 0.0, 0.0

    def _draw_cover(self, stage: Stage, draw: Any) -> None:
        rows = stage.covers
        lo, hi = self._bounds(stage, rows)
        lo[[0, 2]] -= 0.3
        hi[[0, 2]] += 0.3
        lo[1] = stage.floor_y
        hi[1] = max(hi[1], lo[1] + 0.1)
        clip = looking_down((0.0, 1.0, 0.0), lo, hi)
        # Depth runs exactly from the top of everything to the floor.
        clip[2] = [0.0, -2.0 / (hi[1] - lo[1]), 0.0, (hi[1] + lo[1]) / (hi[1] - lo[1])]
        self.cover_from_world = UNIT_FROM_CLIP @ clip
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

    @staticmethod
    def _bounds(stage: Stage, rows: Any) -> tuple[FloatArray, FloatArray]:
        boxes = stage.scene.boxes
        if not rows.any():
            lo, hi = stage.bounds
            return lo.copy(), hi.copy()
        return boxes.lo[rows].min(axis=0), boxes.hi[rows].max(axis=0)
