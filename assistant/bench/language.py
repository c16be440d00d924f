"""How much of what people say is understood: coverage, verbs and main objects on corpora given by their path.

The corpora are read, never kept: HuRIC (robot commands with frames), ALFRED steps and goals (instructions with actions)
and droidlet (commands with logical forms), as JSON lines in one folder. The mapping from their labels to our commands
was written down before any result was looked at.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from assistant.language import program as p
from assistant.language.codec import COMMAND_NAMES, print_program
from assistant.language.english.parser import parse
from assistant.language.lexicon import lexicon
from assistant.language.outcome import Parsed, SceneVocabulary

HURIC: Mapping[str, frozenset[str]] = {
    "Motion": frozenset({"go_to", "turn", "move"}),
    "Arriving": frozenset({"go_to"}),
    "Bringing": frozenset({"bring", "move"}),
    "Giving": frozenset({"bring", "move"}),
    "Taking": frozenset({"pick_up", "bring", "move"}),
    "Manipulation": frozenset({"pick_up", "move"}),
    "Placing": frozenset({"move", "put_down", "set_state"}),
    "Releasing": frozenset({"put_down", "move"}),
    "Locating": frozenset({"find"}),
    "Inspecting": frozenset({"describe", "check", "exists", "look_at", "find"}),
    "Perception_active": frozenset({"look_at", "describe", "find", "highlight"}),
    "Change_operational_state": frozenset({"set_state"}),
    "Closure": frozenset({"set_state"}),
    "Change_direction": frozenset({"turn", "go_to", "rotate"}),
    "Being_located": frozenset({"mention", "find"}),
    "Being_in_category": frozenset({"relabel", "mention"}),
}
"""HuRIC frame -> the commands that do it. Frames not named (following, attaching) have no skill and must be refused."""
_MAIN_ROLES = ("Theme", "Phenomenon", "Sought_entity", "Device", "Containing_object", "Containing_portal", "Ground",
               "Entity", "Item", "Goal", "Area", "Location", "Path", "Direction")  # fmt: skip
_OWN_MAIN = {"Motion": ("Goal", "Area", "Path", "Direction", "Theme"), "Arriving": ("Goal", "Area"),
             "Change_direction": ("Direction",)}  # fmt: skip
ALFRED: Mapping[str, frozenset[str]] = {
    "GotoLocation": frozenset({"go_to", "turn", "look_at"}),
    "PickupObject": frozenset({"pick_up", "bring", "move"}),
    "PutObject": frozenset({"move", "put_down"}),
    "ToggleObject": frozenset({"set_state"}),
}
"""ALFRED action -> commands; heating, cleaning, cooling and slicing have no skill."""
DROIDLET: Mapping[str, frozenset[str]] = {
    "MOVE": frozenset({"go_to", "turn", "move"}),
    "SPAWN": frozenset({"add"}),
    "BUILD": frozenset({"add", "stack"}),
    "COPY": frozenset({"duplicate"}),
    "DESTROY": frozenset({"delete"}),
    "STOP": frozenset({"stop"}),
    "UNDO": frozenset({"undo"}),
    "FILL": frozenset({"set_state"}),
    "TAG": frozenset({"name", "relabel"}),
}
"""droidlet action -> commands; digging, dancing, resuming and free building have no skill."""


_Wanted = list[tuple[str, frozenset[str], str | None]]
"""What a sentence asks: label, fitting commands, head of the main object."""


@dataclass(slots=True)
class Score:
    """The counts of one corpus."""

    sentences: int = 0
    """How many were read."""
    covered: int = 0
    """How many gave a reading."""
    actions: int = 0
    """Labelled actions that we have a verb for."""
    right_verb: int = 0
    """Of those, how many got a command of the right kind."""
    objects: int = 0
    """Actions with a right verb and a labelled main object."""
    right_object: int = 0
    """Of those, how many got it."""
    unserved: int = 0
    """Sentences that ask only for what no skill serves."""
    refused: int = 0
    """Of those, how many came out as unsupported or not understood."""
    milliseconds: list[float] = field(default_factory=list)
    """Time per sentence."""
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(label, what was understood) of the misses."""
    failures: list[str] = field(default_factory=list)
    """Misses, for reading."""

    def summary(self) -> dict[str, float | int]:
        """The figures, as shares."""
        times = sorted(self.milliseconds) or [0.0]
        return {
            "sentences": self.sentences,
            "covered": round(self.covered / max(1, self.sentences), 3),
            "actions": self.actions,
            "right_verb": round(self.right_verb / max(1, self.actions), 3),
            "right_object": round(self.right_object / max(1, self.objects), 3),
            "unserved": self.unserved,
            "refused": round(self.refused / max(1, self.unserved), 3),
            "p50_ms": round(times[len(times) // 2], 2),
            "p95_ms": round(times[int(len(times) * 0.95)], 2),
            "max_ms": round(times[-1], 2),
        }


def run(folder: Path, *, show: int = 0) -> dict[str, Any]:
    """The figures of every corpus found in the folder; `show` failures of each are added."""
    results: dict[str, Any] = {}
    for name, judge in (("huric", _huric), ("alfred_alfred_valid_unseen_steps", _alfred), ("droidlet", _droidlet)):
        path = folder / f"{name}.jsonl"
        if path.exists():
            score = judge(_rows(path))
            results[name] = score.summary()
            results[name]["confusion"] = [[*pair, n] for pair, n in score.confusion.most_common(12)]
            if show:
                results[name]["failures"] = score.failures[:show]
    return results


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _steps(score: Score, text: str, context: SceneVocabulary | None = None) -> list[p.Command]:
    started = time.perf_counter()
    understood = parse(text, context=context)
    score.milliseconds.append((time.perf_counter() - started) * 1000)
    score.sentences += 1
    if not isinstance(understood, Parsed):
        return []
    score.covered += 1
    return list(flat(understood.best.program.steps))


def flat(steps: tuple[p.Command, ...]) -> Iterator[p.Command]:
    """The steps with those inside conditionals and loops."""
    for step in steps:
        yield step
        for name in ("test", "then", "otherwise", "do"):
            inner = getattr(step, name, ())
            yield from flat(inner if isinstance(inner, tuple) else (inner,))


def _kind(step: p.Command) -> str:
    return COMMAND_NAMES[type(step)]


def _judge(score: Score, text: str, steps: list[p.Command], wanted: _Wanted) -> None:
    """Each labelled action against the first step of its kind that no earlier one took."""
    left = list(steps)
    missed = False
    for label, kinds, head in wanted:
        score.actions += 1
        fitting = [step for step in left if _kind(step) in kinds]
        if not fitting:
            score.confusion[(label, ",".join(map(_kind, steps)) or "nothing")] += 1
            missed = True
            continue
        score.right_verb += 1
        step = fitting[0]
        left.remove(step)
        if head:
            score.objects += 1
            heads = _heads(step)
            right = head in heads or lexicon().singular(head)[0] in heads
            score.right_object += right
            missed |= not right
    if missed:
        shown = print_program(p.Program(tuple(steps))) if steps else "nothing"
        score.failures.append(f"{text} -> {shown} (wanted {[(label, head) for label, _, head in wanted]})")


def _heads(value: Any) -> set[str]:
    """The last words of the nouns of the command's own slots, pronouns as they are; not of nested anchors."""
    found: set[str] = set()
    for slot in fields(value):
        inner = getattr(value, slot.name)
        for ref in _slot_refs(inner):
            if isinstance(ref.head, p.Noun):
                found.add(ref.head.name.split()[-1])
                found.add(ref.head.name)
            elif isinstance(ref.head, p.Pronoun):
                found.add(ref.head.word)
            elif isinstance(ref.head, p.Viewer):
                found |= {"me", "you", "us"}
            elif isinstance(ref.head, p.Region):
                found.add(ref.head.kind)
            if ref.pointing:
                found.add(ref.determiner)
        if isinstance(inner, p.Spot):
            found.add(inner.word)
        if isinstance(inner, str):
            found |= set(inner.split())
    return found


def _slot_refs(value: Any) -> Iterator[p.Ref]:
    if isinstance(value, p.Ref):
        yield value
    elif isinstance(value, p.Several | p.Either):
        for item in value.items:
            yield from _slot_refs(item)
    elif isinstance(value, p.Relation):
        for anchor in value.anchors:
            yield from _slot_refs(anchor)
    elif isinstance(value, p.Places):
        yield from _slot_refs(value.parts[0])
    elif is_dataclass(value) and isinstance(value, p.Shift) and value.anchor is not None:
        yield from _slot_refs(value.anchor)


def _huric(rows: Iterator[dict[str, Any]]) -> Score:
    score = Score()
    for row in rows:
        rooms = tuple(n for e in row["entities"] if e["type"] in ("Room", "Kitchen") for n in e["names"])
        labels = tuple(dict.fromkeys(n for e in row["entities"] for n in e["names"]))
        steps = _steps(score, row["text"], SceneVocabulary(labels, rooms))
        frames = [frame["frame"] for frame in row["frames"]]
        if frames and not any(frame in HURIC for frame in frames):
            score.unserved += 1
            clean = all(isinstance(step, p.Unsupported | p.Greet) for step in steps)
            score.refused += clean
            if not clean:
                score.failures.append(f"NOT REFUSED {row['text']} -> {print_program(p.Program(tuple(steps)))}")
            continue
        wanted = [(f["frame"], HURIC[f["frame"]], _main_head(f)) for f in row["frames"] if f["frame"] in HURIC]
        _judge(score, row["text"], steps, wanted)
    return score


def _main_head(frame: dict[str, Any]) -> str | None:
    roles = {role["role"]: role for role in frame["roles"]}
    for name in _OWN_MAIN.get(frame["frame"], _MAIN_ROLES):
        role = roles.get(name)
        if role is not None and role.get("head") and role["entity_ids"]:
            return str(role["head"]).lower()
    return None


def _alfred(rows: Iterator[dict[str, Any]]) -> Score:
    score = Score()
    for row in rows:
        steps = _steps(score, row["text"])
        kinds = ALFRED.get(row["action"])
        if kinds is None:
            score.unserved += 1
            bad = [step for step in steps if not isinstance(step, p.Unsupported)]
            score.refused += not bad or any(isinstance(step, p.Unsupported) for step in steps)
            continue
        _judge(score, row["text"], steps, [(row["action"], kinds, None)])
    return score


def _droidlet(rows: Iterator[dict[str, Any]]) -> Score:
    score = Score()
    for row in rows:
        steps = _steps(score, row["text"])
        actions = [action["action_type"] for action in row["logical_form"].get("action_sequence", [])]
        known = [action for action in actions if action in DROIDLET]
        wanted: _Wanted = [(action, DROIDLET[action], None) for action in known]
        if wanted:
            _judge(score, row["text"], steps, wanted)
    return score


if __name__ == "__main__":
    import sys

    print(json.dumps(run(Path(sys.argv[1]), show=int(sys.argv[2]) if len(sys.argv) > 2 else 0), indent=1))
