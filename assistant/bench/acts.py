"""Whether it acts only on what it resolved, and takes each act back exactly: described things inside commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.bench.base import BenchOptions
from assistant.bench.grounding import gaze_at
from assistant.bench.rooms import Item, items, room, scan_items
from assistant.carrying import carried_by
from assistant.changes import changed_ids
from assistant.runtime import make_session, start_viewer
from assistant.session import SessionState
from assistant.turn import Reply, Turn
from scene.codec import canonical_bytes
from scene.history import History
from scene.objects import Scene

NAME = "acts"
HELP = "commands about described things: none may act on what was not resolved, each must be undone exactly (target: 0)"

COMMANDS = (
    "paint {} blue", "hide {}", "delete {}", "turn {} around", "move {} half a metre to the left", "call {} Rosie",
    "make {} a bit smaller", "{}",
)  # fmt: skip
"""What is said; a bare description asks for nothing."""

EVERY_IN_QUICK = 12
"""One description in so many is tried with --quick."""

End = Literal["acted", "asked", "refused"]


@dataclass(frozen=True, slots=True)
class Act:
    """What came of one command."""

    item: Item
    """The description in it."""
    said: str
    """The whole command."""
    end: End
    """Whether something changed, there was a question, or neither."""
    right: bool
    """Whether what changed is what was meant, and nothing else."""
    strayed: tuple[str, ...]
    """Ids of what changed without being among the resolved targets or what they carry; any is a defect."""
    restored: bool
    """Whether the scene is the very same afterwards: at once where nothing was done, after "undo" where it was.

    What is lit, as by "where is the lamp", is shown and not changed: "undo" passes over it.
    """


def acts(descriptions: Sequence[Item], commands: Sequence[str] = COMMANDS, seed: int = 0) -> Iterator[Act]:
    """Every command with every description, each in a fresh room."""
    session = make_session(seed=seed)
    rooms = {item.plan: room(item.plan, 0, seed) for item in descriptions}
    for item in descriptions:
        scene = rooms[item.plan]
        viewer, gaze = gaze_at(item, scene, 0)
        start = SessionState(History(scene), viewer or start_viewer(scene))
        for command in commands:
            said = command.format(item.text)
            state, _, reply = session.step(start, Turn(said, gaze))
            if reply.outcome == "needs_confirmation":
                state, _, reply = session.step(state, Turn("yes"))
            changed = changed_ids(reply.edits)
            after = session.step(state, Turn("undo"))[0].scene if reply.edits else state.scene
            yield Act(
                item, said, _end(reply, changed), set(changed) - _carried(scene, item.targets) == set(item.targets),
                tuple(sorted(set(changed) - set(reply.targets) - _carried(scene, reply.targets))),
                canonical_bytes(replace(after, highlight=scene.highlight)) == canonical_bytes(scene),
            )


def _carried(scene: Scene, ids: Sequence[str]) -> set[str]:
    found, waiting = set[str](), [i for i in ids if i in scene.objects]
    while waiting:
        new = set(carried_by(scene, waiting.pop())) - found
        found |= new
        waiting += new
    return found - set(ids)


def _end(reply: Reply, changed: Sequence[str]) -> End:
    if changed:
        return "acted"
    return "asked" if reply.outcome in ("ambiguous", "needs_confirmation") else "refused"


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a command."""
    chosen = (*items(), *scan_items())[:: EVERY_IN_QUICK if options.quick else 1]
    for command in COMMANDS:
        found = list(acts(chosen, (command,), options.seed))
        acted = [a for a in found if a.end == "acted"]
        yield {
            "command": command, "said": len(found), "acted": len(acted),
            "asked": sum(a.end == "asked" for a in found), "refused": sum(a.end == "refused" for a in found),
            "acted_right": round(sum(a.right for a in acted) / len(acted), 3) if acted else None,
            "acted_on_unresolved": sum(bool(a.strayed) for a in acted),
            "not_restored": sum(not a.restored for a in found),
        }  # fmt: skip
