"""The grounding benchmark itself: whole, large enough, and no worse than it was."""

from __future__ import annotations

from assistant.bench.base import bench_modules
from assistant.bench.grounding import VARIANTS, answers, calibration, fitted
from assistant.bench.rooms import items, plans, room


def test_every_description_is_of_something_in_its_room() -> None:
    for plan in plans():
        ids = set(room(plan, 0).objects)
        for item in items():
            assert item.plan in plans()
            if item.plan == plan:
                assert set(item.targets) <= ids, item


def test_it_is_large_and_says_nothing_twice() -> None:
    assert len(items()) >= 300
    assert len(plans()) * VARIANTS >= 30
    assert len({(i.plan, i.targets, i.text) for i in items()}) == len(items())


def test_rooms_are_the_same_every_time_and_differ_from_one_another() -> None:
    assert room("office", 1) == room("office", 1)
    assert room("office", 1) != room("office", 2)
    assert room("office", 1, seed=1) != room("office", 1, seed=2)


def test_most_descriptions_find_their_thing_and_few_acts_are_wrong() -> None:
    found = list(answers(variants=1, seed=7))
    right = sum(a.right for a in found) / len(found)
    acted = [a for a in found if a.resolved]
    assert right >= 0.9
    assert sum(a.acted_right for a in acted) / len(acted) >= 0.95
    assert float(str(calibration(found)["expected_error"])) <= 0.08


def test_the_fit_trusts_a_larger_share_more() -> None:
    assert fitted(1)["share"] > 0


def test_it_is_a_benchmark_like_the_others() -> None:
    assert "grounding" in bench_modules()
