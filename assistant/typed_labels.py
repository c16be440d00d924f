"""A label typed for what is selected: checked, and made into the sentence that one would have said."""

from __future__ import annotations

import re

from scene.errors import UsageError
from scene.objects import Scene

LABEL = re.compile(r"[^\W\d_][\w’'-]*( [^\W_][\w’'-]*){0,4}")
"""Up to five words that begin with a letter."""
ARTICLES = re.compile(r"^(an?|the|some) ")
NOTHING_SELECTED = "Point at a thing, or select it, and press N: then type what it is."


def suggested(scene: Scene) -> str:
    """What a model took all that is selected for; "" where no model did, or it took them for several kinds."""
    selected = [scene[i] for i in scene.selection]
    labels = {(o.label or "") if o.label_source.kind == "model" else "" for o in selected}
    return labels.pop() if len(labels) == 1 else ""


def labelling_sentence(scene: Scene, typed: str) -> str:
    """What says that the selected things are of this kind; `UsageError` where that is no label or nothing is selected.

    Only a plain label becomes a sentence: what else is typed could be read as something else to do.
    """
    label = ARTICLES.sub("", " ".join(typed.lower().split()).rstrip("?.!"))
    if not LABEL.fullmatch(label):
        raise UsageError(f"{typed!r} is no label: expected what it is in a few words, such as \"desk lamp\".")
    if not scene.selection:
        raise UsageError(NOTHING_SELECTED)
    return f"label the selected {'things' if len(scene.selection) > 1 else 'thing'} as {label}"
