"""A reference from the pieces of a description: which of the things named is meant, and what the others say of it.

The clauses of a description speak of one thing. The first thing named is meant, unless the text chooses another, or
says that "it" is another; then what was named before is where that is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.grounding.labels import match
from assistant.grounding.pieces import Piece, ways
from assistant.grounding.written import CHOOSING
from assistant.language.english.mod import Mod, apply
from assistant.language.english.parser import MAX_WORDS, sentence
from assistant.language.english.repair import cleaned
from assistant.language.english.tokens import tokenise
from assistant.language.outcome import SceneVocabulary
from assistant.language.reference import (
    Condition,
    Has,
    Not,
    Noun,
    One,
    Pronoun,
    Ref,
    Reference,
    Relation,
    Several,
    Thing,
    Viewpoint,
)  # fmt: skip

SAME_KIND = 0.85
"""From this degree on, a second noun names the thing meant once more."""


MOST_READINGS = 2
"""How many ways to read a text are composed."""

LEFT_OUT = 0.75
"""What is left of the trust in a reading for each word that it leaves out."""


def told(text: str, vocabulary: SceneVocabulary) -> list[tuple[Ref, float]]:
    """What a text refers to by its pieces, with the trust in each reading, likeliest first."""
    chart = replace(sentence(cleaned(tokenise(text)), vocabulary), verbs=CHOOSING)
    if len(chart.words) > MAX_WORDS:
        return []
    found: dict[Ref, float] = {}
    for way in ways(chart):
        for turned in (True, False) if {"has", "have"} & set(chart.words) else (False,):
            ref = composed(way.pieces, turned=turned)
            if ref is not None and len(found) < MOST_READINGS:
                found.setdefault(ref, LEFT_OUT**way.left_out)
    return [(ref, trust / len(found)) for ref, trust in found.items()]


def composed(pieces: Iterable[Piece], *, turned: bool = False) -> Ref | None:
    """What the pieces refer to together; None where nothing is named.

    Where it is `turned`, "the one" is of the several that something was said to have: "the table has three chairs. It
    is the one by the door".
    """
    maker = _Composer(turned)
    for piece in pieces:
        getattr(maker, f"on_{piece.kind}")(piece.value)
    return maker.made()


class _Composer:
    """Takes one piece after another."""

    def __init__(self, turned: bool) -> None:
        self.turned = turned
        self.target: Ref | None = None
        self.group: Ref | None = None  # The set that is described before one of it is chosen.
        self.view: Viewpoint | None = None
        self.waiting: list[Mod] = []  # What is said before anything is named.
        self.lead = ""  # What was said to come next.
        self.denied = False
        self.stop = "."

    def on_stop(self, mark: str) -> None:
        if mark == ".":
            self.lead = ""
        self.denied = False
        self.stop = mark

    def on_skipped(self, word: str) -> None:
        pass

    def on_choose(self, words: str) -> None:
        self.lead = "choose"

    def on_is(self, words: str) -> None:
        self.lead = self.lead if self.lead == "choose" else "is"

    def on_there(self, words: str) -> None:
        self.lead = "there"

    def on_not(self, words: str) -> None:
        self.denied = True

    def on_view(self, view: Viewpoint) -> None:
        old = self.view or Viewpoint()
        self.view = Viewpoint(
            view.toward or old.toward, view.at or old.at, view.away_from or old.away_from, view.entering or old.entering
        )

    def on_said(self, mod: Mod) -> None:
        if mod.view is not None:
            self.on_view(mod.view)
            mod = replace(mod, view=None)
        if self.denied:
            mod = replace(mod, where=tuple(_not(c) for c in mod.where), pick=())
            self.denied = False
        self._say(mod)
        self.stop = ""

    def on_named(self, value: Reference) -> None:
        before, self.stop = self.stop, ""
        ref = _first(value)
        if ref is None:
            return
        if ref.determiner == "no":
            self._say(Mod(where=(Has(replace(ref, pick=()), "on" if ref.pick else "with"),)))
            return
        if ref.view is not None:
            self.on_view(ref.view)
            ref = replace(ref, view=None)
        if self.denied:
            self.denied = False
            self._leave_out(ref)
        elif self.target is None:
            self._open(ref)
        elif not isinstance(ref.head, Noun) or self._same(ref):
            self._again(ref)
        elif self._one_it_has(ref):
            self._turn(ref)
        elif (held := _of_it(ref)) is not None:
            self._say(Mod(where=(held,)))
        elif self.lead in ("choose", "is") or (before and ref.pick and not self.target.pick):
            self._turn(ref)
        elif self.lead == "there" and not self.target.where:
            self._say(Mod(where=(Relation("near", (ref,)),)))

    def _open(self, ref: Ref) -> None:
        """The first thing named."""
        if isinstance(ref.head, Noun):
            if (self.lead == "there" or self.group is not None) and ref.plural and ref.count:
                self.group = ref
                self._wait_for(self.group)
                return
            if self.group is not None:
                if self._kind(self.group) and self._like(self.group, ref):
                    ref = replace(ref, of=self.group)
                else:
                    ref = replace(ref, where=(*ref.where, Relation("at", (self.group,))))
            self.target = ref
        elif self.group is not None:
            self.target = replace(ref, head=self.group.head, of=self.group)
        elif (kind := self._kind_in_view()) is not None:
            self.target = replace(ref, head=kind)
        else:
            self._say(Mod(where=ref.where, pick=ref.pick, of=ref.of, other=ref.other))
            return
        self._spend()

    def _wait_for(self, group: Ref) -> None:
        """What was said before the set is said of the set."""
        for mod in self.waiting:
            group = apply(group, mod) or group
        self.group, self.waiting = group, []

    def _spend(self) -> None:
        waiting, self.waiting = self.waiting, []
        for mod in waiting:
            self._say(mod)

    def _say(self, mod: Mod) -> None:
        if self.target is None:
            self.waiting.append(mod)
        else:
            self.target = apply(self.target, mod) or self.target

    def _again(self, ref: Ref) -> None:
        """The thing meant once more, or one of those that were described."""
        assert self.target is not None
        target = self.target
        if self.turned and isinstance(ref.head, One) and (held := _several(target)) is not None:
            host = replace(target, where=tuple(c for c in target.where if c is not held))
            some = held.what
            assert isinstance(some, Ref)
            group = replace(some, determiner="the", where=(*some.where, Relation("at", (host,))))
            self.target = Ref(some.head, where=ref.where, pick=ref.pick, of=group)
        elif target.plural and (target.count or isinstance(ref.head, One)) and not ref.plural:
            kind = replace(target, pick=(), determiner="the")
            self.target = Ref(target.head, where=ref.where, pick=ref.pick, of=kind)
        else:
            self._say(Mod(where=ref.where, pick=ref.pick, of=ref.of, excluding=ref.excluding))

    def _turn(self, ref: Ref) -> None:
        """Another thing is meant; what was named before is where it is."""
        assert self.target is not None
        self.target = replace(ref, where=(*ref.where, Relation("at", (self.target,))))

    def _one_it_has(self, ref: Ref) -> bool:
        """ "The table with four chairs, the chair by the window": one of those that the table has."""
        had = [c.what for c in self.target.where if isinstance(c, Has)] if self.target is not None else []
        return not ref.plural and any(isinstance(w, Ref) and w.plural and self._like(w, ref) for w in had)

    def _leave_out(self, ref: Ref) -> None:
        if self.target is not None and isinstance(ref.head, Noun) and not self._same(ref):
            return
        kind = self.target.head if self.target is not None else ref.head
        self._say(Mod(excluding=(replace(ref, head=kind if not isinstance(ref.head, Noun) else ref.head),)))

    def _same(self, ref: Ref) -> bool:
        return self.target is not None and self._like(self.target, ref)

    def _like(self, one: Ref, other: Ref) -> bool:
        if not (isinstance(one.head, Noun) and isinstance(other.head, Noun)):
            return False
        return max(match(one.head.name, (other.head.name,)).degree, match(other.head.name, (one.head.name,)).degree) \
            >= SAME_KIND

    def _kind(self, ref: Ref) -> bool:
        return isinstance(ref.head, Noun)

    def _kind_in_view(self) -> Noun | None:
        """ "Facing the windows, the one on the left": a window; "of the two lamps on the desk, the taller one"."""
        for mod in self.waiting:
            if isinstance(mod.of, Ref) and isinstance(mod.of.head, Noun):
                return mod.of.head
        for mod in self.waiting:
            for c in mod.where:
                for a in c.anchors if isinstance(c, Relation) else ():
                    if isinstance(a, Ref) and isinstance(a.head, Noun) and a.plural:
                        return a.head
        toward = self.view.toward if self.view is not None else None
        return toward.head if isinstance(toward, Ref) and isinstance(toward.head, Noun) else None

    def made(self) -> Ref | None:
        """The thing meant, as seen from where it was said."""
        if self.target is None and self.group is not None:
            self.target, self.group = self.group, None
            self._spend()
        if self.target is None and self.waiting and (kind := self._kind_in_view()) is not None:
            self.target = Ref(kind)
            self._spend()
        if self.target is None or not isinstance(self.target.head, Noun):
            return None
        return replace(self.target, view=self.view)


def _first(value: Reference) -> Ref | None:
    if isinstance(value, Ref):
        if isinstance(value.head, Thing) and value.pointing:
            return replace(value, head=One(), determiner="the", time_s=None)
        return replace(value, determiner="the", time_s=None) if value.pointing else value
    first = value.items[0] if isinstance(value, Several) else None
    return first if isinstance(first, Ref) else None


def _not(condition: Condition) -> Condition:
    return condition.condition if isinstance(condition, Not) else Not(condition)


def _it(reference: Reference) -> bool:
    return isinstance(reference, Ref) and isinstance(reference.head, Pronoun)


def _several(ref: Ref) -> Has | None:
    """What it has several of."""
    told = (c for c in ref.where if isinstance(c, Has) and isinstance(c.what, Ref))
    return next((c for c in told if isinstance(c.what, Ref) and c.what.plural and c.what.count), None)


def _of_it(ref: Ref) -> Has | None:
    """ "A lamp is on it", "there is a chair next to it": what the thing meant has."""
    for n, c in enumerate(ref.where):
        if isinstance(c, Relation) and c.anchors and _it(c.anchors[0]):
            return Has(replace(ref, where=ref.where[:n] + ref.where[n + 1 :]), c.name)
    return None

