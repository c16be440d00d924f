"""Corpora of commands that people gave to robots and agents, as JSON lines: read from a folder of yours, never kept.

What their labels mean for us stands in `data/corpora.toml`.
"""

from __future__ import annotations

import json
import math
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from assistant.bench.scores import Score, Wanted, flat, judge, references, written
from assistant.gaze import GazeTrack
from assistant.grounding.context import GroundingContext
from assistant.grounding.outcome import ResolvedPlace
from assistant.grounding.resolve import ground, rank
from assistant.language import program as p
from assistant.language.english.parser import parse
from assistant.language.outcome import Parsed, SceneVocabulary
from assistant.understanding import TextTranslator, is_poor
from scene.frames import Pose, Vec3
from scene.objects import Geometry, LabelSource, Room, Scene, SceneObject

Row = Mapping[str, Any]
PRONOUNS = frozenset({"it", "them", "they", "me", "you", "one"})
"""HuRIC gives these entities of their own, apart from what they stand for, so they are not judged."""


@cache
def mapping() -> Mapping[str, Any]:
    """From the labels of the corpora to commands and nouns."""
    path = Path(__file__).parent / "data" / "corpora.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(slots=True)
class Reader:
    """Reads sentences as a turn does: English, and behind it a translator where there is one."""

    score: Score = field(default_factory=Score)
    """Where it is counted."""
    translator: TextTranslator | None = None
    """The model for what English does not understand."""

    def steps(self, text: str, vocabulary: SceneVocabulary | None = None) -> list[p.Command]:
        """What was understood, flat; empty when nothing was."""
        vocabulary = vocabulary or SceneVocabulary()
        started = time.perf_counter()
        understood, front = parse(text, context=vocabulary), "grammar"
        if self.translator is not None and is_poor(understood, vocabulary):
            translated = self.translator.translate(text, vocabulary)
            if isinstance(translated, Parsed):
                understood, front = translated, "translator"
        self.score.milliseconds.append((time.perf_counter() - started) * 1000)
        self.score.sentences += 1
        if not isinstance(understood, Parsed):
            return []
        self.score.by_front[front] += 1
        return list(flat(understood.best.program.steps))


def rows_of(path: Path, *, every: int = 1) -> Iterator[Row]:
    """The rows of a file, each or every so many."""
    with path.open(encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n % every == 0:
                yield json.loads(line)


# ---- HuRIC: frames, and the entities of a room ---------------------------------------------------------------------


def huric(row: Row, reader: Reader) -> None:
    """One command with its frames; its main objects are grounded among the room's entities."""
    frames, score = mapping()["huric"]["frames"], reader.score
    scene = room_of(row)
    words = [word for o in scene for word in (o.label, *o.aliases) if word]
    rooms = [word for room in scene.rooms for word in (room.label, *room.aliases)]
    steps = reader.steps(row["text"], SceneVocabulary(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(rooms))))
    known = [f for f in row["frames"] if f["frame"] in frames]
    if row["frames"] and not known:
        score.unserved += 1
        clean = all(isinstance(step, p.Unsupported | p.Greet) for step in steps)
        score.refused += clean
        if not clean:
            score.failures.append(f"{written(row['text'], steps)} (wanted a refusal)")
        return
    wanted = [_frame(f) for f in known]
    taken = judge(score, row["text"], steps, wanted)
    for want, step in zip(wanted, taken, strict=True):
        if want.entities and not want.slots[0] & PRONOUNS:
            score.entities += 1
            found = _grounded(step, steps, scene) if step is not None else None
            score.right_entity += found in want.entities
            if step is not None and found not in want.entities:
                score.failures.append(f"{written(row['text'], steps)} (grounded to {found}, meant {want.entities})")


def _frame(frame: Row) -> Wanted:
    orders = mapping()["huric"]["main"]
    kinds = _kinds("huric", "frames", frame["frame"])
    roles = {role["role"]: role for role in frame["roles"]}
    for name in orders.get(frame["frame"], orders["any"]):
        role = roles.get(name)
        if role is not None and role.get("head") and role["entity_ids"]:
            slot = (frozenset({str(role["head"]).lower()}),)
            return Wanted(frame["frame"], kinds, slot, frozenset(role["entity_ids"]))
    return Wanted(frame["frame"], kinds)


def _kinds(corpus: str, table: str, label: str) -> frozenset[str]:
    return frozenset(mapping()[corpus][table][label])


def room_of(row: Row) -> Scene:
    """The entities as small labelled boxes, and as rooms where they are rooms; z is up in the file."""
    objects, rooms = [], []
    for e in row["entities"]:
        x, y, z = (float(v) for v in e["xyz"])
        label, *aliases = (name.replace("_", " ") for name in e["names"])
        if e["type"] in mapping()["huric"]["rooms"]["types"]:
            square = tuple((x + 1.5 * math.copysign(1, a), -y + 1.5 * math.copysign(1, b))
                           for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)))  # fmt: skip
            rooms.append(Room(e["id"], label, square, tuple(aliases)))
            continue
        at: Vec3 = (x, z + 0.15, -y)
        box = Geometry("box", (-0.15, -0.15, -0.15), (0.15, 0.15, 0.15))
        objects.append(SceneObject(e["id"], label, aliases=tuple(aliases), pose=Pose.from_yaw(at, 0.0), geometry=box,
                                   label_source=LabelSource("file", "boxes")))  # fmt: skip
    return Scene.of(objects, rooms=tuple(rooms))


