"""What is true in a scene, asked in the words of speech: a statement becomes a question, and our own grounding answers.

"The red mug is on the desk" is judged as "is the red mug on the desk". A word that is an object's id and looks like one
(`mug_red`, `chair-2`) means that very object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.dialogue import Dialogue
from assistant.gaze import GazeTrack
from assistant.grounding.context import GroundingContext
from assistant.grounding.outcome import Ambiguous, Grounding, NotFound, Resolved
from assistant.grounding.resolve import ground, ground_place
from assistant.language.english.parser import parse
from assistant.language.outcome import Parsed, SceneVocabulary
from assistant.language.program import Check, Exists, Noun, Ref, Reference, Select
from assistant.models.protocols import TextEmbedder
from assistant.scenetest.case import Target
from assistant.skills.base import Refused, SkillContext, Unresolved
from assistant.skills.check import holds
from assistant.skills.registry import plan as plan_command
from assistant.understanding import vocabulary_of
from assistant.untold import untold
from scene.errors import DeixisError
from scene.frames import Viewer
from scene.history import History
from scene.objects import Scene

PRONOUN = re.compile(r"\b(it|they|them|that|this|those|these|there|here)\b", re.IGNORECASE)
"""Words that mean what was spoken of."""
LIKE_AN_ID = re.compile(r"^(?=.*[-_\d])[A-Za-z0-9][\w.-]*$")
"""A word that can only be an id."""
STAND_INS = tuple(f"object{letter}" for letter in "abcdefghijklmnop")
"""Nouns that stand for ids while a statement is read."""


class Unclear(DeixisError):
    """A statement or a description that is not one clear thing."""


@dataclass(frozen=True)
class Verdict:
    """Whether something holds, and what was found."""

    passed: bool
    message: str
    figures: tuple[tuple[str, float], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Where:
    """The scene that statements are about, and who looks at it."""

    scene: Scene
    viewer: Viewer
    dialogue: Dialogue = Dialogue()
    """What was spoken of: used for pronouns alone."""
    embedder: TextEmbedder | None = None

    def context(self, text: str, chosen: dict[Reference, tuple[str, ...]]) -> SkillContext:
        """What a skill would answer the question in; nothing counts as spoken of unless a pronoun asks for it."""
        dialogue = self.dialogue if PRONOUN.search(text) else Dialogue(spots=self.dialogue.spots)
        dialogue = replace(dialogue, chosen={**dialogue.chosen, **chosen}, view=self.dialogue.view)
        grounding = GroundingContext.of(self.scene, self.viewer, dialogue, GazeTrack(), embedder=self.embedder)
        return SkillContext(self.scene, self.viewer, History(self.scene), dialogue, grounding, ground, ground_place,
                            plan_command)


def judge(statement: str, where: Where) -> Verdict:
    """Whether a statement is true; raises `Unclear` where it cannot be judged."""
    text, stand_ins = _without_ids(statement.strip().rstrip("."), where.scene)
    negated = text.lower().startswith("nothing is ")
    if negated:
        text = "there is anything " + text[len("nothing is "):]
    question = _question(text, where.scene, tuple(stand_ins))
    if question is None:
        raise Unclear(f"{statement!r} cannot be read as a statement: expected one such as 'the red mug is on the "
                      "desk', 'there are two mugs on the shelf' or 'the lamp is on'")
    chosen = _chosen(stand_ins)
    ctx = where.context(statement, chosen)
    try:
        verdict = _exists(question, ctx) if isinstance(question, Exists) else _check(question, ctx)
    except Unresolved as error:
        raise Unclear(_why(statement, error.grounding)) from None
    except Refused as error:
        raise Unclear(f"{statement!r} cannot be judged: {error}") from None
    message = verdict.message
    for noun, object_id in stand_ins.items():
        message = message.replace(f"the {noun}", object_id)
    return replace(verdict, passed=verdict.passed != negated, message=message)


def _told_of(question: Check | Exists, ctx: SkillContext) -> None:
    """Refuse what the scene does not tell: it would always hold."""
    if told := untold(question, ctx.ground, ctx.grounding):
        raise Refused(told)


def _check(question: Check, ctx: SkillContext) -> Verdict:
    _told_of(question, ctx)
    ids = ctx.resolve(question.target)
    passed = bool(ids) and all(holds(question.condition, i, ctx) for i in ids)
    said = plan_command(question, ctx).reply
    return Verdict(passed, f"{said} ({', '.join(ids)})")


def _exists(question: Exists, ctx: SkillContext) -> Verdict:
    _told_of(question, ctx)
    target = question.target
    wanted = target.count if isinstance(target, Ref) else None
    none = isinstance(target, Ref) and target.determiner == "no"
    asked: Reference = replace(target, determiner="any") if none and isinstance(target, Ref) else target
    found = ctx.matching(asked)
    ids = () if isinstance(found, NotFound) else found
    said = f"found {len(ids)}: {', '.join(ids)}" if ids else f"found none: {getattr(found, 'reason', '')}"
    if none:
        return Verdict(not ids, said)
    if question.limit is not None:
        return Verdict(question.met_by(len(ids)), said)
    return Verdict(len(ids) == wanted if wanted else bool(ids), said)


def _question(text: str, scene: Scene, extra: tuple[str, ...]) -> Check | Exists | None:
    """The best way to read a statement as a yes-or-no question."""
    vocabulary = vocabulary_of(scene)
    vocabulary = SceneVocabulary((*vocabulary.labels, *extra), vocabulary.rooms, vocabulary.names)
    best: tuple[float, Check | Exists] | None = None
    for question in _questions(text):
        found = parse(question, context=vocabulary)
        if not isinstance(found, Parsed):
            continue
        for reading in found.readings[:1]:
            step = reading.program.steps[0]
            if len(reading.program.steps) == 1 and isinstance(step, Check | Exists) and (
                best is None or reading.score > best[0] + 1e-9
            ):
                best = (reading.score, step)
    return best[1] if best else None


def _questions(text: str) -> Iterator[str]:
    words = text.split()
    lower = [w.lower() for w in words]
    if lower[0] == "there" and len(lower) > 1 and lower[1] in ("is", "are"):
        yield " ".join([lower[1], "there", *words[2:]])
        return
    for n, word in enumerate(lower):
        if n and word in ("is", "are", "has", "have"):
            front = word if word in ("is", "are") else "does"
            rest = words[n + 1 :] if front != "does" else ["have", *words[n + 1 :]]
            yield " ".join([front, *words[:n], *rest])


# ---- ids in statements and descriptions ------------------------------------------------------------------------------


def _without_ids(text: str, scene: Scene) -> tuple[str, dict[str, str]]:
    """The text with a noun in place of each id, and which id each noun means."""
    words: list[str] = []
    nouns: dict[str, str] = {}
    for word in text.split():
        bare = word.strip(".,")
        if bare in scene.objects and LIKE_AN_ID.match(bare) and len(nouns) < len(STAND_INS):
            noun = STAND_INS[len(nouns)]
            nouns[noun] = bare
            words += [noun] if words and words[-1].lower() in ("the", "a") else ["the", noun]
        else:
            words.append(word)
    return " ".join(words), nouns


def _chosen(stand_ins: dict[str, str]) -> dict[Reference, tuple[str, ...]]:
    return {Ref(Noun(noun), "the"): (object_id,) for noun, object_id in stand_ins.items()}


def resolve(targets: tuple[Target, ...], where: Where, *, other: Where | None = None) -> tuple[str, ...]:
    """The ids of things by id or description, in order; ids of the `other` scene count too."""
    found: dict[str, None] = {}
    for target in targets:
        found.update(dict.fromkeys(_ids(target, where, other)))
    return tuple(found)


def resolve_one(target: Target, where: Where) -> str:
    """The id of a single thing."""
    ids = _ids(target, where, None)
    if len(ids) != 1:
        raise Unclear(f"{target.text!r} means {len(ids)} things ({', '.join(ids)}): expected one")
    return ids[0]


def _ids(target: Target, where: Where, other: Where | None) -> tuple[str, ...]:
    text = target.text
    if text in where.scene.objects or (other is not None and text in other.scene.objects):
        return (text,)
    parsed = parse(f"select {text}", context=vocabulary_of(where.scene))
    step = parsed.best.program.steps[0] if isinstance(parsed, Parsed) else None
    if not isinstance(step, Select) or LIKE_AN_ID.match(text):
        raise Unclear(f"{text!r} is no object of this scene: expected one of {_some(where.scene)}, or a description")
    ctx = where.context(text, {})
    outcome = ground(step.target, ctx.grounding)
    if not isinstance(outcome, Resolved):
        raise Unclear(_why(text, outcome))
    return outcome.ids


def _why(text: str, outcome: Grounding | object) -> str:
    if isinstance(outcome, Ambiguous):
        ids = ", ".join(c.object_id for c in outcome.candidates[:6])
        return f"{text!r} is not clear: it could be about {ids}. Say which, or give an id"
    return f"{text!r} is about nothing here: {getattr(outcome, 'reason', 'that is no thing')}"


def _some(scene: Scene) -> str:
    ids = list(scene.objects)
    return ", ".join(ids[:8]) + (" ..." if len(ids) > 8 else "")
