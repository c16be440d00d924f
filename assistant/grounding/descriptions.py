"""Written descriptions of one thing: read by the grammar where it can, by a shallow reading always, judged together.

The two readings fail in different places, so their beliefs are multiplied, each to the power of the trust in it: what
both believe in stands out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from assistant.grounding.calibrate import described_probability
from assistant.grounding.composed import told
from assistant.grounding.context import GroundingContext
from assistant.grounding.decide import decide
from assistant.grounding.index import index_of
from assistant.grounding.judge import Judgement, Judges, depends_on_view
from assistant.grounding.labels import degrees, match
from assistant.grounding.outcome import Ambiguous, Candidate, Grounding, NotFound, Reason, Resolved, ResolvedPlace
from assistant.grounding.refined import only_one, refined, views_in
from assistant.grounding.regions import is_way_in
from assistant.grounding.resolve import ground, judged, rank
from assistant.grounding.shallow import shallow_readings
from assistant.grounding.tuning import BARELY, LABEL_GATE, MARGIN, SURE_LABEL
from assistant.grounding.written import plain
from assistant.language.outcome import NotUnderstood, Parsed, SceneVocabulary
from assistant.language.outcome import Understanding as Understood
from assistant.language.program import (
    Answer,
    Command,
    Describe,
    Exists,
    Find,
    Has,
    Highlight,
    LookAt,
    Mention,
    Noun,
    One,
    Pick,
    PickUp,
    Program,
    Pronoun,
    Ref,
    Reference,
    Select,
    SetViewpoint,
    Thing,
    Viewpoint,
)
from scene.objects import Scene

NAMING = (Answer, Mention, Find, Select, Highlight, Describe, Exists, PickUp)
"""Commands that a description comes out as: what they are about is what is described."""

FRONTS = ("grammar", "pieces", "shallow")
"""The readers."""

GRAMMAR_TRUST, PIECES_TRUST, SHALLOW_TRUST = 1.0, 0.6, 1.0
"""How much each reading counts, as a power of its belief; the grammar's also by its score."""

FITNESS = 0.5
"""The power with which a reading that fits something better is preferred to another."""

UNHEARD = 0.7
"""What is left of the trust in a reading for each thing in it that the scene lacks or says nothing of."""

NEEDLESS, LIKE = 0.15, 0.8
"""What is left of the trust in a reading of which one thing is at least this share as good in kind as the best: people
describe one of several."""

SENSELESS, SURE_KIND = 0.4, 0.85
"""What is left of the trust in a reading that nobody would mean, and from which degree on two nouns are one kind."""

HELD = ("with", "on", "in")
"""No thing has others of its own kind so: "on the couch with two pillows" the couch has them, and no pillow."""

LEAST_BELIEF = 0.004
"""What a reading that does not see a candidate leaves it, as a share of its best one's belief."""

READ_WHOLE = 0.55
"""From this trust in the grammar's readings of the whole on, the text is not read in pieces too."""

MOST_READINGS = 2
"""How many readings of the grammar are judged."""

MOST_DECIDED = 3
"""How many readings are decided on, those that count most first."""

REPORTED, RANKED = 12, 500
"""No more candidates than this are reported with an outcome, and no more objects than this are ranked."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a description comes to."""

    outcome: Grounding
    """The decision."""
    ranking: tuple[Candidate, ...]
    """Every plausible object, best first."""
    reference: Reference | None
    """The reading that counted most; None where nothing was named."""
    front: str
    """`grammar`, `shallow`, `both`, or `none`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a description."""

    reference: Reference
    """What it refers to."""
    trust: float
    """The power of its belief."""
    front: str
    """Who read it."""


Parse = Callable[[str, SceneVocabulary], Understood]