def _grounded(step: p.Command, steps: list[p.Command], scene: Scene) -> str | None:
    """The object or room that the command is about; a pronoun is about what an earlier command was."""
    about = next(references(step), None)
    if about is not None and isinstance(about.head, p.Pronoun):
        before = (ref for earlier in steps[: steps.index(step)] for ref in references(earlier))
        about = next((ref for ref in before if not isinstance(ref.head, p.Pronoun | p.Viewer)), None)
    if about is None:
        return None
    if isinstance(about.head, p.Region) and about.relations:
        about = next(references(about.relations), about)
    context = GroundingContext(scene, None, GazeTrack())
    found = ground(about, context)
    if isinstance(found, ResolvedPlace) and (found.room or found.anchors):
        return found.room or found.anchors[0]
    ranking = rank(about, context)
    return ranking[0].object_id if ranking else None


# ---- ALFRED: single steps, and goals -------------------------------------------------------------------------------


def alfred_step(row: Row, reader: Reader) -> None:
    """One step with its action and arguments."""
    score = reader.score
    steps = reader.steps(row["text"])
    if row["action"] not in mapping()["alfred"]["actions"]:
        score.unserved += 1
        refused = not steps or any(isinstance(step, p.Unsupported) for step in steps)
        score.refused += refused
        if not refused:
            score.failures.append(f"{written(row['text'], steps)} (wanted a refusal)")
        return
    slots = tuple(_nouns(name) for name in row["args"] if name)
    judge(score, row["text"], steps, [Wanted(row["action"], _kinds("alfred", "actions", row["action"]), slots)])


def alfred_goal(row: Row, reader: Reader) -> None:
    """One goal with its kind; a goal that heats, cleans, cools or slices may be refused instead."""
    steps, given = reader.steps(row["text"]), row["pddl_params"]
    served = row["task_type"] in ("pick_and_place_simple", "pick_two_obj_and_place",
                                  "pick_and_place_with_movable_recep", "look_at_obj_in_light")  # fmt: skip
    if (not served or given["object_sliced"]) and any(isinstance(step, p.Unsupported) for step in steps):
        reader.score.unserved += 1
        reader.score.refused += 1
        return
    names = [given["object_target"], "" if row["task_type"] == "look_at_obj_in_light" else given["parent_target"]]
    slots = tuple(_nouns(name) for name in names if name)
    want = Wanted(row["task_type"], _kinds("alfred", "goals", row["task_type"]), slots)
    judge(reader.score, row["text"], steps, [want])


def _nouns(name: str) -> frozenset[str]:
    return frozenset(mapping()["alfred"]["nouns"].get(name.lower(), [name.lower()]))


# ---- droidlet: logical forms ---------------------------------------------------------------------------------------


def droidlet(row: Row, reader: Reader) -> None:
    """One command with its actions and the names of their objects."""
    actions = row["logical_form"].get("action_sequence", [])
    table, score = mapping()["droidlet"], reader.score
    steps = reader.steps(row["text"])
    if actions and all(a["action_type"] in table["unserved"]["actions"] for a in actions):
        score.unserved += 1
        refused = all(isinstance(step, p.Unsupported) for step in steps)
        score.refused += refused
        if not refused:
            score.failures.append(f"{written(row['text'], steps)} (wanted a refusal)")
        return
    words = row["text"].lower().split()
    wanted = [
        Wanted(a["action_type"], _kinds("droidlet", "actions", a["action_type"]), _spans(a, words))
        for a in actions if a["action_type"] in table["actions"]
    ]  # fmt: skip
    if wanted:
        judge(score, row["text"], steps, wanted)


def _spans(action: Row, words: list[str]) -> tuple[frozenset[str], ...]:
    """The last word of the name of the action's own object, or of its place when it has no object."""
    place = action.get("location", {})
    for holder in (action.get("reference_object"), action.get("schematic"), place.get("reference_object")):
        spans = holder.get("has_name") if isinstance(holder, Mapping) else None
        if spans and spans[-1][-1] < len(words):
            return (frozenset({words[spans[-1][-1]].strip(".,!?")}),)
    return ()


CORPORA: Mapping[str, Callable[[Row, Reader], None]] = {
    "huric": huric,
    "alfred_alfred_valid_unseen_steps": alfred_step,
    "alfred_alfred_valid_unseen_tasks": alfred_goal,
    "droidlet": droidlet,
}
"""The name of a corpus's file without its ending -> what judges one of its rows."""
