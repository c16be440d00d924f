"""The labeller on models that it never saw, and on things cut out of simulated scans; learning from a few corrections.

`python -m assistant.bench.labelling OUT.svg [FOLDER...]` draws how far its probabilities are right; the folders hold
meshes of others.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.bench import others
from assistant.bench.base import BenchOptions
from assistant.bench.reliability import binned, diagram, error_of
from assistant.labelling.cache import TRAINING_BYTES, ArrayCache
from assistant.labelling.combine import Calibration
from assistant.labelling.ensemble import Ensemble
from assistant.labelling.load import load_labeller
from assistant.labelling.member import Setup
from assistant.labelling.protocol import Example, Floats, Labelling
from assistant.labelling.trained import Trained
from assistant.labelling.training.held_out import FOLDS, every_fold, only, pool, teach, topped, weighed
from assistant.labelling.training.lesson import Lesson, lesson
from assistant.labelling.training.models import folder_models
from assistant.labelling.training.train import assembled, calibrated
from assistant.labelling.vocabulary import Vocabulary
from assistant.models.store import ModelStore
from assistant.scenes import scene_file
from assistant.skills.ask_me import informative
from scene.files import open_scene
from scene.objects import LabelSource, Scene
from scene.scans.segment import segment
from scene.scans.simulate import simulate

NAME = "labelling"
HELP = "kinds of models never seen and of things cut from scans: each member alone, together, after corrections"

ROOMS = ("living_room", "office", "kitchen", "classroom")
POINTS = 600_000
"""Of each simulated scan."""
OVERLAP = 0.5
"""A segment is a thing's where their intersection over union is at least this."""
FEWEST = 80
"""Things of which the scan has fewer points do not count."""
CORRECTIONS = 5
"""So many things of a room are named by hand, one after another, in the order in which it would ask about them."""
TOLD_EVERY = 40
"""How often, in meshes, it is told how far it is."""
CONFUSIONS = 12
"""So many of the commonest confusions are told."""
MEMBERS = ("looks", "pictures", "shape", "size", "place", "surroundings")


@dataclass(frozen=True, eq=False)
class Held:
    """What was said of models whose family, or folder of meshes, was not taught."""

    logs: dict[str, Floats]
    """By member, over all kinds."""
    truth: np.ndarray
    """(n) which kind is right."""
    scanned: np.ndarray
    """(n) whether it was what the scan of a room leaves of a model."""
    fold: np.ndarray
    """(n) with which others it was held out."""
    words: np.ndarray
    """The kinds that two families of the catalogue or more are of."""

    def weights(self, but: int | None = None) -> dict[str, float]:
        """Of the members, from all folds but one."""
        mine = np.ones(len(self.truth), bool) if but is None else self.fold != but
        return weighed(only(self.logs, mine), self.truth[mine])

    def combined(self, but: int | None = None) -> tuple[dict[str, float], Calibration]:
        """The weights and the calibration, from all folds but one."""
        mine = np.ones(len(self.truth), bool) if but is None else self.fold != but
        weights = self.weights(but)
        z = np.log(np.maximum(pool(only(self.logs, mine), weights), 1e-12)).astype(np.float32)
        return weights, calibrated(z, self.truth[mine], self.scanned[mine])

    def of_catalogue(self) -> tuple[dict[str, Floats], Floats, np.ndarray, np.ndarray]:
        """Of the catalogue's models: what members say over `words`, what the ensemble says that was weighed on the
        other folds, which word is right, and what was scanned."""
        own = self.fold < FOLDS
        place = np.full(int(max(self.truth.max(), self.words.max())) + 1, -1)
        place[self.words] = np.arange(len(self.words))
        cut = {n: _renormalised(v[own][:, self.words]) for n, v in self.logs.items()}
        truth, fold = place[self.truth[own]], self.fold[own]
        together = np.zeros((len(truth), len(self.words)), np.float32)
        for f in range(FOLDS):
            together[fold == f] = pool(only(cut, fold == f), weighed(only(cut, fold != f), truth[fold != f]))
        return cut, together, truth, self.scanned[own]


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """Held-out models, then meshes of others, then rooms and the curve of corrections."""
    given, held = _held_out(options)
    logs, together, truth, scanned = held.of_catalogue()
    words = together.shape[1]
    for on, mine in (("held-out models", ~scanned), ("held-out models, scanned", scanned)):
        for name, p in logs.items():
            yield _row(on, f"{name} alone", p[mine], truth[mine])
        yield _row(on, "together", together[mine], truth[mine])
        yield from _baselines(on, truth[mine], words)
        yield {"on": on, "kinds": words, "samples": int(mine.sum()),
               "calibration_error": error_of(_bins(together[mine], truth[mine]))}
    if options.meshes:
        yield from others.rows([s for home in given.collections for s in _folder(home, given, held, options)])
    found = [thing for room in (ROOMS[:1] if options.quick else ROOMS) for thing in _rooms(room, given, held, options)]
    yield from _room_rows(found, len(given.kinds))


