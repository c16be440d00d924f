"""Long instructions of which a part stays dark: the parts that are understood, and the others named as not understood.

What is not understood becomes an `Unsupported` step, so that nobody acts on half an instruction without knowing it.
"""

from __future__ import annotations

from assistant.language import program as p
from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.clauses import command
from assistant.language.english.grammar import grammar
from assistant.language.english.phrasebook import phrasebook

_LEAST_WORDS = 6
"""A shorter sentence is understood whole or not at all."""
_MOST_DARK = 0.6
"""The largest share of the words that may stay dark."""
_COST = 1.1
"""What it costs not to understand a part: such a reading is always worth a second opinion."""


VITAL = frozenset(["not", "no", "never", "except", "but", "without", "if", "unless", "until", "all", "both", "every",
                   "only", "neither", "nor", "do", "the", "so", "such", "each", "than", "enough", "as", "twice",
                   "stop"])  # fmt: skip
"""Words that turn the meaning round: never left out."""
TELLING = ("color", "material", "state", "shape")
"""Kinds of adjectives that are never left out either: "anything green" is not anything."""


SUBJECTS = frozenset(["i", "we", "you", "he", "she", "they", "nobody", "somebody", "someone"])
"""What begins a clause behind a thing, which says which one: "everything | I touched" is not everything."""


def salvaged(s: Sentence) -> list[Hit[tuple[p.Command, ...]]]:
    """The steps of the clauses that can be read, when there are some."""
    if len(s.words) < _LEAST_WORDS:
        return []
    s.spent = min(s.spent, 3000)
    steps: list[p.Command] = []
    at, dark, cost = 0, 0, _COST
    while not s.ended(at):
        start = _opening(s, at)
        if s.ended(start):
            break
        hits = [h for h in command(s, start) if _boundary(s, h.end) and not isinstance(h.value, p.Mention | p.Answer)]
        if hits and dark and not steps and all(_of_what_was_said(h.value) for h in hits):
            return []  # "it" is what stayed dark
        if hits:
            best = min(hits, key=lambda h: (h.cost - 0.12 * (h.end - start)))
            steps.append(best.value)
            cost += best.cost
            at = best.end
            continue
        end = start + 1
        while not _boundary(s, end) and not _new_start(s, end):
            end += 1
        verb = s.word(start)
        if any(word in ("so", "such", "until") for word in s.words[at:start]):
            steps.append(p.Unsupported("make it", "so " + " ".join(s.words[start:end])))  # how it is to be in the end
        elif verb not in _SUBJECTS or any(word in ("not", "no", "never", "except") for word in s.words[start:end]):
            steps.append(p.Unsupported(phrasebook().bases.get(verb, verb), " ".join(s.words[start + 1 : end])))
        dark += end - start
        cost += 0.3
        at = end
    known = [step for step in steps if not isinstance(step, p.Unsupported)]
    if not known or dark > _MOST_DARK * len(s.words):
        return []
    return [Hit(tuple(steps), len(s.words), cost)]


_SUBJECTS = frozenset("i we it they the my this that there he she these those".split())  # noqa: SIM905
"""What begins a statement: it asks for nothing."""


def _of_what_was_said(command: p.Command) -> bool:
    """Whether it is done to "it"."""
    target = getattr(command, "target", None)
    return isinstance(target, p.Ref) and isinstance(target.head, p.Pronoun)


def _new_start(s: Sentence, i: int) -> bool:
    """Whether a request surely begins in mid-sentence: "I am hungry | go to the kitchen"."""
    if s.word(i) not in phrasebook().by_first or s.word(i) not in s.verbs:
        return False
    return any(h.cost < 0.2 and _boundary(s, h.end) and h.end > i + 1 for h in command(s, i))


def _boundary(s: Sentence, i: int) -> bool:
    return s.ended(i) or s.word(i) in (".", ",", "and", "then", "before", "while", "until", "so")


def _opening(s: Sentence, i: int) -> int:
    """Past pauses, connectors and polite openings."""
    moved = True
    while moved and not s.ended(i):
        moved = s.word(i) in (",", ".")
        i += moved
        for table in (grammar().connector, grammar().preamble):
            found = table.longest(s.words, i)
            if found is not None and not (s.word(i) in ("go", "come", "start", "turn") and found[1] == i + 1):
                i, moved = found[1], True
    return i
