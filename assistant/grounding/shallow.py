"""A reference from the phrases of a description: the first thing named is meant, and the rest is said of it.

No grammar: what a relation follows decides whose it is, and everything that fits nowhere is left out.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.grounding.mentions import Mention
from assistant.grounding.sets import Sets
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
    Region,
    Relation,
    Thing,
    Viewer,
    Viewpoint,
)  # fmt: skip

MOST_PHRASES = 160
"""A text with more phrases than this is cut: it is no description any more."""

_POSTURES = ("sitting", "standing", "laying", "lying", "seated", "sat", "sit", "stand")
"""Words for how one is somewhere, and a thing too."""


class _Reader(Sets):
    """Takes one phrase after another."""

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
        for to, link, mention, negated in reversed(self.waiting_on):
            self._attach(to, link, mention, negated)
        for link, mention, negated in self.waiting:
            self._attach(self.target, link, mention, negated)
        self._views()
        self._from_set()
        return self.target.ref()

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
            if self._described() or self.before.other or self._told_apart(n):
                # "Next to the tall one": another of its kind.
                self._mention(n, Mention(One(), s.text == "ones", other=True))
            return
        self.link = self.of_row = None
        if self.target is None and self._one_of(n):
            return
        if self.target is None and (self.waiting or self.waiting_on):
            self._from_waiting()
        if self.target is None:
            self._from_view()
        if self.target is not None:
            self._choose_from(n)
            self.subject = self.last = self.target
            self._flush()

    def _told_apart(self, n: int) -> bool:
        """ "Across from the one that is pulled out": another, of which something is said at once."""
        following = [x.kind for x in self.spots[n + 1 : n + 4]]
        described = following[:2] == ["which", "is"] and following[2:] == ["attribute"]
        return described or following[:1] in (["has"], ["closest"])

    def _on_choose(self, n: int, s: Spotted) -> None:
        """ "Face the window and choose the pillow": what is to be chosen is what is meant, whatever came before."""
        if self.negated:
            return  # "Do not choose the bench with the towel."
        article = n + 1 < len(self.spots) and self.spots[n + 1].kind == "determiner"
        if self._noun_follows(n + article):
            self._flush()
            if self.target is not None and isinstance(self.target.head, Noun):
                self.waiting.append((Spotted("relation", "at"), self.target, False))
            self.target = self.subject = self.link = None

    def _on_nothing(self, n: int, s: Spotted) -> None:
        if self.link is not None and self.link.kind == "has":
            to = self.subject or self.target
            if to is not None:
                there = ("relation", "its_side")
                how = next((str(x.value) for x in self.spots[n + 1 : n + 2] if x.kind in there), "on")
                to.where.append(Has(Ref(Thing(), "no"), how))
            self.link = None
            return
        if self.link is None and self.target is not None and not self.negated and (on := self._on_top(n)):
            # ", nothing on top"
            self.target.where.append(Has(Ref(Thing(), "no"), "on"))
            self.skip = n + on

    def _on_top(self, n: int) -> int:
        """How many phrases from here on say that something is on top."""
        ahead = self.spots[n + 1 : n + 2]
        return len(ahead) if ahead and ahead[0].text.split()[0] == "on" else 0

    def _on_region(self, n: int, s: Spotted) -> None:
        if s.value in ("side", "end") and n and self.spots[n - 1].kind == "noun" and self.linked is not None:
            self.side_of = self.linked[1]
            self._side_near(self.side_of)
            return
        if s.value in ("side", "end") and n and self.spots[n - 1].kind == "noun" and self._only(self.target):
            # "Window side of the table, the chair on the left."
            self.side_of, self.target, self.subject = self.target, None, None
            return
        if self.link is None and self.target is not None:
            return
        self._mention(n, Mention(Region(s.value)))

    def _on_viewer(self, n: int, s: Spotted) -> None:
        if self.link is not None and self.link.kind in ("relation", "closest"):
            self._mention(n, Mention(Viewer()))

    def _on_it(self, n: int, s: Spotted) -> None:
        following = self.spots[n + 1].kind if n + 1 < len(self.spots) else ""
        if self.prior is not None and self.link is not None and self.target is not None:
            self._beside_it(self.target, self.link, self.prior)
            self.link = None
            return
        if self.link is not None and self.link.kind == "relation" and following != "is":
            other = self.last
            if self.target is not None and other is not None and other is not self.target:
                self._has_there(self.target, other, str(self.link.value))
            self.link = None
            return
        if self.link is not None and self.link.kind == "closest" and following != "is":
            other = self._other_thing()
            if self.target is not None and other is not None and other is not self.target:
                self._attach(self.target, self.link, replace(other), self.negated)
                self.link = None
            return
        if self.link is not None and self.link.kind == "view":
            several = s.text == "them" and self.target is not None and isinstance(self.target.head, Noun)
            other = Mention(self.target.head, True) if several and self.target is not None else None
            other = other or self._other_thing(self.viewed) or self.viewed or self.target
            if other is not None:
                self._look(str(self.link.value), other)
            self.link = None
            return
        if self.link is None:
            if following == "is" and self._renamed(n):
                return
            self.subject = self.target
            self.last = self.target

    def _on_its_side(self, n: int, s: Spotted) -> None:
        """ "There is another one to its left", "a lamp to the left of it"."""
        if self.prior is not None and self.target is not None:
            self._beside_it(self.target, Spotted("relation", str(s.value)), self.prior)
            return
        other = self.last
        if self.target is not None and other is not None and other is not self.target:
            self._has_there(self.target, other, str(s.value))

    def _on_which(self, n: int, s: Spotted) -> None:
        self.subject = self.last

    def _on_there(self, n: int, s: Spotted) -> None:
        self.subject = self.target
        self.there = True
        if self.target is not None:
            self._flush()
        self.link = None

    def _on_same(self, n: int, s: Spotted) -> None:
        self._flush()
        self.link = s
        named = [x.kind for x in self.spots[n + 1 : n + 5] if x.kind != "determiner"]
        if s.text.endswith(" of") and named[:2] == ["noun", "noun"]:
            # "On the same side of the table as the plant."
            self.skip = next(k for k in range(n + 1, n + 5) if self.spots[k].kind == "noun")

    def _on_among(self, n: int, s: Spotted) -> None:
        self._flush()

    def _on_relation(self, n: int, s: Spotted) -> None:
        if self.viewed is not None and s.text in ("toward", "towards", "to") and self.view is not None:
            self.link = Spotted("view", "toward")
            return
        self._nameless()
        self._flush(hold=s.value == "at")
        joined = n > 1 and self.spots[n - 1].kind == "and" and self.spots[n - 2].kind == "relation"
        if joined and self.link is not None:
            self.also = (*self.also, self.link)  # "Above and to the left of the stove."
        if s.value == "from" and self._side_follows(n):
            return
        if self.link is not None and self.link.kind == "closest" and s.value in ("at", "from"):
            return
        if s.value == "opposite" and s.text.endswith("across") and (passed := self._passed_over(n)) is not None:
            self.skip = passed
        if s.value in ("left_of", "right_of") and "end of" in s.text and (to := self._spoken_of()) is not None:
            # "On the left end of the row": in it, and the leftmost.
            to.picks.append(Pick("left" if s.value == "left_of" else "right"))
            s = Spotted("relation", "at")
        self.link = Spotted("closest", "most") if s.value in ("from", "far_from") and self.far_of is not None else s

    def _side_follows(self, n: int) -> bool:
        return any(s.kind in ("side", "own_side") for s in self.spots[n + 1 : n + 3])

    def _on_has(self, n: int, s: Spotted) -> None:
        self._flush()
        self.link = s

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
        counted = self.before.ordinal or any(m is not None and m.rank for m in (self.target, self.last))
        if (self.far_of is not None or counted) and s.text.startswith("from "):
            self.link = Spotted("closest", "most" if self.far_of is not None else "least")
            self._mention(n, Mention(Noun(s.text.split()[-1])))
            return
        self._flush()
        self.view = replace(self.view or Viewpoint(), entering=True)
        self.link = Spotted("view", "at")

    def _on_side(self, n: int, s: Spotted) -> None:
        end = "middle" if s.value == "middle" else "most"
        pick = Pick("left" if s.value == "middle" else s.value, end)  # type: ignore[arg-type]
        if self._denied(n, pick):
            return
        self.before.picks.append(pick)
        if not self._noun_follows(n, "one"):
            self._flush()

    def _on_own_side(self, n: int, s: Spotted) -> None:
        target = self.target
        if s.value == "behind" and self._held_behind():
            return
        if target is None:
            return
        if self.negated:
            self.negated = False  # "Not the one in front of you."
            target.where.append(Not(Relation(s.value, (Ref(Viewer()),))))
            return
        rank = self.before.ordinal or target.rank
        if rank is not None and self.view is not None and (self.view.entering or self.view.at is not None):
            # "As you come in it is the second door on your left": the second that one passes.
            self.before.ordinal = target.rank = None
            target.where.append(Relation(s.value, (Ref(Viewer()),)))
            target.picks.append(Pick("order", rank=rank))
        elif s.value in ("left_of", "right_of"):
            target.picks.append(Pick("left" if s.value == "left_of" else "right"))
        else:
            target.where.append(Relation(s.value, (Ref(Viewer()),)))

    def _held_behind(self) -> bool:
        """ "With the door behind you": what was named last is behind the imagined viewer."""
        thing = self.last
        links = [w[1] for w in self.waiting_on if w[2] is thing] + [w[0] for w in self.waiting if w[1] is thing]
        if thing is None or not any(link.kind == "has" for link in links):
            return False
        self.waiting_on = [w for w in self.waiting_on if w[2] is not thing]
        self.waiting = [w for w in self.waiting if w[1] is not thing]
        self._look("away_from", thing)
        return True

    def _on_superlative(self, n: int, s: Spotted) -> None:
        measure, end = s.value
        if self._denied(n, Pick(measure, end)):
            return
        self.before.picks.append(Pick(measure, end))
        if not self._noun_follows(n, "one"):
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
        if self.before.other and self.link is not None and self.link.kind != "view" and not self._noun_follows(n):
            # "Farthest from the other two."
            self._mention(n, Mention(One(), True, int(s.value), other=True))
            return
        if self.link is not None and self.link.value == "in_middle" and not self._noun_follows(n):
            self._in_the_middle_of(int(s.value))
            return
        if self.link is not None and self.link.kind == "has" and not self._noun_follows(n):
            self._has_so_many(int(s.value))
            return
        self.before.count = int(s.value)

    def _on_not(self, n: int, s: Spotted) -> None:
        self.negated = True

    def _on_alone(self, n: int, s: Spotted) -> None:
        if self.target is not None:
            self.target.where.append(Relation("alone"))

    def _on_other(self, n: int, s: Spotted) -> None:
        if s.text == "others" and self.link is not None and self.link.kind != "view":
            self._mention(n, Mention(One(), True, other=True))
            return
        self.before.other = True

    def _on_of(self, n: int, s: Spotted) -> None:
        if self.side_of is not None and self.link is None:
            self._side_of(self.side_of)
            return
        if self.link is None and self.last is not None and self.last is self.target and self._another_kind(n):
            # "The curtain of the window by the bed."
            self._flush()
            self.link = Spotted("relation", "at")
            return
        if self._counted_set(n):
            return
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
        elif self.link is not None and (self.link.kind != "view" or self._coming_in()):
            self.link = None

    def _coming_in(self) -> bool:
        """ "Walking in, the second stall": what is named behind the comma is no way in."""
        return self.view is not None and self.view.entering and self.view.at is None

    _on_without = _on_has


def shallow_readings(text: str, labels: tuple[str, ...]) -> tuple[Ref, ...]:
    """What a description may mean, read shallowly.

    Every relation the target's own; each the last anchor's; and where "the one" may be of several that were named last.
    """
    spots = spot(text, labels)[:MOST_PHRASES]
    found: list[Ref] = []
    for chained, turned in ((False, False), (True, False), (True, True)):
        ref = _Reader(spots, chained, turned).read()
        if ref is not None and (ref := replace(ref, plural=False, count=None)) not in found:
            found.append(ref)
    return tuple(found)
