"""What is said when nothing fits: what was looked for, what there is instead."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.grounding.context import GroundingContext
from assistant.grounding.index import index_of
from assistant.grounding.labels import normal
from assistant.grounding.tuning import BARELY
from assistant.language.lexicon import lexicon
from assistant.language.reference import Named, Noun, One, Pronoun, Ref, Reference, Region, Several, Viewer

if TYPE_CHECKING:
    from assistant.grounding.judge import Judgement


def naming(reference: Reference, ctx: GroundingContext) -> str:
    """What a reference looks for, in short: "red mug", "chairs"."""
    if not isinstance(reference, Ref):
        joint = " and " if isinstance(reference, Several) else " or "
        return joint.join(naming(item, ctx) for item in reference.items)
    head = reference.head
    if isinstance(head, Pronoun):
        return head.word
    if isinstance(head, Viewer):
        return "you"
    if isinstance(head, Named):
        return head.name
    if isinstance(head, Region):
        return head.kind
    noun = head.name if isinstance(head, Noun) else (ctx.kind or "one") if isinstance(head, One) else "thing"
    words = [*(f"{a.degree} {a.word}".strip() for a in reference.attributes), noun]
    many = reference.plural or (reference.count or 1) > 1
    return " ".join([*words[:-1], lexicon().plural(words[-1]) if many else words[-1]])


def article(words: str) -> str:
    """ "a mug", "an apple"."""
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def missing_reason(missing: Sequence[str], what: str, ctx: GroundingContext) -> str:
    """That there is no such thing here, and the nearest word that there is."""
    word = missing[0]
    if word in ("these", "those"):
        return "I do not know which things you mean. Please point at them, or select them."
    if word in ("it", "them", "him", "her"):
        return (
            f"I do not know what {word!r} is. Please say what you mean."
            if word != "them"
            else ("I do not know which ones you mean.")
        )
    if word in ("one", "thing"):
        return "I do not know which one you mean."
    labels = sorted({names[0] for names in index_of(ctx.scene).names if names})
    close = difflib.get_close_matches(normal(word), labels, n=1, cutoff=0.75)
    hint = f" Did you mean the {close[0]}?" if close else ""
    return f"I see no {word} here.{hint}"


def unfit_reason(ref: Ref, found: Judgement, what: str) -> str:
    """That the kind is here but nothing of what was said of it is true of any."""
    candidates = found.candidates(1)
    if not candidates:
        return f"I see no {what} here."
    best = candidates[0]
    scene = found.arena.index.scene
    name = scene.objects[best.object_id].display_name
    failed = [
        r for r in best.reasons if r.degree < BARELY and r.factor not in ("label", "visible", "in view", "spoken of")
    ]
    because = failed[0].factor if failed else ""
    count = sum(1 for r in found.rows if r < found.arena.count)
    there = f"there is {article(name)}" if count == 1 else f"there are {count} that might be it"
    if because.startswith("color ") and failed[0].note:
        return f"I see no {what} here; there is {article(f'{failed[0].note} {name}')}."
    said = because.replace("_", " ")
    return (
        f"I see no {what} like that here; {there}, but not what you said ({said})."
        if said
        else (f"I see no {what} like that here; {there}.")
    )


def too_few_reason(ref: Ref, there: int, wanted: int, what: str) -> str:
    """That there are fewer than the number that was said."""
    if there == 0:
        return f"I see no {what} like that here."
    return f"You said {wanted} {what}, but I see only {'one' if there == 1 else there}."


def listed(options: Sequence[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    if len(options) < 2:
        return "".join(options)
    return ", ".join(options[:-1]) + " or " + options[-1]
