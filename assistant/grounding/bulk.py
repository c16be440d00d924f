"""Grounding in bulk: scenes of labelled boxes, one description after another, each answered whatever it is like."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.gaze import GazeTrack
from assistant.grounding.context import GroundingContext
from assistant.grounding.descriptions import RANKED, Described, Parse, grammar_readings, grounded
from assistant.grounding.outcome import Ambiguous, Resolved, ResolvedPlace
from assistant.language.codec import print_value
from assistant.language.english.parser import parse
from assistant.language.outcome import NotUnderstood, Parsed, SceneVocabulary, Understanding
from assistant.models.protocols import TextEmbedder
from assistant.understanding import POOR, TextTranslator
from scene.errors import DeixisError, SceneFileError
from scene.files.limits import read_bytes
from scene.files.values import MAX_METRES, SHORT, parse_json
from scene.frames import Pose, Rgb, Vec3, Viewer, vec3
from scene.objects import Geometry, LabelSource, Scene, SceneObject

SHAPE = 'a scene is {"scene_id", "up", "objects": [{"id", "label", "center", "size", "yaw"?, "rgb"?}]}'
"""What a line of scenes holds, for the person whose line does not."""

QUERY = 'a query, {"id", "scene_id", "text", "viewer"?: {"position", "look_at"}}'
"""What a line of queries holds."""

LONGEST = 4000
"""Of a longer text only the beginning is read."""


@dataclass(frozen=True)
class BoxScene:
    """A scene of labelled boxes."""

    scene: Scene
    """The scene, +Y up."""
    up: str = "y"
    """Which way was up in its file: queries give their viewers in the same axes."""


def read_scenes(path: Path, told: Callable[[str], None] | None = None) -> dict[str, BoxScene]:
    """The scenes of a file, by their ids. A line that is none is an error; with `told` it is told and the rest come."""
    scenes: dict[str, BoxScene] = {}
    for number, line in enumerate(read_bytes(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = _mapping(parse_json(line, "the line", infinite=True), "a scene")
            name = str(row["scene_id"])
            if name in scenes:
                raise SceneFileError(f"the scene {name!r} is there already: expected each scene_id once")
            scenes[name] = BoxScene(scene_of(row), row.get("up", "y"))
        except (ValueError, KeyError, TypeError, DeixisError) as error:
            wrong = f"{path}, line {number}: {_what(error)} ({SHAPE})"
            if told is None:
                raise SceneFileError(wrong) from None
            told(wrong)
    return scenes


def _mapping(value: Any, what: str) -> Mapping[str, Any]:
    """A JSON object, or an error that says what was there instead."""
    if not isinstance(value, Mapping):
        raise SceneFileError(f"{what} is {str(value)[:40]!r}: expected an object")
    return value


def _query(line: str) -> Mapping[str, Any]:
    try:
        return _mapping(parse_json(line.encode(errors="surrogatepass"), "the query", infinite=True), "a query")
    except SceneFileError as error:
        raise SceneFileError(f"{error}: expected {QUERY}") from None


def _what(error: Exception) -> str:
    return f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)


def _wrong(error: Exception) -> str:
    """What is wrong with a query, and what was expected."""
    if isinstance(error, KeyError):
        return f"{_what(error)}: expected {QUERY}"
    return str(error) if isinstance(error, DeixisError) else f"{type(error).__name__}: {error}"


def scene_of(row: Mapping[str, Any]) -> Scene:
    """A scene of labelled boxes; z-up ones are turned."""
    up = row.get("up", "y")
    if up not in ("y", "z"):
        raise SceneFileError(f'up is {up!r}: expected "y" or "z"')
    objects = row["objects"]
    if not isinstance(objects, list):
        raise SceneFileError(f"objects is {str(objects)[:40]!r}: expected a list of boxes")
    return Scene.of([_box(_mapping(o, "a box"), up) for o in objects], name=str(row.get("scene_id", "")))


def _box(o: Mapping[str, Any], up: str) -> SceneObject:
    center, size = _turned(_metres(o["center"], "a center"), up), _metres(o["size"], "a size")
    w, h, d = (abs(v) for v in (size if up == "y" else (size[0], size[2], size[1])))
    half = (max(w, 1e-3) / 2, max(h, 1e-3) / 2, max(d, 1e-3) / 2)
    yaw = _yaw(o.get("yaw") or 0.0)
    label = o.get("label")
    return SceneObject(
        str(o["id"]),
        " ".join(str(label).lower().replace("_", " ").split()) or None if label is not None else None,
        pose=Pose.from_yaw(center, yaw),
        mean_rgb=_rgb(o.get("rgb")),
        geometry=Geometry("box", (-half[0], -half[1], -half[2]), half),
        label_source=LabelSource("file", "boxes"),
    )


def _metres(value: Any, what: str) -> Vec3:
    """A place or a size that a scene can have."""
    found = vec3(value, what)
    if max(abs(v) for v in found) > MAX_METRES:
        raise SceneFileError(f"{what} is {SHORT.repr(value)}: expected metres, none beyond {MAX_METRES:,.0f}")
    return found


def _yaw(value: Any) -> float:
    """Radians; a turn that is no number is none."""
    try:
        yaw = float(value)
    except (TypeError, ValueError, OverflowError):
        raise SceneFileError(f"a yaw is {SHORT.repr(value)}: expected radians") from None
    return yaw if math.isfinite(yaw) else 0.0


def _turned(v: Vec3, up: str) -> Vec3:
    return v if up == "y" else (v[0], v[2], -v[1])


def _rgb(value: Any) -> Rgb | None:
    """Colours of 0..1 or 0..255."""
    if value is None:
        return None
    r, g, b = vec3(value, "a colour")
    top = 255.0 if max(r, g, b) > 1.0 else 1.0
    return (min(1.0, max(0.0, r / top)), min(1.0, max(0.0, g / top)), min(1.0, max(0.0, b / top)))


def _viewer(row: Mapping[str, Any], up: str) -> Viewer | None:
    said = row.get("viewer")
    if not said:
        return None
    position = _turned(_metres(said["position"], "the viewer's position"), up)
    return Viewer.looking_at(position, _turned(_metres(said["look_at"], "what the viewer looks at"), up))


class Bulk:
    """Answers descriptions over a set of scenes."""

    def __init__(
        self,
        scenes: Mapping[str, BoxScene],
        *,
        embedder: TextEmbedder | None = None,
        translator: TextTranslator | None = None,
        top: int = 0,
        reasons: bool = False,
    ) -> None:
        self._scenes = scenes
        self._embedder = embedder
        self._parse = _parser(translator)
        self._top = top
        self._reasons = reasons
        self._vocabularies: dict[str, SceneVocabulary] = {}

    def answer(self, line: str) -> dict[str, Any]:
        """One query's row. It never raises: what is wrong with a query is said in its row."""
        started = time.perf_counter()
        query_id: Any = None
        try:
            query = _query(line)
            query_id = query.get("id")
            row = self._row(query)
        except Exception as error:  # noqa: BLE001 - one bad query must not stop a stream of them
            row = {
                "outcome": "error",
                "error": _wrong(error),
                "ranking": [],
                "program": "",
                "front": "none",
            }
        return {"id": query_id, **row, "ms": round((time.perf_counter() - started) * 1000, 3)}

    def _row(self, query: Mapping[str, Any]) -> dict[str, Any]:
        scene_id = str(query["scene_id"])
        if scene_id not in self._scenes:
            raise SceneFileError(f"there is no scene {scene_id!r}: expected one of the ids in the scenes file")
        known = self._scenes[scene_id]
        ctx = GroundingContext(known.scene, _viewer(query, known.up), GazeTrack(), embedder=self._embedder)
        text = query["text"]
        if not isinstance(text, str):
            raise SceneFileError(f"text is {str(text)[:40]!r}: expected the words of a description")
        found = self.describe(text, scene_id, ctx)
        return self._printed(found, known.scene)

    def describe(self, text: str, scene_id: str, ctx: GroundingContext) -> Described:
        """What one description refers to."""
        return grounded(text[:LONGEST], ctx, self._vocabulary(scene_id, ctx.scene), self._parse)

    def _vocabulary(self, scene_id: str, scene: Scene) -> SceneVocabulary:
        known = self._vocabularies.get(scene_id)
        if known is None:
            labels = dict.fromkeys(word for o in scene for word in (o.label, *o.aliases) if word)
            known = self._vocabularies[scene_id] = SceneVocabulary(tuple(labels), tuple(r.label for r in scene.rooms))
        return known

    def _printed(self, found: Described, scene: Scene) -> dict[str, Any]:
        outcome = found.outcome
        name = {Resolved: "resolved", Ambiguous: "ambiguous", ResolvedPlace: "place"}.get(type(outcome), "not_found")
        ranking = [self._candidate(c) for c in found.ranking]
        listed = {c.object_id for c in found.ranking}
        ranking += [{"id": o.id, "score": 0.0} for o in islice((o for o in scene if o.id not in listed), RANKED)]
        row: dict[str, Any] = {
            "outcome": name,
            "ranking": ranking[: self._top or RANKED],
            "program": print_value(found.reference) if found.reference is not None else "",
            "front": found.front,
        }
        probability = getattr(outcome, "probability", None)
        return row if probability is None else row | {"probability": probability}

    def _candidate(self, c: Any) -> dict[str, Any]:
        row: dict[str, Any] = {"id": c.object_id, "score": round(c.score, 5)}
        if self._reasons:
            row["reasons"] = [{"factor": r.factor, "degree": round(r.degree, 4), "note": r.note} for r in c.reasons]
        return row


def _parser(translator: TextTranslator | None) -> Parse:
    """English, and behind it a translator where there is one: asked only where English reads a text poorly or not."""

    def read(text: str, vocabulary: SceneVocabulary) -> Understanding:
        english = parse(text, context=vocabulary)
        if translator is None or (isinstance(english, Parsed) and _reads_well(english)):
            return english
        translated = translator.translate(text, vocabulary)
        return english if isinstance(translated, NotUnderstood) else translated

    return read


def _reads_well(english: Parsed) -> bool:
    return english.best.score >= POOR and bool(grammar_readings(english))
