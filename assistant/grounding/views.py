"""Viewpoints that words describe: "facing the window", "as you come in", "standing at the sink"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.index import Rows
from assistant.grounding.regions import rooms_of
from assistant.grounding.viewpoints import EYE_M, Frame, _level, entering, facing, opening_rows, standing
from assistant.language.reference import Reference, Viewpoint
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

MOST_VIEWS = 3
"""Of a viewpoint that fits several things, the likeliest few are tried."""


def frames_of_view(ev: Evaluator, view: Viewpoint) -> tuple[Frame, ...]:
    """The frames that a viewpoint may mean, likeliest first; none where its things are not to be found."""
    at = _likely(ev, view.at)
    toward = _likely(ev, view.toward)
    away = _likely(ev, view.away_from)
    if view.entering:
        doors = at or [(r, 1.0) for r in opening_rows(ev.index)]
        return _shared([(entering(ev.arena, row), w) for row, w in doors])
    if toward:
        eyes = standing(ev.arena, at[0][0], rooms_of(ev.index)) if at else None
        frames = (
            [(_toward_set(ev, view.toward, toward), 1.0)]
            if _plural(ev, view.toward) and len(toward) > 1
            else [(facing(ev.arena, row, eyes), w) for row, w in toward]
        )
        return _shared(frames)
    if at and view.toward is not None:
        # What is looked at is a part that boxes do not show, such as a headboard: of what one stands at.
        return _shared([(facing(ev.arena, row, None), w) for row, w in at])
    if at:
        return _shared([(_from(ev, row), w) for row, w in at])
    if away:
        return _shared([(_backed(ev, row), w) for row, w in away])
    return ()


def _likely(ev: Evaluator, reference: Reference | None) -> list[tuple[int, float]]:
    if reference is None:
        return []
    belief = ev.belief(reference)
    order = np.argsort(-belief.share, kind="stable")[:MOST_VIEWS]
    return [(int(belief.rows[n]), float(belief.share[n])) for n in order if belief.share[n] >= 0.3]


def _plural(ev: Evaluator, reference: Reference | None) -> bool:
    return reference is not None and ev.belief(reference).plural


def _toward_set(ev: Evaluator, reference: Reference | None, rows: list[tuple[int, float]]) -> Frame:
    """Facing several things at once: their middle."""
    listed: Rows = np.array([r for r, _ in rows], dtype=np.intp)
    target: FloatArray = ev.arena.boxes.center[listed].mean(axis=0)
    middle = rooms_of(ev.index)[0].middle + np.array([0.0, EYE_M, 0.0])
    return Frame("facing them", 1.0, middle, _level(target - middle))


def _from(ev: Evaluator, row: int) -> Frame:
    """One who stands at a thing with it behind, looking into the room."""
    spaces = rooms_of(ev.index)
    eyes = standing(ev.arena, row, spaces)
    return Frame(f"standing at the {ev.arena.name(row)}", 1.0, eyes, _level(spaces[0].middle - eyes))


def _backed(ev: Evaluator, row: int) -> Frame:
    """One whose back is to a thing."""
    front = facing(ev.arena, row, None)
    heading = None if front.heading is None else -front.heading
    return Frame(f"with the back to the {ev.arena.name(row)}", 1.0, ev.arena.boxes.center[row], heading)


def _shared(frames: list[tuple[Frame, float]]) -> tuple[Frame, ...]:
    total = sum(w for _, w in frames) or 1.0
    return tuple(Frame(f.name, w / total, f.position, f.heading, f.snapped) for f, w in frames)
