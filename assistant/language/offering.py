"""What one sentence offers a translator: its references, places and conditions as English reads them, in plain words.

A model that answers with these alone cannot add what nobody said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, cast

from assistant.language import cutting
from assistant.language import program as p
from assistant.language.chunks import LOOSE, Chunk, chunks, noun_phrases
from assistant.language.describing import NUMBERS, amount, describe, describe_place, predicate
from assistant.language.english.chart import Sentence
from assistant.language.english.grammar import grammar
from assistant.language.english.nouns import reference
from assistant.language.english.parser import sentence
from assistant.language.english.places import place
from assistant.language.english.predicates import predicate as predicates
from assistant.language.english.quantities import count, quantity
from assistant.language.english.repair import cleaned
from assistant.language.english.spelling import respelled
from assistant.language.english.tokens import Token, tokenise
from assistant.language.lexicon import lexicon
from assistant.language.outcome import SceneVocabulary
from assistant.language.plain import NOTHING, Offer, Part, times
from assistant.language.program import RELATIONS

MAX_LABELS = 60
"""The most labels that are offered when the sentence names no thing of the scene."""
MAX_WORDS = 80
"""What is said after so many words is not looked at."""
_MOST = 40
"""The most parts for one slot."""
_DEAR = 1.0
"""A part that costs more in the chart is none."""
_SHAPES = ("in a row", "in a circle", "in a grid")
_SIZES = ("bigger", "smaller", "taller", "shorter", "wider", "narrower", "longer")
_STATES = ("open", "closed", "on", "off")
_TURNS = ("times", "percent", "deg", "rad")
"""Units that are no distance."""


@dataclass(slots=True)
class _Table:
    """Parts with their costs; of the same words the cheapest."""

    costs: dict[Part, float] = field(default_factory=dict)

    def put(self, text: str, cost: float, about: Any = None) -> None:
        part = Part(text, frozenset(_nouns(about)), frozenset(_heads(about)), _many(about))
        self.costs[part] = min(cost, self.costs.get(part, cost))

    def parts(self) -> list[Part]:
        """The cheapest, each text once."""
        ranked = sorted(self.costs, key=lambda part: self.costs[part])
        return list({part.text: part for part in reversed(ranked)}.values())[::-1][:_MOST]


def offer_of(text: str, vocabulary: SceneVocabulary, likely: Collection[str] = ()) -> Offer:
    """What a sentence offers; `likely` are the commands that it may mean, all where there are none."""
    tokens = cleaned(tokenise(text))[:MAX_WORDS]
    said = [respelled(token.text, vocabulary, False) or token.text for token in tokens]
    s = sentence([Token(word) for word in said], vocabulary)
    verbs = cutting.unsupported(said)
    refusable = any(cutting.unserved([verb]) for verb in verbs)
    slots = _Slots(s, vocabulary)
    return Offer(
        slots=slots.all(),
        commands=cutting.commands(said, likely),
        said=tuple(chunk.ref for chunk in slots.chunks),
        verbs=verbs if refusable or not likely or "unsupported" in likely else (),
        refusable=refusable,
        steps=cutting.steps(said),
        conditional=cutting.conditional(said),
        nothing=not likely or NOTHING in likely or cutting.past(said),
        serving=frozenset(lexicon().singular(label)[0] for label in slots.serving),
    )


class _Slots:
    """The slots of one sentence."""

    def __init__(self, s: Sentence, vocabulary: SceneVocabulary) -> None:
        self._s = s
        self._said = s.words
        self._rooms = frozenset(room.lower() for room in vocabulary.rooms)
        self._names = [name for name in vocabulary.names if name.lower() in " ".join(s.words)]
        self._labels = {
            label.lower().replace("_", " "): label for label in (*vocabulary.labels, *vocabulary.rooms)
        }
        measured = {hit.end for k in range(len(s.words)) for hit in quantity(s, k)}
        self.chunks = [c for c in chunks(s) if _names(c, s.words) and c.end not in measured]
        """The noun phrases, in the order said."""
        self._relations = [(k, end) for k in range(len(s.words)) for _, end in grammar().relation.at(s.words, k)]
        self._within = {n for k, end in self._relations for n in range(k + 1, end)}
        self._placed = {end for _, end in self._relations}
        heads = {c.ref.head.name for c in self.chunks if isinstance(c.ref.head, p.Noun)}
        self.serving = [label for label in self._labels if label not in heads and cutting.implied(s.words, label)]
        """The labels that were not said, but serve a need that was."""
        self._unnamed = {lexicon().singular(label)[0] for label in self.serving}
        self._amounts = [hit.value for k in range(len(s.words)) for hit in quantity(s, k)]

    def all(self) -> dict[str, list[Part]]:
        """Every slot with what may stand in it."""
        things, said = self._things(), self._said
        goals, wheres, ways = self._places()
        if cutting.everything(said):
            things += self._everything(wheres)
        wrong = {noun for c in self.chunks if cutting.refused(said, c.start) for noun in _heads(c.ref)}
        numbers = [hit.value for k in range(len(said)) for hit in count(self._s, k)]
        naming = {"call", "name", "called", "named"} & set(said)
        sizes = [times(q.value) for q in self._amounts if q.unit == "times"]
        slots = {
            "thing": things, "goal": goals, "where": wheres, "way": ways, "being": self._beings(),
            "other": [part for part in things if not part.text.startswith("everything") and not part.heads & wrong],
            "new": [part for part in things if not part.text.startswith("the ")],
            "several": [part for part in things if part.many],
            "person": [part for part in things if part.text in ("him", "her", "them")],
            "each": [part for part in things if part.text.startswith(("each ", "every "))],
        }  # fmt: skip
        words = {
            "measure": cutting.measures(said), "color": cutting.colors(said), "shape": _SHAPES,
            "size": sizes or _SIZES, "number": [NUMBERS[n] for n in numbers if 1 < n < len(NUMBERS)],
            "amount": [amount(q) for q in self._amounts if q.unit == "percent"],
            "name": [name for word in said if word.isalpha() for name in (word.capitalize(), word)] if naming else [],
        }  # fmt: skip
        slots |= {slot: [Part(text) for text in cutting.unique(texts)] for slot, texts in words.items()}
        certain = [part for part in things if not (part.text.startswith(("a ", "an ")) and part.heads & self._unnamed)]
        return slots | {slot: [part for part in certain if _does(slot, part)] for slot in cutting.kinds(said)}

    def _everything(self, wheres: list[Part]) -> list[Part]:
        """Everything in a place, and everything but what is left out."""
        inside = [where for where in wheres if where.text.startswith(("on ", "in ", "under "))]
        found = [Part("everything", many=True)]
        found += [Part(f"everything {where.text}", where.about, many=True) for where in inside]
        if cutting.excepting(self._said):
            refs: list[p.Reference] = [chunk.ref for chunk in self.chunks if isinstance(chunk.ref.head, p.Noun)]
            kept = [*refs, *([p.Several(tuple(refs[-2:]))] if len(refs) > 1 and "and" in self._said else [])]
            found += [
                Part(f"{part.text} except {describe(ref)}", part.about, many=True)
                for part in found for ref in kept if not part.about & frozenset(_nouns(ref))
            ]  # fmt: skip
        return found[1:]

    # ---- things ----------------------------------------------------------------------------------------------------

    def _things(self) -> list[Part]:
        """The references, nouns of the room that are in none, and what a complaint is about.

        Where the sentence names no thing of the room, all of them.
        """
        found = _Table()
        for chunk in self.chunks:
            self._referred(chunk, found)
        for label in self._unsaid():
            noun, plural = lexicon().singular(label)
            for determiner, cost in (("the", 0.4), ("a", 0.5)):
                ref = p.Ref(p.Noun(noun), "the" if determiner == "the" else "a", plural=plural)
                found.put(describe(ref), cost, ref)
        for word in cutting.pronouns(self._said):
            found.put(word, 0.3, p.Ref(p.Pronoun(cast(Any, word))))
        for name in self._names:
            found.put(name, 0.3)
        if cutting.everything(self._said):
            found.put("everything", 0.4, p.Ref(p.Thing(), "all", plural=True))
        return found.parts()

    def _referred(self, chunk: Chunk, found: _Table) -> None:
        """The references that begin with a noun phrase, and plainer ones where its article says little."""
        for hit in reference(self._s, chunk.start):
            if hit.cost < _DEAR and not _vague(hit.value) and not self._made_up(hit.value):
                found.put(_described(_untimed(hit.value)), hit.cost, hit.value)
                if isinstance(hit.value, p.Either) and cutting.denied(self._said):
                    both = p.Several(hit.value.items)
                    found.put(describe(_untimed(both)), hit.cost, both)  # "nobody wants the puzzle or the doll"
        ref = chunk.ref
        for phrase in () if _known(chunk, self._s) else noun_phrases(self._s, chunk.start):
            if isinstance(phrase.value.head, p.Noun):
                found.put(describe(_untimed(phrase.value)), 0.1 + phrase.cost, phrase.value)
        found.put(_described(ref), 0.0, ref)
        if ref.other and "more" in self._said:
            found.put(describe(ref).replace("other ", "more "), 0.0, ref)
        if not isinstance(ref.head, p.Noun):
            return
        plainer = [(0.05, p.Ref(ref.head, plural=ref.plural))]
        plainer += [(0.2, p.Ref(ref.head, "a"))] if ref.determiner in LOOSE else []
        for cost, plain in plainer:
            found.put(describe(plain), cost, plain)

    def _made_up(self, value: p.Reference) -> bool:
        """Whether it joins a thing with what is no noun: "four people and only"."""
        items = value.items if isinstance(value, p.Several | p.Either) else ()
        bare = [item.head for item in items if isinstance(item, p.Ref) and item.determiner == "bare"]
        return any(isinstance(head, p.Noun) and head.name not in self._s.nouns for head in bare)

    def _unsaid(self) -> list[str]:
        said, labels = self._said, self._labels
        heads = dict.fromkeys(chunk.ref.head.name for chunk in self.chunks if isinstance(chunk.ref.head, p.Noun))
        whole = {k for c in self.chunks if _known(c, self._s) for k in range(c.start, c.end)}
        outside = ["," if k in whole else word for k, word in enumerate(said)]
        named = [noun for noun in cutting.named(outside, labels) if noun not in heads]
        lasts = {label.split()[-1] for label in labels}
        known = [n for n in (*heads, *named) if any(w in labels or w in lasts for w in lexicon().synonyms(n))]
        return [*named, *self.serving] if known or self.serving else list(labels)[:MAX_LABELS]

    # ---- places ----------------------------------------------------------------------------------------------------

    def _places(self) -> tuple[list[Part], list[Part], list[Part]]:
        """Places to move to, places as they stand, and ways to go."""
        goals, wheres, ways = _Table(), _Table(), _Table()
        for k in range(len(self._said)):
            for hit in place(self._s, k) if k not in self._within else ():
                value = _untimed(hit.value)
                if hit.cost >= _DEAR or isinstance(value, p.Shift) or not self._stands(value):
                    continue
                wheres.put(describe_place(value), hit.cost, value)
                if not cutting.amiss(self._said, k) and not self._tells_which(k):
                    goals.put(describe_place(value, goal=True), hit.cost, value)
        loose = self._loose()
        for chunk in self.chunks:
            if chunk.start in self._placed or cutting.amiss(self._said, chunk.start):
                continue
            if isinstance(chunk.ref.head, p.Region) and chunk.ref.head.kind in ("corner", "middle"):
                goals.put(f"in the {chunk.ref.head.kind}", 0.3)
                wheres.put(f"in the {chunk.ref.head.kind}", 0.3)
            if isinstance(chunk.ref.head, p.Noun):
                for name in filter(None, (*loose, cutting.settled(chunk.ref.head.name, self._rooms))):
                    where = p.Relation(name, (_untimed(chunk.ref),))
                    goals.put(describe_place(where, goal=True), 0.4, where)
                    wheres.put(describe_place(where), 0.4, where)
        self._shifts(ways)
        return goals.parts(), wheres.parts(), ways.parts()

    def _tells_which(self, k: int) -> bool:
        """Whether a place at k is that of the thing before it: "those on the floor would be happier inside the box"."""
        behind = any(chunk.end == k for chunk in self.chunks)
        named = {chunk.start for chunk in self.chunks}
        later = [n for n, end in self._relations if n > k and end in named]
        return behind and cutting.steps(self._said) == 1 and any(
            not any(chunk.end == n for chunk in self.chunks) for n in later
        )  # fmt: skip

    def _stands(self, value: p.Place) -> bool:
        """Whether a place is at things that were named: not "to the right" as one on the right, nor "in a row"."""
        heads = [part.head for part in _inside(value) if isinstance(part, p.Ref)]
        left_out = any(isinstance(head, p.One) for head in heads) and not {"one", "ones"} & set(self._said)
        shapes = any(isinstance(head, p.Noun) and cutting.shape(head.name) for head in heads)
        return not (left_out or shapes or _vague(value))

    def _loose(self) -> list[str]:
        """Relations of which a word was said, but before no noun phrase: they may be to anything."""
        starts = {chunk.start for chunk in self.chunks}
        hits = [hit for k in range(len(self._said)) for hit in grammar().relation.at(self._said, k)]
        bound = {name for name, end in hits if end in starts}
        return [n for n in dict.fromkeys(name for name, _ in hits) if n not in bound and RELATIONS[n].most == 1]

    def _shifts(self, ways: _Table) -> None:
        far = [f"{amount(q)} " for q in self._amounts if q.unit not in _TURNS] or [""]
        for k in range(len(self._said)):
            for hit in place(self._s, k):
                if isinstance(hit.value, p.Shift) and hit.value.anchor and hit.cost < _DEAR:
                    ways.put(describe_place(_untimed(hit.value)), hit.cost, hit.value)
        inside = {k for chunk in self.chunks for k in range(chunk.start, chunk.end)}
        turned = cutting.directions(self._said, inside)
        for direction in (*turned, *(("away",) if cutting.aside(self._said) else ())):
            for distance in far:
                ways.put(distance + describe_place(p.Shift(direction)), 0.2)
                for chunk in self.chunks if direction in ("toward", "away") else ():
                    shift = p.Shift(direction, anchor=_untimed(chunk.ref))
                    ways.put(distance + describe_place(shift), 0.3, shift)

    def _beings(self) -> list[Part]:
        """What a thing may be asked to be: conditions that were said, and the states of things."""
        found = _Table()
        for k in range(len(self._said)):
            for hit in predicates(self._s, k):
                if hit.cost < _DEAR and len(hit.value.where) == 1 and not hit.value.pick:
                    condition = _untimed(hit.value.where[0])
                    found.put(predicate(condition), hit.cost, condition)
        for state in _STATES:
            found.put(state, 0.6)
        return found.parts()


def _names(chunk: Chunk, words: list[str]) -> bool:
    """Whether a noun phrase names anything: not "nobody", "something", nor "the right" of a direction."""
    ref = chunk.ref
    if cutting.anybody(words[chunk.start : chunk.end]):
        return False
    if ref.determiner == "no" or (isinstance(ref.head, p.Thing) and ref.determiner == "a"):
        return False
    return not isinstance(ref.head, p.One) or words[chunk.end - 1] in ("one", "ones", "other", "others")


def _known(chunk: Chunk, s: Sentence) -> bool:
    """Whether its noun is one that somebody knows, so that no part of it names anything else."""
    return isinstance(chunk.ref.head, p.Noun) and chunk.ref.head.name in s.nouns


def _does(slot: str, part: Part) -> bool:
    return all(cutting.does(slot, noun) for noun in part.heads)


def _described(ref: p.Reference) -> str:
    """A reference in plain words, "that on the tray" as "that thing on the tray"."""
    text = describe(ref)
    first, _, rest = text.partition(" ")
    thing = isinstance(ref, p.Ref) and isinstance(ref.head, p.Thing) and first in ("this", "that")
    return f"{first} thing {rest}" if thing and rest and not rest.startswith("thing") else text


def _many(value: Any) -> bool:
    """Whether a reference is to several things."""
    if isinstance(value, p.Ref):
        return value.plural or value.head == p.Pronoun("them")
    return isinstance(value, p.Several)


def _heads(value: Any) -> Iterator[str]:
    """The nouns of what a reference is to."""
    match value:
        case p.Ref(head=p.Noun(name)):
            yield name
        case p.Several(items) | p.Either(items):
            for item in items:
                yield from _heads(item)


def _inside(value: Any) -> Iterator[Any]:
    """A value and all its parts."""
    yield value
    parts = value if isinstance(value, tuple) else ()
    if is_dataclass(value) and not isinstance(value, type):
        parts = tuple(getattr(value, f.name) for f in fields(value))
    for part in parts:
        yield from _inside(part)


def _nouns(value: Any) -> Iterator[str]:
    """All nouns of a reference, a place or a condition."""
    return (part.name for part in _inside(value) if isinstance(part, p.Noun))


def _vague(value: Any) -> bool:
    """Whether it is told by something left out, "on the leftmost one": people say sides so, seldom things."""
    parts = [part for part in _inside(value) if isinstance(part, p.Relation)]
    return any(isinstance(a, p.Ref) and isinstance(a.head, p.One) and a.pick for part in parts for a in part.anchors)


def _untimed(value: Any) -> Any:
    """The value without the times at which its words were spoken: plain words carry none."""
    if isinstance(value, tuple):
        return tuple(map(_untimed, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {f.name: _untimed(getattr(value, f.name)) for f in fields(value)}
    return replace(value, **{name: None if name == "time_s" else inner for name, inner in changes.items()})
