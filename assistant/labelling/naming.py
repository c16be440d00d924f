"""Answers of a labeller as operations on the scene; a transaction commits them, all or none."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.labelling.protocol import Labelling, Verdict
from scene.errors import UsageError
from scene.files.node_names import SOURCE
from scene.objects import LabelSource, Scene
from scene.ops import RelabelObject

STUFF = ("floor", "wall", "ceiling")
"""Parts of the building are never asked about unless they are named."""


def which(scene: Scene, only: Sequence[str]) -> tuple[str, ...]:
    """The ids that a person means: `unlabelled` (and in sight), `all`, or ids themselves.

    What is alone in its file is looked at even where its node has a name.
    """
    if list(only) == ["all"]:
        return tuple(o.id for o in scene if o.label not in STUFF)
    if list(only) == ["unlabelled"] or not only:
        alone = len(scene.objects) == 1
        return tuple(o.id for o in scene if o.visible and (o.label is None or (alone and o.label_source.by == SOURCE)))
    unknown = [i for i in only if i not in scene.objects]
    if unknown:
        raise UsageError(f"no object has the id {unknown[0]!r}: expected `unlabelled`, `all`, or ids "
                         "(`deixis info` lists them)")
    return tuple(dict.fromkeys(only))


def relabelling(labellings: Sequence[Labelling], verdicts: Sequence[Verdict] = ("sure",)) -> tuple[RelabelObject, ...]:
    """What writes the best guess of each answer with one of these verdicts, with who said it and how sure."""
    return tuple(
        RelabelObject(answer.object_id, answer.best.label, LabelSource("model", answer.by, answer.best.score), ())
        for answer in labellings if answer.best is not None and answer.verdict in verdicts
    )
