"""What is around a thing: it tips what is in doubt, by room, by what carries it, by what it carries and is beside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.labelling.combine import Calibration, answer
from assistant.labelling.member import Opinion, spread
from assistant.labelling.members.surroundings import MOST, WEIGHT, Surroundings
from assistant.labelling.protocol import Guess
from assistant.labelling.subject import subjects_of
from assistant.labelling.surroundings import (
    as_kinds,
    in_rooms,
    near,
    on_carriers,
    room_chances,
    room_evidence,
    room_kinds,
)
from assistant.labelling.vocabulary import Vocabulary, kinds
from scene.frames import Pose, Vec3
from scene.objects import Geometry, Room, Scene, SceneObject


def thing(object_id: str, at: Vec3, size: Vec3, label: str | None = None) -> SceneObject:
    """A box that stands at a point."""
    x, y, z = (s / 2 for s in size)
    return SceneObject(object_id, label, pose=Pose((at[0], at[1] + y, at[2])), geometry=Geometry("box", (-x, -y, -z),
                                                                                                   (x, y, z)))


def room(label: str, *things: SceneObject) -> Scene:
    """These things in one room."""
    around = Room("r", label, ((-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)))
    return Scene.of(things, rooms=[around])


def opinion(scene: Scene, object_id: str, among: list[str]) -> Opinion | None:
    """What the surroundings say of one thing; all that has a label is believed."""
    believed = {o.id: (Guess(o.label, 1.0),) for o in scene if o.label}
    return Surroundings().judge(list(subjects_of(scene, [object_id])), Vocabulary.of(among), believed)[0]


def favourite(scene: Scene, object_id: str, among: list[str]) -> str:
    """The word that they speak for."""
    found = opinion(scene, object_id, among)
    assert found is not None
    return among[int(found.scores.argmax())]


def test_what_it_stands_on() -> None:
    desk = thing("desk", (0, 0, 0), (1.4, 0.74, 0.7), "desk")
    flat = thing("x", (0, 0.74, 0), (0.44, 0.03, 0.15))
    assert favourite(room("", desk, flat), "x", ["cutting board", "keyboard", "bath mat"]) == "keyboard"
    counter = replace(desk, label="counter")
    assert favourite(room("", counter, flat), "x", ["cutting board", "keyboard", "bath mat"]) == "cutting board"


def test_which_room_it_is_in() -> None:
    roll = thing("x", (0, 0.6, 0), (0.12, 0.12, 0.12))
    other = thing("y", (2, 0, 2), (0.5, 0.5, 0.5))
    among = ["toilet paper", "mug", "candle"]
    for label in ("bathroom", "upstairs bath"):
        assert favourite(room(label, roll, other), "x", among) == "toilet paper"
    said = opinion(room("bathroom", roll, other), "x", among)
    assert said is not None
    assert said.reasons["toilet paper"] == "it is in a bathroom"
    full = room("room 1", roll, *(thing(w, (n, 0, 2), (0.4, 0.4, 0.4), w)
                                  for n, w in enumerate(("toilet", "bathtub", "shower", "towel"))))
    assert favourite(full, "x", among) == "toilet paper"


def test_what_it_carries_and_what_is_beside_it() -> None:
    top = thing("x", (0, 0, 0), (1.4, 0.74, 0.7))
    keyboard = thing("k", (0, 0.74, 0), (0.4, 0.03, 0.15), "keyboard")
    plate = thing("p", (0, 0.74, 0), (0.25, 0.03, 0.25), "plate")
    assert favourite(room("", top, keyboard), "x", ["table", "desk", "bed"]) == "desk"
    assert favourite(room("", top, plate), "x", ["table", "desk", "bed"]) == "table"
    small = thing("x", (0.3, 0.74, 0), (0.1, 0.04, 0.06))
    desk = thing("d", (0, 0, 0), (1.4, 0.74, 0.7))
    assert favourite(room("", desk, small, keyboard), "x", ["mouse", "soap"]) == "mouse"


def test_the_words_of_a_person_are_understood() -> None:
    couch = thing("c", (0, 0, 0), (2.0, 0.45, 0.9), "couch")
    soft = thing("x", (0, 0.45, 0), (0.4, 0.15, 0.4))
    assert favourite(room("lounge", couch, soft), "x", ["throw pillow", "toaster"]) == "throw pillow"


def test_it_is_silent_where_nothing_is_known() -> None:
    lone = thing("x", (0, 0, 0), (0.4, 0.4, 0.4))
    assert opinion(Scene.of([lone]), "x", ["mug", "chair"]) is None
    hung = [thing(n, (k * 3.0, 1.5, 0), (0.4, 0.4, 0.1)) for k, n in enumerate("xyz")]
    floor = replace(thing("f", (0, -0.1, 0), (9, 0.1, 9), "floor"), tags=("fixed",))
    assert opinion(Scene.of([floor, *hung]), "x", ["mug", "chair"]) is None


def test_it_never_overrides_strong_evidence() -> None:
    """A rubber duck that others are sure of stays one, though it is on a stove in a kitchen."""
    words = [k.label for k in kinds()]
    duck, pot = words.index("rubber duck"), words.index("pot")
    scene = room("kitchen", thing("s", (0, 0, 0), (0.6, 0.9, 0.6), "stove"), thing("x", (0, 0.9, 0), (0.1, 0.1, 0.1)))
    said = opinion(scene, "x", words)
    assert said is not None
    assert said.scores[pot] > 5 * said.scores[duck]
    assert float(said.scores.max() / said.scores.min()) <= np.exp(MOST) * 1.01
    seen = np.full(len(words), 0.02 / len(words))
    seen[duck] += 0.98
    both = {"looks": (1.0, Opinion(spread(seen))), "surroundings": (WEIGHT, said)}
    assert answer("x", both, Vocabulary.of(words), Calibration(), "").guesses[0].label == "rubber duck"


def test_a_long_list_makes_nothing_likelier() -> None:
    """The mean factor of a kind over all rooms, and over all carriers, is 1."""
    for table in (in_rooms(), on_carriers()):
        even = np.full(len(table), 1.0 / len(table), dtype=np.float32)
        np.testing.assert_allclose(even @ table / table.mean(axis=0), 1.0, rtol=1e-5)
    assert (near() == near().T).all()


def test_rooms_by_their_names_and_by_what_is_in_them() -> None:
    nothing = np.zeros(len(room_kinds()) + 1, dtype=np.float32)
    for label, kind in (("Kitchen 2", "kitchen"), ("guest bedroom", "bedroom"), ("hallway", "corridor")):
        assert room_kinds()[int(room_chances(label.lower(), nothing).argmax())] == kind
    for label in ("", "room", "r-7"):
        assert room_chances(label, nothing).std() == pytest.approx(0.0, abs=1e-6)
    things = [(Guess("stove", 0.5), Guess("dishwasher", 0.3)), (Guess("fridge", 0.4),), (Guess("zorblax", 1.0),), ()]
    assert room_kinds()[int(room_chances("", np.sum([room_evidence(t) for t in things], axis=0)).argmax())] == "kitchen"
    assert as_kinds((Guess("zorblax", 1.0),)).sum() == 0


def test_one_seat_is_at_a_desk_and_several_at_a_table() -> None:
    top = thing("x", (0, 0, 0), (0.9, 0.74, 0.6))
    seats = [thing(f"chair_{n}", (0.0, 0, 0.7 * (1 if n else -1)), (0.45, 0.9, 0.45)) for n in range(2)]

    def said(*chairs: SceneObject) -> dict[str, float]:
        scene, words = room("", top, *chairs), ["table", "desk", "wobblegong"]
        believed = {c.id: (Guess("chair", 0.9),) for c in chairs} | {"x": (Guess("table", 0.6), Guess("desk", 0.3))}
        found = Surroundings().judge(list(subjects_of(scene, list(scene.objects))), Vocabulary.of(words), believed)[0]
        assert found is not None
        return dict(zip(words, found.scores.tolist(), strict=True))

    one, two = said(seats[0]), said(*seats)
    assert one["desk"] > 1.5 * one["table"]
    assert two["table"] / two["desk"] > 2 * one["table"] / one["desk"]
    assert one["wobblegong"] < one["desk"], "what nobody knows has no part in it"


def test_a_seat_counts_at_what_is_nearest_alone() -> None:
    tops = [thing(f"desk_{n}", (0, 0, 1.2 * n), (0.7, 0.74, 0.5)) for n in range(3)]
    chairs = [thing(f"chair_{n}", (0, 0, 1.2 * n + 0.45), (0.42, 0.9, 0.42)) for n in range(3)]
    scene, words = room("", *tops, *chairs), ["table", "desk"]
    believed = {c.id: (Guess("chair", 0.9),) for c in chairs} | {t.id: (Guess("table", 0.8),) for t in tops}
    subjects = list(subjects_of(scene, list(scene.objects)))
    for opinion_of in Surroundings().judge(subjects, Vocabulary.of(words), believed)[:3]:
        assert opinion_of is not None
        assert opinion_of.scores[1] > opinion_of.scores[0]
