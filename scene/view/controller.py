"""What the window asks of the application: all that a person does arrives here, and one state a frame comes back.

The window knows nothing of speech or of language. Every method returns at once; what takes time happens elsewhere and
shows in a later `tick`. Rays are in the world; `now_s` is the window's clock, which never goes back.
"""

from __future__ import annotations

from typing import Protocol

from scene.frames import Ray, Viewer
from scene.view.state import ViewState


class Controller(Protocol):
    """The application behind the window."""

    def tick(self, now_s: float) -> ViewState:
        """What to show now. The same object again means that nothing changed."""

    def on_look(self, viewer: Viewer, hand: Ray, now_s: float) -> None:
        """Where the head looks and the hand points; called before every `tick`."""

    def on_text(self, text: str) -> None:
        """A line was typed and sent."""

    def on_name_start(self) -> str | None:
        """The key to name things was pressed: what is selected, or else under the hand, is to get a label.

        The label that an empty line takes ("" for none); None where there is nothing to name.
        """

    def on_name(self, label: str) -> None:
        """The label was typed and sent."""

    def on_talk_start(self) -> None:
        """The key to talk went down."""

    def on_talk_stop(self) -> None:
        """The key to talk came up."""

    def on_click(self, ray: Ray, *, add: bool) -> None:
        """A click; with `add` it extends the selection."""

    def on_drag_start(self, ray: Ray) -> bool:
        """A drag begins: whether something was taken hold of. If not, the drag turns the head."""

    def on_drag(self, ray: Ray) -> None:
        """What is held goes along surfaces to where this ray leads."""

    def on_drag_turn(self, steps: float) -> None:
        """What is held turns about the vertical, one step a notch of the wheel."""

    def on_drag_end(self, ray: Ray) -> None:
        """What is held is let go."""

    def on_drag_cancel(self) -> None:
        """What is held goes back to where it was."""

    def on_choose(self, number: int) -> None:
        """A question was answered with a number, from 1."""

    def on_undo(self) -> None:
        """Take the last change back."""

    def on_redo(self) -> None:
        """Do again what was taken back."""

    def on_why(self) -> None:
        """Open or close the table of reasons."""

    def on_record(self) -> None:
        """Begin to write the session down, or end it."""

    def on_escape(self) -> None:
        """Drop the selection, the question, the speech: whatever is going on."""
