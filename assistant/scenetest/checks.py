"""What has to hold after a turn: one judge for each key of `format.CHECKS`."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.language.codec import parse_program, print_program
from assistant.language.notation import NotationError
from assistant.scenetest.case import Expectation, Golden, Limit, Seen, Target, TextMatch
from assistant.scenetest.results import CheckResult
from assistant.scenetest.stage import Stage
from assistant.scenetest.statements import Unclear, Verdict, Where, judge, resolve, resolve_one
from assistant.session import SessionState
from assistant.turn import Reply
from scene.codec import canonical_bytes
from scene.objects import Scene

FACING_RAD = math.radians(15)
"""Within this angle of the gaze something is faced."""


@dataclass(frozen=True)
class Moment:
    """A turn that has just ended."""

    stage: Stage
    """The stage as it then is."""
    before: SessionState
    """The state before the turn."""
    reply: Reply | None
    """The answer; None where the assistant was not spoken to."""
    folder: Path
    """Where the test file lies."""
    update_pictures: bool = False
    """Write the golden pictures anew instead of comparing."""

    @property
    def after(self) -> Scene:
        """The scene after the turn."""
        return self.stage.state.scene

    @property
    def was(self) -> Where:
        """The scene before the turn."""
        return Where(self.before.scene, self.before.viewer, self.before.dialogue, self.stage.where.embedder)


Judge = Callable[[Any, Moment], Verdict]


def checked(expectation: Expectation, moment: Moment) -> CheckResult:
    """The result of one expectation."""
    try:
        verdict = JUDGES[expectation.kind](expectation.value, moment)
    except Unclear as error:
        verdict = Verdict(False, str(error))
    counts = expectation.kind != "took_less_than" or expectation.value.strict
    return CheckResult(expectation.kind, expectation.written, verdict.passed, verdict.message, expectation.line,
                       expectation.column, counts, verdict.figures, verdict.pictures)


# ---- the scene -------------------------------------------------------------------------------------------------------


def changed_ids(before: Scene, after: Scene) -> tuple[str, ...]:
    """Ids of all objects that differ, those that came and went, and those that were carried elsewhere."""
    kept = [i for i, o in before.objects.items() if i in after.objects and
            (o != after.objects[i] or before.world_pose(i) != after.world_pose(i))]
    gone = [i for i in before.objects if i not in after.objects]
    return (*kept, *gone, *(i for i in after.objects if i not in before.objects))


def _expect(statement: str, m: Moment) -> Verdict:
    return judge(statement, m.stage.where)


def _moved(targets: tuple[Target, ...], m: Moment) -> Verdict:
    ids = resolve(targets, m.was, other=m.stage.where)
    still = [i for i in ids if i not in m.after.objects or i not in m.before.scene.objects
             or m.before.scene.world_pose(i) == m.after.world_pose(i)]
    moved = [i for i in m.before.scene.objects if i in m.after.objects
             and m.before.scene.world_pose(i) != m.after.world_pose(i)]
    if still:
        return Verdict(False, f"{_list(still)} did not move; what moved: {_list(moved)}")
    return Verdict(True, f"{_list(ids)} moved")


def _only_changed(targets: tuple[Target, ...], m: Moment) -> Verdict:
    return _same_set(resolve(targets, m.was, other=m.stage.where), changed_ids(m.before.scene, m.after), "changed")


def _unchanged(targets: tuple[Target, ...] | bool, m: Moment) -> Verdict:
    if targets is True:
        same = canonical_bytes(m.before.scene) == canonical_bytes(m.after)
        found = changed_ids(m.before.scene, m.after)
        other = "the selection, the highlight or a group"
        return Verdict(same, "the scene is as it was" if same else f"what changed: {_list(found) if found else other}")
    ids = resolve(targets if isinstance(targets, tuple) else (), m.was)
    changed = set(changed_ids(m.before.scene, m.after))
    found = tuple(i for i in ids if i in changed)
    return Verdict(not found, f"{_list(found)} changed" if found else f"{_list(ids)} did not change")


def _selected(targets: tuple[Target, ...], m: Moment) -> Verdict:
    return _same_set(resolve(targets, m.stage.where), m.after.selection, "is selected")


def _highlighted(targets: tuple[Target, ...], m: Moment) -> Verdict:
    return _same_set(resolve(targets, m.stage.where), m.after.highlight, "is lit")


def _removed(targets: tuple[Target, ...], m: Moment) -> Verdict:
    gone = tuple(i for i in m.before.scene.objects if i not in m.after.objects)
    return _same_set(resolve(targets, m.was), gone, "was removed")


def _added(wanted: int | tuple[str, ...], m: Moment) -> Verdict:
    fresh = [o for o in m.after if o.id not in m.before.scene.objects]
    said = "what was added: " + _list(f"{o.id} ({o.label})" for o in fresh)
    if isinstance(wanted, int):
        return Verdict(len(fresh) == wanted, said)
    return Verdict(sorted(o.label or "" for o in fresh) == sorted(w.lower() for w in wanted), said)


def _labelled(labels: tuple[tuple[Target, str], ...], m: Moment) -> Verdict:
    wrong = []
    for target, label in labels:
        o = m.after[resolve_one(target, m.stage.where)]
        if label.lower() not in (o.label, (o.nickname or "").lower()):
            wrong.append(f"{o.id} is labelled {o.label!r}" + (f" and named {o.nickname!r}" if o.nickname else ""))
    return Verdict(not wrong, "; ".join(wrong) or "so it is")


def _state(wanted: tuple[tuple[Target, tuple[tuple[str, Any], ...]], ...], m: Moment) -> Verdict:
    wrong = []
    for target, values in wanted:
        o = m.after[resolve_one(target, m.stage.where)]
        for key, value in values:
            found = dict(o.state).get(key)
            if found != value or isinstance(found, bool) != isinstance(value, bool):
                there = key in dict(o.state)
                wrong.append(f"{o.id} has {key} = {found!r}" if there else f"{o.id} has no state {key!r}")
    return Verdict(not wrong, "; ".join(wrong) or "so it is")


def _undone(_exactly: str, m: Moment) -> Verdict:
    history = m.stage.state.history
    if len(history.done) <= len(m.before.history.done) and history.done == m.before.history.done:
        return Verdict(False, "the turn did nothing that could be undone")
    while len(history.done) > len(m.before.history.done):
        history, _, _ = history.undo()
    same = canonical_bytes(history.scene) == canonical_bytes(m.before.scene)
    return Verdict(same, "undo brings back every byte" if same else
                   f"after undo these differ: {_list(changed_ids(m.before.scene, history.scene))}")


# ---- the answer ------------------------------------------------------------------------------------------------------


def _match(match: TextMatch, found: str) -> Verdict:
    if match.how == "pattern":
        return Verdict(bool(re.search(match.text, found, re.IGNORECASE)), f"it is {found!r}")
    return Verdict(_plain(match.text) == _plain(found), f"it is {found!r}")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _answer(m: Moment) -> Reply:
    if m.reply is None:
        raise Unclear("the assistant was not spoken to in this turn: expected 'say', 'speak', 'hear' or 'key'")
    return m.reply


def _reply(match: TextMatch, m: Moment) -> Verdict:
    said = _answer(m).reply
    if match.how != "means":
        return _match(match, said)
    vectors = m.stage.services.embedder().embed([match.text, said])
    near = round(float(vectors[0] @ vectors[1]), 4)
    return Verdict(near >= match.at_least, f"{said!r} is {near:.2f} near in meaning, of {match.at_least:.2f} expected",
                   (("similarity", near),))


def _asks(match: TextMatch | bool, m: Moment) -> Verdict:
    asked = _answer(m).question
    if isinstance(match, bool):
        return Verdict(bool(asked) == match, f"it asked {asked!r}" if asked else "it asked nothing")
    return _match(match, asked)


def _outcome(wanted: tuple[str, ...], m: Moment) -> Verdict:
    reply = _answer(m)
    return Verdict(reply.outcome in wanted, f"it is {reply.outcome}: {reply.reply!r}")


def _program(match: TextMatch, m: Moment) -> Verdict:
    found = _answer(m).program
    if match.how == "pattern":
        return _match(match, found)
    try:
        wanted = print_program(parse_program(match.text))
    except NotationError as error:
        raise Unclear(f"{match.text!r} is no program: {error}") from None
    return Verdict(wanted == found, f"it is {found!r}")


def _understood(match: TextMatch, m: Moment) -> Verdict:
    return _match(match, _answer(m).understood)


def _heard(match: TextMatch, m: Moment) -> Verdict:
    return _match(match, _answer(m).text)


def _targets(targets: tuple[Target, ...], m: Moment) -> Verdict:
    return _same_set(resolve(targets, m.was, other=m.stage.where), _answer(m).targets, "is meant")


def _took(limit: Limit, m: Moment) -> Verdict:
    took = _answer(m).timing_ms.get("total", 0.0) / 1000
    return Verdict(took < limit.seconds, f"it took {took:.3f} s", (("seconds", round(took, 4)),))


# ---- the person and what is seen -------------------------------------------------------------------------------------


def _stands_in(room: str, m: Moment) -> Verdict:
    x, y, z = m.stage.state.viewer.position
    found = m.after.room_at((x, y, z))
    names = (found.id.lower(), found.label, *found.aliases) if found else ()
    return Verdict(room.lower() in names, f"the person stands in the {found.label}" if found else "that is in no room")


def _faces(target: Target, m: Moment) -> Verdict:
    viewer = m.stage.state.viewer
    at = m.stage.point_of(target)
    if at is None:
        raise Unclear("facing nothing: expected a thing or a point")
    way = [a - b for a, b in zip(at, viewer.position, strict=True)]
    length = math.sqrt(sum(w * w for w in way)) or 1.0
    cosine = sum(w * f for w, f in zip(way, viewer.forward, strict=True)) / length
    angle = math.acos(max(-1.0, min(1.0, cosine)))
    return Verdict(angle <= FACING_RAD, f"it is {math.degrees(angle):.0f} degrees off the gaze")


def _visible_from(seen: Seen, m: Moment) -> Verdict:
    from assistant.scenetest.sight import visible_share

    viewer = m.stage.viewer_at(seen.standing)
    wrong = []
    for i in resolve(seen.sees, m.stage.where):
        if not visible_share(m.after, viewer, i):
            wrong.append(f"{i} cannot be seen from there")
    for i in resolve(seen.hides, m.stage.where):
        if share := visible_share(m.after, viewer, i):
            wrong.append(f"{i} can be seen from there ({share:.0%} of it)")
    return Verdict(not wrong, "; ".join(wrong) or "so it is")


def _picture(golden: Golden, m: Moment) -> Verdict:
    from assistant.scenetest.pictures import compared

    viewer = m.stage.viewer_at(golden.standing) if golden.standing else m.stage.state.viewer
    return compared(golden, m.after, viewer, m.folder, update=m.update_pictures)


# ---- wording ---------------------------------------------------------------------------------------------------------


def _same_set(wanted: Iterable[str], found: Iterable[str], verb: str) -> Verdict:
    wanted_ids, found_ids = tuple(wanted), tuple(found)
    missing = [i for i in wanted_ids if i not in found_ids]
    extra = [i for i in found_ids if i not in wanted_ids]
    if not missing and not extra:
        return Verdict(True, f"what {verb}: {_list(found_ids)}")
    more = (f"; missing: {_list(missing)}" if missing else "") + (f"; too many: {_list(extra)}" if extra else "")
    return Verdict(False, f"what {verb}: {_list(found_ids)}{more}")


def _list(ids: Iterable[str]) -> str:
    found = list(ids)
    return ", ".join(found[:10]) + (f" and {len(found) - 10} more" if len(found) > 10 else "") or "nothing"


JUDGES: dict[str, Judge] = {
    "expect": _expect, "moved": _moved, "only_changed": _only_changed, "unchanged": _unchanged, "selected": _selected,
    "highlighted": _highlighted, "labelled": _labelled, "state": _state, "added": _added, "removed": _removed,
    "reply": _reply, "asks": _asks, "outcome": _outcome, "program": _program, "understood": _understood,
    "heard": _heard, "targets": _targets, "stands_in": _stands_in, "faces": _faces, "visible_from": _visible_from,
    "picture": _picture, "undone": _undone, "took_less_than": _took,
}

