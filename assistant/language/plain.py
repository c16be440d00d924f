"""Plain commands: the short English that a translator answers in, as a grammar over what one sentence offers.

"switch off the radio" takes half as many tokens as `set_state(the(radio), off)`, and a language model is more at home
in it. The English parser reads the answer, so it is a program like any other. The phrases are data (`plain.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language import program as p
from assistant.language.describing import describe, limiting, predicate
from assistant.language.english.parser import parse
from assistant.language.generate import imperative
from assistant.language.grammar import any_of, literals, quote
from assistant.language.lexicon import read_data
from assistant.language.outcome import Parsed, SceneVocabulary

NOTHING = "nothing"
"""What the model says where nobody asks for anything."""
CANNOT = "cannot"
"""Begins what the model says of a request that no skill serves."""
_SLOT = re.compile(r"\{(\w+)\}")
_TESTS = ("there is {thing}", "there are {thing}", "{thing} is {being}", "{thing} is not {being}")
_THE = re.compile(r"(?<!measure )\bthe (?=\w)")
_TO_PERSON = re.compile(r"bring (him|her|them) ")
_TIMES = {2.0: "twice", 0.5: "half"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence that can stand in a slot."""

    text: str
    """In plain words."""
    about: frozenset[str] = frozenset()
    """The nouns in it: a thing is not put onto itself, nor onto what it is told by."""
    heads: frozenset[str] = frozenset()
    """The nouns of the things that it is about."""
    many: bool = False
    """Whether it is about several things."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one sentence offers for the plain commands."""

    slots: Mapping[str, Sequence[Part]]
    """Name of a slot -> what may stand there."""
    commands: Sequence[str]
    """The commands that may be meant."""
    said: Sequence[p.Ref] = ()
    """The noun phrases, in the order said."""
    verbs: Sequence[str] = ()
    """What a request may be turned down for."""
    refusable: bool = False
    """Whether one of them is a verb that no skill serves."""
    steps: int = 1
    """The most steps."""
    conditional: bool = False
    """Whether a condition was said."""
    nothing: bool = True
    """Whether it may ask for nothing."""
    serving: frozenset[str] = frozenset()
    """The nouns that were not said, but serve a need that was."""


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """The command -> how it is said, with slots."""
    return {name: tuple(said) for name, said in read_data("plain.toml")["commands"].items()}


def plainly(program: p.Program | None) -> str:
    """A program in plain words; none is a remark that asks for nothing."""
    if program is None:
        return NOTHING
    if isinstance(program.steps[0], p.Unsupported):
        return f"{CANNOT} {program.steps[0].verb}"
    return ", then ".join(map(_plain, program.steps))


def _plain(step: p.Command) -> str:
    match step:
        case p.Exists(target, limit):
            return f"{_be(target)} there {limiting(limit)}{describe(target)}"
        case p.Check(target, condition):
            return f"{_be(target)} {describe(target)} {predicate(condition)}"
        case p.Bring(target, to) if isinstance(to, p.Ref) and isinstance(to.head, p.Pronoun | p.Viewer):
            return f"bring {describe(to)} {describe(target)}"
        case p.Scale(target, amount=p.Quantity(value, "times"), measure="size"):
            return f"make {describe(target)} {times(value)}"
        case _:
            return imperative(step)


def _be(target: p.Reference) -> str:
    many = not isinstance(target, p.Ref) or target.plural or target.head == p.Pronoun("them")
    return "are" if many else "is"


def times(value: float) -> str:
    """ "Twice as big"."""
    return f"{_TIMES.get(value, f'{value:g} times')} as big"


def read(answer: str, vocabulary: SceneVocabulary) -> p.Program | None:
    """The program of a plain answer; none where English cannot read it."""
    if answer.startswith(f"{CANNOT} "):
        return p.Program((p.Unsupported(answer.removeprefix(f"{CANNOT} ")),))
    understood = parse(answer, context=vocabulary)
    if not isinstance(understood, Parsed):
        return None
    served = [r.program for r in understood.readings if not any(isinstance(s, p.Unsupported) for s in r.program.steps)]
    if _TO_PERSON.match(answer):  # "bring her another pillow": not one of hers
        served.sort(key=lambda program: getattr(program.steps[0], "to", None) is None)
    return next(iter(served), None)


