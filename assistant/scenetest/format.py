"""What a test file may hold: every key with its shape and its meaning. The reader, the schema and the docs share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from assistant.scenetest import shapes
from assistant.scenetest.nodes import Node
from assistant.scenetest.shapes import MATCH_SCHEMA, STANDING_SCHEMA, TARGET_SCHEMA, TEXT_SCHEMA, Shape
from assistant.turn import Outcome

SUFFIX = ".scenetest.yaml"
"""The ending of a test file."""

KEYS_TO_PRESS = ("undo", "redo", "yes", "no", "escape", *(str(n) for n in range(1, 10)))
"""What `key` takes: the keys of the window that speak to the assistant."""

MODELS = ("words", "translator", "translator-small", "hearing-better", "labeller")
"""What `uses` takes."""


@dataclass(frozen=True)
class Key:
    """One key of the format."""

    about: str
    """What it means, one line."""
    schema: Mapping[str, Any]
    """What it may hold, as a JSON schema."""
    example: str
    """The key with a value, as YAML."""


@dataclass(frozen=True)
class CheckKey(Key):
    """A key of what has to hold after a turn."""

    shape: Shape = Shape(lambda node, what: node, {})
    """How its value is read."""


def _check(about: str, example: str, shape: Shape) -> CheckKey:
    return CheckKey(about, shape.schema, example, shape)


def _texts(node: Node, what: str) -> tuple[str, ...]:
    return shapes.texts(node, what)


TEXTS_SCHEMA = {"oneOf": [TEXT_SCHEMA, {"type": "array", "items": TEXT_SCHEMA, "minItems": 1}]}
THINGS_SCHEMA = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
AIMS_SCHEMA = {
    "oneOf": [
        TARGET_SCHEMA,
        {"type": "array", "items": TARGET_SCHEMA, "minItems": 1},
        {"type": "object", "additionalProperties": TARGET_SCHEMA, "minProperties": 1},
        {
            "type": "array", "minItems": 1,
            "items": {
                "type": "object", "required": ["at", "to"], "additionalProperties": False,
                "properties": {"at": {"type": "number", "minimum": 0}, "to": TARGET_SCHEMA},
            },
        },
    ]
}
STATEMENTS = Shape(_texts, TEXTS_SCHEMA)
THINGS = Shape(shapes.things, THINGS_SCHEMA)
WORDS = Shape(shapes.words_or_pattern, {"type": "string"})

CHECKS: dict[str, CheckKey] = {
    "expect": _check("What is then true, in the words that one would say.", "expect: the red mug is on the desk",
                     STATEMENTS),
    "moved": _check("What stands or turns elsewhere than before, carried or by itself.", "moved: the red mug",
                    Shape(shapes.some_things, THINGS_SCHEMA)),
    "only_changed": _check("All that differs from before, and nothing else; `nothing` for no change.",
                           "only_changed: [mug_red]", THINGS),
    "unchanged": _check("What is as it was; `true` for the whole scene, to the byte.", "unchanged: true",
                        Shape(shapes.all_or_things, {"oneOf": [{"const": True}, *THINGS_SCHEMA["oneOf"]]})),
    "selected": _check("All that is selected; `nothing` for none.", "selected: both armchairs", THINGS),
    "highlighted": _check("All that is lit; `nothing` for none.", "highlighted: clock", THINGS),
    "labelled": _check("What things are then called.", "labelled: {ball_red: balloon}",
                       Shape(shapes.labels, {"type": "object", "additionalProperties": {"type": "string"},
                                             "minProperties": 1})),
    "state": _check("States that things are in.", "state: {tv: {on: true}}",
                    Shape(shapes.states, {"type": "object", "minProperties": 1,
                                          "additionalProperties": {"type": "object", "minProperties": 1}})),
    "added": _check("What came into the scene: how many things, or their labels.", "added: globe",
                    Shape(shapes.count_or_labels, {
                        "oneOf": [{"type": "integer", "minimum": 0}, {"type": "string"},
                                  {"type": "array", "items": {"type": "string"}, "minItems": 1}]})),
    "removed": _check("What left the scene; `nothing` for none.", "removed: beer", THINGS),
    "reply": _check("The answer: its very words, a /pattern/, or what it means.", "reply: /on the desk/",
                    Shape(shapes.match, MATCH_SCHEMA)),
    "asks": _check("The question asked back: `true`, `false`, its words or a /pattern/.", "asks: true",
                   Shape(shapes.question, {"type": ["string", "boolean"]})),
    "outcome": _check("How the turn ended; a list where any of several will do.", "outcome: done",
                      shapes.some_of(*get_args(Outcome))),
    "program": _check("The program understood, in its notation or as a /pattern/.",
                      "program: delete(the(beer))", WORDS),
    "understood": _check("What was understood, said back in English; or a /pattern/.",
                         "understood: Delete the beer", WORDS),
    "heard": _check("The words that reached the assistant, or a /pattern/.", "heard: /red mug/", WORDS),
    "targets": _check("The things that it was about; of a question, all that may have been meant.",
                      "targets: [mug_red, mug_blue]", THINGS),
    "stands_in": _check("The room that the person then stands in.", "stands_in: kitchen",
                        Shape(shapes.text, {"type": "string"})),
    "faces": _check("What the person then looks at, within 15 degrees.", "faces: the sofa",
                    Shape(shapes.target, TARGET_SCHEMA)),
    "visible_from": _check("What can be seen from a place, and what is hidden.",
                           "visible_from: {from: door, sees: mug_red}",
                           Shape(shapes.seen, {
                               "type": "object", "required": ["from"], "additionalProperties": False,
                               "properties": {"from": STANDING_SCHEMA, "sees": THINGS_SCHEMA,
                                              "hides": THINGS_SCHEMA}})),
    "picture": _check("A picture to compare with, `pictures/NAME.png` beside the file.", "picture: desk-after",
                      Shape(shapes.golden, {"oneOf": [{"type": "string"}, {
                          "type": "object", "required": ["name"], "additionalProperties": False,
                          "properties": {
                              "name": {"type": "string"}, "viewer": STANDING_SCHEMA,
                              "size": {"type": "array", "items": {"type": "integer", "minimum": 16, "maximum": 2048},
                                       "minItems": 2, "maxItems": 2},
                              "show": TEXTS_SCHEMA,
                              "tolerance": {"type": "integer", "minimum": 0, "maximum": 255}}}]})),
    "undone": _check("`exactly`: an undo would bring back the scene before the turn, to the byte.", "undone: exactly",
                     shapes.one_of("exactly")),
    "took_less_than": _check("Seconds that the turn may take: reported, and a rule only where `strict` is true.",
                             "took_less_than: {seconds: 0.5, strict: true}",
                             Shape(shapes.limit, {"oneOf": [{"type": "number", "exclusiveMinimum": 0}, {
                                 "type": "object", "required": ["seconds"], "additionalProperties": False,
                                 "properties": {"seconds": {"type": "number", "exclusiveMinimum": 0},
                                                "strict": {"type": "boolean"}}}]})),
}
"""What may have to hold after a turn."""

ACTS: dict[str, Key] = {
    "say": Key("A typed sentence. A *word* in stars is one on which the hand points.", TEXT_SCHEMA,
               "say: put the red mug on the desk"),
    "speak": Key("The same said aloud by the voice and then really heard.", TEXT_SCHEMA, "speak: hide the lamp"),
    "hear": Key("A recording, beside this file.", {"type": "string"}, "hear: command.wav"),
    "click": Key("A click on a thing; with `add` it joins the selection.",
                 {"oneOf": [TARGET_SCHEMA, {"type": "object", "required": ["on"], "additionalProperties": False,
                                            "properties": {"on": TARGET_SCHEMA, "add": {"type": "boolean"}}}]},
                 "click: mug_red"),
    "key": Key("A key that speaks to the assistant.", {"enum": [*KEYS_TO_PRESS, *range(1, 10), True, False]},
               "key: undo"),
    "wait": Key("Seconds that pass.", {"type": "number", "minimum": 0, "maximum": 86400}, "wait: 2.5"),
    "viewer": Key("The person goes to a viewpoint, or to a position.", STANDING_SCHEMA,
                  "viewer: {position: [0, 1.6, 2], look_at: desk}"),
}
"""What the person may do in a turn: one of these, or only a look or a gesture."""

AIMS: dict[str, Key] = {
    "look_at": Key("Where the eyes go: a thing, one for each word, or with times.", AIMS_SCHEMA, "look_at: sofa"),
    "point_at": Key("Where the hand points: a thing, one for each *starred* word, by word, or with times.", AIMS_SCHEMA,
                    "point_at: {that: mug_red, there: desk}"),
}
"""What may go with an act, or be a turn by itself."""

PHRASINGS = Key("Other ways to say the same: a test each.", {"type": "array", "items": TEXT_SCHEMA, "minItems": 1},
                "phrasings: [move the red mug to the desk]")

TURN_KEYS = (*ACTS, *AIMS, "phrasings", *CHECKS)

SHARED: dict[str, Key] = {
    "scene": Key("A demo scene, a scene file, or a scene written here.", {"type": ["string", "object"]},
                 "scene: living_room"),
    "tags": Key("Words to choose tests by; pytest's markers.", TEXTS_SCHEMA, "tags: [deixis, slow]"),
    "with": Key("Values for {names} in texts; of a list, a test for each.",
                {"oneOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}, "minItems": 1}]},
                "with: {thing: [mug, globe]}"),
    "uses": Key("Models that the assistant may use besides.",
                {"oneOf": [{"enum": list(MODELS)}, {"type": "array", "items": {"enum": list(MODELS)}}]},
                "uses: words"),
    "labels": Key("What a scripted labeller says, by id: kinds with scores (and because), a kind alone, or unknown.",
                  {"type": "object", "minProperties": 1, "additionalProperties": {"oneOf": [
                      {"type": "string"},
                      {"type": "object", "properties": {"because": {"type": "string"}},
                       "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1}},
                  ]}}, "labels: {box_1: {stool: 0.6, chair: 0.3, because: it has no back}, box_2: vase}"),
    "without_asking": Key("Whether the assistant deletes and changes many things without asking first.",
                          {"type": "boolean"}, "without_asking: true"),
    "seed": Key("For whatever is random.", {"type": "integer", "minimum": 0}, "seed: 7"),
    "skip": Key("Why it is not played.", {"type": "string"}, "skip: no chairs in this room yet"),
    "use": Key("Fixtures to play first.", TEXTS_SCHEMA, "use: tidy room"),
}
"""What may stand in the file, for all its tests, and in a test."""

PERTURB = Key("Disturbances: levels of each, a test a level.", {"type": "object", "minProperties": 1},
              "perturb: {pointing_noise_deg: [0, 2, 5]}")

FILE_KEYS = ("about", "include", "fixtures", "viewer", *SHARED, "tests")
INCLUDED_KEYS = ("about", "include", "fixtures", "viewer", *SHARED)
TEST_KEYS = ("name", "about", "viewer", "xfail", "perturb", "turns", *SHARED)
INLINE_TURN_KEYS = tuple(k for k in TURN_KEYS if k not in TEST_KEYS)
"""Keys of a turn that may stand in a test itself, which then has that one turn."""
