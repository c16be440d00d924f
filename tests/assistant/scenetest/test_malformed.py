"""What is wrong with a file is said in one sentence, with its place, the line itself and what was expected."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.scenetest.errors import ScenetestError
from assistant.scenetest.reader import read_cases
from tests.assistant.rooms import ROOM

SCENE = f"scene: {json.dumps(ROOM)}\n"
T = SCENE + "tests:\n"

# what is wrong; the file; the line and the column; a part of the sentence
BROKEN: list[tuple[str, str, int, int, str]] = [
    ("an empty file", "", 1, 1, "the file is empty"),
    ("only comments", "# nothing here\n", 1, 1, "the file is empty"),
    ("a list", "- say: hello\n", 1, 1, "the file is a list of 1: expected a mapping"),
    ("a text", "hello\n", 1, 1, "the file is 'hello': expected a mapping"),
    ("an open quote", T + "  - say: \"put\n", 3, 10, "never closed"),
    ("an open bracket", T + "  - say: put\n    selected: [a, b\n", 4, 15, "never closed"),
    ("a tab", T + "\t- say: put\n", 3, 1, "this is no YAML"),
    ("a colon in a text", T + "  - say: put: that\n", 3, 13, "put the text in quotes"),
    ("two documents", T + "  - say: put\n---\nscene: x\n", 4, 1, "a second document begins here"),
    ("a tag", T + "  - say: !!python/name:os.system x\n", 3, 10, "is a tag"),
    ("an unknown key of the file", T + "  - say: put\nviewr: door\n", 4, 1, "did you mean 'viewer'?"),
    ("no tests", SCENE, 1, 1, "the file has no 'tests'"),
    ("tests that are no list", SCENE + "tests: all\n", 2, 8, "'tests' is 'all': expected a list of tests"),
    ("an empty list of tests", SCENE + "tests: []\n", 2, 8, "'tests' is an empty list"),
    ("a key twice", T + "  - say: put\n    say: take\n", 4, 5, "'say' is written twice"),
    ("a test that is a text", T + "  - put the mug on the desk\n", 3, 5, "expected a mapping with name and turns"),
    ("an unknown key of a test", T + "  - say: put\n    expects: x\n", 4, 5, "did you mean 'expect'?"),
    ("a test that does nothing", T + "  - name: idle\n", 3, 5, "test 1 has no 'turns'"),
    ("turns and a turn's key", T + "  - name: x\n    turns: [put]\n    outcome: done\n", 5, 5, "has both 'turns'"),
    ("turns that are no list", T + "  - name: x\n    turns: put\n", 4, 12, "expected a list of turns"),
    ("an unknown key of a turn", T + "  - name: x\n    turns:\n      - say: put\n        moves: a\n", 6, 9, "'moved'"),
    ("a turn with two acts", T + "  - name: x\n    turns:\n      - {say: a, click: b}\n", 5, 18, "does two things"),
    ("an empty turn", T + "  - name: x\n    turns:\n      - {}\n", 5, 9, "turn 1 does nothing"),
    ("no name where there are no words", T + "  - name: a\n    say: x\n  - click: lamp\n", 5, 5, "has no 'name'"),
    ("two tests of one name", T + "  - say: undo\n  - say: undo\n", 4, 5, "two tests have the name 'undo'"),
    ("no scene", "tests:\n  - say: undo\n", 2, 5, "test 1 has no 'scene'"),
    ("a scene that there is not", "scene: living_rom\ntests:\n  - say: x\n", 1, 8, "did you mean 'living_room'?"),
    ("a scene that is a list", "scene: [a]\ntests:\n  - say: x\n", 1, 8, "'scene' is a list of 1"),
    ("an inline scene that is wrong", "scene: {objects: [{id: a}]}\ntests:\n  - say: x\n", 1, 8,
     "the scene cannot be made: objects[0] needs"),
    ("an inline scene with a wrong number", "scene: {objects: [{id: a, size: [1, 1, x], center: [0, 0, 0]}]}\n"
     "tests:\n  - say: x\n", 1, 8, "objects[0].size"),
    ("a viewer without a place", T + "  - say: x\n    viewer: {}\n", 4, 13, "expected a viewpoint, or a mapping"),
    ("a viewer's position of two numbers", T + "  - say: x\n    viewer: {position: [1, 2]}\n", 4, 24, "three numbers"),
    ("a viewer with an unknown key", T + "  - say: x\n    viewer: {at: [1, 2, 3]}\n", 4, 14, "unknown key 'at'"),
    ("a position that is not finite", T + "  - say: x\n    viewer: {position: [1, .nan, 2]}\n", 4, 28, "three numbers"),
    ("nothing said", T + "  - say:\n", 3, 9, "'say' is empty: expected a text"),
    ("a list said", T + "  - say: [a, b]\n", 3, 10, "'say' is a list of 2: expected a text"),
    ("a key that there is not", T + "  - name: x\n    key: F5\n", 4, 10, "expected one of undo, redo"),
    ("a negative wait", T + "  - name: x\n    wait: -1\n", 4, 11, "expected seconds, 0 or more"),
    ("a wait in words", T + "  - name: x\n    wait: a while\n", 4, 11, "'a while': expected seconds"),
    ("a click on nothing said", T + "  - name: x\n    click: {add: true}\n", 4, 12, "has no 'on'"),
    ("a star without a gesture", T + "  - say: hide *that*\n", 3, 10, "points nowhere"),
    ("too few things for the stars", T + "  - say: put *that* *there*\n    point_at: [lamp]\n",
     4, 15, "1 things for 2 words"),
    ("one thing for two stars", T + "  - say: put *that* *there*\n    point_at: lamp\n",
     4, 15, "one thing for 2 words"),
    ("a gesture on a word not said", T + "  - say: hide that\n    point_at: {this: lamp}\n",
     4, 16, "names the word 'this'"),
    ("gestures that go back in time",
     T + "  - say: hide that\n    point_at: [{at: 1, to: lamp}, {at: 0.5, to: sofa}]\n",
     4, 40, "goes back in time"),
    ("a gesture without a thing", T + "  - say: hide that\n    point_at: [{at: 1}]\n", 4, 16, "has no 'to'"),
    ("a gesture at a time in silence", T + "  - name: x\n    point_at: [{at: 1, to: lamp}]\n", 3, 5, "says nothing"),
    ("an unknown outcome", T + "  - say: x\n    outcome: ok\n", 4, 14, "expected one of done, answered"),
    ("a pattern that is none", T + "  - say: x\n    reply: /(/\n", 4, 12, "no regular expression"),
    ("a similarity above 1", T + "  - say: x\n    reply: {means: y, at_least: 2}\n", 4, 33, "a similarity from 0 to 1"),
    ("moved, but nothing", T + "  - say: x\n    moved: nothing\n", 4, 12, "at least one object"),
    ("an expectation that is empty", T + "  - say: x\n    expect: []\n", 4, 13, "expected one or more"),
    ("labels that are no mapping", T + "  - say: x\n    labelled: lamp\n", 4, 15, "a mapping of objects to labels"),
    ("states that are no mapping", T + "  - say: x\n    state: {lamp: on}\n", 4, 19, "a mapping of states to values"),
    ("undone otherwise", T + "  - say: x\n    undone: nearly\n", 4, 13, "expected one of exactly"),
    ("a limit of nothing", T + "  - say: x\n    took_less_than: 0\n", 4, 21, "a number of seconds above 0"),
    ("seen from nowhere", T + "  - say: x\n    visible_from: {sees: lamp}\n", 4, 19, "has no 'from'"),
    ("nothing to be seen", T + "  - say: x\n    visible_from: {from: door}\n", 4, 19, "expected 'sees' or 'hides'"),
    ("a picture in another folder", T + "  - say: x\n    picture: ../../x\n", 4, 14, "a name of letters"),
    ("a picture without a size", T + "  - say: x\n    picture: {name: a, size: 3}\n", 4, 30, "two whole numbers"),
    ("a skip without a reason", T + "  - say: x\n    skip: true\n", 4, 11, "expected the reason"),
    ("a tag of two words", T + "  - say: x\n    tags: [two words]\n", 4, 12, "no single word"),
    ("a parameter without a value", T + "  - say: hide {thing}\n", 3, 10, "{thing} has no value in 'with'"),
    ("a parameter misspelt", T + "  - say: hide {thng}\n    with: {thing: x}\n", 3, 10, "did you mean {thing}?"),
    ("a text that begins with a brace", T + "  - say: {thing} is hidden\n", 3, 18, "this is no YAML"),
    ("a parameter that is a mapping", T + "  - say: x\n    with: {a: {b: c}}\n", 4, 15, "the value of 'a'"),
    ("phrasings without words", T + "  - name: x\n    click: lamp\n    phrasings: [a]\n",
     5, 5, "has 'phrasings' but says"),
    ("phrasings that are no list", T + "  - say: x\n    phrasings: a\n", 4, 16, "a list of other ways"),
    ("a fixture that there is not", T + "  - say: x\n    use: tidy\n", 4, 10, "there is no fixture 'tidy'"),
    ("a file to include that is not there", SCENE + "include: no.yaml\ntests:\n  - say: x\n",
     2, 10, "there is no file"),
    ("a disturbance that there is not", T + "  - say: x\n    perturb: {wind: [1]}\n", 4, 15, "unknown key 'wind'"),
    ("a disturbance that disturbs nothing", T + "  - say: x\n    perturb: {noise_snr_db: [1]}\n",
     4, 29, "disturbs nothing"),
    ("a level out of range", T + "  - say: x\n    perturb: {word_dropout: [2]}\n", 4, 30, "a number from 0 to 1"),
    ("a level twice", T + "  - say: x\n    perturb: {word_dropout: [0, 0]}\n", 4, 29, "a level twice"),
    ("shares that do not fit the levels", T + "  - say: x\n    perturb:\n      word_dropout: {levels: [0, 0.1, 0.2],"
     " at_least: [1, 1]}\n", 5, 55, "2 shares for 3 levels"),
    ("a model that there is not", T + "  - say: x\n    uses: gpt\n", 4, 11, "expected one of words"),
    ("a flag that is none", T + "  - say: x\n    without_asking: perhaps\n", 4, 21, "true or false"),
    ("a seed that is no number", T + "  - say: x\n    seed: 1.5\n", 4, 11, "a whole number"),
    ("a key that is a list", T + "  - ? [a, b]\n    : c\n", 3, 7, "a key is a list or a mapping"),
    ("nested without end", T + "  - say: x\n    with: " + "[" * 30 + "]" * 30 + "\n", 4, 33, "nested too deeply"),
]


def test_there_are_forty_kinds_or_more() -> None:
    assert len({kind for kind, *_ in BROKEN}) == len(BROKEN) >= 40


@pytest.mark.parametrize(("text", "line", "column", "sentence"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_the_error_tells_the_place_and_what_was_expected(tmp_path: Path, text: str, line: int, column: int,
                                                         sentence: str) -> None:
    path = tmp_path / "broken.scenetest.yaml"
    path.write_text(text)
    with pytest.raises(ScenetestError) as caught:
        read_cases(path)
    error = caught.value
    assert sentence in error.sentence, error.sentence
    assert (error.line, error.column) == (line, column), str(error)
    first, *rest = str(error).splitlines()
    assert first == f"{path}:{line}:{column}: {error.sentence}"
    assert "\n" not in error.sentence
    lines = text.splitlines()
    if lines and line <= len(lines) and lines[line - 1].strip():
        shown, mark = rest[0][4:], rest[1].index("^") - 4
        assert re.fullmatch(r" +\^", rest[1])
        assert shown in lines[line - 1]
        assert shown[mark:] == lines[line - 1][column - 1 :][: len(shown) - mark]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "broken.scenetest.yaml"
    path.write_bytes(b"tests:\n  - say: caf\xe9\n")
    with pytest.raises(ScenetestError, match=r":2:1: byte 19 is not UTF-8"):
        read_cases(path)


def test_a_control_character(tmp_path: Path) -> None:
    path = tmp_path / "broken.scenetest.yaml"
    path.write_text("tests:\n  - say: a\x00b\n")
    with pytest.raises(ScenetestError, match=":2:"):
        read_cases(path)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ScenetestError, match="No such file"):
        read_cases(tmp_path / "none.scenetest.yaml")


def test_anchors_that_multiply_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.scenetest.yaml"
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 8)]
    path.write_text("\n".join(rows) + "\ntests: [say]\n")
    with pytest.raises(ScenetestError, match="more than 100000 values"):
        read_cases(path)


def test_an_include_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("include: b.yaml\n")
    (tmp_path / "b.yaml").write_text("include: a.yaml\n")
    path = tmp_path / "c.scenetest.yaml"
    path.write_text("include: a.yaml\ntests:\n  - say: x\n")
    with pytest.raises(ScenetestError, match=r"b\.yaml:1:10: 'a\.yaml' includes itself"):
        read_cases(path)
