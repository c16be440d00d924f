"""The line around what is selected and the glow around what is highlighted, also through what stands in front."""

from __future__ import annotations

from typing import Any

import numpy as np

from scene.frames import Rgb
from scene.view.gpu import Programs, Target, set_uniforms
from scene.view.projection import Projection
from scene.view.staging import Stage

SELECTED: Rgb = (1.0, 0.62, 0.11)
"""The line around a selection, sRGB."""
HIGHLIGHTED: Rgb = (0.16, 0.78, 0.95)
"""The glow of a highlight, sRGB."""


class Marks:
    """Draws the marked objects into a mask, then an edge around the mask onto the picture."""

    def __init__(self, ctx: Any, programs: Programs) -> None:
        self._ctx, self._programs = ctx, programs
        self._screen = ctx.vertex_array(programs.outline, [])
        self._mask: tuple[Any, Any] | None = None

    def draw(self, stage: Stage, projection: Projection, target: Target, draw_rows: Any) -> None:
        """Mark the scene's selection and highlight on `target`."""
        scene = stage.scene
        if not (scene.selection or scene.highlight):
            return
        selected, highlighted = (self._rows(stage, ids) for ids in (scene.selection, scene.highlight))
        framebuffer, texture = self._mask_of(target.size)
        framebuffer.use()
        framebuffer.clear()
        ctx, mask = self._ctx, self._programs.mask
        ctx.enable_only(ctx.BLEND)
        ctx.blend_func = ctx.ONE, ctx.ONE
        set_uniforms(mask, u_clip_from_world=projection.matrix)
        for rows, mark in ((selected, (1.0, 0.0, 0.0, 0.0)), (highlighted, (0.0, 1.0, 0.0, 0.0))):
            if rows.any():
                mask["u_mark"].value = mark
                draw_rows(rows, "mask")
        ctx.blend_func = ctx.DEFAULT_BLENDING
        target.framebuffer.use()
        ctx.enable_only(ctx.BLEND)
        texture.use(0)
        width, height = target.size
        set_uniforms(
            self._programs.outline, u_mask=0, u_texel=(1 / width, 1 / height), u_selected=SELECTED,
            u_highlighted=HIGHLIGHTED, u_width=max(1.5, height / 400),
        )
        box = self._pixel_box(stage, selected | highlighted, projection, height / 60)
        if box is not None:
            target.framebuffer.scissor = box
            self._screen.render(ctx.TRIANGLES, vertices=3)
            target.framebuffer.scissor = None

    def _mask_of(self, size: tuple[int, int]) -> tuple[Any, Any]:
        if self._mask is None or self._mask[1].size != size:
            texture = self._ctx.texture(size, 2)
            texture.repeat_x = texture.repeat_y = False
            self._mask = (self._ctx.framebuffer([texture]), texture)
        return self._mask

    @staticmethod
    def _rows(stage: Stage, ids: tuple[str, ...]) -> Any:
        rows = np.zeros(len(stage.visible), np.bool_)
        rows[[stage.scene.boxes.index[i] for i in ids if i in stage.scene.boxes.index]] = True
        return rows & stage.visible

    @staticmethod
    def _pixel_box(stage: Stage, rows: Any, projection: Projection, margin: float) -> tuple[int, int, int, int] | None:
        """x, y (from the bottom), width and height of the part of the picture that the marks can touch."""
        boxes = stage.scene.boxes
        if not rows.any():
            return None
        seen = projection.to_pixels(np.concatenate([boxes.corners(int(r)) for r in np.flatnonzero(rows)]))
        if (seen[:, 2] < projection.lens.near_m).any():
            return (0, 0, projection.width, projection.height)
        x0, y0 = np.floor(seen[:, :2].min(axis=0) - margin)
        x1, y1 = np.ceil(seen[:, :2].max(axis=0) + margin)
        x0, x1 = (int(np.clip(v, 0, projection.width)) for v in (x0, x1))
        y0, y1 = (int(np.clip(v, 0, projection.height)) for v in (y0, y1))
        return (x0, projection.height - y1, x1 - x0, y1 - y0) if x1 > x0 and y1 > y0 else None
