"""The shapes that values in a test file may have: each reads a node, and says what it expects as a JSON schema."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.scenetest.case import Golden, Limit, Seen, Standing, Target, TextMatch
from assistant.scenetest.nodes import Node, mapping_of
from scene.frames import Vec3

FARTHEST_M = 1e5
"""No point of a test is farther away than this."""


@dataclass(frozen=True)
class Shape:
    """How a value is read."""

    read: Callable[[Node, str], Any]
    """The value of a node; the text names it in errors."""
    schema: Mapping[str, Any]
    """What it may be, as a JSON schema."""


TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
"""A text: YAML takes an unquoted `yes` or `1` for something else."""


def text(node: Node, what: str) -> str:
    """A text that says something."""
    if node.text is None or not node.text.strip():
        raise node.wrong(what, "a text")
    return " ".join(node.text.split())


def number(node: Node, what: str, least: float = -math.inf, most: float = math.inf,
           expected: str = "a number") -> float:
    """A finite number within bounds."""
    try:
        value = float(node.text) if node.text is not None and not node.quoted else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or not least <= value <= most:
        raise node.wrong(what, expected)
    return value


def flag(node: Node, what: str) -> bool:
    """True or false."""
    value = node.plain()
    if not isinstance(value, bool):
        raise node.wrong(what, "true or false")
    return value


def whole(node: Node, what: str, least: int = 0, most: int = 2**31) -> int:
    """A whole number within bounds."""
    value = node.plain()
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise node.wrong(what, f"a whole number from {least} to {most}")
    return value


def listed(node: Node, what: str, *, empty: bool = False) -> tuple[Node, ...]:
    """The items of a list, or the one thing that is no list."""
    if isinstance(node.value, tuple):
        if not node.value and not empty:
            raise node.wrong(what, "one or more")
        return node.value
    return (node,)


def texts(node: Node, what: str) -> tuple[str, ...]:
    """A text, or several."""
    return tuple(text(item, what) for item in listed(node, what))


def one_of(*words: str) -> Shape:
    """One word of several."""

    def read(node: Node, what: str) -> str:
        value = (node.text or "").strip().lower()
        if value not in words:
            raise node.wrong(what, f"one of {', '.join(words)}")
        return value

    return Shape(read, {"enum": list(words)})


def some_of(*words: str) -> Shape:
    """One word of several, or a list of them."""
    one = one_of(*words)

    def read(node: Node, what: str) -> tuple[str, ...]:
        return tuple(one.read(item, what) for item in listed(node, what))

    return Shape(read, {"oneOf": [one.schema, {"type": "array", "items": one.schema, "minItems": 1}]})


# ---- things, points, places to stand ---------------------------------------------------------------------------------

POINT_SCHEMA = {"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 3}
TARGET_SCHEMA = {"oneOf": [{"type": "string"}, POINT_SCHEMA]}


def is_point(node: Node) -> bool:
    """Whether a list is three numbers."""
    return isinstance(node.value, tuple) and len(node.value) == 3 and all(_numeric(n) for n in node.value)


def _numeric(node: Node) -> bool:
    return isinstance(node.plain(), int | float) and not isinstance(node.plain(), bool)


def point(node: Node, what: str) -> Vec3:
    """Three numbers: x, y, z in metres."""
    if not isinstance(node.value, tuple) or len(node.value) != 3:
        raise node.wrong(what, "three numbers [x, y, z] in metres")
    x, y, z = (number(n, what, -FARTHEST_M, FARTHEST_M, "three numbers [x, y, z] in metres") for n in node.value)
    return (x, y, z)


def target(node: Node, what: str) -> Target:
    """An id, a description, or a point."""
    if isinstance(node.value, tuple):
        x, y, z = found = point(node, what)
        return Target(f"{x:g}, {y:g}, {z:g}", node.line, node.column, found)
    if node.text is None or not node.text.strip():
        raise node.wrong(what, "the id of an object, a description (the red mug), or [x, y, z]")
    parts = node.text.split(",")
    if len(parts) == 3:
        try:
            x, y, z = (float(p) for p in parts)
            if all(math.isfinite(v) for v in (x, y, z)):
                return Target(node.text, node.line, node.column, (x, y, z))
        except ValueError:
            pass
    return Target(text(node, what), node.line, node.column)


def things(node: Node, what: str) -> tuple[Target, ...]:
    """Things: one, a list, or none (`nothing` or an empty list)."""
    if node.text is not None and node.text.strip().lower() in ("nothing", "none"):
        return ()
    found = []
    for item in listed(node, what, empty=True):
        if item.text is None or not item.text.strip():
            raise item.wrong(what, "the id or the description of an object, or `nothing`")
        found.append(Target(text(item, what), item.line, item.column))
    return tuple(found)


def some_things(node: Node, what: str) -> tuple[Target, ...]:
    """At least one thing."""
    found = things(node, what)
    if not found:
        raise node.wrong(what, "at least one object")
    return found


STANDING_SCHEMA = {
    "oneOf": [
        {"type": "string", "description": "A viewpoint of the scene."},
        {
            "type": "object", "additionalProperties": False, "minProperties": 1,
            "properties": {"position": POINT_SCHEMA, "look_at": TARGET_SCHEMA},
        },
    ]
}


def standing(node: Node, what: str) -> Standing:
    """A viewpoint's name, or a position and what is looked at."""
    if node.text is not None:
        return Standing(text(node, what), line=node.line, column=node.column)
    row = mapping_of(node, what, ("position", "look_at"))
    if not row:
        raise node.wrong(what, "a viewpoint, or a mapping with position and look_at")
    return Standing(
        position=point(row["position"], f"{what}.position") if "position" in row else None,
        look_at=target(row["look_at"], f"{what}.look_at") if "look_at" in row else None,
        line=node.line, column=node.column,
    )


