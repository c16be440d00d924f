"""Questions: the right answer, in words, and nothing changed but the light."""

from __future__ import annotations

import pytest

from assistant.grounding.outcome import NotFound
from assistant.language.program import (
    Attribute,
    Check,
    Compare,
    Count,
    Describe,
    Exists,
    Find,
    Greet,
    Help,
    ListThings,
    Measured,
    Mention,
    Noun,
    Pronoun,
    Ref,
    Several,
    Thing,
    Unsupported,
    WhatChanged,
    Why,
)
from assistant.skills.base import Refused, Unresolved
from assistant.turn import CandidateRow
from scene.frames import Viewer
from scene.ops import SetHighlight
from tests.assistant.skills.harness import Home, all_the, at, the

RED = Attribute("red", "color")


@pytest.fixture
def room() -> Home:
    return Home()


def test_where_says_room_support_neighbour_and_way(room: Home) -> None:
    plan = room.do(Find(the("apple")))
    assert plan.reply.startswith("The apple is in the bedroom, on the bed")
    assert "m " in plan.reply
    assert room.scene.highlight == ("apple",)
    assert plan.outcome == "answered"


def test_where_tells_all_that_fit_instead_of_asking(room: Home) -> None:
    plan = room.do(Find(the("mug")))
    assert set(plan.targets) == {"mug-red", "mug-blue"}
    assert "on the table" in plan.reply


def test_what_is_not_there_is_not_found(room: Home) -> None:
    plan = room.plan(Find(the("piano")))
    assert plan.outcome == "not_found"
    assert "piano" in plan.reply
    assert plan.ops == ()


def test_near_misses_are_offered(room: Home) -> None:
    plan = room.plan(Find(the("apple", at("on", "table"))))
    assert plan.outcome == "not_found"
    assert "apple" in plan.reply


def test_counting(room: Home) -> None:
    plan = room.plan(Count(Ref(Noun("fork"), "bare", plural=True, where=(at("on", "table"),))))
    assert plan.reply == "There are 2 forks on the table."
    assert plan.targets == ("fork-1", "fork-2")
    assert "piano" in room.plan(Count(Ref(Noun("piano"), "bare", plural=True))).reply


def test_whether_there_is_any(room: Home) -> None:
    on_bed = Exists(Ref(Noun("apple"), "a", where=(at("on", "bed"),)))
    assert room.plan(on_bed).reply == "Yes, there is an apple on the bed."
    assert room.plan(Exists(Ref(Noun("piano"), "a"))).reply.startswith("No. ")
    three = Exists(Ref(Noun("chair"), "bare", count=3, plural=True))
    assert room.plan(three).reply.startswith("No, there are only 2 chairs")


def test_yes_or_no(room: Home) -> None:
    assert room.plan(Check(the("bed"), Attribute("blue", "color"))).reply == "Yes, the bed is blue."
    assert room.plan(Check(the("bed"), RED)).reply == "No, the bed is blue."
    assert room.plan(Check(the("apple"), at("on", "bed"))).reply == "Yes, the apple is on the bed."
    assert room.plan(Check(the("apple"), at("on", "table"))).reply == "No, the apple is on the bed."
    assert room.plan(Check(the("lamp"), Attribute("on", "state"))).reply == "No, the lamp is not on."


def test_listing(room: Home) -> None:
    plan = room.plan(ListThings(Ref(Thing(), "bare", plural=True, where=(at("on", "table"),))))
    assert plan.reply == "There are 2 mugs, a plate and 2 forks on the table."
    on_lamp = ListThings(Ref(Thing(), "bare", plural=True, where=(at("on", "lamp"),)))
    assert room.plan(on_lamp).reply == "There is nothing on the lamp."


def test_what_is_in_view(room: Home) -> None:
    plan = room.plan(ListThings(Ref(Thing(), "bare", plural=True)))
    assert "table" in plan.reply
    assert plan.reply.endswith("in view.")
    assert "bed" not in plan.targets
    room.viewer = Viewer((1.0, 1.6, 3.9), (0.0, 0.0, 1.0))
    assert room.plan(ListThings(Ref(Thing(), "all", plural=True))).reply == "There is nothing in view."


