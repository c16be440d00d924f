"""What things are called, with how sure the models that named them are, in per cent."""

from __future__ import annotations

from scene.view.overlays import Frame, labels

NAME, ORDER, ABOUT = "scores", 21, "the same, with how sure each model is, in per cent"


def draw(frame: Frame) -> None:
    """The labels, each with its figure."""
    labels.draw_tags(frame, percent=True)
