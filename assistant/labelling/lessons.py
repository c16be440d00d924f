"""What a person taught in a conversation: examples, each bound to the step of the history that it came with.

Undoing that step takes the example back, redoing it brings it again; so a lesson says at which place of the history its
step stands, and holds only while the step there still names its object so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.labelling.protocol import Example
from scene.codec import decode, encode
from scene.history import History, Step
from scene.objects import Scene
from scene.ops import RelabelObject


@dataclass(frozen=True, slots=True)
class Lesson:
    """An example, and what it hangs on."""

    example: Example
    """What was taught."""
    object_id: str = ""
    """Which object was named; empty for what was taught before this session."""
    at: int | None = None
    """The number of the step that it came with, from 0; None for what was taught before this session."""


def taught(lessons: Sequence[Lesson], history: History) -> tuple[Example, ...]:
    """The examples that hold now."""
    return tuple(e.example for e in lessons if e.at is None or _came_with(e, history.done))


def taught_so_far(lessons: Sequence[Lesson], history: History, scene: Scene) -> tuple[Example, ...]:
    """The examples that hold within a sentence whose steps so far led from the history's scene to `scene`."""
    return tuple(
        e.example for e in lessons
        if e.at is None or _came_with(e, history.done)
        or (e.at == len(history.done) and scene is not history.scene and _is_named(e, scene))
    )


def alive(lessons: Sequence[Lesson], history: History) -> tuple[Lesson, ...]:
    """Those that hold, or would hold again after a redo."""
    steps = (*history.done, *reversed(history.undone))
    return tuple(e for e in lessons if e.at is None or _came_with(e, steps))


def known_before(examples: Sequence[Example]) -> tuple[Lesson, ...]:
    """What was taught in earlier sessions."""
    return tuple(Lesson(e) for e in examples)


def as_rows(lessons: Sequence[Lesson]) -> list[object]:
    """Those of this session, as JSON has them."""
    return [encode(e, tagged=False) for e in lessons if e.at is not None]


def of_rows(rows: object) -> tuple[Lesson, ...]:
    """What `as_rows` made; a `DeixisError` where it is something else."""
    found: tuple[Lesson, ...] = decode(tuple[Lesson, ...], rows, "lessons")
    return found


def _is_named(lesson: Lesson, scene: Scene) -> bool:
    o = scene.objects.get(lesson.object_id)
    return o is not None and (o.label, o.label_source.kind) == (lesson.example.label, "person")


def _came_with(lesson: Lesson, steps: Sequence[Step]) -> bool:
    if lesson.at is None or lesson.at >= len(steps):
        return False
    return any(
        isinstance(op, RelabelObject) and (op.object_id, op.label) == (lesson.object_id, lesson.example.label)
        for op in steps[lesson.at].ops
    )
