"""What "them" means where things were spoken of one after the other: "put the red mug there, and the blue one"."""

from __future__ import annotations

from assistant.language.program import Pronoun, Ref, Reference
from assistant.phrasing import is_plural, kind
from scene.objects import Scene


def one_after_the_other(reference: Reference, focus: tuple[tuple[str, ...], ...], scene: Scene) -> tuple[str, ...]:
    """The last single things of one kind that were spoken of, latest first; empty where "them" has a plainer meaning.

    `focus` are the sets of ids spoken of, the latest first. "Them" is plain where the latest is several things, or a
    thing that is called by a plural ("the scissors").
    """
    if not isinstance(reference, Ref) or reference.head != Pronoun("them") or reference.where or reference.of:
        return ()
    here = [tuple(i for i in ids if i in scene.objects) for ids in focus]
    here = [ids for ids in here if ids]
    if not here or len(here[0]) > 1 or is_plural(kind(scene[here[0][0]])):
        return ()
    for k, ids in enumerate(here):
        if len(ids) > 1:
            return ids
        label = scene[ids[0]].label
        mates = tuple(other[0] for other in here[k:] if len(other) == 1 and scene[other[0]].label == label)
        if len(mates) > 1:
            return mates
    return ()
