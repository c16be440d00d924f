"""The format: every key has an example that is read, every check both holds and fails, and the schema says the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from assistant.scenetest.checks import JUDGES
from assistant.scenetest.disturb import KINDS
from assistant.scenetest.format import ACTS, AIMS, CHECKS, SHARED
from assistant.scenetest.reader import read_cases
from assistant.scenetest.schema import FILE, schema, text
from tests.assistant.rooms import ROOM
from tests.assistant.scenetest.helpers import cases_of, file_of, played

# For each check: a turn after which it holds, and one after which it does not.
HOLDS_AND_NOT: dict[str, tuple[str, str]] = {
    "expect": ("{say: put the red mug on the bookshelf, expect: the red mug is on the bookshelf}",
               "{say: put the red mug on the bookshelf, expect: the red mug is on the desk}"),
    "moved": ("{say: put the red mug on the bookshelf, moved: the red mug}",
              "{say: put the red mug on the bookshelf, moved: [mug-red, mug-blue]}"),
    "only_changed": ("{say: paint the sofa blue, only_changed: sofa}",
                     "{say: paint the sofa blue, only_changed: [sofa, lamp]}"),
    "unchanged": ("{say: delete the giraffe, unchanged: true}", "{say: paint the sofa blue, unchanged: [sofa, lamp]}"),
    "selected": ("{say: select the red mug, selected: mug-red}",
                 "{say: select the red mug, selected: [mug-red, lamp]}"),
    "highlighted": ("{say: highlight the lamp, highlighted: the lamp}",
                    "{say: highlight the lamp, highlighted: nothing}"),
    "labelled": ("{say: that lamp is a torch, labelled: {lamp: torch}}", "{say: undo, labelled: {lamp: torch}}"),
    "state": ("{say: turn on the lamp, state: {lamp: {on: true}}}",
              "{say: turn off the lamp, state: {lamp: {on: true}}}"),
    "added": ("{say: duplicate the lamp, added: lamp}", "{say: duplicate the lamp, added: 2}"),
    "removed": ("{say: select the sofa, removed: nothing}", "{say: select the sofa, removed: sofa}"),
    "reply": ("{say: paint the sofa blue, reply: /blue/}", "{say: paint the sofa blue, reply: It is blue.}"),
    "asks": ("{say: paint the mug green, asks: /red one or the blue/}", "{say: paint the mug green, asks: false}"),
    "outcome": ("{say: paint the mug green, outcome: [ambiguous, done]}", "{say: paint the mug green, outcome: done}"),
    "program": ("{say: please hide the lamp, program: 'hide( the(lamp) )'}",
                "{say: hide the lamp, program: show(the(lamp))}"),
    "understood": ("{say: conceal the lamp, understood: hide the lamp}", "{say: hide the lamp, understood: /Show/}"),
    "heard": ("{say: hide the lamp, heard: Hide the lamp}", "{say: hide the lamp, heard: /lump/}"),
    "targets": ("{say: paint the mug green, targets: [mug-red, mug-blue]}", "{say: hide the lamp, targets: sofa}"),
    "stands_in": ("{viewer: door, stands_in: kitchen}", "{viewer: {position: [9, 1.6, 9]}, stands_in: kitchen}"),
    "faces": ("{look_at: sofa, faces: the sofa}", "{look_at: sofa, faces: the bookshelf}"),
    "visible_from": ("{visible_from: {from: door, sees: [lamp, desk]}}", "{visible_from: {from: door, hides: lamp}}"),
    "undone": ("{say: paint the sofa blue, undone: exactly}", "{say: hello, undone: exactly}"),
    "took_less_than": ("{say: undo, took_less_than: 60}",
                       "{say: undo, took_less_than: {seconds: 0.000001, strict: true}}"),
}
DRAWN = {"picture"}
"""Judged where there is OpenGL: `test_pictures.py`."""


def test_every_check_has_a_judge_and_an_example_here() -> None:
    assert set(CHECKS) == set(JUDGES) == set(HOLDS_AND_NOT) | DRAWN


@pytest.mark.parametrize("kind", HOLDS_AND_NOT)
def test_a_check_holds_and_fails(kind: str, tmp_path: Path) -> None:
    turns = zip(("good", "bad"), HOLDS_AND_NOT[kind], strict=True)
    tests = "".join(f"  - name: {name}\n    turns: [{turn}]\n" for name, turn in turns)
    good, bad = played(tmp_path, "tests:\n" + tests)
    assert good.status == "passed", good.reason
    assert bad.status == "failed"
    failed = bad.failures[0][1]
    assert failed.kind == kind
    assert failed.message
    assert bad.reason.startswith(f"{kind}: ")
    assert failed.line == 5 + 1


def test_the_schema_in_the_package_is_the_one_of_the_tables() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "python -m assistant.scenetest.schema"
    jsonschema.Draft202012Validator.check_schema(schema())


def _valid(row: Any) -> list[str]:
    return [e.message for e in jsonschema.Draft202012Validator(schema()).iter_errors(row)]


ALL = {**ACTS, **AIMS, **CHECKS}


@pytest.mark.parametrize("key", ALL)
def test_the_example_of_a_key_is_read_and_fits_the_schema(key: str, tmp_path: Path) -> None:
    turn = yaml.safe_load(ALL[key].example)
    if key == "point_at":
        turn["say"] = "put that there"
    row = {"scene": ROOM, "tests": [{"name": "one", "turns": [turn]}]}
    path = file_of(tmp_path, json.dumps(row))
    (case,) = read_cases(path)
    assert case.turns[0].expectations or case.turns[0].kind in (*ACTS, *AIMS)
    assert _valid(row) == []


@pytest.mark.parametrize("key", [k for k in SHARED if k not in ("scene", "use")])
def test_the_example_of_a_shared_key_is_read_and_fits_the_schema(key: str, tmp_path: Path) -> None:
    row = {"scene": ROOM, "tests": [{"name": "one", "turns": ["undo"], **yaml.safe_load(SHARED[key].example)}]}
    assert read_cases(file_of(tmp_path, json.dumps(row)))
    assert _valid(row) == []


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    assert _valid({"tests": []})
    assert _valid({"scene": "x", "tests": [{"say": "x", "expects": "y"}]})
    assert _valid({"scene": "x", "tests": [{"say": "x", "outcome": "ok"}]})
    assert _valid({"scene": "x", "tests": [{"say": "x", "perturb": {"wind": [1]}}]})


def test_words_that_yaml_takes_for_flags_stay_words(tmp_path: Path) -> None:
    cases = cases_of(tmp_path, """
        tests:
          - {name: a, turns: [yes, {say: no}, {key: yes}, {say: 1}]}
    """)
    assert [(t.kind, t.text) for t in cases[0].turns] == [("say", "yes"), ("say", "no"), ("key", "yes"), ("say", "1")]


def test_parameters_phrasings_and_levels_become_tests(tmp_path: Path) -> None:
    cases = cases_of(tmp_path, """
        with: {colour: blue}
        tags: all-of-them
        fixtures:
          tidy: [{say: "paint the desk {colour}"}]
        tests:
          - name: paint {thing}
            with: {thing: [sofa, lamp], how: quickly}
            use: tidy
            say: "paint the {thing} {colour} {how}"
            phrasings: ["colour the {thing} {colour}"]
            tags: [own]
          - name: pairs
            with: [{a: sofa, b: lamp}, {a: lamp, b: desk}]
            say: put the {a} on the {b}
            perturb: {word_dropout: [0.1, 0.2]}
    """)
    assert [c.name for c in cases] == [
        "paint sofa [thing=sofa]", "paint sofa [thing=sofa, colour the sofa blue]",
        "paint lamp [thing=lamp]", "paint lamp [thing=lamp, colour the lamp blue]",
        "pairs [a=sofa, b=lamp]", "pairs [a=sofa, b=lamp, word_dropout=0.1]",
        "pairs [a=sofa, b=lamp, word_dropout=0.2]",
        "pairs [a=lamp, b=desk]", "pairs [a=lamp, b=desk, word_dropout=0.1]",
        "pairs [a=lamp, b=desk, word_dropout=0.2]",
    ]
    assert [t.text for t in cases[1].turns] == ["paint the desk blue", "colour the sofa blue"]
    assert cases[0].turns[1].text == "paint the sofa blue quickly"
    assert cases[0].tags == ("all_of_them", "own")
    assert cases[5].disturbed is not None
    assert cases[5].disturbed.kind in KINDS


def test_an_included_file_gives_scene_fixtures_values_and_tags(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    common = {"scene": ROOM, "with": {"what": "lamp"}, "tags": "shared",
              "fixtures": {"dark": [{"say": "turn off the {what}"}]}}
    (tmp_path / "shared" / "common.yaml").write_text(json.dumps(common))
    path = file_of(tmp_path, "include: shared/common.yaml\ntests:\n  - {use: dark, say: 'turn on the {what}'}\n")
    (case,) = read_cases(path)
    assert case.scene.name == "inline"
    assert case.tags == ("shared",)
    assert [t.text for t in case.turns] == ["turn off the lamp", "turn on the lamp"]
