"""A first test for a scene: each turn is tried out in the scene, and only what works is written down."""

from __future__ import annotations

import json
import os
from pathlib import Path

from assistant.phrasing import the
from assistant.scenes import SUFFIX as SCENE_SUFFIX
from assistant.scenes import demo_scene_names, scene_file
from assistant.scenetest.format import SUFFIX
from assistant.scenetest.services import Services
from assistant.scenetest.stage import Stage, word_aims
from assistant.scenetest.statements import Unclear, judge
from scene.errors import UsageError
from scene.files import open_scene
from scene.files.atomic import write_atomically
from scene.objects import Scene

HEAD = """# A scene test. Run it with `deixis test {file}` or with pytest.
# What else it can say: docs/testing-a-spatial-assistant.md, and `deixis test --help`.
scene: {scene}

tests:
"""


def write_first_test(scene: str, out: Path | None, *, force: bool = False) -> Path:
    """Write a test file for a scene and return its path."""
    source = scene_file(scene)
    named = scene in demo_scene_names() and not Path(scene).exists()
    stem = source.name.removesuffix(SCENE_SUFFIX).split(".")[0]
    path = out or Path(f"{stem}{SUFFIX}")
    if not path.name.endswith(SUFFIX):
        raise UsageError(f"--out is {str(path)!r}: expected a name that ends in {SUFFIX}")
    if path.exists() and not force:
        raise UsageError(f"{str(path)!r} is there already: give another name with --out, or --force to write over it")
    where = scene if named else os.path.relpath(source.resolve(), path.resolve().parent)
    write_atomically(path, first_test(open_scene(source), where, path.name).encode())
    return path


def first_test(scene: Scene, where: str, file: str) -> str:
    """The text of a first test."""
    blocks = [block for block in (_question(scene), _move(scene), _pointing(scene), _missing(scene)) if block]
    return HEAD.format(scene=_quoted(where), file=file) + "\n".join(blocks)


def _stage(scene: Scene) -> Stage:
    return Stage(scene, Services())


def _things(scene: Scene) -> list[str]:
    """What can be moved, the graspable first."""
    ids = [o.id for o in scene if not o.fixed and o.label and o.visible]
    return sorted(ids, key=lambda i: ("graspable" not in scene[i].tags, list(scene.objects).index(i)))


def _move(scene: Scene) -> str:
    """A thing put on a support, the first pair that works."""
    supports = [o.id for o in scene if "support" in o.tags and not o.fixed and o.label]
    for thing in _things(scene)[:8]:
        for support in supports:
            stage = _stage(scene)
            text = f"put {the(scene, thing)} on {the(scene, support)}"
            statement = f"{the(scene, thing, where=False)} is on {the(scene, support, where=False)}"
            if support == thing or scene[thing].parent == support:
                continue
            reply = stage.say(text).reply
            if reply is None or reply.outcome != "done" or reply.targets != (thing,):
                continue
            try:
                if not judge(statement, stage.where).passed:
                    continue
            except Unclear:
                continue
            lines = (f"  - say: {_quoted(text)}", f"    expect: {_quoted(statement)}", f"    moved: {_quoted(thing)}",
                     "    undone: exactly")
            return "\n".join(lines) + "\n"
    return ""


def _question(scene: Scene) -> str:
    for thing in _things(scene)[:8]:
        text = f"where is {the(scene, thing)}"
        reply = _stage(scene).say(text).reply
        if reply is not None and reply.outcome == "answered" and reply.targets == (thing,):
            return f"  - say: {_quoted(text)}\n    outcome: answered\n    targets: {_quoted(thing)}\n"
    return ""


def _pointing(scene: Scene) -> str:
    for thing in _things(scene)[:12]:
        stage = _stage(scene)
        try:
            reply = stage.say("select that", word_aims("select that", {"that": thing})).reply
        except Unclear:
            continue
        if reply is not None and reply.outcome == "done" and stage.state.scene.selection == (thing,):
            lines = ("  - name: a hand points", "    turns:", "      - say: select *that*",
                     f"        point_at: {_quoted(thing)}", f"        selected: {_quoted(thing)}", "      - key: undo",
                     "        selected: nothing")
            return "\n".join(lines) + "\n"
    return ""


def _missing(scene: Scene) -> str:
    for absent in ("giraffe", "submarine", "trombone"):
        if any(o.label == absent for o in scene):
            continue
        if (reply := _stage(scene).say(f"delete the {absent}").reply) and reply.outcome == "not_found":
            lines = ("  - name: what is not there is not made up", f"    say: delete the {absent}",
                     "    outcome: not_found", "    unchanged: true")
            return "\n".join(lines) + "\n"
    return ""


def _quoted(text: str) -> str:
    """A text as a YAML scalar: bare where that reads the same."""
    bare = text and all(c.isalnum() or c in " _./-" for c in text) and text[0].isalpha()
    return text if bare else json.dumps(text, ensure_ascii=False)
