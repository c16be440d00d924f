"""What the scene does not tell: parts such as wheels, and qualities such as wet, broken or comfortable.

A question about them is answered with that, never with yes; several things are never chosen by them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.grounding.attributes import LABELLED, STATES
from assistant.grounding.context import GroundingContext
from assistant.grounding.drawn import WORDS as DRAWN
from assistant.grounding.labels import is_part
from assistant.grounding.outcome import Grounding, NotFound
from assistant.language.describing import describe
from assistant.language.program import Attribute, Check, Count, Exists, Find, Has, ListThings, Noun, Ref, Reference
from assistant.states import KEY
from scene.objects import Scene

KINDS = frozenset(["state", "pattern", "age", "other"])
"""Kinds of adjectives of which a scene mostly tells nothing; colours, sizes, shapes and materials it can tell."""

SEEN = frozenset(["hidden", "visible", "invisible", "selected", "highlighted", "added", "displaced", "held", "free"])
"""States that are of the talk and not of the thing."""

RELATIVE = frozenset(["same", "different", "similar", "identical", "certain", "normal", "regular", "main", "own",
                      "extra", "spare", "double", "single", "lone", "movable", "light", "dark", "bright",
                      "pale"])  # fmt: skip
"""Words that say how a thing stands to others, or that something else decides."""


def untold(question: Check | Exists | Count | Find | ListThings,
           ground: Callable[[Reference, GroundingContext], Grounding], context: GroundingContext) -> str:
    """What is said where a question is about what the scene does not tell; else empty."""
    return _untold_part(question, ground, context) or _untold_quality(question, context.scene)


def untold_qualities(reference: Reference, scene: Scene) -> tuple[str, ...]:
    """The adjectives of a reference of which nothing in the scene tells."""
    attributes = reference.attributes if isinstance(reference, Ref) else ()
    return tuple(a.word for a in attributes if _is_untold(a, scene))


def unseen_choice(reference: Reference, scene: Scene) -> str:
    """What is said where several things would be chosen by a quality that nothing tells; else empty."""
    if not isinstance(reference, Ref) or reference.pointing or reference.count is not None:
        return ""
    words = untold_qualities(reference, scene)
    every = describe(replace(reference, determiner="the", plural=True, where=(), pick=()))
    return f"I can't see which of {every} are {words[0]}. Point at them, or say all of them." if words else ""


def _is_untold(a: Attribute, scene: Scene) -> bool:
    if a.kind not in KINDS or a.word in {*STATES, *LABELLED, *DRAWN, *SEEN, *RELATIVE}:
        return False
    if a.word in KEY and any(KEY[a.word] in dict(o.state) for o in scene):
        return False
    return not any(a.word in name.split() for o in scene for name in (o.label or "", *o.aliases, *o.tags))


def _untold_quality(question: Check | Exists | Count | Find | ListThings, scene: Scene) -> str:
    asked = question.condition if isinstance(question, Check) else None
    words = (asked.word,) if isinstance(asked, Attribute) and _is_untold(asked, scene) else \
        () if isinstance(question, Check) else untold_qualities(question.target, scene)
    return f"I can't tell: nothing here says what is {words[0]}." if words else ""


def _untold_part(question: Check | Exists | Count | Find | ListThings,
                 ground: Callable[[Reference, GroundingContext], Grounding], context: GroundingContext) -> str:
    where = (question.condition,) if isinstance(question, Check) else getattr(question.target, "where", ())
    for condition in where:
        what = condition.what if isinstance(condition, Has) else None
        if isinstance(what, Ref) and isinstance(what.head, Noun) and is_part(what.head.name) and isinstance(
                ground(Ref(what.head, "all", plural=True), context), NotFound):
            parts = describe(replace(what, determiner="bare", plural=True))
            return f"I can't tell: nothing here says what has {parts}."
    return ""
