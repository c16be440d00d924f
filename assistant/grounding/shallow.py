"""A reference from the phrases of a description: the first thing named is meant, and the rest is said of it.

No grammar: what a relation follows decides whose it is, and everything that fits nowhere is left out.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from assistant.grounding.labels import match
from assistant.grounding.mentions import Before, Mention
from assistant.grounding.spotting import Spotted, spot
from assistant.language.reference import (
    Attribute,
    Condition,
    Has,
    Not,
    Noun,
    One,
    Pick,
    Ref,
    Reference,
    Region,
    Relation,
    Same,
    Than,
    Thing,
    Viewer,
    Viewpoint,
)

MOST_PHRASES = 160
"""A text with more phrases than this is cut: it is no description any more."""

DEEPEST = 4
"""Anchors of anchors of anchors: nobody says more, and a chain of them must end."""

SAME_KIND = 0.85
"""From this degree on, a second noun names the thing meant once more."""


_POSTURES = ("sitting", "standing", "laying", "lying", "seated", "sat", "sit", "stand")
"""Words for how one is somewhere, and a thing too."""


class _Reader:
    def __init__(self, spots: list[Spotted], chained: bool) -> None:
        self.spots = spots
        self.chained = chained
        self.target: Mention | None = None
        self.last: Mention | None = None
        self.subject: Mention | None = None
        self.before = Before()
        self.link: Spotted | None = None
        self.negated = False
        self.waiting: list[tuple[Spotted, Mention, bool]] = []
        self.linked: tuple[Spotted, Mention] | None = None
        self.view: Viewpoint | None = None
        self.owner_of: Mention | None = None
        self.pending_distance: str | None = None
        self.between: tuple[Mention | None, Mention, bool] | None = None
        self.early: list[Condition] = []
        self.waiting_on: list[tuple[Mention, Spotted, Mention, bool]] = []
        self.there = False
        self.things: list[Mention] = []
        self.prior: Mention | None = None
        self.viewed: Mention | None = None
        self.skip = -1
        self.of_row: Mention | None = None

    def read(self) -> Ref | None:
        """The thing meant, or None where nothing is named."""
        for n, s in enumerate(self.spots):
            self._take(n, s)
        self._flush()
        if self.target is None:
            self._from_waiting()
        if self.target is None:
            self._from_view()
        if self.target is None:
            return None
        self.before.give(self.target)
        self.target.where += self.early
        for link, mention, negated in self.waiting:
            self._attach(self.target, link, mention, negated)
        return self.target.ref()

    def _from_view(self) -> None:
        """ "Facing the windows, the one on the right": what is looked at is the kind that is meant."""
        toward = self.view.toward if self.view is not None else None
        if isinstance(toward, Ref) and isinstance(toward.head, Noun):
            self.target = Mention(toward.head, where=list(toward.where), of=toward if toward.count else None)
            self.before.give(self.target)

    def _views(self) -> None:
        if self.view is None or self.target is None:
            return
        toward = self.view.toward
        if isinstance(toward, Ref) and toward.count and isinstance(toward.head, Noun) and self.target.of is None:
            if self._is_subject_again(Mention(toward.head)):
                self.target.of = toward
        seen = any(p.measure in ("left", "right", "front", "back") for p in self.target.picks) or any(
            isinstance(c, Relation) and c.name in ("left_of", "right_of", "in_front_of", "behind")
            for c in self.target.where
        )
        if seen:
            self.target.view = self.view
        elif self.view.toward is not None:
            self.target.where.append(Relation("facing", (self.view.toward,)))
        elif self.view.at is not None and not self.view.entering:
            self.target.where.append(Relation("near", (self.view.at,)))

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
            to.picks.append(Pick("distance", end, anchor=mention.ref()))  # type: ignore[arg-type]
            return
        to.where.append(self._condition(link, mention, negated))

    # ---- one phrase at a time --------------------------------------------------------------------------------------

    def _take(self, n: int, s: Spotted) -> None:
        if n <= self.skip:
            return
        handler = getattr(self, f"_on_{s.kind}", None)
        if handler is not None:
            handler(n, s)

    def _on_noun(self, n: int, s: Spotted) -> None:
        self._mention(n, Mention(Noun(s.value), s.plural))

    def _on_one(self, n: int, s: Spotted) -> None:
        """ "The one": the thing meant once more, with what stood before it."""
        if self.there and self.before.other and self.target is not None:
            # "There is another one to its left."
            self.link = None
            self.subject = self.last = Mention(One(), other=True)
            self.before.give(self.subject)
            return
        if self.link is not None and self.link.kind == "closest" and self.target is not None:
            self.pending_distance = str(self.link.value)
        elif self.link is not None and self.link.kind != "view":
            if self._described() or self.before.other:
                # "Next to the tall one": another of its kind.
                self._mention(n, Mention(One(), s.text == "ones", other=True))
            return
        self.link = None
        if self.target is None and (self.waiting or self.waiting_on):
            self._from_waiting()
        if self.target is None:
            self._from_view()
        if self.target is not None:
            self.subject = self.last = self.target
            self._flush()

    def _described(self) -> bool:
        return bool(self.before.where or self.before.picks)

    def _from_waiting(self) -> None:
        """ "On the bed with three pillows, the white one": one of the last of the things named together, or named at all."""
        named = [m for _, m, _ in self.waiting] + [m for _, _, m, _ in self.waiting_on]
        kinds = [m for m in named if isinstance(m.head, Noun)]
        meant = next((m for m in reversed(kinds) if m.plural), kinds[0] if kinds else None)
        if meant is not None:
            if meant.group is not None:
                self.target = Mention(meant.head)
                return
            alone = [w for w in self.waiting if w[1] is meant]
            kept = list(meant.where) if alone else []
            self.waiting = [w for w in self.waiting if w[1] is not meant]
            self.target = Mention(meant.head, where=kept, picks=list(meant.picks), group=None)
            for link, _, _ in alone:
                if link.value == "in_middle":
                    self.target.picks.append(Pick("left", "middle"))

    def _on_choose(self, n: int, s: Spotted) -> None:
        """ "Face the window and choose the pillow": what is to be chosen is what is meant, whatever came before."""
        if self._noun_follows(n):
            self._flush()
            self.target = self.subject = self.link = None

    def _on_nothing(self, n: int, s: Spotted) -> None:
        if self.link is not None and self.link.kind == "has":
            to = self.subject or self.target
            if to is not None:
                how = next((str(x.value) for x in self.spots[n + 1 : n + 2] if x.kind == "relation"), "on")
                to.where.append(Has(Ref(Thing(), "no"), how))
            self.link = None

    def _on_region(self, n: int, s: Spotted) -> None:
        if self.link is None and self.target is not None:
            return
        self._mention(n, Mention(Region(s.value)))

    def _on_viewer(self, n: int, s: Spotted) -> None:
        if self.link is not None and self.link.kind in ("relation", "closest"):
            self._mention(n, Mention(Viewer()))

    def _mention(self, n: int, mention: Mention) -> None:
        """A thing is named: the thing meant, once more the same, or the anchor of what stood before it."""
        link, negated = self.link, self.negated
        if isinstance(mention.head, Noun):
            self.things.append(mention)
        if self.viewed is not None and self.target is None and link is not None and link.kind in ("relation", "has"):
            # "Facing the window above the sink": said of what is looked at.
            self.before.give(mention)
            self.link = None
            self._more_of_view(link, mention)
            return
        if link is None and self.owner_of is not None:
            self._own(mention)
            return
        if link is None:
            self._unlinked(n, mention)
            return
        if link.kind == "closest" and self._is_subject_again(mention):
            # "the closest chair to the door": the anchor is still to come.
            self.before.give(mention)
            self._same_or_new(n, mention)
            self.pending_distance = link.value
            self.link = None
            return
        self.before.give(mention)
        self.link, self.negated = None, False
        if link.kind == "view":
            ref = mention.ref()
            view = self.view or Viewpoint()
            if link.value == "toward":
                self.view = replace(view, toward=ref)
            elif link.value == "at":
                self.view = replace(view, at=ref)
            else:
                self.view = replace(view, away_from=ref)
            self.last = self.viewed = mention
            return
        if link.kind == "relation" and link.value == "at" and self.pending_distance and self.target is not None:
            link = Spotted("closest", self.pending_distance)
            self.pending_distance = None
        self.linked = (link, mention)
        to = self._whose(link)
        if self.of_row is not None and (link.kind == "closest" or (link.kind == "relation" and link.value == "from")):
            row, self.of_row = self.of_row, None
            row.picks.append(Pick("distance", "most" if link.value == "most" else "least", anchor=mention.ref()))
            self.last = mention
            return
        if to is not None:
            mention.depth = to.depth + 1
        self.last = mention
        if link.kind == "relation" and link.value == "between" and self._another_follows(n):
            self.between = (to, mention, negated)
        elif to is None:
            self.waiting.append((link, mention, negated))
        else:
            self._later(to, link, mention, negated)

    def _more_of_view(self, link: Spotted, mention: Mention) -> None:
        said = self.viewed.ref() if self.viewed is not None else None
        if self.viewed is None or self.view is None:
            return
        self.viewed.where.append(self._condition(link, mention, False))
        for part in ("toward", "at", "away_from"):
            if getattr(self.view, part) == said:
                self.view = replace(self.view, **{part: self.viewed.ref()})

    def _later(self, to: Mention, link: Spotted, mention: Mention, negated: bool) -> None:
        """Attach at the end, when all that is said of the anchor is known."""
        self.waiting_on.append((to, link, mention, negated))

    def _whose(self, link: Spotted) -> Mention | None:
        """Whose relation it is: the last anchor's where readings are chained, else the subject's; the nearest is chosen
        of what is meant."""
        if not self.chained and link.kind == "closest" and self.target is not None and self.subject is not self.target:
            return self.target if self.subject is self.last and self.last.depth else self.subject
        last = self.last
        if self.chained and last is not None and last is not self.target and last.depth < DEEPEST:
            return last
        return self.subject or self.target

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

    def _next_to_it(self, n: int) -> bool:
        """Whether what is named opens a further sentence and stands in a relation to "it"."""
        ahead = self.spots[n + 1 : n + 4]
        opens = next((x for x in reversed(self.spots[:n]) if x.kind not in ("determiner", "attribute", "side", "compared",
                                                                          "superlative", "number", "other")), None)
        linked = any(a.kind in ("relation", "closest") and b.kind == "it" for a, b in pairwise(ahead))
        return linked and opens is not None and opens.kind == "stop" and opens.text != ","

    def _same_or_new(self, n: int, mention: Mention) -> None:
        if self.target is None or (isinstance(self.target.head, Region) and isinstance(mention.head, Noun)):
            self.target = self.subject = self.last = mention
            return
        if mention.other and self.there:
            # "There is another monitor to the left of it."
            self.subject = self.last = mention
            return
        if self._is_subject_again(mention) and self._next_to_it(n):
            # "There is a blue bin by the door. The gray bin next to it is the one."
            self.prior, self.target = self.target, mention
            self.subject = self.last = mention
            return
        if self._is_subject_again(mention):
            self.target.where += mention.where
            self.target.picks += mention.picks
            self.target.rank = mention.rank or self.target.rank
            self.subject = self.last = self.target
            if mention.plural and mention.count:
                self.target.count = None
            return
        # Something else comes up: what is said of it next may lead back ("a printer is on it").
        self.subject = self.last = mention

    def _on_it(self, n: int, s: Spotted) -> None:
        following = self.spots[n + 1].kind if n + 1 < len(self.spots) else ""
        if self.prior is not None and self.link is not None and self.target is not None:
            self._later(self.target, self.link, self.prior, self.negated)
            self.link = self.prior = None
            return
        if self.link is not None and self.link.kind == "relation" and following != "is":
            other = self.last
            if self.target is not None and other is not None and other is not self.target:
                self._has_there(self.target, other, str(self.link.value))
            self.link = None
            return
        if self.link is not None and self.link.kind == "closest" and following != "is":
            other = next((m for m in reversed(self.things) if m is not self.target and not self._is_subject_again(m)), None)
            if self.target is not None and other is not None and other is not self.target:
                self._attach(self.target, self.link, replace(other), self.negated)
                self.link = None
            return
        if self.link is not None and self.link.kind == "view":
            other = next((m for m in reversed(self.things) if m is not self.target and not self._is_subject_again(m)), None)
            if other is not None:
                self.view = replace(self.view or Viewpoint(), **{str(self.link.value): other.ref()})
            self.link = None
            return
        if self.link is None:
            if following == "is" and self._renamed(n):
                return
            self.subject = self.target
            self.last = self.target

    def _renamed(self, n: int) -> bool:
        """ "The bed by the window, it is the white pillow": what is named now is meant; what was named is where it is."""
        if self.target is None or not isinstance(self.target.head, Noun) or self.waiting or self.view is not None:
            return False
        rest = [s for s in self.spots[n + 2 : n + 9]]
        stop = next((k for k, s in enumerate(rest) if s.kind not in ("determiner", "attribute", "side", "superlative",
                                                                     "number", "ordinal", "compared")), len(rest))
        if stop >= len(rest) or rest[stop].kind != "noun" or not rest or rest[0].kind != "determiner":
            return False
        if rest[0].text not in ("the", "its") or self._is_subject_again(Mention(Noun(rest[stop].value))):
            return False
        self._flush()
        place, self.target, self.subject, self.link = self.target, None, None, None
        self.waiting.append((Spotted("relation", "at"), place, False))
        self.last = place
        return True

    def _has_there(self, to: Mention, other: Mention, relation: str) -> None:
        """ "With a lamp on it", "that has no heater below it": where the thing is that was said to be there or not."""
        said = [w for w in self.waiting_on if w[2] is other and w[1].kind in ("has", "without")]
        for w in said:
            self.waiting_on.remove(w)
        absent = any(link.kind == "without" or negated for _, link, _, negated in said)
        has = Has(other.ref(), relation)
        to.where.append(Not(has) if absent else has)

    def _on_its_side(self, n: int, s: Spotted) -> None:
        """ "There is another one to its left", "a lamp to the left of it"."""
        other = self.last
        if self.target is not None and other is not None and other is not self.target:
            self._has_there(self.target, other, str(s.value))

    def _on_stacked(self, n: int, s: Spotted) -> None:
        if self.target is not None and self.link is None:
            self.target.where.append(Relation("in", (Ref(One(), plural=True, group="stack"),)))

    def _on_which(self, n: int, s: Spotted) -> None:
        self.subject = self.last

    def _on_there(self, n: int, s: Spotted) -> None:
        self.subject = self.target
        self.there = True
        if self.target is not None:
            self._flush()
            self.link = None

    def _on_group(self, n: int, s: Spotted) -> None:
        """ "The back row", "a stack of two boxes": the group is where it is; what it is of may follow, or is its own kind."""
        following = self.spots[n + 1 : n + 6]
        of = following[0].kind == "of" if following else False
        noun = next((x for x in following if x.kind == "noun"), None) if of else None
        if noun is not None and self.link is None and self.target is None:
            last = n + 1 + following.index(noun)
            if not self._named_later(last):
                # "A stack of books by the door": the books are meant.
                self._mention(last, Mention(Noun(noun.value), True))
                self.skip = last
                return
        head = Noun(noun.value) if noun is not None else One()
        mention = Mention(head, True, group=s.value)
        if noun is not None:
            self.skip = n + 1 + following.index(noun)
        if self.link is None or self.link.kind in ("view", "has") or (
            self.link.kind == "relation" and self.link.value in ("at", "on", "from")
        ):
            self.link = Spotted("relation", "in")
        self._mention(n, mention)
        # "Third row from the window", "the row closest to the door": what orders rows, where it follows at once.
        self.of_row = mention

    def _named_later(self, n: int) -> bool:
        """Whether it is in a group that something is, which is named behind a comma or by "one"."""
        rest = self.spots[n + 1 :]
        return any(x.kind == "stop" or x.kind == "one" for x in rest[:12]) and any(
            x.kind in ("noun", "one", "ordinal") for x in rest
        )

    def _on_same(self, n: int, s: Spotted) -> None:
        self._flush()
        self.link = s

    def _on_among(self, n: int, s: Spotted) -> None:
        self._flush()

    def _nameless(self) -> None:
        """ "The low white unit below the television": what has a word that nobody knows for its name is still a thing."""
        if self.target is None and self.link is None and self._described() and not self.waiting:
            self.target = self.subject = self.last = Mention(Thing())
            self.before.give(self.target)

    def _on_relation(self, n: int, s: Spotted) -> None:
        if self.viewed is not None and s.text in ("toward", "towards", "to") and self.view is not None:
            self.link = Spotted("view", "toward")
            return
        self._nameless()
        self._flush(hold=s.value == "at")
        if s.value == "from" and self._side_follows(n):
            return
        if self.link is not None and self.link.kind == "closest" and s.value in ("at", "from"):
            return
        self.link = s

    def _side_follows(self, n: int) -> bool:
        return any(s.kind in ("side", "own_side") for s in self.spots[n + 1 : n + 3])

    def _on_has(self, n: int, s: Spotted) -> None:
        self._flush()
        self.link = s

    _on_without = _on_has

    def _on_closest(self, n: int, s: Spotted) -> None:
        self.link = s

    def _on_view(self, n: int, s: Spotted) -> None:
        self._flush()
        before = self.spots[n - 1].kind if n else "stop"
        if s.value == "at" and s.text.startswith(_POSTURES) and before in ("noun", "which", "is", "one"):
            # "The lamp sitting on the desk" looks at nothing.
            self.link = Spotted("relation", {"on": "on", "in": "in", "at": "at"}.get(s.text.split()[-1], "near"))
            return
        self.link = s

    def _on_entering(self, n: int, s: Spotted) -> None:
        self._flush()
        self.view = replace(self.view or Viewpoint(), entering=True)
        self.link = Spotted("view", "at")

    def _on_side(self, n: int, s: Spotted) -> None:
        end = "middle" if s.value == "middle" else "most"
        measure = "left" if s.value == "middle" else s.value
        self.before.picks.append(Pick(measure, end))  # type: ignore[arg-type]
        if not self._noun_follows(n):
            self._flush()

    def _noun_follows(self, n: int) -> bool:
        following = [s.kind for s in self.spots[n + 1 : n + 4]]
        for kind in following:
            if kind in ("noun", "group"):
                return True
            if kind not in ("attribute", "number", "superlative", "compared", "side", "ordinal"):
                return False
        return False

    def _on_own_side(self, n: int, s: Spotted) -> None:
        target = self.target
        if target is None:
            return
        if s.value in ("left_of", "right_of"):
            target.picks.append(Pick("left" if s.value == "left_of" else "right"))
        else:
            target.where.append(Relation(s.value, (Ref(Viewer()),)))

    def _on_superlative(self, n: int, s: Spotted) -> None:
        measure, end = s.value
        self.before.picks.append(Pick(measure, end))
        if not self._noun_follows(n):
            self._flush()

    def _on_compared(self, n: int, s: Spotted) -> None:
        following = [later.kind for later in self.spots[n + 1 : n + 6]]
        if "than" in following[:3] and "noun" in following and "other" not in following:
            self.link = s
            return
        self._on_superlative(n, s)

    def _on_attribute(self, n: int, s: Spotted) -> None:
        condition: Condition = s.value
        if not isinstance(condition, Attribute):
            return
        self.before.where.append(Not(condition) if self.negated and self.link is None else condition)

    def _on_ordinal(self, n: int, s: Spotted) -> None:
        self.before.ordinal = int(s.value)

    def _on_number(self, n: int, s: Spotted) -> None:
        self.before.count = int(s.value)

    def _on_not(self, n: int, s: Spotted) -> None:
        self.negated = True

    def _on_alone(self, n: int, s: Spotted) -> None:
        if self.target is not None:
            self.target.where.append(Relation("alone"))

    def _on_other(self, n: int, s: Spotted) -> None:
        self.before.other = True

    def _on_of(self, n: int, s: Spotted) -> None:
        if self.link is None and self.last is not None:
            self.owner_of = self.last if isinstance(self.last.head, Region) else None
        if self.before.picks and self.target is not None and self.link is None and not self._noun_follows(n):
            self._flush()

    def _on_stop(self, n: int, s: Spotted) -> None:
        self._flush()
        self.negated = False
        self.there = self.there and s.text == ","
        self.of_row = self.viewed = None
        if s.text in (".", "!", "?", ";"):
            self.subject = self.target
            self.link = None
        elif self.link is not None and self.link.kind not in ("view",):
            self.link = None

    def _flush(self, *, hold: bool = False) -> None:
        """What stands before no noun is said of the subject: "it is brown"."""
        to = self.subject or self.target
        if to is None or hold:
            return
        if self.link is None or self.link.kind == "view":
            self.before.count, self.before.other = None, False
            self.before.give(to)


def shallow_readings(text: str, labels: tuple[str, ...]) -> tuple[Ref, ...]:
    """What a description may mean, read shallowly: every relation the target's own, and each the last anchor's."""
    spots = spot(text, labels)[:MOST_PHRASES]
    found: list[Ref] = []
    for chained in (False, True):
        ref = _read(spots, chained)
        if ref is not None and (ref := replace(ref, plural=False, count=None)) not in found:
            found.append(ref)
    return tuple(found)


def _read(spots: list[Spotted], chained: bool) -> Ref | None:
    reader = _Reader(spots, chained)
    target = reader.read()
    if target is None:
        return None
    for to, link, mention, negated in reversed(reader.waiting_on):
        reader._attach(to, link, mention, negated)
    reader._views()
    return reader.target.ref() if reader.target is not None else None
