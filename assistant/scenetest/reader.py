"""From a test file to its cases: includes, defaults, parameters, phrasings and disturbances made into single tests."""

from __future__ import annotations

import difflib
import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.scenes import demo_scene_names
from assistant.scenetest import shapes
from assistant.scenetest.case import Case, Disturbed, SceneSpec, TurnSpec
from assistant.scenetest.disturb import KINDS
from assistant.scenetest.format import (
    FILE_KEYS,
    INCLUDED_KEYS,
    INLINE_TURN_KEYS,
    MODELS,
    TEST_KEYS,
)
from assistant.scenetest.labels import read_scripts
from assistant.scenetest.nodes import Node, mapping_of, read_nodes, substituted
from assistant.scenetest.turns import read_turn, read_turns, turn_of

MOST_CASES = 5000
"""A file that comes to more tests than this is refused."""
TRIALS = 5
"""How often a disturbed test is played at each level, where the file does not say."""

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Defaults:
    """What a file says for all of its tests."""

    values: Mapping[str, Node]
    """The shared keys, the nearest file first."""
    fixtures: Mapping[str, Node]
    """Lists of turns by name."""
    constants: Mapping[str, str]
    """Values for parameters."""
    tags: tuple[str, ...]
    """Tags of every test."""


def read_cases(path: Path) -> tuple[Case, ...]:
    """All tests of a file, in order; a `ScenetestError` points to what is wrong."""
    root = read_nodes(path)
    row = mapping_of(root, "the file", FILE_KEYS, needed=("tests",))
    defaults = _defaults(row, root, (path.resolve(),))
    tests = row["tests"]
    if not isinstance(tests.value, tuple) or not tests.value:
        raise tests.wrong("'tests'", "a list of tests (- name: ...)")
    cases: list[Case] = []
    names: dict[str, int] = {}
    for number, node in enumerate(tests.value, 1):
        for case in _cases(node, f"test {number}", defaults, path):
            if case.name in names:
                raise node.error(f"two tests have the name {case.name!r}, the other in line {names[case.name]}: "
                                 "expected each name once")
            names[case.name] = node.line
            cases.append(case)
            if len(cases) > MOST_CASES:
                raise node.error(f"the file comes to more than {MOST_CASES} tests: make several files")
    return tuple(cases)


# ---- what holds for all tests ----------------------------------------------------------------------------------------


def _defaults(row: Mapping[str, Node], root: Node, seen: tuple[Path, ...]) -> _Defaults:
    values: dict[str, Node] = {}
    fixtures: dict[str, Node] = {}
    constants: dict[str, str] = {}
    tags: list[str] = []
    if "include" in row:
        for item in shapes.listed(row["include"], "'include'"):
            inner = _included(item, seen)
            values |= inner.values
            fixtures |= inner.fixtures
            constants |= inner.constants
            tags += inner.tags
    values |= {k: v for k, v in row.items() if k not in ("tests", "include", "fixtures", "tags", "with", "about")}
    if "fixtures" in row:
        node = row["fixtures"]
        if not isinstance(node.value, Mapping):
            raise node.wrong("'fixtures'", "a mapping of names to lists of turns")
        fixtures |= node.value
    if "with" in row:
        node = row["with"]
        if not isinstance(node.value, Mapping):
            raise node.wrong("'with' of the file", "a mapping of names to values; lists belong in a test")
        constants |= {key: _value(key, item) for key, item in node.value.items()}
    if "tags" in row:
        tags += _tags(row["tags"])
    return _Defaults(values, fixtures, constants, tuple(dict.fromkeys(tags)))


def _included(node: Node, seen: tuple[Path, ...]) -> _Defaults:
    path = node.source.path.parent / shapes.text(node, "'include'")
    if not path.is_file():
        raise node.error(f"there is no file {str(path)!r} to include: expected a path relative to this file")
    if path.resolve() in seen:
        raise node.error(f"{path.name!r} includes itself: expected no circle")
    root = read_nodes(path)
    row = mapping_of(root, "an included file", INCLUDED_KEYS)
    return _defaults(row, root, (*seen, path.resolve()))


def _value(name: str, node: Node) -> str:
    if node.text is None:
        raise node.wrong(f"the value of {name!r}", "a text or a number")
    return node.text


def _tags(node: Node) -> tuple[str, ...]:
    tags = []
    for item in shapes.listed(node, "'tags'"):
        tag = shapes.text(item, "'tags'").replace("-", "_")
        if not tag.isidentifier():
            raise item.error(f"the tag {item.shown} is no single word: expected letters, digits, - and _")
        tags.append(tag)
    return tuple(tags)


# ---- one test --------------------------------------------------------------------------------------------------------