def test_describing(room: Home) -> None:
    assert room.plan(Describe(the("bed"), "color")).reply == "The bed is blue."
    assert room.plan(Describe(the("bed"), "size")).reply == "The bed is 1.6 m wide, 50 cm high and 2 m deep."
    assert room.plan(Describe(the("table"), "contents")).reply == "On the table there are 2 mugs, a plate and 2 forks."
    told = room.plan(Describe(the("lamp"), "all")).reply
    assert "in the bedroom" in told
    assert "It is off." in told
    assert "I don't know" in room.plan(Describe(the("lamp"), "weight")).reply
    room.dialogue = room.dialogue.mention(("thing",))
    assert room.plan(Describe(Ref(Pronoun("it")), "kind")).reply.startswith("I don't know what that is: a green thing")


def test_measuring(room: Home) -> None:
    assert room.plan(Measured("height", the("lamp"))).reply == "The lamp is 1.5 m high."
    assert room.plan(Measured("distance", the("bed"), the("lamp"))).reply.startswith("The bed and the lamp are ")
    gap = room.plan(Measured("gap", the("table"), the("counter"))).reply
    assert gap == "The gap between the table and the counter is 95 cm."
    assert room.plan(Measured("distance", the("bed"))).reply.endswith("from you.")


def test_comparing(room: Home) -> None:
    plan = room.plan(Compare(Several((the("lamp"), the("fridge"))), measure="height"))
    assert plan.reply == "The fridge is taller: the fridge is 1.8 m high and the lamp is 1.5 m high."
    assert "is blue, the lamp white" in room.plan(Compare(the("bed"), the("lamp"))).reply
    with pytest.raises(Refused, match="two things"):
        room.plan(Compare(the("lamp"), measure="height"))


def test_mention_lights_and_becomes_the_topic(room: Home) -> None:
    room.do(Mention(Ref(Noun("apple"), "a", where=(at("on", "bed"),))))
    assert room.dialogue.focus[0] == ("apple",)
    assert room.scene.highlight == ("apple",)


def test_an_unresolved_thing_is_never_widened(room: Home) -> None:
    for command in (Describe(the("piano")), Measured("height", the("piano")), Mention(the("piano"))):
        with pytest.raises(Unresolved) as error:
            room.plan(command)
        assert isinstance(error.value.grounding, NotFound)


def test_what_changed_tells_the_difference(room: Home) -> None:
    from assistant.language.program import Recolor, SetState

    assert room.plan(WhatChanged()).reply == "Nothing has changed yet."
    room.do(Recolor(the("bed"), "dark green"))
    room.do(SetState(the("lamp"), "on"))
    told = room.plan(WhatChanged()).reply
    assert told == "The bed is green now. The lamp is on now."
    assert room.plan(WhatChanged(1)).reply == "The lamp is on now."


def test_why_tells_what_spoke_for_it(room: Home) -> None:
    from dataclasses import replace

    from assistant.grounding.outcome import Reason

    assert room.plan(Why()).outcome == "answered"
    rows = (
        CandidateRow("mug-red", "mug", 0.9, (Reason("label", 1.0, "exact"), Reason("color", 0.95, ""))),
        CandidateRow("mug-blue", "mug", 0.1, (Reason("label", 1.0, "exact"), Reason("color", 0.1, ""))),
    )
    room.dialogue = replace(room.dialogue, candidates=rows)
    told = room.plan(Why()).reply
    assert told.startswith("The red mug fits best, 90 % because of its kind (exact) and its colour.")
    other = room.plan(Why(the("mug", Attribute("blue", "color")), negated=True)).reply
    assert other.startswith("The blue mug fits less well, 10 % because of its colour.")


def test_being_civil_and_helpful(room: Home) -> None:
    assert room.plan(Greet("thanks")).reply == "You're welcome."
    assert "Put the remote on the sofa" in room.plan(Help()).reply
    assert "Paint" in room.plan(Help("colours")).reply
    assert room.plan(Help("xylophones")).reply.startswith("I have no help on")
    with pytest.raises(Refused, match="I can't make you a coffee"):
        room.plan(Unsupported("make", "me a coffee"))


def test_questions_change_nothing_but_the_light(room: Home) -> None:
    for command in (Find(the("bed")), Count(all_the("chair")), ListThings(all_the("mug")), Exists(the("lamp"))):
        assert all(isinstance(op, SetHighlight) for op in room.plan(command).ops)