def _room_rows(found: Sequence[Told], kinds: int) -> Iterator[dict[str, object]]:
    """The tables of things cut from scans: by room and by member, and the curve of corrections by room and together."""
    on, rest = "things cut from scans", "the rest of the room"
    rooms = tuple(dict.fromkeys(t.room for t in found))
    whole = [t for t in found if t.who == "together"]
    for room in rooms:
        mine = [t for t in whole if t.room == room]
        yield {"on": on, "room": room, "things": len(mine), **_share(mine)}
    for who in ("together", *MEMBERS):
        said = [t for t in found if t.who == who]
        yield {"on": on, "who": who, "things": len(said), **_share(said)}
    common = max(Counter(t.truth for t in whole).values(), default=0)
    yield {"on": on, "who": "commonest label", "top1": round(common / max(1, len(whole)), 3)}
    yield {"on": on, "who": "random", "top1": round(1 / kinds, 3), "top5": round(5 / kinds, 3)}
    for room in (*rooms, "together"):
        for n in range(CORRECTIONS + 1):
            said = [t for t in found if t.who == f"after {n}" and room in (t.room, "together")]
            yield {"on": rest, "room": room, "corrected": n, "things": len(said), **_share(said)}
    wrong = Counter((t.truth, t.guesses[0]) for t in whole if t.guesses[:1] != (t.truth,) and t.guesses)
    for (truth, guess), count in wrong.most_common(CONFUSIONS):
        yield {"on": on, "truth": truth, "said": guess, "times": count}


def _held_out(options: BenchOptions) -> tuple[Lesson, Held]:
    cache = _cache()
    eye = Setup(ModelStore(), Trained(), cache=cache).eye
    if eye is None:
        ModelStore().require("seeing")
    said: dict[str, int] = {}

    def tell(share: float, what: str) -> None:
        if what not in said or share * 10 >= said[what] + 1:
            said[what] = int(share * 10)
            options.note(f"held-out models, {share:.0%}: {what}")

    meshes = [m for folder in options.meshes for m in folder_models(folder)]
    given = lesson(eye, meshes, seed=options.seed, quick=options.quick, cache=cache, tell=tell)
    kind, fold = given.kind, given.fold(options.seed)
    logs, rows = every_fold(given.looked, given.felt, kind, fold, len(given.kinds), Vocabulary(given.kinds),
                            seed=options.seed, tested=given.twice, quick=options.quick,
                            tell=lambda n, of: options.note(f"held-out models: teaching without fold {n + 1} of {of}"))
    at = given.looked.model[rows]
    own = np.array([m.source == "catalogue" for m in given.models])
    return given, Held(logs, kind[at], given.scanned[at], fold[at], np.unique(kind[given.twice & own]))


def _cache() -> ArrayCache:
    """As large as for training: what was looked at there must not make room for what is looked at here."""
    return ArrayCache(most_bytes=TRAINING_BYTES)


def _folder(home: str, given: Lesson, held: Held, options: BenchOptions) -> Iterator[others.Seen]:
    """The answers about a folder's meshes, by a labeller that was taught without it."""
    options.note(f"{home}: teaching without it")
    drop = np.array([m.collection == home for m in given.models])
    known = {m.label for m in given.models if m.collection != home}
    trained = _without(drop, given, held, options, but=FOLDS + given.collections.index(home))
    theirs = list({m.name: m for m in given.models if m.collection == home}.values())

    def tell(n: int, of: int) -> None:
        if n % TOLD_EVERY == 0:
            options.note(f"{home}: mesh {n + 1} of {of}")

    yield from others.seen(theirs, known, trained, cache=_cache(), tell=tell)


def _renormalised(logs: Floats) -> Floats:
    return np.asarray(logs - np.log(np.exp(logs).sum(axis=1, keepdims=True)), dtype=np.float32)


def _row(on: str, who: str, p: Floats, truth: np.ndarray) -> dict[str, object]:
    return {"on": on, "who": who, "top1": round(topped(p, truth, 1), 3), "top5": round(topped(p, truth, 5), 3)}


def _baselines(on: str, truth: np.ndarray, words: int) -> Iterator[dict[str, object]]:
    yield {"on": on, "who": "random", "top1": round(1 / words, 3), "top5": round(5 / words, 3)}
    common = np.sort(np.bincount(truth, minlength=words))[::-1] / len(truth)
    yield {"on": on, "who": "commonest label", "top1": round(float(common[0]), 3),
           "top5": round(float(common[:5].sum()), 3)}


@dataclass(frozen=True, slots=True)
class Told:
    """One answer about one thing."""

    who: str
    """Who answered: a member, all together, or all together after so many corrections."""
    room: str
    """Where the thing is."""
    truth: str
    """What it is."""
    guesses: tuple[str, ...]
    """What was said, best first."""


def _share(told: Sequence[Told]) -> dict[str, float]:
    n = max(1, len(told))
    return {"top1": round(sum(t.guesses[:1] == (t.truth,) for t in told) / n, 3),
            "top5": round(sum(t.truth in t.guesses for t in told) / n, 3)}