# ---- what is expected ------------------------------------------------------------------------------------------------

MATCH_SCHEMA = {
    "oneOf": [
        {"type": "string", "description": "The very words, or a /pattern/."},
        {
            "type": "object", "additionalProperties": False, "required": ["means"],
            "properties": {"means": {"type": "string"}, "at_least": {"type": "number", "minimum": 0, "maximum": 1}},
        },
    ]
}


def match(node: Node, what: str) -> TextMatch:
    """The very words, a /pattern/, or what the words have to mean."""
    if node.text is not None:
        return _written(node, what)
    row = mapping_of(node, what, ("means", "at_least"), needed=("means",))
    least = 0.6
    if "at_least" in row:
        least = number(row["at_least"], f"{what}.at_least", 0, 1, "a similarity from 0 to 1")
    return TextMatch("means", text(row["means"], f"{what}.means"), least)


def words_or_pattern(node: Node, what: str) -> TextMatch:
    """The very words, or a /pattern/."""
    if node.text is None:
        raise node.wrong(what, "a text or a /pattern/")
    return _written(node, what)


def _written(node: Node, what: str) -> TextMatch:
    said = text(node, what)
    if len(said) > 1 and said.startswith("/") and said.endswith("/"):
        try:
            re.compile(said[1:-1])
        except re.error as error:
            raise node.error(f"{what} is no regular expression: {error}") from None
        return TextMatch("pattern", said[1:-1])
    return TextMatch("exact", said)


def question(node: Node, what: str) -> TextMatch | bool:
    """Whether there is a question; or its words, or a /pattern/."""
    value = node.plain()
    return value if isinstance(value, bool) else words_or_pattern(node, what)


def all_or_things(node: Node, what: str) -> tuple[Target, ...] | bool:
    """`true` for the whole scene, or things."""
    if node.plain() is True:
        return True
    return some_things(node, what)


def labels(node: Node, what: str) -> tuple[tuple[Target, str], ...]:
    """Things and what each is to be."""
    if not isinstance(node.value, Mapping) or not node.value:
        raise node.wrong(what, "a mapping of objects to labels (mug_red: mug)")
    found = []
    for key, item in node.value.items():
        line, column = (node.keys or {}).get(key, (node.line, node.column))
        found.append((Target(key, line, column), text(item, f"{what}.{key}")))
    return tuple(found)


def states(node: Node, what: str) -> tuple[tuple[Target, tuple[tuple[str, Any], ...]], ...]:
    """Things and the values of their states."""
    if not isinstance(node.value, Mapping) or not node.value:
        raise node.wrong(what, "a mapping of objects to states (lamp: {on: true})")
    found = []
    for key, item in node.value.items():
        if not isinstance(item.value, Mapping) or not item.value:
            raise item.wrong(f"{what}.{key}", "a mapping of states to values ({on: true})")
        line, column = (node.keys or {}).get(key, (node.line, node.column))
        found.append((Target(key, line, column), tuple((k, v.plain()) for k, v in item.value.items())))
    return tuple(found)


def count_or_labels(node: Node, what: str) -> int | tuple[str, ...]:
    """How many, or which kinds."""
    if _numeric(node) and not node.quoted:
        return whole(node, what, 0, 1000)
    return texts(node, what)


def seen(node: Node, what: str) -> Seen:
    """From where, what is seen and what is not."""
    row = mapping_of(node, what, ("from", "sees", "hides"), needed=("from",))
    if "sees" not in row and "hides" not in row:
        raise node.error(f"{what} says nothing of what is seen: expected 'sees' or 'hides'")
    return Seen(
        standing(row["from"], f"{what}.from"),
        some_things(row["sees"], f"{what}.sees") if "sees" in row else (),
        some_things(row["hides"], f"{what}.hides") if "hides" in row else (),
    )


NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,80}$")


def golden(node: Node, what: str) -> Golden:
    """A picture's name, or its name with size, viewer, overlays and tolerance."""
    if node.text is not None:
        return Golden(_picture_name(node, what))
    row = mapping_of(node, what, ("name", "viewer", "size", "show", "tolerance"), needed=("name",))
    size = (640, 360)
    if "size" in row:
        sides = row["size"].value
        if not isinstance(sides, tuple) or len(sides) != 2:
            raise row["size"].wrong(f"{what}.size", "two whole numbers [width, height]")
        size = (whole(sides[0], f"{what}.size", 16, 2048), whole(sides[1], f"{what}.size", 16, 2048))
    return Golden(
        _picture_name(row["name"], f"{what}.name"),
        standing(row["viewer"], f"{what}.viewer") if "viewer" in row else None,
        size,
        texts(row["show"], f"{what}.show") if "show" in row else (),
        whole(row["tolerance"], f"{what}.tolerance", 0, 255) if "tolerance" in row else 3,
    )


def _picture_name(node: Node, what: str) -> str:
    name = text(node, what)
    if not NAME.match(name):
        raise node.wrong(what, "a name of letters, digits, dots and dashes")
    return name.removesuffix(".png")


def limit(node: Node, what: str) -> Limit:
    """Seconds, or seconds and whether they are a rule."""
    if node.text is not None:
        return Limit(_seconds(node, what))
    row = mapping_of(node, what, ("seconds", "strict"), needed=("seconds",))
    return Limit(_seconds(row["seconds"], f"{what}.seconds"), "strict" in row and flag(row["strict"], f"{what}.strict"))


def _seconds(node: Node, what: str) -> float:
    return number(node, what, 1e-6, 3600, "a number of seconds above 0")
