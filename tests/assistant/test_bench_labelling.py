"""What the benchmark of labelling counts: matches of segments, shares, calibration, and corrections."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.bench.labelling import OVERLAP, Told, _bins, _corrected, _matched, _renormalised, _room_rows, _share
from assistant.bench.reliability import error_of
from assistant.labelling.load import load_labeller
from assistant.models.store import ModelStore
from tests.assistant.labelling.rooms import unlabelled_room


def test_the_share_counts_the_best_and_the_best_five() -> None:
    told = [Told("x", "den", "mug", ("mug", "cup")), Told("x", "den", "cup", ("mug", "cup")),
            Told("x", "den", "sofa", ())]
    assert _share(told) == {"top1": 0.333, "top5": 0.667}
    assert _share([]) == {"top1": 0.0, "top5": 0.0}


def test_each_room_has_its_rows_and_all_together_theirs() -> None:
    said = [("together", "den", "mug", "cup"), ("together", "hall", "mug", "mug"), ("looks", "hall", "mug", "mug"),
            ("after 0", "den", "mug", "cup"), ("after 0", "hall", "mug", "mug")]
    rows = list(_room_rows([Told(who, room, truth, (guess,)) for who, room, truth, guess in said], 4))
    assert {"on": "things cut from scans", "room": "den", "things": 1, "top1": 0.0, "top5": 0.0} in rows
    assert {"on": "things cut from scans", "who": "together", "things": 2, "top1": 0.5, "top5": 0.5} in rows
    assert {"on": "the rest of the room", "room": "hall", "corrected": 0, "things": 1, "top1": 1.0, "top5": 1.0} in rows
    assert {"on": "the rest of the room", "room": "together", "corrected": 0, "things": 2, "top1": 0.5,
            "top5": 0.5} in rows
    assert {"on": "things cut from scans", "truth": "mug", "said": "cup", "times": 1} in rows


def test_a_segment_is_a_thing_where_most_of_both_is_the_same() -> None:
    room = unlabelled_room()
    room = room.with_objects({"sofa": room["sofa"]})
    owner = np.zeros(1000, np.int64)
    half = np.where(np.arange(1000) < 1000 * OVERLAP + 50, 0, -1)
    assert _matched(room, owner, half, ["sofa"]) == {"object": "sofa"}
    few = np.where(np.arange(1000) < 300, 0, -1)
    assert _matched(room, owner, few, ["sofa"]) == {}
    assert _matched(room, owner, half, ["lamp"]) == {}
    two = np.where(np.arange(1000) < 700, 1, 0)
    assert _matched(room, owner, two, ["sofa"]) == {"object-2": "sofa"}


def test_what_is_stated_and_right_alike_has_no_calibrationerror_of() -> None:
    p = np.tile(np.float32([[0.75, 0.25]]), (400, 1))
    right = np.arange(400) % 4
    assert error_of(_bins(p, (right == 0).astype(int))) == pytest.approx(0.0, abs=0.02)
    assert error_of(_bins(p, np.ones(400, int))) == pytest.approx(0.75, abs=0.01)
    assert np.exp(_renormalised(np.log(p[:, :1]))).sum() == pytest.approx(400)


def test_the_same_things_count_before_and_after_corrections(tmp_path: Path) -> None:
    labeller = load_labeller(store=ModelStore(tmp_path), members=["size"]).labeller
    room = unlabelled_room()
    right = labeller.label(room, ["floor_lamp"])[0].guesses[0].label
    names = {"chair": "throne", "mug_red": "grail", "desk": "altar", "floor_lamp": right}
    told = list(_corrected(labeller, "den", room, list(names), names))
    for n in range(6):
        assert [t.truth for t in told if t.who == f"after {n}"] == [right]
