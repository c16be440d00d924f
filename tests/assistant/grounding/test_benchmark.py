"""The grounding benchmark itself: whole, large enough, and no worse than it was."""

from __future__ import annotations

import pytest

from assistant.bench.base import bench_modules
from assistant.bench.grounding import VARIANTS, answers, calibration, fitted
from assistant.bench.reliability import diagram
from assistant.bench.rooms import items, plans, room, scan_items, scan_plans


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


@pytest.mark.slow
def test_most_descriptions_find_their_thing_and_few_acts_are_wrong() -> None:
    found = list(answers(variants=1, seed=7))
    right = sum(a.right for a in found) / len(found)
    acted = [a for a in found if a.resolved]
    assert right >= 0.9
    assert sum(a.acted_right for a in acted) / len(acted) >= 0.95
    assert float(str(calibration(found)["expected_error"])) <= 0.08


@pytest.mark.slow
def test_the_fit_trusts_a_larger_share_more() -> None:
    assert fitted(1)["share"] > 0


def test_it_is_a_benchmark_like_the_others() -> None:
    assert "grounding" in bench_modules()


def test_rooms_as_scans_have_them_are_many_and_whole() -> None:
    assert len(scan_items()) >= 120
    assert len(scan_plans()) >= 12
    for item in scan_items():
        assert set(item.targets) <= set(room(item.plan, 0).objects), item


@pytest.mark.slow
def test_free_words_about_scans_find_their_thing_and_every_thing_is_listed() -> None:
    found = list(answers(variants=1, scans=True))
    assert sum(a.right for a in found) / len(found) >= 0.85
    assert all(a.rank > 0 for a in found)


def test_the_reliability_diagram_has_a_dot_for_each_bin() -> None:
    bins = [{"stated": 0.3, "right": 0.4, "count": 3}, {"stated": 0.9, "right": 0.95, "count": 30}]
    assert diagram({"rooms": bins}).count("<circle") == 3
