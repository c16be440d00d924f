"""What a description chooses from: rows and stacks, so many of a kind, and the far ends of things."""

from __future__ import annotations

from assistant.grounding.draft import BEFORE_NOUN
from assistant.grounding.grouping import SORTS
from assistant.grounding.meant import Meant
from assistant.grounding.mentions import SIDES, Mention
from assistant.grounding.spotting import Spotted
from assistant.language.reference import Has, Not, Noun, One, Pick, Ref, Relation

FOLLOWING = 6
"""So many phrases further on, what is spoken of is another thing."""


class Sets(Meant):
    """A draft that knows sets."""

    def _on_stacked(self, n: int, s: Spotted) -> None:
        if self.target is not None and self.link is None:
            stacked = Relation("in", (Ref(One(), plural=True, group="stack"),))
            self.target.where.append(Not(stacked) if self.negated else stacked)
            self.negated = False

    def _on_group(self, n: int, s: Spotted) -> None:
        """ "The back row", "a stack of two boxes": a group that it is in, of what may follow or of its own kind."""
        following = self.spots[n + 1 : n + 1 + FOLLOWING]
        of = s.text.endswith(" of") or (bool(following) and following[0].kind == "of")
        noun = next((x for x in following if x.kind == "noun"), None) if of else None
        last = n if noun is None else n + 1 + following.index(noun)
        one = any(x.kind == "one" for x in self.spots[:n])
        if noun is not None and self.link is None and self.target is None and not one and not self._named_later(last):
            # "A stack of books by the door": the books are meant.
            self._mention(last, Mention(Noun(noun.value), True))
            self.skip = last
            return
        many = next((int(x.value) for x in self.spots[n + 1 : last] if x.kind == "number"), None)
        if many is None and noun is None and self.target is not None and self.link is not None:
            many = self.target.count  # "Three chairs in a row."
        many, self.before.count = many or self.before.count, None
        mention = Mention(Noun(noun.value) if noun is not None else One(), True, many, group=s.value)
        self.skip = max(self.skip, last)
        self._end_of_stack(s)
        link = self.link
        loose = link is not None and link.kind == "relation" and link.value in ("at", "on", "from", "under")
        sides = {"left_of": "left", "right_of": "right"}
        if link is not None and link.text.startswith("on the") and link.value in sides:
            # "On the right of the row" is the right one in it; what is to the right of it is not.
            (self._spoken_of() or mention).picks.append(Pick(sides[link.value]))  # type: ignore[arg-type]
            loose = True
        if link is None or link.kind in ("view", "has") or loose:
            self.link = Spotted("relation", "in")
        self._mention(n, mention)
        # "Third row from the window", "the row closest to the door": what orders rows, where it follows at once.
        self.of_row = mention

    def _end_of_stack(self, s: Spotted) -> None:
        """ "On top of the stack", "at the bottom of the pile": the highest and the lowest one in it."""
        to = self._spoken_of()
        if SORTS.get(s.value) == "stack" and self.link is not None and self.link.value in ("on", "under", "at"):
            if to is not None and (self.link.value == "under" or "bottom" in self.link.text):
                to.picks.append(Pick("bottom"))
            elif to is not None and "top" in self.link.text:
                to.picks.append(Pick("top"))

    def _on_far_end(self, n: int, s: Spotted) -> None:
        """ "At the opposite end of the table from the door"; where nothing says from what, at the end or behind it."""
        self._nameless()
        self._flush()
        following = self.spots[n + 1 : n + 1 + FOLLOWING]
        named = next((k for k, x in enumerate(following) if x.kind in ("noun", "group", "it")), FOLLOWING)
        if any(x.text.split()[:1] == ["from"] or x.value == "far_from" for x in following[named:]):
            self.far_of = self._spoken_of()
        self.link = Spotted("relation", "at" if self.far_of is not None or "end" in s.text else "behind")

    def _passed_over(self, n: int) -> int | None:
        """ "Across the coffee table from the sofa": what it is across is passed over; the place of its "from"."""
        following = self.spots[n + 1 : n + 1 + FOLLOWING]
        noun = next((k for k, x in enumerate(following) if x.kind not in ("determiner", *BEFORE_NOUN)), None)
        if noun is None or following[noun].kind != "noun" or noun + 1 >= len(following):
            return None
        after = following[noun + 1]
        return n + 2 + noun if after.kind == "relation" and after.value == "from" else None

    def _another_kind(self, n: int) -> bool:
        """Whether a definite thing of another kind than the one meant is named next."""
        article, *rest = [*self.spots[n + 1 : n + 1 + FOLLOWING], Spotted("stop")]
        noun = next((x for x in rest if x.kind not in ("attribute", "side", "superlative", "number", "ordinal")), None)
        if article.text != "the" or noun is None or noun.kind != "noun":
            return False
        own = self._is_subject_again(Mention(Noun(noun.value)))
        return self.target is not None and isinstance(self.target.head, Noun) and not own

    def _counted_set(self, n: int) -> bool:
        """ "The middle one of the five": chosen from so many that stand together."""
        rest = [x for x in self.spots[n + 1 : n + 4] if x.kind != "determiner"]
        if self.target is None or self.link is not None or not rest or rest[0].kind != "number":
            return False
        if len(rest) > 1 and rest[1].kind in ("noun", "attribute", "group", "one"):
            return False
        self._flush()
        self.chosen_from = self.subject = self.last = Mention(One(), True, int(rest[0].value))
        self.skip = n + 1 + self.spots[n + 1 : n + 4].index(rest[0])
        return True

    def _in_the_middle_of(self, count: int) -> None:
        """ "In the middle of the three": the middle one of so many that stand together."""
        to = self._spoken_of()
        if to is not None:
            to.picks.append(Pick("left", "middle"))
            self.chosen_from = self.subject = self.last = Mention(One(), True, count)
        self.link = None

    def _choose_from(self, n: int) -> None:
        """ "Three chairs by the window. The one on the left": a set is described first, then one of it."""
        target = self.target
        if target is None or self.chosen_from is not None:
            return
        if target.plural and target.count:
            # "The shorter of the two, the one with the printer": it is shorter, and not both of them.
            mine = [p for p in target.picks if p.measure not in ("distance", *SIDES)]
            target.picks = [p for p in target.picks if p not in mine]
            self.chosen_from, self.target = target, Mention(target.head, picks=mine)
        elif self.turned and (several := self._several_there(target)) is not None:
            self._turn(target, several)

    def _several_there(self, target: Mention) -> Mention | None:
        """ "The table has three chairs by the window. It is the one ...": what of which several are there."""
        for m in reversed(self.things):
            if m.plural and m.count and not self._is_subject_again(m):
                waits = any(to is target and held is m for to, _, held, _ in self.waiting_on)
                apart = not any(held is m for _, _, held, _ in self.waiting_on)
                if waits or apart or any(isinstance(c, Has) and c.what == m.ref() for c in target.where):
                    return m
        return None

    def _turn(self, place: Mention, several: Mention) -> None:
        """Several things at what seemed to be meant: one of them is meant, and what was meant is where they are."""
        place.where = [c for c in place.where if not (isinstance(c, Has) and c.what == several.ref())]
        self.waiting_on = [w for w in self.waiting_on if w[2] is not several]
        self.waiting_on.append((several, Spotted("relation", "at"), place, False))
        self.chosen_from, self.target = several, Mention(several.head)

    def _one_of(self, n: int) -> bool:
        """ "The middle one of the row of chairs": what is named next is the kind that is meant."""
        rest = self.spots[n + 1 : n + 2 + FOLLOWING]
        noun = next((x for x in rest if x.kind == "noun"), None)
        if not rest or rest[0].kind != "of" or noun is None or any(x.kind == "stop" for x in rest[: rest.index(noun)]):
            return False
        self.target = self.subject = self.last = Mention(Noun(noun.value))
        self._flush()
        return True

    def _from_set(self) -> None:
        """The set that the thing meant is one of, when all is known of it."""
        if self.target is not None and self.chosen_from is not None:
            self.target.of = self.chosen_from.ref()

    def _denied(self, n: int, pick: Pick) -> bool:
        """ "Not the top one": what it is not is left out of those that may be meant."""
        if not self.negated or self.link is not None or self.target is None or self._noun_follows(n):
            return False
        self.target.excluding.append(Ref(One(), "the", pick=(pick,)))
        return True

    def _has_so_many(self, count: int) -> None:
        """ "The pillow on the bed that has just one": of what is meant."""
        host, self.link = self.last, None
        kind = self.target.head if self.target is not None and host is not self.target else None
        if host is not None and isinstance(kind, Noun):
            host.where.append(Has(Ref(kind, "the", count, count > 1)))
