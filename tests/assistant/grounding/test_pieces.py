"""Descriptions read in pieces: what the chart reads of a text, put together; counts, turns, what "other" leaves out."""

from __future__ import annotations

import pytest

from assistant.grounding.composed import told
from assistant.grounding.refined import only_one, refined
from assistant.grounding.written import plain
from assistant.language.codec import print_value
from assistant.language.outcome import SceneVocabulary
from assistant.language.reference import Noun, Ref, Relation
from tests.assistant.grounding.test_strangers import Row, _first, _room

LABELS = ("door", "window", "pillow", "couch", "bed", "box", "shelf", "chair", "table", "trash can", "whiteboard")


def _told(text: str) -> str:
    found = told(plain(text, LABELS), SceneVocabulary(LABELS))
    return print_value(refined(found[0][0])) if found else ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the trashcan, NOT the one w/ the box beside it", "the(trashcan, except(the(one, with(the(box), next_to))))"),
        ("three chairs by the window. choose the chair closest to the door",
         "the(chair, least(distance, anchor=the(door)), of(the(chair, 3, plural, next_to(the(window)))))"),
        ("of the 3 boxes on the table take the one nearest the door",
         "the(box, least(distance, anchor=the(door)), of(the(box, 3, plural, on(the(table)))))"),
        ("stand at the window and look toward the door. the chair on the left",
         "the(chair, most(left), view(toward=the(door), at=the(window)))"),
        ("the pillow of the couch that has 3 of them",
         "the(pillow, part_of(the(couch, with(bare(pillow, 3, plural)))))"),
        ("chair on the window side", "the(chair, near(the(window)))"),
    ],
)  # fmt: skip
def test_pieces_put_together(text: str, meant: str) -> None:
    assert _told(text).replace("bare(chair,", "the(chair,") == meant


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("box w/o a lid", "box without a lid"),
        ("thats the white board", "that is the whiteboard"),
        ("the shelf that just has one box on it", "the shelf that has 1 box on it"),
        ("bottom box of the stack of 3", "bottom box of the 3 stack"),
        ("as you walk in, the second door on the left", "as you walk in, the second door on your left"),
        ("as you walk in, the second door from the left", "as you walk in, the second door from the left"),
        ("table with the window behind you", "table with your back to the window"),
    ],
)  # fmt: skip
def test_short_writing_in_full(text: str, full: str) -> None:
    assert plain(text, LABELS) == full


def test_the_only_one_on_its_shelf_is_on_one_with_a_single_one() -> None:
    said = Ref(Noun("box"), "the_only", where=(Relation("on", (Ref(Noun("shelf")),)),))
    assert print_value(only_one(said)) == "the_only(box, on(the(shelf, with(the(box, 1)))))"


def _hall() -> list[Row]:
    """A hall along x: the way in at the west end, three doors on either side."""
    doors: list[Row] = [("way", "exit", -2.9, 0, 0, 0.2, 1.4, 2)]
    for n, x in enumerate((-1.8, 0.0, 1.8)):
        doors += [(f"n{n}", "door", x, 1.2, 0, 0.9, 0.2, 2), (f"s{n}", "door", x, -1.2, 0, 0.9, 0.2, 2)]
    return doors


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("when you come in from the exit, the second door on the left", "n1"),
        ("walking in from the exit it is the first door on your right", "s0"),
        ("as you come in through the exit, the last door on the right", "s2"),
    ],
)
def test_doors_are_counted_as_one_passes_them(text: str, meant: str) -> None:
    assert _first(_room(*_hall()), text) == meant


def test_counts_that_are_said_are_exact() -> None:
    beds: list[Row] = [
        ("b1", "bed", -1.5, 1, 0, 1, 2, 0.5), ("b2", "bed", 1.5, 1, 0, 1, 2, 0.5),
        ("p1", "pillow", -1.7, 1.7, 0.5, 0.3, 0.3, 0.2), ("p2", "pillow", -1.3, 1.7, 0.5, 0.3, 0.3, 0.2),
        ("p3", "pillow", 1.5, 1.7, 0.5, 0.3, 0.3, 0.2),
    ]  # fmt: skip
    assert _first(_room(*beds), "the bed that has just one pillow") == "b2"
    assert _first(_room(*beds), "the pillow on the bed that has just one") == "p3"
    assert _first(_room(*beds), "the bed with two pillows") == "b1"


def test_the_other_couch_is_not_the_one_named_before() -> None:
    couches: list[Row] = [
        ("c1", "couch", 0, 2.4, 0, 2, 0.9, 0.8), ("c2", "couch", -2.4, 0, 0, 0.9, 2, 0.8),
        ("p1", "pillow", -0.6, 2.5, 0.5, 0.4, 0.2, 0.3), ("p2", "pillow", 0.6, 2.5, 0.5, 0.4, 0.2, 0.3),
        ("lamp", "lamp", 1.4, 2.4, 0, 0.3, 0.3, 1.5),
    ]  # fmt: skip
    assert _first(_room(*couches), "on the couch by the lamp, the pillow that is closer to the other couch") == "p1"


def test_a_closet_door_is_no_way_in() -> None:
    room: list[Row] = [
        ("in", "door", 0, -2.9, 0, 0.9, 0.2, 2), ("closet", "closet door", 0, 2.9, 0, 2.0, 0.2, 2),
        ("b1", "bed", -1.5, 0, 0, 1, 2, 0.5), ("b2", "bed", 1.5, 0, 0, 1, 2, 0.5),
    ]  # fmt: skip
    assert _first(_room(*room), "the bed on the left when you walk in") == "b1"
