"""Taking back what was done, and doing it again."""

from __future__ import annotations

from collections.abc import Callable

from assistant.language.program import Highlight, Redo, Undo
from assistant.skills.base import Plan, Refused, SkillContext
from scene.errors import RejectedError
from scene.history import History, Step
from scene.ops import SetHighlight
from scene.transaction import Committed

HANDLES = (Undo, Redo)
ABOUT = "undo and redo"
EXAMPLES = ("Undo.", "Redo.", "Undo the last two things.")

Move = Callable[[History], tuple[History, Committed, Step]]


def plan(command: Undo | Redo, ctx: SkillContext) -> Plan:
    """The history some steps back or on; -1 is all of them. What only lit something, as an answer does, is no step."""
    undoing = isinstance(command, Undo)
    steps = ctx.history.done if undoing else ctx.history.undone
    if not steps:
        raise Refused(f"There is nothing to {'undo' if undoing else 'redo'}.")
    history, moved = ctx.history, list[Step]()
    wanted = len(steps) if command.count < 0 else command.count
    while len(moved) < wanted:
        try:
            history, step = _one(history, undoing, ctx)
        except RejectedError:
            break
        moved.append(step)
    if not moved:
        raise Refused(f"There is nothing to {'undo' if undoing else 'redo'}.")
    ids = tuple(i for i in _touched(moved) if i in history.scene.objects)
    return Plan(_reply(moved, undoing, wanted if command.count > 0 else len(moved)), targets=ids, history=history)


def _one(history: History, undoing: bool, ctx: SkillContext) -> tuple[History, Step]:
    step_once: Move = History.undo if undoing else History.redo
    asked_for_light = ctx.dialogue.program is not None and any(
        isinstance(step, Highlight) for step in ctx.dialogue.program.steps
    )
    history, _, step = step_once(history)
    while not asked_for_light and _is_only_light(step):
        history, _, step = step_once(history)
    return history, step


def _is_only_light(step: Step) -> bool:
    """Whether a step only lit something, as answering "where is it?" does."""
    return all(isinstance(op, SetHighlight) for op in step.ops)


def _touched(steps: list[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(
        op.object_id for step in steps for op in step.ops if hasattr(op, "object_id")
    ))


def _reply(moved: list[Step], undoing: bool, wanted: int) -> str:
    done = "Undone" if undoing else "Done again"
    if len(moved) == 1:
        said = moved[0].said.rstrip(".")
        return f"{done}: {said[:1].lower()}{said[1:]}." if said else f"{done}."
    short = f", which is all there was to {'undo' if undoing else 'redo'}" if len(moved) < wanted else ""
    return f"{done}: the last {len(moved)} changes{short}."