def grounded(text: str, ctx: GroundingContext, vocabulary: SceneVocabulary, parse: Parse) -> Described:
    """What a written description of one thing refers to."""
    text = plain(text, vocabulary.labels)
    shallow = _shallow(text, vocabulary)
    whole = _with_heads(grammar_readings(parse(text, vocabulary)), shallow)
    plainly = sum(r.trust for r in whole) >= READ_WHOLE
    readings = [*whole, *([] if plainly else _pieces(text, vocabulary)), *shallow]
    readings = _settled(_seen_alike(readings))
    if not readings:
        everything = rank(Ref(Thing(), "a"), ctx)
        return Described(NotFound(text[:60], "I do not know what is described."), everything, None, "none")
    judges = Judges(ctx)
    found = {ref: judged(ref, judges) for ref in dict.fromkeys(r.reference for r in readings)}
    beliefs = [(r, found[r.reference]) for r in readings]
    ranking = combined([_either([(r, j) for r, j in beliefs if r.front == front]) for front in FRONTS])
    ranking = (*ranking, *_others_of_kind(readings, ranking, ctx.scene))
    leading = sorted(readings, key=lambda r: -r.trust)[:MOST_DECIDED]
    fronts = {r.front for r in readings}
    outcome = _outcome([_decided(r.reference, judges, ctx) for r in leading], ranking, len(fronts) > 1)
    return Described(outcome, ranking, leading[0].reference, "both" if len(fronts) > 1 else fronts.pop())


def _seen_alike(readings: list[Reading]) -> list[Reading]:
    """Where one reader heard where one stands and another did not, what is meant is seen from there for both."""
    told = [v for r in readings if isinstance(r.reference, Ref) and (v := r.reference.view) is not None]
    view = next((v for v in told if v.entering or v.at is not None), None)
    if view is None:
        return readings
    return [
        replace(r, reference=replace(r.reference, view=view))
        if isinstance(r.reference, Ref) and _sided(r.reference) and not views_in(r.reference) else r
        for r in readings
    ]  # fmt: skip


def _sided(ref: Ref) -> bool:
    """Whether the thing meant itself is told by a side."""
    return any(depends_on_view(part) for part in (*ref.pick, *(replace(r, anchors=()) for r in ref.relations)))


def _settled(readings: list[Reading]) -> list[Reading]:
    """The readings with what their parts say together; those of one reader that then say the same as one."""
    found: dict[tuple[str, Reference], Reading] = {}
    for r in readings:
        ref = refined(r.reference) if isinstance(r.reference, Ref) else r.reference
        same = found.get((r.front, ref))
        found[(r.front, ref)] = Reading(ref, r.trust + (same.trust if same else 0.0), r.front)
    return list(found.values())


def _others_of_kind(readings: list[Reading], ranking: tuple[Candidate, ...], scene: Scene) -> list[Candidate]:
    """What else is of a kind that a reading names, for the end of the ranking, where all of them are listed."""
    heads = (r.reference.head for r in readings if isinstance(r.reference, Ref))
    kinds = dict.fromkeys(head.name for head in heads if isinstance(head, Noun))
    index, listed = index_of(scene), {c.object_id for c in ranking}
    found: dict[str, Candidate] = {}
    for kind in kinds:
        fits = degrees(kind, index.names)
        degree = np.array([m.degree for m in fits])[index.name_of] if fits else np.zeros(0)
        for row in np.flatnonzero(degree >= max(BARELY, LABEL_GATE * float(degree.max(initial=0.0))))[:RANKED]:
            object_id, fit = index.boxes.ids[row], fits[index.name_of[row]]
            if object_id not in listed:
                found.setdefault(object_id, Candidate(object_id, 0.0, (Reason("label", fit.degree, fit.how),)))
    return list(found.values())


def _heard(found: Judgement) -> float:
    """Less for a reading of what the scene does not have or tell, or of a kind of which there is but one."""
    kind = found.label >= LIKE * float(found.label.max(initial=0.0))
    alone = NEEDLESS if int(kind.sum()) == 1 else 1.0
    return alone * UNHEARD ** (len(found.missing) + found.unsure)


def _sensible(reference: Reference) -> float:
    """Less for a reading that says nothing ("across from a chair", of a chair), or chooses twice over."""
    if not isinstance(reference, Ref):
        return 1.0
    anchors = [a for r in reference.relations for a in r.anchors]
    empty = any(_bare(a) and _same_kind(reference, a) for a in anchors)
    empty |= any(isinstance(c, Has) and c.relation in HELD and _same_kind(reference, c.what) for c in reference.where)
    chosen = [*anchors, *(p.anchor for p in reference.pick if p.anchor is not None)]
    empty |= any(_bare(e) for a in chosen if isinstance(a, Ref) for e in a.excluding)
    at = reference.view.at if reference.view is not None and reference.view.entering else None
    empty |= isinstance(at, Ref) and isinstance(at.head, Noun) and not is_way_in(at.head.name)
    sides = any(p.measure in ("left", "right") for p in reference.pick)
    twice = sides and any(p.measure == "distance" for p in reference.pick)
    return (SENSELESS if empty else 1.0) * (SENSELESS if twice else 1.0)


