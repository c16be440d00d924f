"""The pictures of a turn: the scene before and after as the person sees it, with what changed outlined."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.scenetest.pictures import report_picture
from assistant.scenetest.results import TurnRecord
from assistant.session import SessionState


def drawn(turn: TurnRecord, before: SessionState, after: SessionState, folder: Path) -> TurnRecord:
    """The turn with its pictures drawn into a report's folder."""
    return replace(turn, picture_before=_picture(turn.changed, turn.scene_before, before, folder),
                   picture_after=_picture(turn.changed, turn.scene_after, after, folder))


def _picture(changed: tuple[str, ...], digest: str, state: SessionState, folder: Path) -> str:
    marked = tuple(i for i in changed if i in state.scene.objects)
    if not marked:
        return report_picture(state.scene, digest, state.viewer, folder)
    scene = replace(state.scene, highlight=marked)
    return report_picture(scene, f"{digest} {' '.join(marked)}", state.viewer, folder)