def _cases(node: Node, what: str, defaults: _Defaults, path: Path) -> Iterator[Case]:
    if node.text is not None:
        raise node.wrong(what, "a mapping with name and turns")
    mapping_of(node, what, (*TEST_KEYS, *INLINE_TURN_KEYS))
    for params, spoken in _parameters(node, what, defaults):
        filled = substituted(node, _filler(params, defaults))
        name = ""
        for phrasing, row in _phrasings(filled):
            told = (*spoken, *phrasing)
            case = _case(row, filled, what, defaults, path, (*params, *phrasing), told, name)
            name = case.group
            yield case
            yield from _disturbed(row, case)


def _filler(params: Params, defaults: _Defaults) -> Any:
    known = {**defaults.constants, **dict(params)}

    def fill(node: Node, name: str) -> str:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            choice = ", ".join(known) or "those in with"
            hint = f"did you mean {{{close[0]}}}?" if close else f"expected one of {choice}"
            raise node.error(f"{{{name}}} has no value in 'with': {hint}")
        return known[name]

    return fill


def _parameters(node: Node, what: str, defaults: _Defaults) -> Iterator[tuple[Params, Params]]:
    """Each set of values, and the part of it that tells the tests apart."""
    row = node.value
    given = row.get("with") if isinstance(row, Mapping) else None
    if given is None:
        yield (), ()
        return
    if isinstance(given.value, tuple):
        if not given.value:
            raise given.wrong(f"{what}: 'with'", "one mapping or more")
        for item in given.value:
            if not isinstance(item.value, Mapping) or not item.value:
                raise item.wrong(f"{what}: 'with'", "a mapping of names to values")
            found = tuple((key, _value(key, value)) for key, value in item.value.items())
            yield found, found
        return
    if not isinstance(given.value, Mapping):
        raise given.wrong(f"{what}: 'with'", "a mapping of names to values")
    single = tuple((k, _value(k, n)) for k, n in given.value.items() if not isinstance(n.value, tuple))
    many = [(k, shapes.listed(n, f"{what}: {k!r}")) for k, n in given.value.items() if isinstance(n.value, tuple)]
    for values in itertools.product(*(items for _, items in many)):
        varied = tuple((k, _value(k, n)) for (k, _), n in zip(many, values, strict=True))
        yield (*single, *varied), varied


def _phrasings(node: Node) -> Iterator[tuple[Params, Mapping[str, Node]]]:
    """The test as written, and once for each other phrasing of one of its turns."""
    row = node.value
    if not isinstance(row, Mapping):
        raise TypeError("a test is a mapping")
    yield (), row
    if "phrasings" in row:
        for said in _other_words(row["phrasings"]):
            act = "speak" if "speak" in row else "say"
            yield (("phrasing", said.text or ""),), {**row, act: said}
    turns = row.get("turns")
    if turns is None or not isinstance(turns.value, tuple):
        return
    for number, turn in enumerate(turns.value):
        if not isinstance(turn.value, Mapping) or "phrasings" not in turn.value:
            continue
        for said in _other_words(turn.value["phrasings"]):
            act = "speak" if "speak" in turn.value else "say"
            changed = replace(turn, value={**turn.value, act: said})
            others = replace(turns, value=(*turns.value[:number], changed, *turns.value[number + 1 :]))
            yield (("phrasing", said.text or ""),), {**row, "turns": others}


def _other_words(node: Node) -> tuple[Node, ...]:
    if not isinstance(node.value, tuple) or not node.value:
        raise node.wrong("'phrasings'", "a list of other ways to say it")
    for item in node.value:
        shapes.text(item, "'phrasings'")
    return node.value


def _case(row: Mapping[str, Node], node: Node, what: str, defaults: _Defaults, path: Path, params: Params,
          told: Params, group: str) -> Case:
    merged = {**defaults.values, **{k: v for k, v in row.items() if k != "perturb"}}
    inline = {k: v for k, v in row.items() if k in INLINE_TURN_KEYS}
    if "turns" in row and inline:
        key = next(iter(inline))
        raise node.at_key(key, f"{what} has both 'turns' and {key!r}: put it into one of the turns")
    if "turns" not in row and not inline:
        raise node.error(f"{what} has no 'turns': expected a list of them, or a 'say' for a single one")
    turns = read_turns(row["turns"], "'turns'") if "turns" in row else (turn_of(inline, node, what),)
    turns = (*_fixtures(merged.get("use"), defaults), *turns)
    named = shapes.text(row["name"], f"{what}: 'name'") if "name" in row else ""
    name = named or group or _name_of(turns[-1], node, what)
    if "scene" not in merged:
        raise node.error(f"{what} has no 'scene': expected one in the test, in the file, or in a file that it includes")
    suffix = ", ".join(value if key == "phrasing" else f"{key}={value}" for key, value in told)
    own_tags = _tags(row["tags"]) if "tags" in row else ()
    return Case(
        (f"{name} [{suffix}]" if suffix else name).replace("::", ":"), name, path, node.line,
        _scene(merged["scene"], what),
        shapes.standing(merged["viewer"], f"{what}: 'viewer'") if "viewer" in merged else None,
        turns,
        tuple(dict.fromkeys((*defaults.tags, *own_tags))),
        _reason(merged.get("skip"), "skip"), _reason(merged.get("xfail"), "xfail"), params,
        shapes.some_of(*MODELS).read(merged["uses"], "'uses'") if "uses" in merged else (),
        "without_asking" in merged and shapes.flag(merged["without_asking"], "'without_asking'"),
        shapes.whole(merged["seed"], "'seed'") if "seed" in merged else 0,
        read_scripts(merged["labels"], "'labels'") if "labels" in merged else (),
    )


