"""What a reference is resolved in: the scene, the person's eyes and hand, and what the conversation remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.dialogue import Dialogue
from assistant.gaze import GazeTrack
from assistant.language.reference import Place, Reference, Viewpoint
from assistant.models.protocols import TextEmbedder
from scene.frames import Pose, Vec3, Viewer
from scene.objects import Scene


@dataclass(frozen=True)
class GroundingContext:
    """Everything that the meaning of a reference depends on."""

    scene: Scene
    """The scene."""
    viewer: Viewer | None = None
    """The person's eyes; None where nobody stands in the scene, as with a written description."""
    gaze: GazeTrack = GazeTrack()
    """Where the person looked and pointed while speaking; deictic words look it up by their time."""
    hits: Mapping[float | None, str] = field(default_factory=dict)
    """By the time of a deictic word: the object that the ray met, where exact picking has decided it already."""
    focus: tuple[tuple[str, ...], ...] = ()
    """Sets of ids spoken of, the latest first."""
    kind: str = ""
    """The noun last spoken of."""
    place: Vec3 | None = None
    """The point last spoken of."""
    anchor: Place | None = None
    """The place last named: "there" where nobody points and no point was spoken of."""
    homes: Mapping[str, Pose] = field(default_factory=dict)
    """Where moved things stood before."""
    added: tuple[str, ...] = ()
    """Ids of what was added in this talk, the latest first."""
    view: Viewpoint | None = None
    """From where left and right are meant until further notice."""
    spots: Mapping[str, Vec3] = field(default_factory=dict)
    """Places to which the person gave a name."""
    chosen: Mapping[Reference, tuple[str, ...]] = field(default_factory=dict)
    """What answers to questions have settled: a reference, perhaps inside another one, and the ids that it means."""
    embedder: TextEmbedder | None = None
    """Judges how near the meanings of words are; used only for nouns that nothing else matches."""
    talking: bool = False
    """True in a conversation, where what is not sure is asked; false where descriptions are ranked."""

    @property
    def last_kind(self) -> str:
        """The noun last spoken of, or else what the thing last spoken of is called; empty for neither."""
        first = self.scene.objects.get(self.focus[0][0]) if self.focus and not self.kind else None
        return self.kind or (first.label or "" if first is not None else "")

    @staticmethod
    def of(
        scene: Scene,
        viewer: Viewer | None,
        dialogue: Dialogue,
        gaze: GazeTrack,
        *,
        embedder: TextEmbedder | None = None,
        hits: Mapping[float | None, str] | None = None,
    ) -> GroundingContext:
        """The context of one turn of a conversation."""
        return GroundingContext(
            scene,
            viewer,
            gaze,
            hits={} if hits is None else hits,
            focus=dialogue.focus,
            kind=dialogue.kind,
            place=dialogue.place,
            anchor=dialogue.anchor,
            homes=dialogue.homes,
            added=dialogue.added,
            view=dialogue.view,
            spots=dialogue.spots,
            chosen=dialogue.chosen,
            embedder=embedder,
            talking=True,
        )
