"""Which of the things that a description names is the one meant: the first, unless the sentence turns to another."""

from __future__ import annotations

from itertools import pairwise

from assistant.grounding.draft import BEFORE_NOUN, SAME_KIND, Draft
from assistant.grounding.labels import match
from assistant.grounding.mentions import Mention
from assistant.grounding.spotting import Spotted
from assistant.language.reference import Has, Noun, Pick, Ref, Region, Relation, Thing


class Meant(Draft):
    """A draft that knows what is meant."""

    def _from_view(self) -> None:
        """ "Facing the windows, the one on the right": what is looked at is the kind that is meant."""
        toward = self.view.toward if self.view is not None else None
        if not isinstance(toward, Ref):
            return
        parts = [c.what for c in toward.where if isinstance(c, Has)]
        several = next((p for p in parts if isinstance(p, Ref) and p.plural and isinstance(p.head, Noun)), None)
        if several is not None and isinstance(several, Ref):
            # "Facing the wall that has two doors, the one on the left."
            self.target = Mention(several.head, where=[Relation("at", (toward,))])
        elif isinstance(toward.head, Noun):
            self.target = Mention(toward.head, where=list(toward.where), of=toward if toward.count else None)
        if self.target is not None:
            self.before.give(self.target)

    def _from_waiting(self) -> None:
        """ "On the bed with three pillows, the white one": of the things named last together, or named at all."""
        named = [m for _, m, _ in self.waiting] + [m for _, _, m, _ in self.waiting_on]
        kinds = [m for m in named if isinstance(m.head, Noun)]
        groups = [m for m in named if m.group is not None and isinstance(m.head, Noun)]
        meant = next(iter([*groups, *(m for m in kinds if m.plural), *kinds]), None)
        if meant is not None:
            if meant.group is not None:
                self.target = Mention(meant.head)
                return
            if any(m is meant and link.value in ("left_of", "right_of") for link, m, _ in self.waiting):
                self.target = Mention(meant.head)  # "The one to the right of the chair."
                return
            alone = [w for w in self.waiting if w[1] is meant]
            kept = list(meant.where) if alone else []
            self.waiting = [w for w in self.waiting if w[1] is not meant]
            self.target = Mention(meant.head, where=kept, picks=list(meant.picks), group=None)
            for link, _, _ in alone:
                if link.value == "in_middle":
                    self.target.picks.append(Pick("left", "middle"))

    def _side_near(self, anchor: Mention) -> None:
        """ "On the window side of the table": near the window, and at the table."""
        near = Spotted("relation", "near")
        loose = ("on", "at", "in", "from", "next_to")
        self.waiting_on = [(to, near if m is anchor and link.value in loose else link, m, no)
                           for to, link, m, no in self.waiting_on]  # fmt: skip
        self.waiting = [(near if m is anchor and link.value in loose else link, m, no) for link, m, no in self.waiting]

    def _only(self, mention: Mention | None) -> bool:
        """Whether nothing else was named yet."""
        return mention is not None and self.things == [mention] and self.link is None

    def _side_of(self, anchor: Mention) -> None:
        """ "On the window side of the table": at that side of the table which is nearest to the window."""
        self.side_of = None
        side = Mention(Region("side"), picks=[Pick("distance", "least", anchor=anchor.ref())])
        at = Spotted("relation", "at")
        named = [m for _, m, _ in self.waiting] + [m for _, _, m, _ in self.waiting_on]
        if not any(m is anchor for m in named):
            self.waiting.append((at, side, False))
        self.waiting = [(at, side, no) if m is anchor else (link, m, no) for link, m, no in self.waiting]
        self.waiting_on = [(to, at, side, no) if m is anchor else (to, link, m, no)
                           for to, link, m, no in self.waiting_on]  # fmt: skip
        self.owner_of = self.last = side

    def _next_to_it(self, n: int) -> bool:
        """Whether what is named opens a further sentence and stands in a relation to "it"."""
        ahead = self.spots[n + 1 : n + 4]
        opens = next((x for x in reversed(self.spots[:n]) if x.kind not in ("determiner", *BEFORE_NOUN)), None)
        linked = any(a.kind in ("relation", "closest") and b.kind == "it" for a, b in pairwise(ahead))
        linked |= any(a.kind == "its_side" for a in ahead[:2])
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
        if (self._said_last(n) or self._next_inside(n) or self._one_it_has(mention)) and self._retarget(mention):
            self.target = self.subject = self.last = mention
            return
        # Something else comes up: what is said of it next may lead back ("a printer is on it").
        self.subject = self.last = mention

    def _renamed(self, n: int) -> bool:
        """ "The bed by the window, it is the white pillow": what is named now is meant, where the other is."""
        rest = self.spots[n + 2 : n + 9]
        stop = next((k for k, s in enumerate(rest) if s.kind not in ("determiner", *BEFORE_NOUN)), len(rest))
        if stop >= len(rest) or rest[stop].kind != "noun" or rest[0].text not in ("the", "its"):
            return False
        return self._retarget(Mention(Noun(rest[stop].value)))

    def _retarget(self, mention: Mention) -> bool:
        """What was named so far is where the thing is, if that is of another kind."""
        if self.target is None or not isinstance(self.target.head, Noun) or self._is_subject_again(mention):
            return False
        self._flush()
        place, self.target, self.subject, self.link = self.target, None, None, None
        self.waiting = [*self.waiting, (Spotted("relation", "at"), place, False)]
        self.last = place
        return True

    def _one_it_has(self, mention: Mention) -> bool:
        """ "The table with four chairs, the chair by the window": one of those that the table has."""
        had = [m for to, link, m, no in self.waiting_on if to is self.target and link.kind == "has" and not no]
        kinds = [m.head.name for m in had if m.plural and isinstance(m.head, Noun)]
        named = mention.head.name if isinstance(mention.head, Noun) and not mention.plural else ""
        return bool(named) and any(match(named, (kind,)).degree >= SAME_KIND for kind in kinds)

    def _next_inside(self, n: int) -> bool:
        """ "First row middle table right chair": one after another, each in the one before."""
        before = n - 1
        while before >= 0 and self.spots[before].kind in ("side", "ordinal", "superlative"):
            before -= 1
        return 0 <= before < n - 1 and self.spots[before].kind == "noun"

    def _said_last(self, n: int) -> bool:
        """ "Table in the back row, chair on the right": what is named last behind a stop, of which nothing "is"."""
        before = n - 1
        while before >= 0 and self.spots[before].kind in ("determiner", *BEFORE_NOUN):
            before -= 1
        if before < 0 or self.spots[before].text not in (",", ".", ";"):
            return False
        clause = []
        for s in self.spots[n + 1 :]:
            if s.kind == "stop" and (s.text != "," or self.spots[before].text == ","):
                break
            clause.append(s.kind)
        chosen = {"side", "own_side", "closest", "superlative", "ordinal"} & set(clause)
        if self.spots[before].text != "," and (not chosen or self.spots[before - 1].kind == "stop"):
            return False
        return not {"is", "has", "it", "there", "view", "its_side", "and"} & set(clause)

    def _named_later(self, n: int) -> bool:
        """Whether it is in a group that something is, which is named behind a comma or by "one"."""
        rest = self.spots[n + 1 :]
        return any(x.kind == "stop" or x.kind == "one" for x in rest[:12]) and any(
            x.kind in ("noun", "one", "ordinal") for x in rest
        )

    def _nameless(self) -> None:
        """ "The low white unit below the television": what has an unknown word for its name is still a thing."""
        if self.target is None and self.link is None and self._described() and not self.waiting:
            self.target = self.subject = self.last = Mention(Thing())
            self.before.give(self.target)