def _bare(reference: Reference) -> bool:
    """Whether nothing is said of a thing but its kind."""
    if not isinstance(reference, Ref) or reference.plural or reference.other or reference.determiner != "the":
        return False
    return not (reference.where or reference.pick or reference.of or reference.group)


def _same_kind(one: Ref, other: Reference) -> bool:
    if not (isinstance(other, Ref) and isinstance(one.head, Noun) and isinstance(other.head, Noun)):
        return False
    return match(one.head.name, (other.head.name,)).degree >= SURE_KIND


def _decided(reference: Reference, judges: Judges, ctx: GroundingContext) -> Grounding:
    return decide(reference, judges.judge(reference), ctx) if isinstance(reference, Ref) else ground(reference, ctx)


def _outcome(found: list[Grounding], ranking: tuple[Candidate, ...], both: bool) -> Grounding:
    """The decision of the leading readings, checked against what all readings believe together."""
    settled = [f for f in found if isinstance(f, Resolved)]
    if not ranking or (not settled and isinstance(found[0], ResolvedPlace)):
        return found[0]
    if settled and len(settled[0].ids) > 1:
        return settled[0]
    first = ranking[0]
    clear = len(ranking) < 2 or first.score >= MARGIN * ranking[1].score
    probability = described_probability(first.score, ranking[1].score if len(ranking) > 1 else 0.0, both)
    asked = next((f for f in found if isinstance(f, Ambiguous)), None)
    if not settled and asked is None and not (clear and _may_be(first)):
        return found[0]
    if clear:
        return Resolved((first.object_id,), ranking[:REPORTED], probability)
    if asked is not None:
        return replace(asked, probability=probability)
    return Ambiguous(ranking[:2], "Which of the two do you mean?", probability=probability)


def _may_be(candidate: Candidate) -> bool:
    """Whether a thing that no reading is quite true of may still be meant: not if its kind or its colour is another."""
    firm = [r for r in candidate.reasons if r.factor == "label" or r.factor.startswith(("color", "state"))]
    return all(r.degree >= (SURE_LABEL if r.factor == "label" else BARELY) for r in firm)


@dataclass(frozen=True, eq=False)
class Believed:
    """What one way of reading a description believes."""

    share: dict[str, float]
    """Of every candidate, as a share of the best one's belief."""
    candidates: dict[str, Candidate]
    """The candidates with their reasons, from the likeliest reading that has them."""
    trust: float
    """The power of the belief."""


def _either(readings: list[tuple[Reading, Judgement]]) -> Believed:
    """The readings of one reader are alternatives: each counts by its own score and by how well anything fits it."""
    found = [(r, j, j.candidates(RANKED)) for r, j in readings]
    fits = [(r.trust * _heard(j) * _fit(j) * _sensible(r.reference), cs) for r, j, cs in found if cs]
    share: dict[str, float] = {}
    candidates: dict[str, Candidate] = {}
    for weight, cs in sorted(fits, key=lambda f: -f[0]):
        for c in cs:
            share[c.object_id] = share.get(c.object_id, 0.0) + weight * c.score
            candidates.setdefault(c.object_id, c)
    top = max(share.values(), default=1.0) or 1.0
    trust = sum(r.trust * _heard(j) for r, j, cs in found if cs)
    return Believed({i: v / top for i, v in share.items()}, candidates, trust)


def _fit(found: Judgement) -> float:
    """How well the best candidate fits all that a reading says."""
    return float(found.weight[0]) ** FITNESS if len(found.weight) else 0.0


