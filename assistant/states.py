"""Which states things can be in: open, on, full, locked, dirty."""

from __future__ import annotations

from functools import cache

from assistant.phrasing import kind
from scene.catalogue import catalogue
from scene.objects import SceneObject

KEY = {
    "open": "open", "closed": "open", "on": "on", "off": "on", "full": "fill", "empty": "fill", "locked": "locked",
    "unlocked": "locked", "clean": "dirty", "dirty": "dirty", "level": "on",
}
"""Which of an object's states a word is about."""

FILLABLE = frozenset((
    "mug", "cup", "glass", "wine glass", "bowl", "jug", "teapot", "bottle", "pot", "kettle", "vase", "bucket", "sink",
    "kitchen sink", "bathtub", "pet bowl", "coffee machine",
))
"""Kinds that hold a liquid."""


def cannot_be(o: SceneObject, key: str) -> bool:
    """Whether a thing is surely of a kind that never is in a state: a table is neither on nor off.

    Of a kind that the catalogue does not know nothing is sure.
    """
    return o.label in _known_kinds() and key not in states_of(o)


@cache
def _known_kinds() -> frozenset[str]:
    return frozenset(name for asset in catalogue().values() for name in (asset.label, *asset.aliases))


def states_of(o: SceneObject) -> frozenset[str]:
    """Which states a thing can be in: what it says itself, what its kind allows, and dirty, as anything can be."""
    found = {key for key, _ in o.state} | {"dirty"}
    found |= _states_of_kind(kind(o))
    if o.geometry.uri.startswith("asset:"):
        asset = catalogue().get(o.geometry.uri.removeprefix("asset:"))
        found |= set(asset.states) if asset is not None else set()
    if "light" in o.tags:
        found.add("on")
    if kind(o) in FILLABLE:
        found.add("fill")
    if "open" in found:
        found.add("locked")
    return frozenset(found)


@cache
def _states_of_kind(label: str) -> frozenset[str]:
    named = [a for a in catalogue().values() if label == a.label] or [
        a for a in catalogue().values() if label in a.aliases
    ]
    lights = {"on"} if any("light" in a.tags for a in named) else set()
    return frozenset(s for a in named for s in a.states) | lights
