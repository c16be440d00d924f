"""Clauses: commands joined in sequence; if, until, for each, times."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, cast

from assistant.language import program as p
from assistant.language.english.chart import Hit, Sentence, best, rule
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.nouns import reference, single
from assistant.language.english.phrased import phrased
from assistant.language.english.places import place
from assistant.language.english.settle import put_for_pronoun
from assistant.language.english.slot_things import is_many
from assistant.language.english.slots import read
from assistant.language.english.tested import opposite, tested


@rule
def command(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """One command at i, or one that is done for each of several things."""
    return phrased(s, i) + _loops(s, i)


@rule
def clauses(s: Sentence, i: int) -> list[Hit[tuple[p.Command, ...]]]:
    """Commands from i to the end of the sentence."""
    found: list[Hit[tuple[p.Command, ...]]] = []
    for start in _starts(s, i):
        lead = 0.01 * (start - i > 0)
        hits = command(s, start)
        for hit in [*hits, *_repeated(s, hits)]:
            repeated = s.word(hit.end) == "again" and not isinstance(hit.value, WHOLE)
            for at, cost in _joins(s, hit.end + repeated):
                if s.ended(at):
                    found.append(Hit((hit.value,), at, hit.cost + lead))
                    continue
                if at == hit.end and isinstance(hit.value, p.Repeat):
                    continue  # "what can I sit on" does not ask to have it said again
                if at == hit.end and isinstance(hit.value, WHOLE):
                    cost += 1.0
                if isinstance(hit.value, p.Move | p.SetState | p.Recolor) and s.word(at - 1) in ("and", ",", "then"):
                    found += _gapped(s, hit, at, cost + lead)
                if _shifts(hit.value) and at > hit.end:
                    found += _further(s, hit, at, cost + lead)
                if isinstance(hit.value, p.GoTo | p.Turn) and (at > hit.end or isinstance(hit.value, p.Turn)):
                    found += _further(s, hit, at, cost + lead)
                if isinstance(hit.value, p.Exists | p.Check):
                    found += _if_so(s, hit.value, at, hit.cost + lead)
                wished = not {"so", "such"}.isdisjoint(s.words[hit.end : at + 1])
                for rest in clauses(s, at):
                    which = s.word(at) == "that" and isinstance(hit.value, p.Recolor | p.Scale | p.SetState) \
                        and isinstance(rest.value[0], p.Mention)  # "open the box | that is red"
                    if (wished and _says_how(rest.value[0])) or (at == hit.end and (which or _goes_on(rest.value[0]))):
                        continue
                    total = hit.cost + lead + cost + rest.cost
                    found.append(Hit((hit.value, *rest.value), rest.end, total))
    return best(found + _conditional(s, i), 8)


def _goes_on(step: p.Command) -> bool:
    """ "(select the chairs) that are not at a desk", "(delete everything) I do not like": what follows with no pause
    says which, and neither tells anything new nor breaks off."""
    if isinstance(step, p.Stop | p.No) or (isinstance(step, p.Answer) and step.skip):
        return True
    target = step.target if isinstance(step, p.Mention) else None
    return isinstance(target, p.Ref) and target.determiner == "that" and isinstance(target.head, p.Thing)


def _says_how(step: p.Command) -> bool:
    """ "(arrange the chairs) so there are two on each side": a statement of how things are to be in the end."""
    target = step.target if isinstance(step, p.Mention) else None
    if not isinstance(target, p.Ref) or isinstance(target.head, p.Viewer | p.Pronoun):
        return False
    return not any(r.anchors == (p.Ref(p.Viewer()),) for r in target.relations)  # "so the oven is to your right"


_SO = Phrases(
    [(phrase, "so") for phrase in ("if so", "if yes", "if it is", "if they are", "if there is", "if there are",
                                   "in that case", "if it does", "if you do")]
    + [(phrase, "not") for phrase in ("if not", "if it is not", "if they are not", "if there is none", "if no",
                                      "if there are none", "if there is not")]
)  # fmt: skip


def _if_so(s: Sentence, test: p.Exists | p.Check, i: int, cost: float) -> list[Hit[tuple[p.Command, ...]]]:
    """ "Is the lamp on? If so, turn it off": what is asked decides what is done."""
    found: list[Hit[tuple[p.Command, ...]]] = []
    for answer, end in _SO.at(s.words, i):
        start = end
        while s.word(start) in (",", "then", "please"):
            start += 1
        inner = _inside(s, start, len(s.words))
        if inner is not None:
            step = p.If(test if answer == "so" else opposite(test), inner[0])
            found.append(Hit((step,), len(s.words), cost + inner[1]))
    return found


def _repeated(s: Sentence, hits: list[Hit[p.Command]]) -> list[Hit[p.Command]]:
    """A command with its own "until ..." or "three times"."""
    found: list[Hit[p.Command]] = []
    for hit in hits[:10]:
        if s.word(hit.end) in ("until", "till"):
            for test in tested(s, hit.end + 1):
                found.append(Hit(p.Until(test.value, (hit.value,)), test.end, hit.cost + test.cost))
        found += _or_else(s, hit)
        for times in read("times", s, hit.end):
            if times.value > 1 and not isinstance(hit.value, WHOLE):
                found.append(Hit(p.Times(times.value, (hit.value,)), times.end, hit.cost + 0.02))
    return found


_NONE = Phrases(
    (phrase, "none")
    for phrase in ("there is none", "there are none", "there is not one", "there is not any", "there are not any",
                   "not", "you can not find it", "you can not find one", "you can not find any", "you do not find it",
                   "you do not find one", "it is not there", "we have none", "you do not see one", "none is there",
                   "there is no such thing", "you can not see it", "that is not there", "you do not see it")
)  # fmt: skip
"""How people say that there is no such thing."""


def _or_else(s: Sentence, hit: Hit[p.Command]) -> list[Hit[p.Command]]:
    """ "Bring the beer, or if there is none, the apple": another thing, or another request, where there is no first."""
    at = hit.end
    while s.word(at) in (",", ".", "or", "and", "but"):
        at += 1
    target = getattr(hit.value, "target", None)
    if s.word(at) != "if" or not isinstance(target, p.Ref):
        return []
    found: list[Hit[p.Command]] = []
    for _, end in _NONE.at(s.words, at + 1):
        start = end
        while s.word(start) in (",", "then", "just"):
            start += 1
        test = p.Exists(target)
        for other in reference(s, start):
            second = cast(p.Command, replace(cast(Any, hit.value), target=other.value))
            found.append(Hit(p.If(test, (hit.value,), (second,)), other.end, hit.cost + other.cost + 0.05))
        inner = _inside(s, start, len(s.words))
        if inner is not None:
            found.append(Hit(p.If(test, (hit.value,), inner[0]), len(s.words), hit.cost + inner[1] + 0.05))
    return found


WHOLE = (p.Repeat, p.Greet, p.Yes, p.No, p.Stop, p.Again, p.Adjust, p.Help, p.Why, p.Answer, p.Undo, p.Redo)
"""Commands that are whole utterances: another one hardly follows without a pause."""


def _further(s: Sentence, first: Hit[p.Command], i: int, cost: float) -> list[Hit[tuple[p.Command, ...]]]:
    """ "go to the kitchen and then to the hall", "turn left, then right again": the verb goes on."""
    found: list[Hit[tuple[p.Command, ...]]] = []
    for start in _starts(s, i):
        nexts: list[Hit[p.Command]] = []
        if not isinstance(first.value, p.Move):
            nexts = [Hit(p.Turn(h.value), h.end + (s.word(h.end) == "again")) for h in read("turn", s, start)]
        if isinstance(first.value, p.Turn):
            nexts += [
                Hit(p.GoTo(p.Shift("forward", h.value)), h.end)
                for h in read("spacing", s, start + (s.word(start) == "for")) if h.value.unit == "step"
            ]  # fmt: skip
        if isinstance(first.value, p.GoTo | p.Turn):
            nexts += [Hit(p.GoTo(h.value), h.end, h.cost) for h in place(s, start) if isinstance(h.value, p.Relation)]
        if isinstance(first.value, p.Move) and _shifts(first.value):
            same = p.Ref(p.Pronoun("them" if is_many(first.value.target) else "it"))
            steps = (h for h in place(s, start) if isinstance(h.value, p.Shift))
            nexts += [Hit(p.Move(same, h.value), h.end, h.cost) for h in steps]
        for hit in nexts:
            total = first.cost + min(cost, 0.1) + hit.cost + 0.1
            more = hit.value
            for at, join in _joins(s, hit.end):
                if s.ended(at):
                    found.append(Hit((first.value, more), at, total))
                else:
                    found += [Hit((first.value, more, *r.value), r.end, total + join + r.cost) for r in clauses(s, at)]
    return found


def _shifts(command: p.Command) -> bool:
    """Whether it moves a thing some way off, and may go on: "50 cm to the left and 20 cm back"."""
    return isinstance(command, p.Move) and isinstance(command.place, p.Shift)


def _gapped(s: Sentence, first: Hit[p.Command], i: int, cost: float) -> list[Hit[tuple[p.Command, ...]]]:
    """ "Put the cup on the table and the book on the shelf", "turn the tv on and the lamp off": the verb left out."""
    found: list[Hit[tuple[p.Command, ...]]] = []
    for what in single(s, i):
        if not isinstance(what.value.head, p.Noun | p.One | p.Named) or what.value.relations:
            continue
        nexts: list[Hit[p.Command]] = []
        if isinstance(first.value, p.Move):
            nexts = [Hit(p.Move(what.value, h.value), h.end, h.cost) for h in read("put", s, what.end)]
            if s.word(i - 1) == "then" and (s.ended(what.end) or s.word(what.end) in (",", ".", "and")):
                nexts.append(Hit(p.Move(what.value, first.value.place), what.end, 0.1))
        elif isinstance(first.value, p.Recolor):
            nexts = [Hit(p.Recolor(what.value, h.value), h.end, h.cost) for h in read("color", s, what.end)]
        elif s.word(what.end) in STATES:
            nexts = [Hit(p.SetState(what.value, STATES[s.word(what.end)]), what.end + 1)]
        for hit in nexts:
            total = first.cost + what.cost + hit.cost + cost + 0.05
            for at, join in _joins(s, hit.end):
                if s.ended(at):
                    found.append(Hit((first.value, hit.value), at, total))
                else:
                    found += [Hit((first.value, hit.value, *r.value), r.end, total + join + r.cost)
                              for r in clauses(s, at)]  # fmt: skip
    return found


State = Literal["on", "off", "open", "closed"]
STATES: dict[str, State] = {"on": "on", "off": "off", "out": "off", "open": "open", "closed": "closed",
                            "shut": "closed"}  # fmt: skip
"""States that are said without a verb: "lights off", "and the lamp off"."""


def _starts(s: Sentence, i: int) -> list[int]:
    """Where a request may begin, polite openings skipped."""
    starts, seen = [i], {i}
    for at in starts:
        steps = [end for _, end in grammar().preamble.at(s.words, at)]
        if s.word(at) in (",", "."):
            steps.append(at + 1)
        steps += [end for _, end in grammar().telling.at(s.words, at) if s.word(end) in _QUESTIONS]
        for end in steps:
            if end not in seen and end < len(s.words) and len(starts) < 8:
                seen.add(end)
                starts.append(end)
    return starts


_QUESTIONS = ("what", "which", "how", "who", "where")
"""What opens a question."""


def _joins(s: Sentence, i: int) -> list[tuple[int, float]]:
    """Where the next clause begins after one that ended at i; the end of the sentence is one such place."""
    at = i
    while s.word(at) in (",", ".", *_TOO) or s.words[at : at + 2] == ["as", "well"]:
        at += 2 if s.word(at) == "as" else 1
    if s.ended(at):
        return [(at, 0.0)]
    found: list[tuple[int, float]] = []
    for phrase, end in grammar().connector.at(s.words, at):
        if phrase == "next" and s.word(end) == "to":
            continue  # "the window next to the door"
        while s.word(end) == ",":
            end += 1
        if not s.ended(end):
            found.append((end, 0.0))
    if at > i:
        found.append((at, 0.02))
    elif not found:
        found.append((at, 0.3))
    return found


_TOO = ("too", "also", "instead", "rather", "though")
"""What may close a request and adds nothing: it is one more."""


def _conditional(s: Sentence, i: int) -> list[Hit[tuple[p.Command, ...]]]:
    """ "if TEST, STEPS, otherwise STEPS", "unless TEST, STEPS"."""
    opening = next((w for w in _IF if s.words[i : i + len(w)] == list(w)), None)
    if opening is None:
        return []
    found: list[Hit[tuple[p.Command, ...]]] = []
    for test in tested(s, i + len(opening)):
        if opening == ("unless",):
            test = replace(test, value=opposite(test.value))
        if isinstance(test.value, p.Check) and test.value.target == p.Ref(p.Viewer()):
            test = replace(test, cost=test.cost + 0.5)  # rather a viewpoint: "if you are facing the bed, ..."
        at = test.end
        while s.word(at) in (",", "then"):
            at += 1
        for stop in (*_otherwise(s, at), len(s.words)):
            inner = _inside(s, at, stop)
            if inner is None:
                continue
            if stop == len(s.words):
                found.append(Hit((p.If(test.value, inner[0]),), stop, test.cost + inner[1]))
                continue
            rest = stop + (s.word(stop) in ("or", "and", ",", "."))
            other = _inside(s, rest + 1 + (s.word(rest + 1) == ","), len(s.words))
            if other is not None:
                idle = all(isinstance(step, p.Stop) for step in other[0])  # "otherwise leave it"
                step = p.If(test.value, inner[0], () if idle else other[0])
                found.append(Hit((step,), len(s.words), test.cost + inner[1] + other[1]))
    return found


_IF = (("if",), ("when",), ("should",), ("unless",), ("in", "case"), ("only", "if"), ("as", "long", "as"),
       ("provided",), ("whenever",), ("as", "soon", "as"))  # fmt: skip
"""What opens a condition."""


def _otherwise(s: Sentence, i: int) -> list[int]:
    marks = [k for k in range(i, len(s.words)) if s.words[k] in ("otherwise", "else")]
    return [k - 1 if s.word(k - 1) in ("or", ",", ".") else k for k in marks]


def _tail_with_other(s: Sentence, k: int, test: Hit[Any]) -> list[Hit[tuple[p.Command, ...]]]:
    """ "Turn on the lamp if it is off, otherwise paint it red"."""
    at = test.end
    while s.word(at) in (",", ".", "or"):
        at += 1
    if s.word(at) not in ("otherwise", "else"):
        return []
    inner, other = _inside(s, 0, k), _inside(s, at + 1 + (s.word(at + 1) == ","), len(s.words))
    if inner is None or other is None:
        return []
    asked = opposite(test.value) if s.word(k) == "unless" else test.value
    about = getattr(inner[0][0], "target", None)
    if isinstance(about, p.Ref):
        asked = put_for_pronoun(asked, about)[0]
    step = p.If(asked, inner[0], other[0])
    return [Hit((step,), len(s.words), test.cost + inner[1] + other[1])]


def _inside(s: Sentence, i: int, stop: int) -> tuple[tuple[p.Command, ...], float] | None:
    """The best steps in a stretch of the sentence."""
    part = replace(s, words=s.words[i:stop], times=s.times[i:stop], memo={}, spent=s.spent)
    while part.words and part.words[-1] in (",", "."):
        part.words.pop()
    hits = [hit for hit in clauses(part, 0) if part.ended(hit.end)]
    s.spent = part.spent
    if not hits:
        return None
    asks = not any(isinstance(step, p.Mention | p.Answer) for step in hits[0].value)
    return hits[0].value, hits[0].cost + (0.0 if asks else 1.0)


def _loops(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "for each chair, put a cushion on it"."""
    if s.words[i : i + 2] not in (["for", "each"], ["for", "every"], ["for", "all"]):
        return []
    found: list[Hit[p.Command]] = []
    for target in single(s, i + 1):
        inner = _inside(s, target.end + (s.word(target.end) == ","), len(s.words))
        if inner is not None and (is_many(target.value) or target.value.determiner == "each"):
            found.append(Hit(p.ForEach(target.value, inner[0]), len(s.words), target.cost + inner[1]))
    return found