def combined(beliefs: list[Believed]) -> tuple[Candidate, ...]:
    """One ranking of the two readers: the product of their beliefs, each to the power of the trust in it."""
    beliefs = [b for b in beliefs if b.share]
    total = sum(b.trust for b in beliefs)
    ids = list(dict.fromkeys(i for b in beliefs for i in b.share))
    if not ids:
        return ()
    log = np.zeros(len(ids))
    for b in beliefs:
        share = np.array([max(LEAST_BELIEF, b.share.get(i, 0.0)) for i in ids])
        log += b.trust / max(total, 1e-9) * np.log(share)
    weight = np.exp(log * max(1.0, min(total, 2.0)))
    weight /= weight.sum()
    reasons = {i: c.reasons for b in reversed(beliefs) for i, c in b.candidates.items()}
    order = np.argsort(-np.round(weight, 9), kind="stable")[:RANKED]
    return tuple(Candidate(ids[n], float(weight[n]), reasons[ids[n]]) for n in order)


def _with_heads(grammar: list[Reading], shallow: list[Reading]) -> list[Reading]:
    """Those readings that name what they are about, where the other reader found that something is named."""
    if not shallow:
        return grammar
    head = shallow[0].reference.head if isinstance(shallow[0].reference, Ref) else None
    named = []
    for r in grammar:
        ref = r.reference
        if isinstance(ref, Ref) and isinstance(ref.head, One) and ref.of is None and isinstance(head, Noun):
            # "Facing the windows, the left one": a window.
            named.append(replace(r, reference=replace(ref, head=head)))
        elif not (isinstance(ref, Ref) and isinstance(ref.head, Pronoun | Thing)):
            named.append(r)
    return named


def _pieces(text: str, vocabulary: SceneVocabulary) -> list[Reading]:
    return [Reading(_one_of(ref), PIECES_TRUST * trust, "pieces") for ref, trust in told(text, vocabulary)]


def _shallow(text: str, vocabulary: SceneVocabulary) -> list[Reading]:
    found = shallow_readings(text, vocabulary.labels)
    return [Reading(ref, SHALLOW_TRUST / len(found), "shallow") for ref in found]


def grammar_readings(understood: Understood) -> list[Reading]:
    """The references that the grammar's readings come to, where they read as a description."""
    if isinstance(understood, NotUnderstood):
        return []
    return _of_parsed(understood)


def _of_parsed(parsed: Parsed) -> list[Reading]:
    found: dict[Reference, float] = {}
    for reading in parsed.readings[:MOST_READINGS]:
        reference = described_by(reading.program)
        if reference is not None and reference not in found:
            found[reference] = reading.score
    total = sum(found.values())
    top = max(found.values(), default=0.0)
    return [Reading(r, GRAMMAR_TRUST * top * score / total, "grammar") for r, score in found.items()]


def described_by(program: Program) -> Reference | None:
    """What a program describes, when all of its steps do; a viewpoint that a step says is the description's."""
    reference: Reference | None = None
    view: Viewpoint | None = None
    for step in program.steps:
        if isinstance(step, SetViewpoint):
            view = step.view
        elif isinstance(step, LookAt) and len(program.steps) > 1:
            view = Viewpoint(toward=step.target)
        elif reference is None and (target := _target(step)) is not None:
            reference = target
        elif reference is not None and isinstance(step, NAMING) and isinstance(_target(step), Ref):
            reference = _joined(reference, _target(step))
        else:
            return None
    if view is not None and isinstance(reference, Ref) and reference.view is None:
        reference = replace(reference, view=view)
    return _singular(reference)


def _target(step: Command) -> Reference | None:
    return step.target if isinstance(step, NAMING) else None


def _joined(first: Reference, more: Reference | None) -> Reference:
    """What a further sentence says of the same thing."""
    if isinstance(first, Ref) and isinstance(more, Ref) and not isinstance(more.head, Noun):
        return replace(
            first, where=(*first.where, *more.where), pick=(*first.pick, *more.pick), view=more.view or first.view
        )
    return first


def _singular(reference: Reference | None) -> Reference | None:
    """A description is of one thing."""
    return _one_of(reference) if isinstance(reference, Ref) else reference


def _one_of(ref: Ref) -> Ref:
    """ "The two cabinets" is the set that it is chosen from."""
    ref = only_one(ref)
    picks = tuple(_outermost(p) for p in ref.pick)
    return replace(ref, determiner="the", plural=False, count=None, pick=picks)


def _outermost(pick: Pick) -> Pick:
    """ "The last one on the right", "the last one, farthest from the door" are at that end, and not at the other."""
    at_end = pick.measure in ("left", "right") or (pick.measure, pick.end) == ("distance", "most")
    return replace(pick, rank=1) if pick.rank == -1 and at_end else pick
