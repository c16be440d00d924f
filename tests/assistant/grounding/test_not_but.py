"""What descriptions take back, leave out and count from: "not this one but that", sets of so many, rows by height."""

from __future__ import annotations

import json

import pytest

from assistant.bench.strangers import stranger_rooms
from assistant.grounding.bulk import Bulk
from assistant.grounding.refined import refined
from assistant.grounding.written import plain
from assistant.language.codec import print_value
from assistant.language.reference import Noun, One, Pick, Ref, Relation, Viewpoint
from tests.assistant.grounding.test_strangers import Row, _first, _room

LABELS = ("door", "window", "chair", "table", "desk", "pillow", "bed", "couch", "sink", "corner")


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("the one i mean is not the one next to the door but the one after that",
         "the one i mean is the second one from the door"),
        ("it is not the one by the corner but the one on the other end", "it is the one farthest from the corner"),
        ("not the couch by the door but the one by the window", "the couch by the window, not the one by the door"),
        ("the chair i want is at the desk", "choose the chair. it is at the desk"),
        ("the couch by the door has two pillows. i mean the left one",
         "there are two pillows on the couch by the door. it is the left one"),
        ("at the four chair table", "at the table with four chairs"),
        ("the chair right when you come in", "the chair when you come in"),
        ("the chair on the right when you come in", "the chair on the right when you come in"),
        ("chair across from the one closest to the door", "chair across from the one closest to the door"),
        ("the fourth chair in the row if you start from the window", "the fourth chair from the window in the row"),
        ("second chair, counting from the one next to the sink", "second chair, from the sink"),
    ],
)  # fmt: skip
def test_what_is_taken_back_and_counted_from_in_full(text: str, full: str) -> None:
    assert plain(text, LABELS) == full


def test_what_it_is_not_is_of_its_own_kind() -> None:
    top = Ref(One(), "the", pick=(Pick("top"),))
    doors = Ref(Noun("door"), "the", plural=True, excluding=(top,))
    said = Ref(Noun("box"), "the", pick=(Pick("distance", anchor=doors),))
    told = "the(box, most(distance, anchor=the(door, plural)), except(the(one, most(top))))"
    assert print_value(refined(said)) == told


def test_one_sits_on_the_couch_that_was_described() -> None:
    couch = Ref(Noun("couch"), "the", where=(Relation("near", (Ref(Noun("door"), "the"),)),))
    said = Ref(Noun("pillow"), "the", where=(Relation("on", (couch,)),), view=Viewpoint(at=Ref(Noun("couch"), "the")))
    found = refined(said)
    assert found.view is not None
    assert found.view.at == couch


def _boxes() -> Bulk:
    rows: list[Row] = [
        (f"{n}{level}", "box", -1 + n, 2.7, 0.1 + level, 0.5, 0.4, 0.4) for n in range(3) for level in (0, 1)
    ]
    return _room(*rows, ("d", "door", -2.9, 2, 0, 0.1, 0.9, 2.0))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bottom row of boxes, the middle one", "10"),
        ("top row, the box closest to the door", "01"),
        ("the bottom box farthest from the door, not the top one", "20"),
    ],
)
def test_rows_by_height(text: str, meant: str) -> None:
    assert _first(_boxes(), text) == meant


@pytest.mark.parametrize(
    ("room", "text", "meant"),
    [
        ("copy_mail", "two copiers against the wall opposite the door. the one on the left as you come in", "3"),
        ("gym_d",
         "of the 3 benches it is the one nearest to you as you enter. don't pick the bench with the towel", "33"),
        ("hotel_twin",
         "if you stand at the foot of the bed near the window and look at the headboard, the pillow on your left",
         "21"),
        ("lounge",
         "two armchairs across from the couch by the window. sitting on that couch it is the one on your right",
         "16"),
    ],
)  # fmt: skip
def test_sets_and_viewers_in_rooms_as_scans_have_them(room: str, text: str, meant: str) -> None:
    found = Bulk({room: stranger_rooms()[room]})
    row = found.answer(json.dumps({"id": 0, "scene_id": room, "text": text}))
    assert row["ranking"][0]["id"] == meant
