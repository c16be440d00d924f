"""What is said about labels, beyond the scene tests: what it needs, what it leaves behind, and how it ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.grounding.labels import OWN
from assistant.labelling.asking import Asking, NotYet, Seen, at_once, later
from assistant.labelling.known_words import unknown_head
from assistant.labelling.lessons import Lesson, alive, taught
from assistant.labelling.protocol import Evidence, Example, Guess, Labelling
from assistant.labelling.wording import can_tell, degree, guessed, of_labelling, sureness
from assistant.runtime import make_session
from assistant.scenetest.labels import ScriptedLabeller
from scene.errors import MissingError
from scene.frames import Pose
from scene.history import History
from scene.objects import LabelSource, Scene, SceneObject
from scene.ops import RelabelObject
from scene.transaction import Committed, commit
from tests.assistant.labelling.talks import LABELLER, begin, den, session, talk, turn


def test_nobody_there_to_ask_is_said_and_changes_nothing() -> None:
    state = begin()
    for said in ("label everything", "@brown-1 is this a chair?", "ask me"):
        after, reply = talk(state, said, with_session=make_session())
        assert reply.outcome == "rejected"
        assert "deixis doctor" in reply.reply
        assert after.scene == state.scene
    _, reply = talk(state, "@brown-1 what is this?", with_session=make_session())
    assert reply.reply.startswith("I don't know what that is: a brown thing")


def test_a_labeller_that_cannot_be_loaded_is_one_sentence() -> None:
    class Broken(ScriptedLabeller):
        def label(self, *_args: object, **_more: object) -> tuple[Labelling, ...]:
            raise MissingError("the weights are missing: `deixis models fetch seeing`")

    _, reply = talk(begin(), "label everything", with_session=session(at_once(Broken({}))))
    assert (reply.outcome, reply.reply) == ("rejected", "the weights are missing: `deixis models fetch seeing`")
    assert [s.error for s in reply.seen] == [reply.reply]


def test_a_correction_works_without_a_labeller_and_teaches_nothing() -> None:
    state, reply = talk(begin(), "@brown-1 this is a stool", with_session=make_session())
    assert reply.outcome == "done"
    assert state.scene["brown-1"].label == "stool"
    assert state.dialogue.lessons == ()


def test_what_may_take_long_is_done_elsewhere_and_then_taken_again() -> None:
    """A correction asks twice, for features and for what is alike; each is heard, and the third time it is done."""
    waiting, state = session(later(LABELLER)), begin()
    said = turn(state, "this is a stool", "brown-1")
    waits = []
    for _ in range(5):
        try:
            after, _, reply = waiting.step(state, said)
            break
        except NotYet as wait:
            waits.append(wait.count)
            said = replace(said, seen=(*wait.known, wait.work(None)))
    assert waits == [1, 2]
    at_once_after, at_once_reply = talk(state, "@brown-1 this is a stool")
    assert after.scene == at_once_after.scene
    assert reply.reply == at_once_reply.reply
    assert reply.seen == at_once_reply.seen


def test_answers_to_other_questions_than_those_asked_are_not_used() -> None:
    wrong = Seen("label", ("sofa",), (Labelling("sofa", (Guess("whale", 1.0),), 0.0, "sure"),))
    asking = Asking(at_once(LABELLER), (wrong,))
    assert asking.label(den(), ["red"])[0].best == Guess("vase", 0.85)
    with pytest.raises(MissingError):
        Asking(None, (wrong,)).label(den(), ["red"])


def test_what_is_denied_loses_its_label_and_gets_it_back() -> None:
    state, _ = talk(begin(), "label everything")
    after, reply = talk(state, "@brown-1 that's not a chair")
    assert after.scene["brown-1"].label is None
    assert reply.question == "Perhaps a stool?"
    back, _ = talk(after, "undo")
    assert back.scene == state.scene


def test_a_question_that_is_not_answered_stands_in_nobodys_way() -> None:
    state, _ = talk(begin(), "ask me", "hide the sofa")
    assert not state.scene["sofa"].visible
    assert state.dialogue.pending is None


@pytest.mark.parametrize("said", ["no, hide it", "yes, hide it", "no hide the sofa"])
def test_a_yes_or_no_before_a_request_is_no_part_of_it(said: str) -> None:
    state, reply = talk(begin(), "select the sofa", said)
    assert reply.outcome == "done"
    assert not state.scene["sofa"].visible


@pytest.mark.parametrize(
    "said", ["no", "yes", "neither", "no, neither", "yes, no", "skip", "you're right", "no. yes. no."]
)
def test_an_answer_to_nothing_is_never_an_act(said: str) -> None:
    state = begin()
    after, reply = talk(state, said)
    assert after.scene == state.scene
    assert reply.reply


# ---- lessons --------------------------------------------------------------------------------------------------------


def test_a_lesson_lives_and_dies_with_its_step() -> None:
    state, _ = talk(begin(), "@brown-1 this is a stool", "no", "hide the sofa")
    assert [e.label for e in taught(state.dialogue.lessons, state.history)] == ["stool"]
    undone, _ = talk(state, "undo", "undo")
    assert taught(undone.dialogue.lessons, undone.history) == ()
    assert len(undone.dialogue.lessons) == 1
    again, _ = talk(undone, "redo")
    assert [e.label for e in taught(again.dialogue.lessons, again.history)] == ["stool"]
    elsewhere, _ = talk(undone, "hide the desk")
    assert elsewhere.dialogue.lessons == ()


def test_a_lesson_does_not_hold_for_another_step_in_its_place() -> None:
    lesson = Lesson(Example("stool", (1.0,), "x"), "red", 0)
    history, _ = History(den()).do([RelabelObject("red", "vase", LabelSource("person"))])
    assert taught([lesson], history) == alive([lesson], history) == ()


# ---- words ----------------------------------------------------------------------------------------------------------

scores = st.lists(st.floats(0, 1), max_size=4).map(lambda v: sorted((x / max(1.0, sum(v)) for x in v), reverse=True))
labellings = st.builds(
    lambda s, verdict: Labelling("a", tuple(Guess(f"thing {n}", x) for n, x in enumerate(s)), 1 - sum(s), verdict),
    scores, st.sampled_from(["sure", "doubtful", "unknown"]),
)


@settings(max_examples=100, deadline=None)
@given(labellings)
def test_no_figure_is_spoken(labelling: Labelling) -> None:
    told = sureness(labelling)
    assert "%" not in told
    assert not any(c.isdigit() for c in told.replace("thing 0", "").replace("thing 1", "").replace("thing 2", ""))
    if can_tell(labelling):
        assert any(word in guessed(labelling) for word in ("surely", "probably", "perhaps"))
        assert labelling.verdict != "doubtful" or of_labelling(labelling) != "surely"


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_never_sounds_less_sure(a: float, b: float) -> None:
    order = ("perhaps", "probably", "surely")
    low, high = sorted((a, b))
    assert order.index(degree(low)) <= order.index(degree(high))


def test_the_reasons_are_those_for_what_is_asked() -> None:
    labelling = Labelling(
        "a", (Guess("stool", 0.5), Guess("chair", 0.4)), 0.1, "doubtful",
        (Evidence("shape", "stool", 0.6, "it has no back"), Evidence("looks", "chair", 0.4, "it is of wood")),
    )

    class Says(ScriptedLabeller):
        def label(self, *_args: object, **_more: object) -> tuple[Labelling, ...]:
            return (replace(labelling, object_id="red"),)

    taken = session(at_once(Says({})))
    _, reply = talk(begin(), "@red what is this?", "why do you think so?", with_session=taken)
    assert reply.reply == "Because it has no back. For a chair speaks that it is of wood."
    _, reply = talk(begin(), "@red why do you think that this is a chair?", with_session=taken)
    assert reply.reply.startswith("Because it is of wood")


# ---- how far a label is believed ------------------------------------------------------------------------------------


def scored(score: float, kind: str = "model") -> Scene:
    objects = {**den().objects}
    source = LabelSource(kind, "tiny 1", score)  # type: ignore[arg-type]
    objects["red"] = replace(objects["red"], label="vase", label_source=source)
    return den().with_objects(objects)


@pytest.mark.parametrize(("score", "outcome"), [(0.9, "done"), (0.5, "done"), (0.2, "ambiguous")])
def test_a_noun_fits_a_models_label_by_its_score(score: float, outcome: str) -> None:
    _, reply = talk(begin(scored(score)), "hide the vase")
    assert reply.outcome == outcome


def test_what_a_person_named_comes_before_what_a_model_guessed() -> None:
    scene = scored(0.5)
    objects = {**scene.objects, "green": replace(scene["green"], label="vase", label_source=LabelSource("person"))}
    _, reply = talk(begin(scene.with_objects(objects)), "hide the vase")
    assert reply.targets == ("green",)
    label = next(r for r in reply.candidates[0].reasons if r.factor == "label")
    assert label.degree >= OWN


# ---- provenance -----------------------------------------------------------------------------------------------------

SOURCES = [
    LabelSource("none"), LabelSource("file", "boxes", 0.8), LabelSource("person"),
    LabelSource("model", "deixis labeller 1 without seeing", 0.8125), LabelSource("catalogue"),
]


def of_each_source() -> Scene:
    scene = den()
    objects = dict(scene.objects)
    for object_id, source in zip(("brown-1", "brown-2", "brown-3", "red", "green"), SOURCES, strict=True):
        label = None if source.kind == "none" else "stool"
        objects[object_id] = replace(objects[object_id], label=label, label_source=source)
    return scene.with_objects(objects)


def sources(scene: Scene) -> dict[str, tuple[str | None, LabelSource]]:
    return {o.id: (o.label, o.label_source) for o in scene}


@pytest.mark.parametrize("suffix", [".glb", ".scene.json", ".gltf"])
def test_every_kind_of_source_goes_through_a_file(tmp_path: object, suffix: str) -> None:
    from pathlib import Path

    from scene.files import open_scene, save_scene

    path = Path(str(tmp_path)) / f"den{suffix}"
    save_scene(of_each_source(), path)
    assert sources(open_scene(path)) == sources(of_each_source())


def test_a_copy_keeps_who_says_so_and_undo_brings_it_back() -> None:
    state = begin(of_each_source())
    after, _ = talk(state, "copy the red thing")
    new = next(o for o in after.scene if o.id not in state.scene.objects)
    assert (new.label, new.label_source) == ("stool", SOURCES[3])
    corrected, _ = talk(state, "@red this is a vase", "no", "undo")
    assert sources(corrected.scene) == sources(state.scene)


@pytest.mark.parametrize(("object_id", "told"), [
    ("brown-2", "Its file says so (boxes)"), ("brown-3", "as you said"), ("green", "It is from the catalogue"),
    ("red", "The model deixis labeller 1 without seeing says so, and is quite sure"),
])
def test_describing_a_thing_tells_who_says_what_it_is(object_id: str, told: str) -> None:
    _, reply = talk(begin(of_each_source()), f"@{object_id} describe this")
    assert told in reply.reply


def test_info_tells_who_says_what_each_thing_is(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    import json
    from pathlib import Path

    from assistant.cli import main
    from scene.files import save_scene

    path = Path(str(tmp_path)) / "den.scene.json"
    save_scene(of_each_source(), path)
    assert main(["info", str(path), "--json"]) == 0
    rows = {r["id"]: r for r in map(json.loads, capsys.readouterr().out.splitlines()) if "label_source" in r}
    assert rows["red"]["label_source"] == {
        "kind": "model", "by": "deixis labeller 1 without seeing", "score": 0.8125,
    }
    assert {r["label_source"]["kind"] for r in rows.values()} == {"none", "file", "person", "model", "catalogue"}


def test_labels_are_given_and_taken_back_exactly() -> None:
    scene = den()
    for source in SOURCES:
        done = commit(scene, [RelabelObject("red", "vase", source)])
        assert isinstance(done, Committed)
        back = commit(done.scene, done.inverse)
        assert isinstance(back, Committed)
        assert back.scene == scene


def test_an_object_without_a_label_is_never_called_by_one() -> None:
    o: SceneObject = den()["red"]
    assert o.display_name == "unknown object"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("@brown-1 this is a flurbl wug", "flurbl wug"), ("@brown-1 that's not a stool, it's a wug", "wug"),
        ("@brown-1 call this a wug", "wug"),
    ],
)  # fmt: skip
def test_a_word_that_nobody_knows_is_kept_only_after_a_yes(said: str, wanted: str) -> None:
    asked, reply = talk(begin(), said)
    assert reply.outcome == "needs_confirmation"
    assert '"wug"' in reply.reply
    assert talk(asked, "no")[0].scene == asked.scene == begin().scene
    named, _ = talk(asked, "@red yes")
    assert (named.scene["brown-1"].label, named.scene["red"].label) == (wanted, None)
    assert talk(named, "undo")[0].scene == asked.scene
    assert talk(named, f"@red this is a {wanted}")[1].outcome == "done"


def test_an_answer_that_nobody_knows_is_asked_about_too() -> None:
    asked, reply = talk(begin(), "ask me about what you're unsure of", "it's a wug")
    assert reply.outcome == "needs_confirmation"
    assert asked.scene["brown-1"].label is None
    assert talk(asked, "yes")[0].scene["brown-1"].label == "wug"


@pytest.mark.parametrize("label", ["kallax shelf", "theatre seats", "beer-mug", "t-shirt", "42"])
def test_a_known_head_is_enough(label: str) -> None:
    assert unknown_head(label, den()) == ""


def test_this_is_what_was_pointed_at_when_it_was_said() -> None:
    done, _ = talk(begin(), "@red delete this", "@green yes")
    assert "red" not in done.scene.objects
    assert "green" in done.scene.objects
    two = Scene.of([*den(), replace(den()["desk"], id="desk-2", pose=Pose((-2.5, 0.0, 2.0)))], rooms=den().rooms)
    moved, _ = talk(begin(two), "@red put this on the desk", "@green the left one")
    assert moved.scene["red"].parent in ("desk", "desk-2")
    assert moved.scene["green"] == two["green"]
    both, _ = talk(begin(), "@red delete this", "@green yes and hide this")
    assert ("red" in both.scene.objects, both.scene["green"].visible) == (False, False)


@pytest.mark.parametrize("said", ["hide these", "delete those", "paint these red", "these are one thing"])
def test_these_are_never_everything(said: str) -> None:
    before = begin()
    state, reply = talk(before, said)
    assert reply.outcome == "not_found"
    assert reply.reply == "I do not know which things you mean. Please point at them, or select them."
    assert state.scene == before.scene


@pytest.mark.parametrize("said", ["hide these", "hide those"])
def test_these_are_what_is_selected_or_was_spoken_of(said: str) -> None:
    state, _ = talk(begin(), "select the red thing and the desk", said)
    assert [o.id for o in state.scene if not o.visible] == ["desk", "red"]
    state, _ = talk(begin(), "where are the unlabelled things?", said)
    assert "desk" not in [o.id for o in state.scene if not o.visible]
    assert not state.scene["green"].visible
