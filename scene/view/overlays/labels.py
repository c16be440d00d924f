"""What things are called: a pill over each, nearest and most important first, none over another.

What a model named has a line that says how sure it is; what it doubts, and what has no name, has a dashed outline.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.view.overlays import Frame, progress, why
from scene.view.style import ACCENT, COOL, INK, PILL, faded
from scene.view.tags import BAR, pill, tag_of

NAME, ORDER, ABOUT = "labels", 20, "the name of each thing in view"
MOST = 100
"""How many labels one picture holds."""
FAR_M = 14.0
"""Things farther than this have no label unless they are marked."""
SIZE = 11.0
PAD_X, PAD_Y = 6.0, 3.0


def draw(frame: Frame) -> None:
    """Labels for what is in view and not behind a wall; the overlay `scores` has the same with figures."""
    if "scores" not in frame.state.show:
        draw_tags(frame, percent=False)


def draw_tags(frame: Frame, *, percent: bool) -> None:
    """A tag for each thing; the figures of what is selected are always there."""
    rows, at = _in_view(frame)
    if not len(rows):
        return
    canvas, unit, scene = frame.canvas, frame.canvas.unit, frame.state.scene
    selected = {scene.boxes.index[i] for i in scene.selection if i in scene.boxes.index}
    highlit = {scene.boxes.index[i] for i in scene.highlight if i in scene.boxes.index}
    first = [0 if row in selected or row in highlit else 1 for row in rows.tolist()]
    order = np.lexsort((at[:, 2], np.array(first)))
    taken = _panels(frame)
    for k in order:
        row = int(rows[k])
        object_id = scene.boxes.ids[row]
        guess = frame.state.guesses.get(object_id)
        tag = tag_of(scene[object_id], percent=percent or row in selected, guess=guess)
        width = canvas.text_width(tag.text, SIZE) + 2 * PAD_X * unit
        height = (SIZE * 1.2 + 2 * PAD_Y + (0 if tag.sure is None else BAR)) * unit
        x, y = float(at[k, 0]) - width / 2, float(at[k, 1]) - height - 5 * unit
        box = np.array([x - 1, y - 1, x + width + 1, y + height + 1])
        overlaps = (taken[:, 0] < box[2]) & (taken[:, 2] > box[0]) & (taken[:, 1] < box[3]) & (taken[:, 3] > box[1])
        if overlaps.any() or len(taken) > MOST or x < 0 or y < 0 or x + width > canvas.width:
            continue
        taken = np.vstack([taken, box])
        edge = ACCENT if row in selected else COOL if row in highlit else faded(INK, 0.12)
        pill(canvas, tag, x, y, width, height, PILL, edge, (1.5 if edge[3] == 1 else 1.0) * unit)
        canvas.text(x + PAD_X * unit, y + PAD_Y * unit, tag.text, SIZE, INK)


def _panels(frame: Frame) -> FloatArray:
    """(n, 4) left, top, right, bottom of what the panels on top cover, pixels: nothing is written beneath them."""
    canvas, unit = frame.canvas, frame.canvas.unit
    panels = [(canvas.width - 150 * unit, 0.0, canvas.width, 46 * unit)]
    if frame.state.progress is not None:
        panels.append(progress.place(frame))
    if frame.state.why:
        x, y, width, height = why.place(frame)
        panels.append((x, y, x + width, y + height))
    return np.array(panels)


def _in_view(frame: Frame) -> tuple[NDArray[np.intp], FloatArray]:
    """Rows that may be labelled, and where: the middle of the top of each, as pixels and depth."""
    boxes = frame.stage.scene.boxes
    rows = np.flatnonzero(frame.shown())
    top = boxes.center[rows].copy()
    top[:, 1] = boxes.hi[rows][:, 1]
    at = frame.projection.to_pixels(top)
    eye = np.array(frame.projection.viewer.position)
    distance = np.linalg.norm(boxes.center[rows] - eye, axis=1)
    marked = np.isin(rows, [boxes.index[i] for i in (*frame.state.scene.selection, *frame.state.scene.highlight)
                            if i in boxes.index])
    fits = (at[:, 2] > 0.2) & (at[:, 0] > 0) & (at[:, 0] < frame.canvas.width)
    fits &= (at[:, 1] > 0) & (at[:, 1] < frame.canvas.height)
    fits &= marked | (distance < max(FAR_M, _overview(frame)))
    fits &= marked | ~_behind_walls(frame, top)
    return rows[fits], at[fits]


def _overview(frame: Frame) -> float:
    """From outside all rooms the whole scene is near."""
    lo, hi = frame.stage.bounds
    inside = frame.stage.scene.room_at(frame.projection.viewer.position) is not None
    return 0.0 if inside else float(np.linalg.norm(hi - lo)) * 3


def _behind_walls(frame: Frame, points: FloatArray) -> NDArray[np.bool_]:
    """(n) whether a standing wall, ceiling or floor lies between the eyes and each point (slab test)."""
    boxes, eye = frame.stage.scene.boxes, np.array(frame.projection.viewer.position)
    blocking = frame.stage.visible & (frame.stage.structure != "") & ~frame.cut.hidden & ~frame.cut.lowered
    lo, hi = boxes.lo[blocking], boxes.hi[blocking]
    if not len(lo) or not len(points):
        return np.zeros(len(points), np.bool_)
    way = points - eye
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    a = (lo[None] - eye) / way[:, None]
    b = (hi[None] - eye) / way[:, None]
    enter, leave = np.minimum(a, b).max(axis=2), np.maximum(a, b).min(axis=2)
    blocked: NDArray[np.bool_] = ((enter < leave) & (leave > 0.0) & (enter < 0.985)).any(axis=1)
    return blocked