def _rooms(room: str, given: Lesson, held: Held, options: BenchOptions) -> Iterator[Told]:
    """The answers about a room's things, by a labeller that was not taught with any family of its models."""
    options.note(f"{room}: teaching without its models")
    scene = open_scene(scene_file(room))
    here = {o.geometry.uri.removeprefix("asset:") for o in scene}
    families = {m.family for m in given.models if m.name in here}
    trained = _without(np.array([m.family in families for m in given.models]), given, held, options)
    options.note(f"{room}: scan, segments, labels")
    scan, truth = simulate(scene, POINTS // 10 if options.quick else POINTS, seed=options.seed)
    cut = segment(scan, seed=options.seed)
    names = _matched(scene, truth.owner, cut.thing, given.kinds)
    ids = [o.id for o in cut.scene if o.id in names]
    whole = load_labeller(trained=trained, members=list(MEMBERS), cache=_cache()).labeller
    yield from _corrected(whole, room, cut.scene, ids, names)
    alone = {m.name: replace(whole, members=((w, m),)) for w, m in whole.members}
    for who, labeller in {"together": whole, **alone}.items():
        for answer in labeller.label(cut.scene, ids):
            yield Told(who, room, names[answer.object_id], _words(answer))


def _words(answer: Labelling) -> tuple[str, ...]:
    return tuple(g.label for g in answer.guesses)


def _without(drop: np.ndarray, given: Lesson, held: Held, options: BenchOptions, *, but: int | None = None) -> Trained:
    """A labeller taught without these models (a mask), weighed without one of the folds."""
    looked, felt = (s.rows(~drop[s.model]) for s in (given.looked, given.felt))
    taught = teach(looked, felt, given.kind, len(given.kinds), seed=options.seed, quick=options.quick)
    less = replace(given, looked=looked, felt=felt)
    return assembled(taught, less, *held.combined(but), {}, seed=options.seed)


def _matched(scene: Scene, owner: np.ndarray, thing: np.ndarray, kinds: Sequence[str]) -> dict[str, str]:
    """The true label of each segment that is one thing, by the segment's id."""
    found: dict[str, str] = {}
    sizes, wholes = np.bincount(owner), np.bincount(thing[thing >= 0])
    for n in range(len(wholes)):
        inside = np.bincount(owner[thing == n], minlength=len(sizes))
        row = int(inside.argmax())
        label = scene[scene.boxes.ids[row]].label
        either = wholes[n] + sizes[row] - inside[row]
        if sizes[row] >= FEWEST and inside[row] / either >= OVERLAP and label in kinds:
            found["object" if len(wholes) == 1 else f"object-{n + 1}"] = str(label)
    return found


def _corrected(labeller: Ensemble, room: str, scene: Scene, ids: list[str], names: dict[str, str]) -> Iterator[Told]:
    """The answers about the things that are never corrected, after each correction of what would be asked about first
    of all that is wrong."""
    examples: list[Example] = []
    told: list[tuple[Labelling, ...]] = []
    for _ in range(CORRECTIONS + 1):
        told.append(labeller.label(scene, ids, examples=examples))
        done = {e.origin for e in examples}
        wrong = [a for a in told[-1] if a.object_id not in done and _words(a)[:1] != (names[a.object_id],)]
        if wrong and len(told) <= CORRECTIONS:
            asked = max(wrong, key=lambda a: informative(a, wrong)).object_id
            row = labeller.features(scene, [asked])[0]
            examples.append(Example(names[asked], tuple(float(v) for v in row), labeller.by, asked))
            named = replace(scene[asked], label=names[asked], label_source=LabelSource("person", "corrected"))
            scene = scene.with_objects({**scene.objects, asked: named})
    done = {e.origin for e in examples}
    for n, answers in enumerate(told):
        yield from (Told(f"after {n}", room, names[a.object_id], _words(a)) for a in answers if a.object_id not in done)


def _bins(p: Floats, truth: np.ndarray) -> list[dict[str, float]]:
    return binned(p.max(axis=1), p.argmax(axis=1) == truth)


def measured(options: BenchOptions) -> str:
    """The reliability diagram of held-out models, and of meshes of others where folders of them are given."""
    held = _held_out(options)[1]
    _, together, truth, scanned = held.of_catalogue()
    series = {on: _bins(together[mine], truth[mine])
              for on, mine in (("held-out models", ~scanned), ("the same, scanned", scanned))}
    if options.meshes:
        theirs = (held.fold >= FOLDS) & ~held.scanned
        p = np.zeros((len(held.truth), next(iter(held.logs.values())).shape[1]), np.float32)
        for f in np.unique(held.fold[theirs]).tolist():
            p[held.fold == f] = pool(only(held.logs, held.fold == f), held.weights(f))
        series["meshes of others"] = _bins(p[theirs], held.truth[theirs])
    return diagram(series)


if __name__ == "__main__":
    asked = BenchOptions(meshes=tuple(Path(a) for a in sys.argv[2:]), note=lambda text: print(text, file=sys.stderr))
    Path(sys.argv[1]).write_text(measured(asked), "utf-8")
