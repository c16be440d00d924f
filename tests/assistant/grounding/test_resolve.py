"""What references mean in a small office, in tables: notation, and what has to come of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.gaze import GazeSample, GazeTrack
from assistant.grounding.outcome import Ambiguous, NotFound, Resolved, ResolvedPlace
from assistant.grounding.resolve import ground, rank
from scene.frames import Ray
from scene.objects import Scene
from tests.assistant.grounding.rooms import box, context, office, ref, viewer

MEANT = {
    "the(mug, blue)": "mug_blue",
    "the(mug, red, on(the(desk, with(a(monitor)))))": "mug_red_r",
    "the(desk, with(a(monitor), on))": "desk_r",
    "the(desk, with(a(screen)))": "desk_r",
    "the(table, with(a(mug, blue)))": "desk_l",
    "the(mug, red, next_to(the(mug, blue)))": "mug_red_l",
    "the(mug, most(right))": "mug_red_r",
    "the(mug, most(left))": "mug_red_l",
    "the(mug, most(left, rank=2))": "mug_blue",
    "the(mug, most(left, rank=-1))": "mug_red_r",
    "the(mug, middle(left))": "mug_blue",
    "the(cabinet, most(height))": "cabinet_tall",
    "the(cabinet, tall)": "cabinet_tall",
    "the(cabinet, small)": "cabinet_low",
    "the(cabinet, with(the(printer)))": "cabinet_low",
    "the(cabinet, with(no(printer)))": "cabinet_tall",
    "the(cabinet, more(height, 1.5m))": "cabinet_tall",
    "the(cabinet, less(height, the(door)), under(the(printer)))": "cabinet_low",
    "the(chair, white)": "chair_w",
    "the(chair, not(near(the(desk))))": "chair_w",
    "the(chair, not(brown))": "chair_w",
    "the(chair, least(distance, anchor=me))": "chair_w",
    "the(chair, most(distance, anchor=the(door)))": "chair_l",
    "the(chair, left_of(the(window)))": "chair_l",
    "the(chair, least(distance, anchor=the(desk, with(a(monitor)))))": "chair_r",
    "the(chair, right_of(me, view=view(toward=the(tv))), brown)": "chair_l",
    "the(one, most(left), of(the(chair, plural)))": "chair_l",
    "the(telly)": "tv",
    "the(screen, on(the(desk)))": "monitor",
    "the(cupboard, tall)": "cabinet_tall",
    "the(mug, same(color, the(mug, most(right))), not(on(the(desk, most(right)))))": "mug_red_l",
    "the(mug, between(the(mug, most(left)), the(mug, most(right))))": "mug_blue",
    "the(thing, on(the(cabinet)))": "printer",
    "the(thing, above(the(desk, most(right))), black)": "monitor",
    "a(mug, blue)": "mug_blue",
}


@pytest.mark.parametrize("notation", MEANT)
def test_one_thing_is_meant(notation: str) -> None:
    found = ground(ref(notation), context())
    assert isinstance(found, Resolved), found
    assert found.ids == (MEANT[notation],)
    assert found.candidates[0].object_id == MEANT[notation]
    assert found.candidates[0].reasons
    assert 0.3 < found.probability <= 1.0


SETS = {
    "all(mug, plural)": {"mug_red_l", "mug_blue", "mug_red_r"},
    "the(mug, red, plural)": {"mug_red_l", "mug_red_r"},
    "both(mug, red, plural)": {"mug_red_l", "mug_red_r"},
    "the(cabinet, 2, plural)": {"cabinet_tall", "cabinet_low"},
    "the(mug, 2, plural, on(the(desk, left_of(the(window)))))": {"mug_red_l", "mug_blue"},
    "all(mug, plural, except(the(mug, blue)))": {"mug_red_l", "mug_red_r"},
    "all(thing, plural, on(the(desk, most(right))))": {"monitor", "mug_red_r"},
    "the(chair, plural, near(all(desk, plural)))": {"chair_l", "chair_r"},
    "the(mug, 2, plural, most(left, count=2))": {"mug_red_l", "mug_blue"},
    "all(furniture, plural)": {
        "desk_l", "desk_r", "chair_l", "chair_r", "chair_w", "stool", "cabinet_tall", "cabinet_low",
    },
    "and(the(mug, blue), the(printer))": {"mug_blue", "printer"},
    "each(mug, red)": {"mug_red_l", "mug_red_r"},
    "the(mug, plural, or(red, blue))": {"mug_red_l", "mug_blue", "mug_red_r"},
}


@pytest.mark.parametrize("notation", SETS)
def test_a_set_is_meant(notation: str) -> None:
    found = ground(ref(notation), context())
    assert isinstance(found, Resolved), found
    assert set(found.ids) == SETS[notation]


@pytest.mark.parametrize(
    "notation", ["the(mug)", "the(mug, red)", "both(mug, plural)", "the(chair, brown)", "the(cabinet)"]
)
def test_a_tie_is_asked(notation: str) -> None:
    found = ground(ref(notation), context())
    assert isinstance(found, Ambiguous), found
    assert found.question.endswith("?")
    assert len(found.candidates) >= 2
    assert len(set(found.options)) == len(found.options) == len(found.candidates)


@pytest.mark.parametrize(
    ("notation", "says"),
    [
        ("the(piano)", "piano"),
        ("all(piano, plural)", "piano"),
        ("the(mug, green)", "green"),
        ("all(mug, green, plural)", "green"),
        ("the(mug, on(the(piano)))", "piano"),
        ("the(monitor, 2, plural)", "only one"),
        ("both(door, plural)", "only one"),
        ("it", "it"),
        ("the(mug, under(the(window)), 3, plural)", ""),
    ],
)
def test_what_is_not_there_is_not_found(notation: str, says: str) -> None:
    found = ground(ref(notation), context())
    assert isinstance(found, NotFound), found
    assert says in found.reason


def test_a_near_miss_is_named() -> None:
    found = ground(ref("the(mug, green)"), context())
    assert isinstance(found, NotFound)
    assert found.closest[0].object_id.startswith("mug")


def test_another_kind_is_asked_about_before_it_is_taken() -> None:
    scene = Scene.of([o for o in office() if o.label != "chair"])
    found = ground(ref("the(sofa)"), context(scene))
    assert not isinstance(found, Resolved)


def test_the_mugs_on_the_desk_asks_which_desk() -> None:
    wanted = ref("the(mug, plural, on(the(desk)))")
    found = ground(wanted, context())
    assert isinstance(found, Ambiguous), found
    assert {c.object_id for c in found.candidates} == {"desk_l", "desk_r"}
    assert found.about == ref("the(desk)")
    settled = ground(wanted, replace(context(), chosen={ref("the(desk)"): ("desk_r",)}))
    assert isinstance(settled, Resolved)
    assert settled.ids == ("mug_red_r",)


def test_a_pronoun_means_what_was_spoken_of() -> None:
    ctx = context(focus=(("mug_blue",), ("chair_l", "chair_r")))
    assert _ids(ground(ref("it"), ctx)) == ("mug_blue",)
    assert set(_ids(ground(ref("them"), ctx))) == {"chair_l", "chair_r"}


def test_the_one_and_the_other_one_take_their_kind_from_what_was_spoken_of() -> None:
    ctx = context(focus=(("mug_red_l",),), kind="mug")
    assert _ids(ground(ref("the(one, blue)"), ctx)) == ("mug_blue",)
    assert _ids(ground(ref("the(one, red, other)"), ctx)) == ("mug_red_r",)


def test_what_was_just_spoken_of_is_meant_again() -> None:
    assert _ids(ground(ref("the(mug, red)"), context(focus=(("mug_red_r",),)))) == ("mug_red_r",)


def test_a_nickname_means_that_one() -> None:
    scene = office()
    named = replace(scene.objects["mug_red_r"], nickname="Rosie")
    scene = scene.with_objects({**scene.objects, "mug_red_r": named})
    assert _ids(ground(ref('named("Rosie")'), context(scene))) == ("mug_red_r",)


def test_a_hidden_thing_gives_way_to_a_visible_one() -> None:
    scene = office()
    gone = replace(scene.objects["mug_red_l"], visible=False)
    scene = scene.with_objects({**scene.objects, "mug_red_l": gone})
    assert _ids(ground(ref("the(mug, red)"), context(scene))) == ("mug_red_r",)


@pytest.mark.parametrize("target", ["mug_blue", "monitor", "chair_l", "printer", "stool", "cabinet_tall"])
def test_this_is_what_the_hand_points_at_when_the_word_is_said(target: str) -> None:
    eyes, scene = viewer(), office()
    row = scene.boxes.index[target]
    aim = Ray.through(eyes.position, tuple(float(v) for v in scene.boxes.center[row]))  # type: ignore[arg-type]
    away = Ray.through(eyes.position, (0.0, 1.5, -2.5))
    gaze = GazeTrack((GazeSample(0.0, away, away), GazeSample(1.0, away, aim), GazeSample(2.0, away, away)))
    ctx = context(scene, eyes, gaze=gaze)
    assert _ids(ground(ref("this(thing, said(1.2))"), ctx)) == (target,)
    label = scene.objects[target].label
    assert _ids(ground(ref(f"this({label}, said(1.2))"), ctx)) == (target,)


def test_these_are_the_neighbours_too() -> None:
    eyes = viewer()
    aim = Ray.through(eyes.position, (-2.3, 0.79, -1.9))
    ctx = context(gaze=GazeTrack.still(eyes, aim))
    assert set(_ids(ground(ref("these(mug, plural)"), ctx))) == {"mug_red_l", "mug_blue"}


def test_a_room_is_a_place() -> None:
    found = ground(ref("the(office)"), context())
    assert isinstance(found, ResolvedPlace)
    assert (found.kind, found.room) == ("room", "office")


def test_the_ranking_lists_every_plausible_thing() -> None:
    ranked = [c.object_id for c in rank(ref("the(mug, red, on(the(desk, with(a(monitor)))))"), context())]
    assert ranked[0] == "mug_red_r"
    assert set(ranked) == {"mug_red_l", "mug_blue", "mug_red_r"}


def test_an_unknown_noun_never_ranks_first_what_was_ruled_out() -> None:
    ranked = rank(ref("the(frobnicator, black, on(the(cabinet)))"), context())
    assert ranked[0].object_id == "printer"


def test_an_unlabelled_thing_can_be_meant_by_what_is_said_of_it() -> None:
    scene = Scene.of([*office(), box("scan_7", None, (0.0, 0.2, 0.0), (0.4, 0.4, 0.4), (0.1, 0.55, 0.2))])
    assert _ids(ground(ref("the(thing, green)"), context(scene))) == ("scan_7",)


def _ids(found: object) -> tuple[str, ...]:
    assert isinstance(found, Resolved), found
    return found.ids
