"""One modifier of a noun, and how a reference takes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.language.english import extras
from assistant.language.reference import (
    Condition,
    Noun,
    Pick,
    Pronoun,
    Ref,
    Reference,
    Relation,
    Viewer,
    Viewpoint,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mod:
    """What one modifier adds to a reference."""

    where: tuple[Condition, ...] = ()
    """Conditions."""
    pick: tuple[Pick, ...] = ()
    """Choices."""
    of: Reference | None = None
    """The set."""
    excluding: tuple[Reference, ...] = ()
    """What is left out."""
    view: Viewpoint | None = None
    """The viewpoint."""
    other: bool = False
    """"else"."""
    merge: Ref | None = None
    """An apposition: ", the one with the printer"."""


def apply(ref: Ref, mod: Mod) -> Ref | None:
    """The reference with the modifier, or none when it cannot take it."""
    if isinstance(ref.head, Viewer) or (isinstance(ref.head, Pronoun) and not mod.excluding):
        return None
    if mod.of is not None and ref.of is not None:
        return None
    looked_at = any(isinstance(c, Relation) and c.name == "facing" for c in mod.where)
    if isinstance(ref.head, Noun) and ref.head.name == "room" and looked_at:
        return None
    if len(mod.where) == 1 and (counted := extras.from_which(ref, mod.where[0])) is not None:
        return counted
    pick = _with_picks(ref.pick, mod.pick)
    merged = mod.merge
    if merged is not None:
        return replace(ref, where=ref.where + merged.where, pick=ref.pick + merged.pick, of=merged.of or ref.of)
    return replace(
        ref, where=ref.where + mod.where, pick=pick, of=mod.of or ref.of, excluding=ref.excluding + mod.excluding,
        view=mod.view or ref.view, other=ref.other or mod.other,
    )  # fmt: skip


def _with_picks(old: tuple[Pick, ...], new: tuple[Pick, ...]) -> tuple[Pick, ...]:
    """ "second ... from the left" ranks the left; "closest ... to the door" gets its anchor."""
    if len(new) == 1 and old:
        if old[-1].measure == "order":
            return (*old[:-1], replace(new[0], rank=old[-1].rank))
        if old[-1].measure == "distance" and new[0].measure == "distance" and old[-1].anchor is None:
            return (*old[:-1], replace(old[-1], anchor=new[0].anchor))
    return old + new
