"""Whether a thing is of a kind, how sure that is, what speaks for it and who says so."""

from __future__ import annotations

from assistant.grounding.labels import WIDER, match
from assistant.labelling.protocol import Labelling
from assistant.labelling.wording import can_tell, degree, guessed, reasons, same_kind, score_of
from assistant.language.program import IsA
from assistant.phrasing import a, listed, sentence, the
from assistant.provenance import what_it_is, who_says
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.labelled import MOST, because, is_certain, labelling_of
from assistant.whereabouts import is_are
from scene.objects import SceneObject

HANDLES = (IsA,)
ABOUT = "whether something is of a kind"
EXAMPLES = ("Is the sofa a couch?", "Is the guitar a chair or a stool?", "Who says that the sofa is a sofa?")

WORTH_A_PERHAPS = 0.1
"""A kind that is less likely than this is not told as possible."""


def plan(command: IsA, ctx: SkillContext) -> Plan:
    """Yes, no, or how likely; each thing by itself."""
    if not command.labels:
        raise Refused("Say which kind you mean, please.")
    ids = ctx.resolve(command.target)
    told, known = list[str](), list[Labelling]()
    for i in ids[:MOST]:
        o = ctx.object(i)
        if is_certain(o) or command.ask == "who":
            told.append(_certain(o, command, ctx))
            continue
        labelling = _labelling(i, command.labels, ctx)
        known.append(labelling)
        told.append(_likely(labelling, command))
    return Plan(
        " ".join(map(sentence, dict.fromkeys(told))), targets=ids, outcome="answered", guesses=tuple(known)
    )


def _labelling(object_id: str, labels: tuple[str, ...], ctx: SkillContext) -> Labelling:
    """What the labeller says; where none of its guesses is what was asked about, it is asked to choose among these."""
    first = labelling_of(object_id, ctx)
    if any(score_of(first, label) for label in labels):
        return first
    kinds = dict.fromkeys((*(g.label for g in first.guesses[:3]), *labels))
    return ctx.labelled((object_id,), among=tuple(kinds))[0]


def _certain(o: SceneObject, command: IsA, ctx: SkillContext) -> str:
    """The answer where somebody has said what it is, or who that was is asked."""
    if o.label is None:
        return f"nobody has said what {the(ctx.scene, o.id)} is"
    names = (o.label, *o.aliases)
    hit = next((label for label in command.labels if match(label, names).degree >= WIDER), None)
    many = is_are(ctx.scene, o.id) == "are"
    kind = what_it_is(o)
    told = f"{'they are' if many else 'it is'} {kind.removeprefix('some ') if many else kind}"
    if command.ask == "whether":
        return f"{'yes' if hit else 'no' if len(command.labels) == 1 else 'neither'}, {told}"
    if hit is None:
        return f"nobody says that: {told}"
    who = who_says(o.label_source)
    return {"sure": f"quite sure: {who}", "why": f"because {who}"}.get(command.ask, f"{told}: {who}")


def _likely(labelling: Labelling, command: IsA) -> str:
    """The answer where the labeller has to judge."""
    asked = max(command.labels, key=lambda label: score_of(labelling, label))
    score, best = score_of(labelling, asked), labelling.best
    if best is None or (not can_tell(labelling) and score < WORTH_A_PERHAPS):
        return "I can't tell"
    if command.ask == "why":
        if score < WORTH_A_PERHAPS:
            return f"I don't think so: {guessed(labelling)}"
        if same_kind(asked, best.label) or reasons(labelling, asked):
            return because(labelling, asked)
        return f"it could be {a(asked)}, but I think rather of {a(best.label)}, {because(labelling, best.label)}"
    if same_kind(asked, best.label):
        return _agreed(labelling, asked, score, len(command.labels) > 1)
    if score >= WORTH_A_PERHAPS:
        return f"perhaps {a(asked)}, but rather {a(best.label)}"
    rather = f": {guessed(labelling)}" if can_tell(labelling) else ""
    return f"neither, I think{rather}" if len(command.labels) > 1 else f"I don't think so{rather}"


def _agreed(labelling: Labelling, asked: str, score: float, choice: bool) -> str:
    """The best guess is what was asked about."""
    word = degree(score) if labelling.verdict == "sure" else "probably" if degree(score) != "perhaps" else "perhaps"
    others = [g.label for g in labelling.guesses if not same_kind(asked, g.label) and g.score >= WORTH_A_PERHAPS][:2]
    rest = "" if word == "surely" or not others else f"; it could be {listed(map(a, others), 'or')}"
    if choice:
        return f"{word} {a(asked)}{rest}"
    return f"yes, surely {a(asked)}" if word == "surely" else f"{word}{', yes' if word == 'probably' else ''}{rest}"
