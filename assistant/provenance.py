"""Who says what a thing is, in words."""

from __future__ import annotations

from assistant.labelling.wording import degree
from assistant.phrasing import a
from scene.objects import LabelSource, SceneObject


def who_says(source: LabelSource) -> str:
    """As a clause: "you said so", "its file says so", "the model tiny 1 says so, and is fairly sure"."""
    by = f" ({source.by})" if source.by else ""
    match source.kind:
        case "person":
            return "you said so"
        case "catalogue":
            return "it is from the catalogue"
        case "file":
            return f"its file says so{by}"
        case "model":
            sure = {"surely": "quite sure", "probably": "fairly sure", "perhaps": "not very sure"}[degree(source.score)]
            return f"{f'the model {source.by}' if source.by else 'a model'} says so, and is {sure}"
    return "nobody has said"


def what_it_is(o: SceneObject) -> str:
    """Its label as far as it is known: "a stool", "probably a stool"; empty where it has none."""
    if o.label is None:
        return ""
    return f"{degree(o.label_source.score)} {a(o.label)}" if o.label_source.kind == "model" else a(o.label)
