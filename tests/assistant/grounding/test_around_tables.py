"""Seats at tables: pulled out, pushed in, how many, at which side and end; what is told of where one stands."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.bench.strangers import stranger_rooms
from assistant.grounding.bulk import Bulk
from assistant.grounding.index import index_of
from assistant.grounding.labels import match
from assistant.grounding.viewpoints import front_row
from assistant.grounding.written import plain
from tests.assistant.grounding.test_strangers import _first, _room


def _dining() -> Bulk:
    """Two tables, one with five seats of which one is pulled out, one with two; the door in the south."""
    at = {"nw": (-1.7, 0.7), "ne": (-0.3, 0.7), "sw": (-1.7, -0.7), "out": (-0.3, -1.05), "head": (-2.4, 0),
          "left": (1.4, 0), "right": (2.6, 0)}  # fmt: skip
    return _room(
        *[(name, "chair", x, y, 0.0, 0.5, 0.5, 0.9) for name, (x, y) in at.items()],
        ("long", "table", -1, 0, 0, 2.4, 1.0, 0.75), ("small", "table", 2, 0, 0, 0.8, 0.8, 0.75),
        ("door", "door", -0.5, -3, 0, 1, 0.1, 2), ("window", "window", -3, 0.3, 1, 0.1, 1.2, 1.2),
        ("cabinet", "cabinet", 0, 2.7, 0, 1.2, 0.4, 1.0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the chair that is pulled out from the table", "out"),
        ("chair that isnt pushed in", "out"),
        ("chair across from the one that is pulled out", "ne"),
        ("the chair on the opposite side of the table from the door, closest to the window", "nw"),
        ("chair at the end of the table closest to the window", "head"),
        ("the table with 2 chairs", "small"),
        ("table with five chairs", "long"),
        ("table with two chairs, the chair farthest from the window", "right"),
    ],
)
def test_seats_at_tables(text: str, meant: str) -> None:
    assert _first(_dining(), text) == meant


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("the one thats not tucked in", "the one that is pulled-out"),
        ("chair rolled back away from its desk", "chair pulled-out at the desk"),
        ("the chair pushed back against the wall", "the chair pushed back against the wall"),
        ("box tucked in the corner", "box tucked in the corner"),
        ("the chair pulled out, all the others are pushed in", "the chair pulled-out"),
        ("cabinet right below the sink", "cabinet below the sink"),
        ("the chair on the right beside the desk", "the chair on the right beside the desk"),
        ("chair at the head of the table opposite the tv", "chair at that end of the table farthest from the tv"),
        ("door across the room from the bed", "door across from the bed"),
        ("if the tv is at 12 o'clock the chair at 3 o'clock", "when facing the tv the chair on the right"),
    ],
)
def test_what_is_said_of_seats_and_ends(text: str, full: str) -> None:
    assert plain(text, ("chair", "table")) == full


def test_everything_of_the_kind_is_ranked_whatever_else_is_said() -> None:
    text = "the two chairs next to the cabinet, the left one of them with a cushion"
    row: dict[str, Any] = _dining().answer(json.dumps({"id": 0, "scene_id": "r", "text": text}))
    assert {c["id"] for c in row["ranking"]} >= {"nw", "ne", "sw", "out", "head", "left", "right"}


def test_a_bin_for_recycling_is_rather_called_that() -> None:
    assert match("recycle bin", ("recycling bin",)).degree > match("recycle bin", ("trash can",)).degree


def test_a_class_looks_at_the_board_and_not_at_the_podium() -> None:
    index = index_of(stranger_rooms()["classroom_rows"].scene)
    row = front_row(index)
    assert row is not None
    assert "whiteboard" in index.names[index.name_of[row]]


def test_the_middle_one_is_that_of_a_row_and_a_small_table_is_small() -> None:
    room = _room(
        *[(f"c{n}", "cabinet", 2.6, -1 + n * 0.6, 0.0, 0.5, 0.5, 1.2) for n in range(3)],
        ("apart", "cabinet", -2.6, 2.6, 0, 0.5, 0.5, 1.2),
        ("big", "table", -2, -1.5, 0, 1.6, 0.9, 0.75), ("little", "table", 0, 1.5, 0, 0.6, 0.5, 0.5),
        ("door", "door", -2, -3, 0, 1, 0.1, 2),
    )  # fmt: skip
    assert _first(room, "the middle cabinet") == "c1"
    assert _first(room, "the small table") == "little"
