"""What the tag of a thing says of its name and of how far that can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from scene.objects import SceneObject
from scene.view.canvas import Canvas, Rgba
from scene.view.style import COOL, DOUBT, INK, faded

UNKNOWN = "?"
"""The tag of what has no name."""
DASH = 6.0
"""A dash and its gap in the outline of what is in doubt, points."""
BAR = 2.0
"""How thick the line is that says how sure a model was, points."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A name as it is shown."""

    text: str
    """The words."""
    doubtful: bool = False
    """Whether the outline is dashed: nobody knows, or a model that is not sure."""
    sure: float | None = None
    """How sure a model is, 0 to 1, shown as a line; None where the name is no model's guess."""


def tag_of(o: SceneObject, *, percent: bool = False, guess: tuple[str, float] | None = None) -> Tag:
    """A thing's tag. `percent` adds how sure a model is in figures. What a person or a file says is plain.

    `guess` is what a nameless thing is taken for while things are being labelled: nothing but a guess yet.
    """
    if o.nickname:
        return Tag(o.nickname)
    if o.label is None:
        return Tag(UNKNOWN, doubtful=True) if guess is None else Tag(f"{guess[0]}?", doubtful=True, sure=guess[1])
    source = o.label_source
    if source.kind != "model":
        return Tag(o.label)
    figures = f" {percentage(source.score)}" if percent else ""
    return Tag(f"{o.label}{'?' if source.doubtful else ''}{figures}", source.doubtful, source.score)


def percentage(share: float) -> str:
    """"83 %", rounded down: what is short of sure never reads as sure, nor what is short of certain as 100 %."""
    return f"{int(100 * share + 1e-6)} %"


def pill(canvas: Canvas, tag: Tag, x: float, y: float, width: float, height: float, fill: Rgba, edge: Rgba,
         border: float) -> None:
    """The ground of a tag: its outline dashed where it is in doubt, and the line that says how sure a model is."""
    unit = canvas.unit
    if tag.doubtful:
        edge, border = (edge if edge[3] == 1 else faded(DOUBT, 0.9)), max(border, 1.2 * unit)
    canvas.rect(x, y, width, height, fill, radius=5 * unit, edge=edge, border=border,
                dash=DASH * unit if tag.doubtful else 0.0)
    if tag.sure is not None:
        left, full, top = x + 5 * unit, width - 10 * unit, y + height - (BAR + 1.5) * unit
        canvas.rect(left, top, full, BAR * unit, faded(INK, 0.18), radius=BAR * unit / 2)
        color = DOUBT if tag.doubtful else COOL
        canvas.rect(left, top, full * min(max(tag.sure, 0.0), 1.0), BAR * unit, color, radius=BAR * unit / 2)
