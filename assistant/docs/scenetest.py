"""The reference of the scene test format, from the tables that its reader checks by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.scenetest.disturb import KINDS
from assistant.scenetest.format import ACTS, AIMS, CHECKS, FILE_KEYS, KEYS_TO_PRESS, PERTURB, PHRASINGS, SHARED, Key

PAGE = "scene-test-reference.md"

INTRO = """# What a scene test can say

`*.scenetest.yaml` is YAML. [Testing a spatial assistant](testing-a-spatial-assistant.md) shows it by example; this page
lists every key. Editors complete and check them with `assistant/scenetest/scenetest.schema.json`: put
`# yaml-language-server: $schema=PATH` into the first line.

A *thing* is an id (`mug_red`) or a description (`the red mug`), which the assistant's own English resolves. A *text*
that holds a colon, or begins with a brace or a star, stands in quotes.
"""


def render() -> str:
    """The page."""
    own = {
        "about": Key("What it is about, for people.", {}, "about: Things on the desk"),
        "include": Key("Files whose scene, viewer, fixtures, values and tags hold here too.", {},
                       "include: common.yaml"),
        "fixtures": Key("Named lists of turns.", {}, "fixtures: {tidy room: [put the keys on the cabinet]}"),
        "viewer": Key("Where the person is at the start: a viewpoint, or a position.", {}, "viewer: sofa"),
        "tests": Key("The tests.", {}, "tests: [{say: hide the lamp}]"),
    }
    test = {
        "name": Key("What it is called; without one, what is said.", {}, "name: the mug goes home"),
        "turns": Key("What the person does. A test of a single turn has that turn's keys itself.", {},
                     "turns: [hide the lamp, {key: undo}]"),
        "xfail": Key("Why it is expected to fail.", {}, "xfail: it cannot sing yet"),
        "perturb": PERTURB,
    }
    return "\n".join([
        INTRO, "## The file\n", *_table({k: own[k] for k in FILE_KEYS if k in own}), "",
        "## A test, or all tests of the file\n", *_table(SHARED), "",
        "## A test\n", *_table(test), "",
        "## A turn: what the person does\n", *_table({**ACTS, **AIMS, "phrasings": PHRASINGS}), "",
        f"`key` takes {', '.join(KEYS_TO_PRESS)}.\n",
        "## A turn: what must then hold\n", *_table(CHECKS), "",
        "## Disturbances\n",
        "Each level is a test of its own, played `trials` times (5) with other seeds. Its accuracy is reported; it "
        "fails only below `at_least`.\n", "```yaml", "perturb:", "  gaze_lag_s: [0.1, 0.3]",
        "  pointing_noise_deg: {levels: [0, 2, 5], trials: 20, at_least: [1, 1, 0.8]}", "```\n",
        "| key | levels | what it does |", "|---|---|---|",
        *(f"| `{name}` | {k.low:g} to {k.high:g} {k.unit} | {k.about} |" for name, k in KINDS.items()),
    ])


def _table(keys: Mapping[str, Key]) -> Iterable[str]:
    yield "| key | what it says | example |"
    yield "|---|---|---|"
    for name, key in keys.items():
        yield f"| `{name}` | {key.about} | `{key.example.replace('|', chr(92) + '|')}` |"
