"""What a shallow reading holds in hand: the thing meant, what was named last, what waits for its noun or its anchor."""

from __future__ import annotations

from dataclasses import replace

from assistant.grounding.grouping import SORTS
from assistant.grounding.labels import match
from assistant.grounding.mentions import Before, Mention
from assistant.grounding.spotting import Spotted
from assistant.language.reference import (
    Condition,
    Has,
    Not,
    Noun,
    Pick,
    Ref,
    Reference,
    Region,
    Relation,
    Same,
    Than,
    Viewpoint,
)  # fmt: skip

DEEPEST = 4
"""Anchors of anchors of anchors: nobody says more, and a chain of them must end."""

SAME_KIND = 0.85
"""From this degree on, a second noun names the thing meant once more."""

BEFORE_NOUN = ("attribute", "side", "superlative", "number", "ordinal", "compared", "other")
"""Kinds of phrases that stand between a determiner and its noun."""


OF_VIEW = ("relation", "has", "closest")
"""What joins something to what one looks at or stands at: "come in the door closest to the stove"."""


class Draft:
    """A reference in the making: what is named is attached to what it is said of."""

    def __init__(self, spots: list[Spotted], chained: bool, turned: bool = False) -> None:
        self.spots = spots
        self.chained = chained
        self.turned = turned
        self.skip = -1  # Phrases up to this one are read already.
        # What is meant, what the sentence speaks of, what was named last, and all that was named.
        self.target: Mention | None = None
        self.subject: Mention | None = None
        self.last: Mention | None = None
        self.things: list[Mention] = []
        # What stands before its noun, and what joins the next thing named to what was named.
        self.before = Before()
        self.link: Spotted | None = None
        self.also: tuple[Spotted, ...] = ()
        self.linked: tuple[Spotted, Mention] | None = None
        self.negated = False
        self.there = False
        # What waits: for the thing meant, for all that is said of an anchor, for the second of two.
        self.waiting: list[tuple[Spotted, Mention, bool]] = []
        self.waiting_on: list[tuple[Mention, Spotted, Mention, bool]] = []
        self.early: list[Condition] = []
        self.between: tuple[Mention | None, Mention, bool] | None = None
        self.pending_distance: str | None = None
        self.owner_of: Mention | None = None
        self.side_of: Mention | None = None
        self.part: tuple[Mention, Mention] | None = None  # What was named last and the end or side of it.
        self.of_row: Mention | None = None
        self.prior: Mention | None = None
        # What is at the far end of something, until it is said from what; and the set that one is chosen from.
        self.far_of: Mention | None = None
        self.chosen_from: Mention | None = None
        # From where one looks, and what was named last of that.
        self.view: Viewpoint | None = None
        self.viewed: Mention | None = None

    def _views(self) -> None:
        """From where left and right are seen; where neither is said, what is looked at is said of the thing."""
        if self.view is None or self.target is None:
            return
        toward = self._as_described(self.view.toward)
        self.view = replace(self.view, toward=toward)
        several = isinstance(toward, Ref) and toward.count and isinstance(toward.head, Noun)
        if several and self.target.of is None and self._is_subject_again(Mention(toward.head)):  # type: ignore[union-attr]
            self.target.of = toward
        if self.view.entering and self.target.rank is not None and not self.target.picks:
            # "As you walk in, the second stall": the second that one comes to.
            self.target.picks.append(Pick("order", rank=self.target.rank))
            self.target.rank = None
        sides = ("left", "right", "front", "back", "order", "left_of", "right_of", "in_front_of", "behind")
        said = [m for m in (self.target, self.chosen_from) if m is not None]
        if any(p.measure in sides for m in said for p in m.picks) or any(
            isinstance(c, Relation) and c.name in sides for m in said for c in m.where
        ):
            self.target.view = self.view
        elif self.view.toward is not None:
            self.target.where.append(Relation("facing", (self.view.toward,)))
        elif self.view.at is not None and not self.view.entering:
            self.target.where.append(Relation("near", (self.view.at,)))

    def _as_described(self, seen: Reference | None) -> Reference | None:
        """What is looked at, by all that is said of it elsewhere: "on the large sofa, when facing the sofa"."""
        if self.target is None or not isinstance(seen, Ref) or seen.where or seen.pick or seen.plural:
            return seen
        anchors = [a for c in self.target.where if isinstance(c, Relation) for a in c.anchors]
        told = (a for a in anchors if isinstance(a, Ref) and a.head == seen.head and (a.where or a.pick))
        return next(told, seen)

    def _condition(self, link: Spotted, mention: Mention, negated: bool) -> Condition:
        ref: Reference = mention.ref()
        made: Condition
        if link.kind == "same":
            made = Same(str(link.value), ref)  # type: ignore[arg-type]
        elif link.kind == "has":
            made = Has(ref)
        elif link.kind == "without":
            made = Not(Has(ref))
        elif link.kind == "compared":
            measure, end = link.value
            made = Than(measure, end == "most", ref)
        else:
            made = Relation(str(link.value), (ref,))
        return Not(made) if negated else made

    def _attach(self, to: Mention, link: Spotted, mention: Mention, negated: bool) -> None:
        if link.kind == "closest":
            end = "least" if link.value == "least" else "most"
            end = {"least": "most", "most": "least"}[end] if negated else end
            rank, to.rank = (to.rank or 1, None) if to.group is None else (1, to.rank)
            rank = 1 if rank == -1 and end == "most" else rank  # "The last one, farthest from the door."
            to.picks.append(Pick("distance", end, rank, anchor=mention.ref()))  # type: ignore[arg-type]
            return
        to.where.append(self._condition(link, mention, negated))

    def _described(self) -> bool:
        return bool(self.before.where or self.before.picks)

    def _mention(self, n: int, mention: Mention) -> None:
        """A thing is named: the thing meant, once more the same, or the anchor of what stood before it."""
        link = self.link
        if isinstance(mention.head, Noun):
            self.things.append(mention)
        if self.viewed is not None and self.target is None and link is not None and link.kind in OF_VIEW:
            # "Facing the window above the sink": said of what is looked at.
            self.before.give(mention)
            self.link = None
            self._more_of_view(link, mention)
        elif link is None and self.owner_of is not None:
            self._own(mention)
        elif link is None:
            self._unlinked(n, mention)
        elif (
            link.kind == "closest" and link.text and not link.text.endswith((" to", " from"))
            and self._is_subject_again(mention) and (self.target or not self.waiting)
        ):  # fmt: skip
            # "The closest chair to the door": the anchor is still to come.
            self.before.give(mention)
            self._same_or_new(n, mention)
            self.pending_distance, self.link = str(link.value), None
        else:
            self._linked(n, mention, link)

    def _linked(self, n: int, mention: Mention, link: Spotted) -> None:
        """The anchor of the relation, the superlative or the viewpoint that stood before it."""
        self.before.give(mention)
        negated, self.negated, self.link = self.negated, False, None
        if link.kind == "view":
            self._look(str(link.value), mention)
            return
        if link.kind == "relation" and link.value == "at" and self.pending_distance and self.target is not None:
            link, self.pending_distance = Spotted("closest", self.pending_distance), None
        self.linked = (link, mention)
        self.last, last = mention, self.last
        far = self.far_of if link.kind == "closest" else None
        counts = link.kind == "closest" or (link.kind == "relation" and link.value == "from")
        if far is None and self.of_row is not None and counts:
            row, self.of_row = self.of_row, None
            row.picks.append(Pick("distance", "most" if link.value == "most" else "least", anchor=mention.ref()))
            return
        to = self._whose(link, last)
        if link.kind == "closest" and self.part is not None and last is self.part[0]:
            to = self.part[1]  # "The end of the table closest to the door."
        if far is not None:
            to, self.far_of = far, None
        if link.kind == "relation" and link.value == "from" and (counted := self._counted(last, to)) is not None:
            # "The second from the sink."
            link, to = Spotted("closest", "least"), counted
        mention.depth = to.depth + 1 if to is not None else 0
        if link.kind == "relation" and link.value == "between" and self._another_follows(n):
            self.between = (to, mention, negated)
            return
        for one in (*self.also, link):
            if to is None:
                self.waiting.append((one, mention, negated))
            else:
                self._later(to, one, mention, negated)
        self.also = ()

    def _counted(self, last: Mention | None, to: Mention | None) -> Mention | None:
        """What an ordinal was said of that waits for the thing to count from."""
        told = (m for m in (last, to, self.target) if m is not None and m.rank is not None)
        return next((m for m in told if m.group is None), None)

    def _look(self, way: str, mention: Mention) -> None:
        """What the imagined viewer looks at, stands at or has behind."""
        view, ref = self.view or Viewpoint(), mention.ref()
        if mention is self.viewed:
            view = Viewpoint()  # "Come in through the door and turn to face it."
        self.view = (
            replace(view, toward=ref) if way == "toward" else replace(view, at=ref) if way == "at" else
            replace(view, away_from=ref)
        )  # fmt: skip
        self.last = self.viewed = mention

    def _more_of_view(self, link: Spotted, mention: Mention) -> None:
        """ "Facing the window above the sink"."""
        seen, view = self.viewed, self.view
        if seen is None or view is None:
            return
        said = seen.ref()
        if link.kind == "closest":
            seen.picks.append(Pick("distance", "least" if link.value == "least" else "most", anchor=mention.ref()))
        else:
            seen.where.append(self._condition(link, mention, False))
        way = "toward" if view.toward == said else "at" if view.at == said else "away_from"
        self._look(way, seen)

    def _later(self, to: Mention, link: Spotted, mention: Mention, negated: bool) -> None:
        """Attach at the end, when all that is said of the anchor is known."""
        self.waiting_on.append((to, link, mention, negated))

    def _beside_it(self, to: Mention, link: Spotted, it: Mention) -> None:
        """Of what was meant until another of its kind was named, all is known only when the rest has been attached."""
        self.waiting_on.insert(0, (to, link, it, self.negated))
        self.prior = None

    def _whose(self, link: Spotted, last: Mention | None) -> Mention | None:
        """Whose relation it is: that of the anchor named last where readings are chained, else the subject's.

        Unless readings are chained, what is nearest to something is chosen of what is meant.
        """
        if last is not None and last.group is not None and SORTS.get(last.group) == "stack" and link.value == "on":
            return last  # "The top box of the stack on the floor."
        if self.chained:
            return last if last is not None and last is not self.target and last.depth < DEEPEST else self._spoken_of()
        if link.kind == "closest" and last is not None and last is self.subject and last.depth:
            return self.target or last
        return self._spoken_of()

    def _spoken_of(self) -> Mention | None:
        return self.subject or self.target

    def _other_thing(self, apart: Mention | None = None) -> Mention | None:
        """What "it" is where the thing meant stands in a relation to it: what was named last of another kind."""
        others = (m for m in reversed(self.things) if m is not self.target and not self._is_subject_again(m))
        return next((m for m in others if m is not apart), None)

    def _same_or_new(self, n: int, mention: Mention) -> None:
        raise NotImplementedError

    def _is_subject_again(self, mention: Mention) -> bool:
        if self.target is None:
            return isinstance(mention.head, Noun)
        if isinstance(mention.head, Noun) and isinstance(self.target.head, Noun):
            return match(mention.head.name, (self.target.head.name,)).degree >= SAME_KIND
        return False

    def _another_follows(self, n: int) -> bool:
        following = [s.kind for s in self.spots[n + 1 : n + 6]]
        return "and" in following[:2] and "noun" in following

    def _own(self, mention: Mention) -> None:
        """ "The corner of the room": the room owns the corner."""
        owner, self.owner_of = self.owner_of, None
        if owner is None:
            return
        self.before.give(mention)
        if isinstance(owner.head, Region):
            owner.where.append(Relation("part_of", (mention.ref(),)))
            self.part = (mention, owner)
        self.last = mention

    def _unlinked(self, n: int, mention: Mention) -> None:
        if self.between is not None:
            whose, first, negated = self.between
            self.between = None
            self.before.give(mention)
            both = Relation("between", (first.ref(), mention.ref()))
            (self.early if whose is None else whose.where).append(Not(both) if negated else both)
            self.last = mention
            return
        previous = self.spots[n - 1].kind if n else ""
        joined = previous == "and" or (previous == "determiner" and n > 1 and self.spots[n - 2].kind == "and")
        if joined and self.linked is not None and self.target is not None and not self._is_subject_again(mention):
            link, first = self.linked
            self.before.give(mention)
            to = self.target if self.last is first else None
            if to is not None and link.kind != "view":
                self._later(to, link, mention, False)
                self.last = mention
                return
        self.before.give(mention)
        self._same_or_new(n, mention)

    def _has_there(self, to: Mention, other: Mention, relation: str) -> None:
        """ "With a lamp on it", "that has no heater below it": where the thing is that was said to be there or not."""
        said = [w for w in self.waiting_on if w[2] is other and w[1].kind in ("has", "without")]
        for w in said:
            self.waiting_on.remove(w)
        to = said[0][0] if said else to  # "At the desk with a lamp on it": the desk's, where that is how it is read.
        absent = any(link.kind == "without" or negated for _, link, _, negated in said)
        has = Has(other.ref(), relation)
        to.where.append(Not(has) if absent else has)

    def _noun_follows(self, n: int, *also: str) -> bool:
        following = [s.kind for s in self.spots[n + 1 : n + 4]]
        for kind in following:
            if kind in ("noun", "group", *also):
                return True
            if kind not in ("attribute", "number", "superlative", "compared", "side", "ordinal"):
                return False
        return False

    def _flush(self, *, hold: bool = False) -> None:
        """What stands before no noun is said of the subject: "it is brown"."""
        to = self.subject or self.target
        if to is None or hold:
            return
        if not self.chained and self.target is not None and self.before.picks and to.depth:
            # "In the second row, on the far right": what is meant is on the right, and not the row.
            to = self.target
        if self.link is None or self.link.kind == "view":
            self.before.count, self.before.other = None, False
            self.before.give(to)
