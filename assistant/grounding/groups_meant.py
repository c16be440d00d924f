"""What is done to a row, a stack, a pair: its members, when it is clear which of the groups of a scene is meant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from assistant.grounding.arena import Arena
from assistant.grounding.context import GroundingContext
from assistant.grounding.grouping import GROUPED, SORTS, one_way
from assistant.grounding.index import Rows
from assistant.grounding.judge import Judgement, Judges
from assistant.grounding.outcome import Grounding, NotFound, Resolved
from assistant.grounding.tuning import MARGIN, least_truth
from assistant.grounding.wording import naming
from assistant.language.reference import Noun, Pick, Ref, Relation
from assistant.phrasing import counted, is_plural, plural

PAIRS = frozenset({"pair", "set"})
"""Groups that a thing with a plural name is by itself: "the pair of shoes"."""

BY = frozenset({"near", "next_to", "against", "along", "at"})
"""Relations by which a row is told from those that are farther off."""

IN_LINE = 0.2
"""Things stand in a line when they spread across it by no more than this share of its length."""

MEMBERS = 2
"""Fewer things form no group."""

MOST_REPORTED = 12
"""No more candidates than this are reported."""


def single_things(ref: Ref, ctx: GroundingContext) -> Ref | None:
    """The same without a group, where that says how many things are meant: a pair of mugs is two of them, a pair of
    shoes is what is labelled "shoes"; None where it is a row, a stack or the like."""
    if ref.group not in PAIRS:
        return None
    many = ref.determiner in ("all", "each", "both", "most", "half") or ref.count is not None
    found = Judges.of(ctx).judge(replace(ref, group=None))
    names = found.arena.index.names
    first = int(found.rows[0]) if len(found.rows) else found.arena.count
    if first < found.arena.count and is_plural((names[found.arena.index.name_of[first]] or ("",))[0]):
        head = Noun(plural(ref.head.name)) if isinstance(ref.head, Noun) and not many else ref.head
        return replace(ref, head=head, group=None, plural=many)
    return replace(ref, group=None, count=2 * (ref.count or 1)) if ref.group == "pair" and not many else None


def step_of(ref: Ref) -> int:
    """2 for "every other one", 3 for "every third one"; 1 for all else."""
    first = ref.pick[0] if len(ref.pick) == 1 and ref.determiner == "each" else None
    return first.rank if first is not None and first.measure == "order" and first.rank > 1 else 1


def every_nth(found: Resolved, step: int, ctx: GroundingContext) -> Grounding:
    """Of things in a row every so many-th from the person's left; of others in the scene's order."""
    arena = Judges.of(ctx).arena
    rows = np.sort(arena.boxes.rows(found.ids))
    flat = (arena.boxes.center[rows] - arena.boxes.center[rows].mean(axis=0))[:, [0, 2]]
    _, sizes, ways = np.linalg.svd(flat, full_matrices=False)
    if len(rows) > 2 and sizes[1] <= IN_LINE * sizes[0]:
        along = flat @ ways[0]
        if ctx.viewer is not None:
            right = np.cross(np.array(ctx.viewer.forward), np.array([0.0, 1.0, 0.0]))[[0, 2]]
            along *= np.sign(ways[0] @ right) or 1.0
        rows = rows[np.argsort(along, kind="stable")]
    ids = tuple(arena.boxes.ids[r] for r in rows[step - 1 :: step])
    if not ids:
        return NotFound("things", f"There are only {len(rows)} of them.", found.candidates)
    return replace(found, ids=ids)


def groups_of(ref: Ref, ctx: GroundingContext) -> tuple[tuple[str, ...], ...]:
    """The ids of the members of each group that fits, best first; none where those meant form no groups."""
    found = Judges.of(ctx).judge(replace(ref, count=None), inside=True)
    return tuple(_members(found.arena, int(found.rows[n])) for n in _fitting(ref, found))


def ground_group(ref: Ref, ctx: GroundingContext) -> Grounding | None:
    """The members of the group or groups that are meant; None where a single thing is all that could be called so."""
    found = Judges.of(ctx).judge(replace(ref, count=None), inside=True)
    what = naming(ref, ctx)
    fits = _fitting(ref, found)
    if not len(fits) and (nearest := _nearest(ref)) is not None:
        return ground_group(nearest, ctx)
    if not len(fits):
        loose = (found.truth >= least_truth(float(found.truth.max(initial=0.0)))) & (found.rows < found.arena.count)
        return None if loose.sum() < MEMBERS else _none(ref, found, int(loose.sum()))
    wanted = _wanted(ref, len(fits))
    if wanted > len(fits):
        return _none(ref, found, len(fits), only=True)
    share = found.share[fits]
    clear = len(fits) == wanted or ref.determiner in ("a", "some", "any")
    if not clear and share[wanted - 1] < MARGIN * share[wanted]:
        if _told_by_place(ref):
            return None  # "the group of chairs around the table": those on either side of it are the group
        said = f'"the front {ref.group}", "the {ref.group} next to the window"'
        return NotFound(what, f"There are {_counted(ref, len(fits))} here. Say which: {said}.")
    ids = dict.fromkeys(i for n in fits[:wanted] for i in _members(found.arena, int(found.rows[n])))
    return Resolved(tuple(ids), found.candidates(MOST_REPORTED), round(float(share[:wanted].sum()), 4))


def _nearest(ref: Ref) -> Ref | None:
    """ "The row next to the window", where none is so near: the one that is nearer than the others."""
    for n, c in enumerate(ref.where):
        if isinstance(c, Relation) and c.name in BY and len(c.anchors) == 1 and SORTS.get(ref.group or "") == "row":
            pick = Pick("distance", "least", anchor=c.anchors[0])
            return replace(ref, where=ref.where[:n] + ref.where[n + 1 :], pick=(*ref.pick, pick))
    return None


def _fitting(ref: Ref, found: Judgement) -> Rows:
    """Places of the groups of which all that was said holds."""
    places = _groups(found)
    truth = found.truth[places]
    places = places[truth >= least_truth(float(truth.max(initial=0.0)))]
    either_way = ref.pick or ref.determiner in ("a", "some", "any")
    return places if either_way else places[one_way(found.arena, found.rows[places])]


def _none(ref: Ref, found: Judgement, number: int, only: bool = False) -> NotFound:
    """There are fewer groups than were said, or things that form none."""
    what = _counted(ref, 1).removeprefix("1 ")
    if only:
        are = "is" if number == 1 else "are"
        return NotFound(what, f"There {are} only {_counted(ref, number)} here.", found.candidates(5))
    loose = counted(number, ref.head.name) if isinstance(ref.head, Noun) else f"{number} things"
    return NotFound(what, f"I see no {what} here; there are {loose}, but not in a {ref.group}.", found.candidates(5))


def _told_by_place(ref: Ref) -> bool:
    """Whether it is where they are that makes things a group, and not how they stand."""
    return SORTS.get(ref.group or "") is None and any(isinstance(c, Relation) for c in ref.where)


def _wanted(ref: Ref, there: int) -> int:
    """How many groups are meant."""
    if ref.determiner in ("all", "each"):
        return there
    return ref.count or (2 if ref.determiner == "both" else 1)


def _groups(found: Judgement) -> Rows:
    """Places of the groups among the candidates, best first."""
    kinds = [found.arena.kind(int(row)) for row in found.rows]
    return np.flatnonzero([k in GROUPED for k in kinds])


def _members(arena: Arena, row: int) -> tuple[str, ...]:
    return tuple(arena.boxes.ids[m] for m in arena.made[row - arena.count].members)


def _counted(ref: Ref, number: int) -> str:
    of = f" of {plural(ref.head.name)}" if isinstance(ref.head, Noun) else ""
    return f"{number} {ref.group if number == 1 else plural(ref.group or 'group')}{of}"