def _name_of(turn: TurnSpec, node: Node, what: str) -> str:
    if not turn.text:
        raise node.error(f"{what} has no 'name': expected one, since it says nothing that could be its name")
    return turn.text


def _reason(node: Node | None, key: str) -> str:
    if node is None:
        return ""
    if node.text is None or not node.text.strip() or isinstance(node.plain(), bool):
        raise node.wrong(f"{key!r}", "the reason, in a few words")
    return shapes.text(node, key)


def _fixtures(node: Node | None, defaults: _Defaults) -> tuple[TurnSpec, ...]:
    if node is None:
        return ()
    found: list[TurnSpec] = []
    for item in shapes.listed(node, "'use'"):
        name = shapes.text(item, "'use'")
        if name not in defaults.fixtures:
            known = ", ".join(defaults.fixtures) or "none, since the file has no 'fixtures'"
            raise item.error(f"there is no fixture {name!r}: expected one of {known}")
        turns = substituted(defaults.fixtures[name], _filler((), defaults))
        if isinstance(turns.value, tuple):
            found += read_turns(turns, f"the fixture {name!r}")
        else:
            found.append(read_turn(turns, f"the fixture {name!r}"))
    return tuple(found)


def _scene(node: Node, what: str) -> SceneSpec:
    if isinstance(node.value, Mapping):
        from scene.errors import DeixisError
        from scene.files.scene_json import scene_from

        row = node.plain()
        try:
            scene_from(row)
        except DeixisError as error:
            raise node.error(f"{what}: the scene cannot be made: {error}") from None
        return SceneSpec("inline", None, json.dumps(row, sort_keys=False), node.line, node.column)
    if node.text is None:
        raise node.wrong(f"{what}: 'scene'", "a demo scene, a file, or a mapping with objects")
    name = shapes.text(node, f"{what}: 'scene'")
    beside = node.source.path.parent / name
    if beside.is_file():
        return SceneSpec(name, beside, "", node.line, node.column)
    if name in demo_scene_names():
        return SceneSpec(name, None, "", node.line, node.column)
    close = difflib.get_close_matches(name, demo_scene_names(), n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"expected a file, or one of {', '.join(demo_scene_names())}"
    raise node.error(f"{what}: there is no scene {name!r} beside this file: {hint}")


# ---- disturbances ----------------------------------------------------------------------------------------------------


def _disturbed(row: Mapping[str, Node], case: Case) -> Iterator[Case]:
    if "perturb" not in row:
        return
    kinds = mapping_of(row["perturb"], "'perturb'", KINDS)
    if not kinds:
        raise row["perturb"].wrong("'perturb'", f"levels of {', '.join(KINDS)}")
    for kind, node in kinds.items():
        KINDS[kind].check_usable(case.turns, node)
        for d in _levels(kind, node):
            label = f"{kind}={d.level:g}"
            name = f"{case.name[:-1]}, {label}]" if case.name.endswith("]") else f"{case.name} [{label}]"
            yield replace(case, name=name, disturbed=d)


def _levels(kind: str, node: Node) -> Iterator[Disturbed]:
    trials, at_least, levels = TRIALS, None, node
    if isinstance(node.value, Mapping):
        row = mapping_of(node, f"{kind!r}", ("levels", "trials", "at_least"), needed=("levels",))
        levels = row["levels"]
        trials = shapes.whole(row["trials"], f"{kind}.trials", 1, 1000) if "trials" in row else TRIALS
        at_least = row.get("at_least")
    low, high = KINDS[kind].low, KINDS[kind].high
    expected = f"a number from {low:g} to {high:g} ({KINDS[kind].unit})"
    values = [shapes.number(n, f"{kind!r}", low, high, expected) for n in shapes.listed(levels, f"{kind!r}")]
    if len(set(values)) != len(values):
        raise levels.error(f"{kind!r} has a level twice: expected each once")
    shares = _shares(at_least, kind, len(values))
    for level, share in zip(values, shares, strict=True):
        yield Disturbed(kind, level, trials, share)


def _shares(node: Node | None, kind: str, count: int) -> list[float | None]:
    if node is None:
        return [None] * count
    items = shapes.listed(node, f"{kind}.at_least")
    found = [shapes.number(n, f"{kind}.at_least", 0, 1, "a share from 0 to 1") for n in items]
    if len(found) not in (1, count):
        raise node.error(f"{kind}.at_least has {len(found)} shares for {count} levels: expected one, or one for each")
    return [*found * count] if len(found) == 1 else [*found]


