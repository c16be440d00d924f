"""Undo and redo without limit: what was done, in order, and how each step is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scene.errors import RejectedError
from scene.objects import Scene
from scene.ops import Op
from scene.transaction import Committed, Rejected, commit


@dataclass(frozen=True)
class Step:
    """One change as the person sees it: undone and redone whole."""

    said: str
    """What it was, for people ("move the red mug onto the desk")."""
    ops: tuple[Op, ...]
    """What does it."""
    inverse: tuple[Op, ...]
    """What takes it back."""


@dataclass(frozen=True)
class History:
    """A scene and the way to it. Frozen: each change gives another history, and all of them stay good."""

    scene: Scene
    """The scene now."""
    done: tuple[Step, ...] = ()
    """What can be undone, oldest first."""
    undone: tuple[Step, ...] = ()
    """What can be redone, the next one last."""

    def do(self, ops: Sequence[Op], *, said: str = "") -> tuple[History, Committed | Rejected]:
        """Commit `ops` as one step. What was undone before can then be redone no more. No events, no step."""
        result = commit(self.scene, ops)
        if isinstance(result, Rejected) or not result.events:
            return self, result
        step = Step(said, result.ops, result.inverse)
        return History(result.scene, (*self.done, step)), result

    def undo(self) -> tuple[History, Committed, Step]:
        """Take the last step back."""
        if not self.done:
            raise RejectedError("there is nothing to undo")
        step = self.done[-1]
        result = _must(commit(self.scene, step.inverse))
        return History(result.scene, self.done[:-1], (*self.undone, step)), result, step

    def redo(self) -> tuple[History, Committed, Step]:
        """Do again what was undone last."""
        if not self.undone:
            raise RejectedError("there is nothing to redo")
        step = self.undone[-1]
        result = _must(commit(self.scene, step.ops))
        return History(result.scene, (*self.done, step), self.undone[:-1]), result, step


def _must(result: Committed | Rejected) -> Committed:
    if isinstance(result, Rejected):
        raise RejectedError(f"the scene is not as the history left it: {result.reason}")
    return result
