"""References of every sort among many things: none fails, and what is told by few pairs is what all would tell."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest

from assistant.bench.generated import crowded_room, strewn_room
from assistant.bench.sorts import sorts
from assistant.grounding import comparisons, picks
from assistant.grounding.arena import Arena
from assistant.grounding.belief import Belief
from assistant.grounding.context import GroundingContext
from assistant.grounding.evaluate import Evaluator
from assistant.grounding.index import index_of
from assistant.grounding.judge import judge
from assistant.grounding.outcome import Ambiguous, NotFound, Resolved, ResolvedPlace
from assistant.grounding.pairs import degrees
from assistant.grounding.resolve import ground
from assistant.grounding.viewpoints import default_frames
from assistant.language.reference import Noun, Ref, Same, Than, Thing
from assistant.runtime import start_viewer
from scene.objects import Scene

HALLS = (crowded_room, strewn_room)


def ground_all(scene: Scene, share: float) -> None:
    said = list(sorts())
    viewer = start_viewer(scene)
    for _, words, reference in random.Random(0).sample(said, round(share * len(said))):
        found = ground(reference, GroundingContext(scene, viewer, talking=True))
        assert isinstance(found, Resolved | Ambiguous | NotFound | ResolvedPlace), words


@pytest.mark.parametrize("make", HALLS)
def test_some_of_every_sort_come_to_something(make: Callable[[int, int], Scene]) -> None:
    ground_all(make(60, 1), 0.03)


@pytest.mark.slow
@pytest.mark.parametrize("make", HALLS)
def test_every_sort_comes_to_something_among_many(make: Callable[[int, int], Scene]) -> None:
    ground_all(make(2_000, 1), 0.08)


@pytest.mark.parametrize("make", HALLS)
def test_what_a_thing_carries_is_counted_by_what_is_near_it(make: Callable[[int, int], Scene]) -> None:
    scene = make(150, 2)
    arena = Arena(index_of(scene))
    ev = Evaluator(GroundingContext(scene), default_frames(arena.index, None)[0], arena)
    rows = np.arange(len(scene))
    held = np.maximum(*(degrees(ev, name, rows[:, None], rows[None, :]) for name in ("on", "in")))
    expected = ((held >= 0.5) & ~np.eye(len(rows), dtype=np.bool_)).sum(axis=0)
    np.testing.assert_array_equal(picks._load(ev, Belief(rows)), expected)


@pytest.mark.parametrize("what", ["size", "shape", "height", "side"])
def test_the_likest_is_found_without_all_pairs(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = strewn_room(120, 3)
    reference = Ref(Thing(), where=(Same(what, Ref(Noun("table"))),))  # type: ignore[arg-type]
    every = judge(reference, GroundingContext(scene))
    monkeypatch.setattr(comparisons, "TOO_MANY", 0)
    few = judge(reference, GroundingContext(scene))
    np.testing.assert_allclose(few.weight, every.weight, atol=1e-9)


def test_more_than_any_is_more_than_the_one_that_is_hardest_to_beat() -> None:
    rng = np.random.default_rng(0)
    ease, trust, mine = rng.normal(size=60), rng.choice([0.2, 0.5, 1.0], 60), rng.normal(size=30)
    ahead = trust[None, :] / (1 + np.exp(-(mine[:, None] + ease[None, :])))
    telling = comparisons._hardest_to_beat(ease, trust)
    assert len(telling) <= 3
    np.testing.assert_array_equal(ahead[:, telling].max(axis=1), ahead.max(axis=1))


def test_bigger_than_a_table_is_judged_among_many() -> None:
    found = judge(Ref(Thing(), where=(Than("size", True, Ref(Thing())),)), GroundingContext(strewn_room(1_000, 4)))
    assert found.weight.max() > 0.5
