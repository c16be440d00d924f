"""What a list of operations comes to: the objects that it changes, and the same change with fewer operations."""

from __future__ import annotations

from collections.abc import Sequence

from scene.objects import Scene
from scene.ops import AddObject, Op, RelabelObject, SetGroup, SetHighlight, SetSelection
from scene.transaction import Committed, commit


def only_guessed(op: Op) -> bool:
    """Whether an operation only notes what a model takes a thing for: asked for by "label", and no harm done."""
    return isinstance(op, RelabelObject) and op.source.kind == "model"


def changed_ids(ops: tuple[Op, ...]) -> tuple[str, ...]:
    """Ids of the objects that operations change; showing and selecting change none."""
    found: dict[str, None] = {}
    for op in ops:
        if isinstance(op, SetSelection | SetHighlight):
            continue
        if isinstance(op, SetGroup):
            ids = op.ids
        else:
            ids = (op.object.id if isinstance(op, AddObject) else op.object_id,)
        found.update(dict.fromkeys(ids))
    return tuple(found)


def added_ids(ops: Sequence[Op]) -> tuple[str, ...]:
    """Ids of the objects that operations add, in their order."""
    return tuple(op.object.id for op in ops if isinstance(op, AddObject))


def squash(before: Scene, ops: list[Op], after: Scene) -> tuple[Op, ...]:
    """The same change with fewer operations: of those that set the same thing the last alone, if that is as good."""
    last: dict[tuple[str, str], int] = {}
    for n, op in enumerate(ops):
        key = (type(op).__name__, f"{getattr(op, 'object_id', '')}/{getattr(op, 'key', getattr(op, 'name', ''))}")
        last[key] = n
    fewer = tuple(ops[n] for n in sorted(last.values()))
    if len(fewer) == len(ops):
        return fewer
    result = commit(before, fewer)
    return fewer if isinstance(result, Committed) and result.scene == after else tuple(ops)
