"""What a thing's surroundings add to what its size and height tell, with and without names of rooms.

The rooms are the demo rooms and rooms made up from the catalogue with seeds. All things lose their labels and get other
sizes (each extent 12 % to either side, and all of them 12 % more), as other makers' things would have. The members that
look at pictures and shapes are left out: they know the catalogue's models. With `--translator`, a sample of the things
in doubt is also put to that model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from assistant.bench.base import BenchOptions
from assistant.labelling.load import load_labeller
from assistant.labelling.naming import STUFF
from assistant.labelling.protocol import Labelling
from assistant.scenes import demo_scene_names, scene_file
from scene.files import open_scene
from scene.objects import SURE_SCORE, LabelSource, Scene
from scene.scans.made_rooms import KINDS, made_room

NAME = "surroundings"
HELP = "labels by size and height alone, and with what is around"

SEEDS = (10, 11)
"""Of the made-up rooms."""
JITTER = 0.12
"""Of the logarithm of each extent, and of the whole."""
SAMPLE = 40
"""So many things in doubt are put to a language model."""
ALONE = ("size", "place")


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a set of rooms and set of members."""
    for rooms in ("demo, rooms named", "demo, rooms not named", "made up"):
        truths = [nameless(s, options.seed + n, named=rooms != "demo, rooms not named")
                  for n, s in enumerate(_scenes(rooms.startswith("demo"), options.quick))]
        for members in (ALONE, (*ALONE, "surroundings")):
            options.note(f"{rooms}: {', '.join(members)}")
            answers = [_labelled(scene, truth, members) for scene, truth in truths]
            yield {"rooms": rooms, "members": " + ".join(members)} | _figures(truths, answers)
        if options.translator != "none":
            yield from _reasoned(rooms, truths, answers, options)


def nameless(scene: Scene, seed: int, *, named: bool) -> tuple[Scene, dict[str, str]]:
    """A scene without the labels of its things, which have other sizes; and the labels."""
    rng = np.random.default_rng(seed)
    truth = {o.id: o.label for o in scene if o.label and not o.fixed and o.label not in (*STUFF, "door", "window")}
    objects = dict(scene.objects)
    for object_id in truth:
        o = objects[object_id]
        factor = np.exp(rng.normal(0, JITTER, 3) + rng.normal(0, JITTER))
        x, y, z = (float(a * b) for a, b in zip(o.scale, factor, strict=True))
        objects[object_id] = replace(o, label=None, aliases=(), label_source=LabelSource(), scale=(x, y, z))
    rooms = scene.rooms if named else tuple(replace(r, label="room") for r in scene.rooms)
    return replace(scene.with_objects(objects), rooms=rooms), truth


def _scenes(demo: bool, quick: bool) -> list[Scene]:
    if demo:
        return [open_scene(scene_file(n)) for n in demo_scene_names()[: 2 if quick else None]]
    kinds, seeds = (list(KINDS)[:2], SEEDS[:1]) if quick else (list(KINDS), SEEDS)
    return [made_room(kind, seed) for kind in kinds for seed in seeds]


def _labelled(scene: Scene, truth: dict[str, str], members: tuple[str, ...]) -> tuple[Labelling, ...]:
    return load_labeller(members=members).labeller.label(scene, tuple(truth))


def _figures(truths: list[tuple[Scene, dict[str, str]]], answers: list[tuple[Labelling, ...]]) -> dict[str, object]:
    """Top-1, top-5 and the mean negative logarithm of what the right label got."""
    pairs = [(truth[a.object_id], a) for (_, truth), found in zip(truths, answers, strict=True) for a in found]
    first = [label == a.best.label if a.best else False for label, a in pairs]
    five = [label in {g.label for g in a.guesses} for label, a in pairs]
    chance = [next((g.score for g in a.guesses if g.label == label), 2e-4) for label, a in pairs]
    return {"things": len(pairs), "top1": round(float(np.mean(first)), 3), "top5": round(float(np.mean(five)), 3),
            "surprise": round(float(-np.log(chance).mean()), 3)}


def _reasoned(rooms: str, truths: list[tuple[Scene, dict[str, str]]], answers: list[tuple[Labelling, ...]],
              options: BenchOptions) -> Iterator[dict[str, object]]:
    """What a language model chooses for a sample of what is in doubt, against the first guess of the others."""
    from assistant.labelling.members.reasoning import Reasoning
    from assistant.labelling.subject import subjects_of
    from assistant.labelling.vocabulary import Vocabulary
    from assistant.models.llama_cpp import LlamaCpp
    from assistant.models.store import ModelStore

    model, vocabulary = Reasoning(LlamaCpp.load(ModelStore().require(options.translator))), Vocabulary.of(None)
    doubtful = [(n, a) for n, found in enumerate(answers) for a in found if a.best and a.best.score < SURE_SCORE]
    picked = np.random.default_rng(options.seed).permutation(len(doubtful))[: 10 if options.quick else SAMPLE]
    said = right = before = 0
    for n, a in (doubtful[k] for k in sorted(picked.tolist())):
        scene, truth = truths[n]
        believed = {b.object_id: b.guesses for b in answers[n]}
        opinion = model.judge(list(subjects_of(scene, [a.object_id])), vocabulary, believed)[0]
        if opinion is not None:
            said += 1
            right += vocabulary.words[int(opinion.scores.argmax())] == truth[a.object_id]
            before += a.guesses[0].label == truth[a.object_id]
    yield {"rooms": rooms, "members": f"{options.translator}, where in doubt", "asked": len(picked), "answered": said,
           "right": right, "right_before": before}