def terse(text: str) -> str:
    """A text as a translator writes it: "the" goes without saying, and each word takes time."""
    return _THE.sub("", text)


def in_full(answer: str, offer: Offer) -> str:
    """A terse answer with the parts of the sentence in their own words."""
    whole: dict[str, str] = {}
    for part in (part for parts in offer.slots.values() for part in parts):
        whole.setdefault(terse(part.text), part.text)
    said = "|".join(re.escape(text) for text in sorted(whole, key=len, reverse=True))
    return re.sub(rf"(?<= )(?:{said})(?!\w)", lambda found: whole[found[0]], answer) if said else answer


def plain_grammar(offer: Offer) -> str:
    """GBNF of one terse line: plain commands, a refusal, or nothing. Its leading space is joined to the first word."""
    return _Grammar(offer).text()


class _Grammar:
    """The rules, made as they are asked for."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer
        self._rules: dict[str, str] = {}

    def text(self) -> str:
        """All rules."""
        offer = self._offer
        whole = list(self._programs())
        if offer.verbs:
            whole.append(f"{quote(f'{CANNOT} ')} {literals(offer.verbs)}")
        if offer.nothing or not whole:
            whole.append(quote(NOTHING))
        lines = [f'root ::= " " {any_of(whole)} "\\n"', *(f"{name} ::= {body}" for name, body in self._rules.items())]
        return "\n".join(lines) + "\n"

    def _programs(self) -> Iterator[str]:
        offer = self._offer
        steps = [e for name in offer.commands for said in phrases().get(name, ()) for e in self._phrase(said)]
        if not steps:
            return
        self._rules["step"] = any_of(steps)
        yield f'step (", then " step){{0,{min(3, offer.steps) - 1}}}' if offer.steps > 1 else "step"
        tests = [e for test in _TESTS for e in self._phrase(test)] if offer.conditional else []
        if tests:
            self._rules["test"] = any_of(tests)
            yield '"if " test ", " step (" and " step)? (", otherwise " step)?'
        if offer.slots.get("each"):
            yield f'"for " {self._slot("each", frozenset())} ", " step'

    def _phrase(self, phrase: str) -> Iterator[str]:
        """The expressions of a phrase, one for each thing that it may be about; none where a slot stays empty."""
        first = _SLOT.search(phrase)
        parts = self._offer.slots.get(first[1], ()) if first else ()
        if first is None or first[1] == "way":
            yield from filter(None, [self._sequence(phrase, frozenset())])
            return
        before, after = phrase[: first.start()], phrase[first.end() :]
        for about in dict.fromkeys(part.about for part in parts):
            rest = self._sequence(after, about)
            if rest is not None:
                name = self._slot(first[1], about, only=True)
                yield " ".join(filter(None, [quote(before) if before else "", name, rest]))

    def _sequence(self, phrase: str, about: frozenset[str]) -> str | None:
        """The expression of a piece that follows what it is about; none where a slot stays empty."""
        found = []
        for piece in re.split(r"(\[[^\]]*\])", phrase):
            if piece.startswith("["):
                inner = self._sequence(piece[1:-1], about)
                found += [f"({inner})?"] if inner else []
                continue
            for k, text in enumerate(_SLOT.split(piece)):
                if k % 2:
                    name = self._slot(text, about)
                    if not name:
                        return None
                    found.append(name)
                elif text:
                    found.append(quote(text))
        return " ".join(found)

    def _slot(self, slot: str, about: frozenset[str], *, only: bool = False) -> str:
        """The rule of what may stand in a slot: what is about this, or what is not; empty where nothing is."""
        fits = [terse(part.text) for part in self._offer.slots.get(slot, ()) if (part.about == about if only else
                                                                          not part.about & about)]  # fmt: skip
        if not fits:
            return ""
        body = literals(fits)
        name = next((name for name, known in self._rules.items() if known == body), None)
        if name is None:
            name = f"{slot}{sum(known.startswith(slot) for known in self._rules)}"
            self._rules[name] = body
        return name
