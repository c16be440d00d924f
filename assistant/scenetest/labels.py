"""A labeller that says what a test tells it to, so that a conversation about labels means the same on every machine.

Things of the same size and colour count as alike: once the person names one, the others are taken for the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.labelling.protocol import (
    Evidence,
    Example,
    Floats,
    Guess,
    Labelling,
    Progress,
    Verdict,
)
from assistant.scenetest import shapes
from assistant.scenetest.case import Script
from assistant.scenetest.nodes import Node
from scene.objects import SURE_SCORE, Scene

BECAUSE, UNKNOWN = "because", "unknown"
"""The key of the reason, among those of the kinds; and what stands for "it cannot tell"."""

SURE_WORD, LIKE_SCORE, LEAST = 0.95, 0.9, 0.2
"""The score of a kind that stands alone, of what is like a thing that the person named, and of a guess worth saying."""


@dataclass(frozen=True)
class ScriptedLabeller:
    """Implements `Labeller`. Of a thing that the script does not have it cannot tell what it is."""

    scripts: Mapping[str, Script]
    """By the thing's id."""
    by: str = "script 1"
    """Its name and version."""

    def label(
        self, scene: Scene, ids: Sequence[str], *, among: Sequence[str] | None = None,
        examples: Sequence[Example] = (), progress: Progress | None = None,
    ) -> tuple[Labelling, ...]:
        """See `Labeller`."""
        found = []
        for n, object_id in enumerate(ids):
            if progress is not None:
                progress(n, len(ids))
            found.append(self._one(scene, object_id, among, examples))
        return tuple(found)

    def features(self, scene: Scene, ids: Sequence[str]) -> Floats:
        """Size in centimetres and colour, so that what looks alike has the same row."""
        rows = [(*(round(v, 2) for v in scene[i].size), *(round(v, 2) for v in scene[i].rgb or (0, 0, 0))) for i in ids]
        return np.array(rows, dtype=np.float32).reshape(len(rows), 6)

    def _one(self, scene: Scene, object_id: str, among: Sequence[str] | None,
             examples: Sequence[Example]) -> Labelling:
        like = self._like(scene, object_id, examples)
        script = self.scripts.get(object_id, Script(()))
        if like is not None and (among is None or like.label in among):
            guesses: tuple[Guess, ...] = (Guess(like.label, LIKE_SCORE),)
            evidence: tuple[Evidence, ...] = (Evidence("named", like.label, 1.0, "it is like what you named"),)
        else:
            guesses = tuple(g for g in script.guesses if among is None or g.label in among)
            evidence = tuple(Evidence("script", g.label, 1.0, script.because) for g in guesses[:1] if script.because)
        best = guesses[0].score if guesses else 0.0
        verdict: Verdict = "sure" if best >= SURE_SCORE else "doubtful" if best >= LEAST else "unknown"
        unknown = max(0.0, 1.0 - sum(g.score for g in guesses))
        return Labelling(object_id, guesses, unknown, verdict, evidence, self.by)

    def _like(self, scene: Scene, object_id: str, examples: Sequence[Example]) -> Example | None:
        row = tuple(round(float(v), 6) for v in self.features(scene, [object_id])[0])
        return next((e for e in reversed(examples) if e.by == self.by and e.features == row), None)


def script_of(value: str | Mapping[str, float | str]) -> Script:
    """A script from what a test says: a kind alone, or kinds with their scores and a reason; neither may be there."""
    if isinstance(value, str):
        return Script(() if value == UNKNOWN else (Guess(value, SURE_WORD),))
    scores = [(k, float(v)) for k, v in value.items() if k != BECAUSE]
    guesses = tuple(Guess(label, score) for label, score in sorted(scores, key=lambda g: -g[1]))
    return Script(guesses, str(value.get(BECAUSE, "")))


def read_scripts(node: Node, what: str) -> tuple[tuple[str, Script], ...]:
    """The scripts of a test file."""
    if not isinstance(node.value, Mapping) or not node.value:
        raise node.wrong(what, "a mapping of ids to what the labeller says (box_1: {stool: 0.6, chair: 0.3})")
    return tuple((object_id, _read_script(item, f"{what}.{object_id}")) for object_id, item in node.value.items())


def _read_script(node: Node, what: str) -> Script:
    if not isinstance(node.value, Mapping):
        return script_of(shapes.text(node, what).lower())
    said: dict[str, float | str] = {}
    for key, item in node.value.items():
        if key == BECAUSE:
            said[key] = shapes.text(item, f"{what}.{key}")
        else:
            said[" ".join(key.lower().split())] = shapes.number(item, f"{what}.{key}", 0, 1, "a score from 0 to 1")
    if sum(v for v in said.values() if isinstance(v, float)) > 1.0 + 1e-9:
        raise node.error(f"the scores of {what} come to more than 1: expected shares of one")
    return script_of(said)
