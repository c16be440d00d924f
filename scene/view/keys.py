"""The keys of the window, and what the help card says of them."""

from __future__ import annotations

from scene.view.state import HelpLine

HELP: tuple[HelpLine, ...] = (
    HelpLine("Space (hold)", "talk"),
    HelpLine("T or Enter", "type instead"),
    HelpLine("right button (hold), or M", "look around with the mouse"),
    HelpLine("W A S D, E Q", "walk, rise, sink (Shift: faster)"),
    HelpLine("click", "select (Shift: add)"),
    HelpLine("drag", "move a thing along surfaces"),
    HelpLine("wheel", "step nearer or away"),
    HelpLine("1 to 9, 0", "viewpoints, and everything"),
    HelpLine("Ctrl+Z, Ctrl+Y", "undo, redo"),
    HelpLine("N", "say in writing what it is"),
    HelpLine("J, K", "join, split what is selected"),
    HelpLine("L, P, B, R", "labels, % sure, boxes, rooms"),
    HelpLine("Y", "why that one?"),
    HelpLine("Esc", "free the mouse, close, deselect"),
    HelpLine("F9", "record the session, stop"),
    HelpLine("F11", "full screen"),
    HelpLine("Ctrl+Q", "quit"),
)
"""Shown in two columns with the things to say; the window handles exactly these."""

SAYING_KEYS = {"J": "merge the selected things", "K": "split the selected thing"}
"""Keys that say something."""
