"""The counts of one corpus, and how labelled actions are held against the commands that were understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from assistant.language import program as p
from assistant.language.codec import print_program
from assistant.language.lexicon import lexicon
from assistant.language.notation_names import COMMAND_NAMES


@dataclass(frozen=True, slots=True)
class Wanted:
    """One labelled action."""

    label: str
    """As the corpus calls it."""
    kinds: frozenset[str]
    """The commands that do it."""
    slots: tuple[frozenset[str], ...] = ()
    """For each labelled argument: the last words of the nouns by which it may be meant."""
    entities: frozenset[str] = frozenset()
    """The main object's ids among the entities of the room, where the corpus gives them."""


@dataclass(slots=True)
class Score:
    """The counts of one corpus."""

    sentences: int = 0
    """How many were read."""
    by_front: Counter[str] = field(default_factory=Counter)
    """How many each front end gave a reading for."""
    actions: int = 0
    """Labelled actions that there is a command for."""
    right_verb: int = 0
    """Of those, how many got a command of the right kind."""
    arguments: int = 0
    """Labelled arguments of actions with a right verb; an argument said with a pronoun is not judged."""
    right_argument: int = 0
    """Of those, how many are named in the command."""
    entities: int = 0
    """Actions whose main object is one of the room's entities."""
    right_entity: int = 0
    """Of those, how many were grounded to it, a wrong verb counting as a miss."""
    unserved: int = 0
    """Sentences that ask only for what no skill serves."""
    refused: int = 0
    """Of those, how many came out as unsupported or not understood."""
    milliseconds: list[float] = field(default_factory=list)
    """Time a sentence."""
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(label, what was understood) of the misses."""
    failures: list[str] = field(default_factory=list)
    """Misses, for reading."""

    def summary(self, failures: int) -> dict[str, object]:
        """The figures as shares; what a corpus has no labels for is left out."""
        times = sorted(self.milliseconds) or [0.0]
        row: dict[str, object] = {"sentences": self.sentences}
        for front, count in sorted(self.by_front.items()):
            row[f"covered_by_{front}"] = _share(count, self.sentences)
        pairs = {"verb": (self.right_verb, self.actions), "argument": (self.right_argument, self.arguments),
                 "entity": (self.right_entity, self.entities), "refusal": (self.refused, self.unserved)}  # fmt: skip
        for name, (right, of) in pairs.items():
            if of:
                row |= {f"{name}_accuracy": _share(right, of), f"{name}_cases": of}
        row |= {"p50_ms": round(times[len(times) // 2], 2), "p95_ms": round(times[int(len(times) * 0.95)], 2)}
        row["confusion"] = [f"{label} as {got}: {n}" for (label, got), n in self.confusion.most_common(10)]
        return row | ({"failures": self.failures[:: max(1, len(self.failures) // failures)][:failures]}
                      if failures else {})  # fmt: skip


def _share(right: int, of: int) -> float:
    return round(right / max(1, of), 3)


def kind(step: p.Command) -> str:
    """The notation's name of a command."""
    return COMMAND_NAMES[type(step)]


def flat(steps: tuple[p.Command, ...]) -> Iterator[p.Command]:
    """The steps with those inside conditionals and loops."""
    for step in steps:
        yield step
        for name in ("test", "then", "otherwise", "do"):
            inner = getattr(step, name, ())
            yield from flat(inner if isinstance(inner, tuple) else (inner,))


def written(text: str, steps: Sequence[p.Command]) -> str:
    """A sentence with what was understood."""
    return f"{text.strip()} -> {print_program(p.Program(tuple(steps))) if steps else 'nothing'}"


def judge(score: Score, text: str, steps: list[p.Command], wanted: Sequence[Wanted]) -> list[p.Command | None]:
    """Each labelled action against the steps of its kind that no earlier one took: that with the most right arguments.

    Returns the step taken for each action, None where there was none.
    """
    left, taken, missed = list(steps), list[p.Command | None](), False
    for want in wanted:
        score.actions += 1
        fitting = [step for step in left if kind(step) in want.kinds]
        if not fitting:
            score.confusion[(want.label, ",".join(map(kind, steps)) or "nothing")] += 1
            taken.append(None)
            missed = True
            continue
        score.right_verb += 1
        step = max(fitting, key=lambda s: sum(_named(s, slot) for slot in want.slots))
        left.remove(step)
        taken.append(step)
        for slot in want.slots:
            if _named(step, slot) or not heads(step) & {"it", "them"}:
                score.arguments += 1
                score.right_argument += _named(step, slot)
                missed |= not _named(step, slot)
    if missed:
        labels = "; ".join(" ".join([w.label, *("/".join(sorted(s)) for s in w.slots)]) for w in wanted)
        score.failures.append(f"{written(text, steps)} (wanted {labels})")
    return taken


def _named(step: p.Command, slot: frozenset[str]) -> bool:
    found = heads(step)
    return any(word in found or lexicon().singular(word)[0] in found for word in slot)


def heads(value: Any) -> set[str]:
    """The nouns of the command's slots and their last words; pronouns as they are."""
    found: set[str] = set()
    for ref in references(value):
        if isinstance(ref.head, p.Noun):
            found |= {ref.head.name.split()[-1], ref.head.name}
        elif isinstance(ref.head, p.Pronoun):
            found.add(ref.head.word)
        elif isinstance(ref.head, p.Viewer):
            found |= {"me", "you", "us"}
        elif isinstance(ref.head, p.Region):
            found.add(ref.head.kind)
            found |= heads(ref.relations)
    return found | {word for f in _strings(value) for word in f.split()}


def _strings(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return []
    return [getattr(value, f.name) for f in fields(value) if isinstance(getattr(value, f.name), str)]


def references(value: Any) -> Iterator[p.Ref]:
    """The references of a command's own slots; not the anchors inside them."""
    if isinstance(value, p.Ref):
        yield value
    elif isinstance(value, p.Several | p.Either):
        for item in value.items:
            yield from references(item)
    elif isinstance(value, p.Relation):
        for anchor in value.anchors:
            yield from references(anchor)
    elif isinstance(value, p.Places):
        for part in value.parts:
            yield from references(part)
    elif isinstance(value, p.Shift):
        yield from references(value.anchor)
    elif isinstance(value, tuple):
        for item in value:
            yield from references(item)
    elif type(value) in COMMAND_NAMES:
        for f in fields(value):
            yield from references(getattr(value, f.name))
