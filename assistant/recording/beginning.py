"""From the state of a session to a log's header, and back to the very same state."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from assistant.recording.log import Change, Header, InlineScene, LogError, Options, SceneSource
from assistant.recording.memory import dialogue_from, dialogue_row
from assistant.recording.versions import made_by, model_digests
from assistant.scenes import SUFFIX, demo_scene, demo_scene_names, scenes_folder
from assistant.session import SessionState
from scene.codec import digest
from scene.errors import DeixisError, RejectedError
from scene.files import open_scene
from scene.history import History, Step
from scene.meshes import MESH_SCHEME
from scene.objects import Scene
from scene.transaction import Rejected


@dataclass(frozen=True)
class Setting:
    """What a session was started with."""

    source: Path | None = None
    """The file of its scene; None where it has none."""
    options: Options = Options()
    """The options that can change what it does."""
    ear: str = "hearing"
    """The model that hears."""

    @property
    def models(self) -> tuple[str, ...]:
        """The models that it can use."""
        return (self.ear, *(("words",) if self.options.words else ()), self.options.translator)


def header_of(state: SessionState, setting: Setting, log: Path) -> Header:
    """The header of a log that begins with `state`."""
    return Header(
        scene=_source_of(_as_opened(state.history), setting.source, log), viewer=state.viewer,
        digest=digest(state.scene), options=setting.options, made_by=made_by(), models=model_digests(setting.models),
        done=_changes(state.history.done), undone=_changes(state.history.undone), dialogue=dialogue_row(state.dialogue),
    )


def state_of(header: Header, log: Path, *, scene_file: Path | None = None) -> SessionState:
    """The state that a log begins with. `scene_file` is where the scene is now, if not where the header says."""
    scene = _opened(header.scene, log, scene_file)
    history = _redone(History(scene), header)
    if digest(history.scene) != header.digest:
        raise LogError(f"the header of {str(log)!r} does not lead to the scene that it says: was it changed by hand?")
    return SessionState(history, header.viewer, dialogue_from(header.dialogue))


def source_name(source: SceneSource) -> str:
    """What to call the scene of a log."""
    return source.demo or source.file or "the scene in the log"


def _as_opened(history: History) -> Scene:
    while history.done:
        history = history.undo()[0]
    return history.scene


def _source_of(scene: Scene, path: Path | None, log: Path) -> SceneSource:
    if path is None:
        return SceneSource(digest(scene), inline=_inline(scene))
    whole = path.resolve()
    name = whole.name.removesuffix(SUFFIX)
    if whole.parent == scenes_folder().resolve() and name in demo_scene_names():
        return SceneSource(digest(scene), demo=name)
    try:
        near = Path(os.path.relpath(whole, log.resolve().parent))
    except ValueError:  # another drive of Windows
        near = whole
    return SceneSource(digest(scene), file=near.as_posix())


def _inline(scene: Scene) -> InlineScene:
    own = next((o.id for o in scene if o.geometry.uri.startswith(MESH_SCHEME)), None)
    if own is not None:
        raise LogError(f"{own!r} has a mesh of its own, which no log can hold: save the scene as .glb and open that")
    values = {f.name: getattr(scene, f.name) for f in fields(InlineScene) if f.name != "objects"}
    return InlineScene(tuple(scene), **values)


def _changes(steps: Iterable[Step]) -> tuple[Change, ...]:
    return tuple(Change(step.said, step.ops) for step in steps)


def _opened(source: SceneSource, log: Path, scene_file: Path | None) -> Scene:
    if source.inline is not None and scene_file is None:
        return _from_inline(source.inline)
    if scene_file is not None:
        path = scene_file
    elif source.demo:
        path = demo_scene(source.demo)
    else:
        path = log.resolve().parent / source.file
    try:
        scene = open_scene(path)
    except DeixisError as error:
        raise LogError(f"the scene of the log {str(log)!r} cannot be opened: {error}. `--scene FILE` says where it is "
                       "now") from None
    if digest(scene) != source.digest:
        raise LogError(f"{str(path)!r} is not the scene that {str(log)!r} was recorded in: it was changed since")
    return scene


def _from_inline(row: InlineScene) -> Scene:
    try:
        plain = Scene.of(row.objects, rooms=row.rooms, viewpoints=row.viewpoints, name=row.name, extras=row.extras)
    except RejectedError as error:
        raise LogError(f"the scene in the log's header is wrong: {error}") from None
    return Scene(plain.objects, plain.rooms, plain.viewpoints, row.selection, row.highlight, row.groups, row.name,
                 row.extras, plain.meshes)


def _redone(history: History, header: Header) -> History:
    """With everything that was done and undone before the recording began."""
    for change in (*header.done, *reversed(header.undone)):
        history, result = history.do(change.ops, said=change.said)
        if isinstance(result, Rejected):
            raise LogError(f"the log's header says that {change.said!r} was done: {result.reason}")
    for _ in header.undone:
        if not history.done:
            raise LogError("the log's header takes back more than was done")
        history = history.undo()[0]
    return history