def tails(s: Sentence) -> list[Hit[tuple[p.Command, ...]]]:
    """ "STEPS until TEST", "STEPS if TEST", "STEPS three times": what closes a whole sentence."""
    found: list[Hit[tuple[p.Command, ...]]] = []
    for k in range(2, len(s.words)):
        word = s.words[k]
        if word in ("until", "till", "if", "when", "unless") and s.word(k - 1) not in ("see", "check", "tell", "know"):
            for test in tested(s, k + 1):
                inner = _inside(s, 0, k - (s.word(k - 1) in ("only", "but", ","))) if s.ended(test.end) else None
                if not s.ended(test.end) and word in ("if", "when", "unless"):
                    found += _tail_with_other(s, k, test)
                if inner is not None:
                    cls = p.If if word in ("if", "when", "unless") else p.Until
                    asked = opposite(test.value) if word == "unless" else test.value
                    about = getattr(inner[0][0], "target", None)
                    if cls is p.If and isinstance(about, p.Ref):
                        asked = put_for_pronoun(asked, about)[0]  # "turn the TV off unless it is off"
                    found.append(Hit((cls(asked, inner[0]),), test.end, test.cost + inner[1] + 0.05))
    for k in range(max(2, len(s.words) - 2), len(s.words)):
        for hit in read("times", s, k):
            inner = _inside(s, 0, k) if s.ended(hit.end) and hit.value > 1 else None
            if inner is not None and not isinstance(inner[0][0], WHOLE):
                found.append(Hit((p.Times(hit.value, inner[0]),), hit.end, inner[1] + 0.05))
    return found
