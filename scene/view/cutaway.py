"""What to leave out so that rooms can be seen into from outside, as in a doll's house.

From inside a room nothing is cut. From above, ceilings go, and a wall that stands between the eyes and a room sinks to
a low kerb, with what hangs on it or is let into it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Vec3
from scene.objects import Scene
from scene.view.staging import Stage, is_let_in

WALL_M = 2.2
"""A wall's height, where a piece of it is lower."""
LINTEL_M = 0.3
"""A piece of wall that begins higher than this above the floor, over a door or a window, goes altogether."""
BESIDE_M = 0.6
"""A door is taken for a part of a wall whose piece ends so near to its middle."""
KERB_M = 0.09
"""How high a cut wall still stands."""


@dataclass(frozen=True, eq=False)
class Cut:
    """What one view leaves out. Rows follow `scene.boxes`."""

    hidden: NDArray[np.bool_]
    """(n) not drawn at all."""
    lowered: NDArray[np.bool_]
    """(n) walls drawn as a kerb."""

    @staticmethod
    def nothing(count: int) -> Cut:
        """No cut at all, of `count` rows."""
        return Cut(np.zeros(count, np.bool_), np.zeros(count, np.bool_))

    @property
    def anything(self) -> bool:
        """Whether it changes the picture."""
        return bool(self.hidden.any() or self.lowered.any())


def cut_for(stage: Stage, eye: Vec3) -> Cut:
    """What the view from `eye` leaves out."""
    n = len(stage.structure)
    hidden, lowered = np.zeros(n, np.bool_), np.zeros(n, np.bool_)
    scene, boxes = stage.scene, stage.scene.boxes
    if scene.room_at(eye) is not None:
        return Cut.nothing(n)
    hidden |= (stage.structure == "ceiling") & (boxes.lo[:, 1] < eye[1] + 0.05)
    walls = np.flatnonzero((stage.structure == "wall") & stage.visible)
    for row in walls.tolist():
        lowered[row] = _blocks(stage, row, eye)
    if lowered.any():
        hidden |= _hung_on(stage, np.flatnonzero(lowered))
        lintels = lowered & (boxes.lo[:, 1] > stage.floor_y + LINTEL_M)
        hidden, lowered = hidden | lintels, lowered & ~lintels
    return Cut(hidden, lowered)


class Unseen:
    """What views leave out or lower: a hand that points there points through it. Keeps the last answer."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._last: tuple[Vec3, frozenset[str]] | None = None

    def ids(self, scene: Scene, eye: Vec3) -> frozenset[str]:
        """Ids of what the view of a scene from `eye` leaves out or lowers."""
        if self._stage is None or self._stage.scene is not scene:
            self._stage, self._last = Stage.of(scene), None
        if self._last is None or self._last[0] != eye:
            cut = cut_for(self._stage, eye)
            ids = frozenset(scene.boxes.ids[row] for row in np.flatnonzero(cut.hidden | cut.lowered))
            self._last = (eye, ids)
        return self._last[1]


def unseen_ids(scene: Scene, eye: Vec3) -> frozenset[str]:
    """Ids of what the view from `eye` leaves out or lowers."""
    return Unseen().ids(scene, eye)


def lower(rows: FloatArray, lo_y: float) -> FloatArray:
    """(3, 4) rows of world_from_object, squashed to `KERB_M` above `lo_y`, whatever the height was."""
    out = rows.copy()
    top = float(np.abs(rows[1, :3]).sum() / 2 + rows[1, 3])
    factor = KERB_M / max(top - lo_y, 1e-6)
    out[1, :3] *= factor
    out[1, 3] = lo_y + (rows[1, 3] - lo_y) * factor
    return out


def _blocks(stage: Stage, row: int, eye: Vec3) -> bool:
    """Whether a room lies behind a wall, near enough to be hidden by it."""
    boxes, scene = stage.scene.boxes, stage.scene
    lo, hi, center = boxes.lo[row], boxes.hi[row], boxes.center[row]
    away = center - np.array(eye)
    axis = 0 if hi[0] - lo[0] < hi[2] - lo[2] else 2
    side = 1.0 if away[axis] > 0 else -1.0
    if abs(away[axis]) < (hi[axis] - lo[axis]) / 2:
        return False
    # A piece below a window goes with the pieces beside it.
    height = max(float(hi[1]) - stage.floor_y, WALL_M)
    drop = float(eye[1]) - stage.floor_y - height
    if drop > 0 and height * float(np.hypot(away[0], away[2])) / drop < 0.5:
        return False
    inward = (hi[axis] - lo[axis]) / 2 + 0.15
    other = 2 - axis
    for along in (0.5, 0.15, 0.85):
        p = center.copy()
        p[axis] += side * inward
        p[other] = lo[other] + (hi[other] - lo[other]) * along
        if any(r.contains((float(p[0]), r.floor_y + 0.5, float(p[2]))) for r in scene.rooms):
            return True
    return not scene.rooms and bool(stage.structure.tolist().count("wall") > 1) and _faces_out(stage, row, axis, side)


def _faces_out(stage: Stage, row: int, axis: int, side: float) -> bool:
    """With no rooms declared: whether the middle of the scene lies behind the wall."""
    lo, hi = stage.bounds
    middle = float(lo[axis] + hi[axis]) / 2
    return (middle - float(stage.scene.boxes.center[row, axis])) * side > 0


def _hung_on(stage: Stage, walls: NDArray[np.intp]) -> NDArray[np.bool_]:
    """(n) what is let into or hangs on one of these walls."""
    boxes = stage.scene.boxes
    goes = np.array([
        "wall" in o.tags or is_let_in(o) for o in stage.scene
    ], dtype=np.bool_) & (stage.structure == "")
    hung = np.zeros(len(goes), np.bool_)
    for wall in walls:
        long = 0 if boxes.extent[wall, 0] > boxes.extent[wall, 2] else 2
        grace = np.array([0.12, np.inf, 0.12])
        grace[long] = BESIDE_M
        lo, hi = boxes.lo[wall] - grace, boxes.hi[wall] + grace
        hung |= ((boxes.center >= lo) & (boxes.center <= hi)).all(axis=1)
    together: NDArray[np.bool_] = hung & goes
    return together
