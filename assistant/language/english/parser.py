"""`parse`: a sentence to its readings. It never fails and never takes long; what it cannot read it says so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, cast

from assistant.language import program as p
from assistant.language.english.building import BUILDING, with_new_things
from assistant.language.english.chart import Hit, Sentence, best
from assistant.language.english.clauses import STATES, WHOLE, clauses, tails
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.nouns import reference
from assistant.language.english.phrasebook import phrasebook
from assistant.language.english.places import place
from assistant.language.english.prenominal import closed_words
from assistant.language.english.quantities import number
from assistant.language.english.questions import asks_alone, is_question
from assistant.language.english.remarks import is_remark, request_starts, says_nothing, topic_starts
from assistant.language.english.repair import cleaned, held_first, particle_last, put_plainly, staying, there_first
from assistant.language.english.salvage import SUBJECTS, TELLING, VITAL, salvaged
from assistant.language.english.settle import put_for_pronoun, settle
from assistant.language.english.spelling import english_noun_words, known, misheard, respelled
from assistant.language.english.tokens import Token, tokenise
from assistant.language.english.unserved import unknown_verb
from assistant.language.english.viewpoints import viewpoint
from assistant.language.generate import say
from assistant.language.lexicon import lexicon, read_data
from assistant.language.outcome import HeardWord, NotUnderstood, Parsed, Reading, SceneVocabulary, Understanding

MAX_CHARACTERS = 10_000
"""More than this is cut before anything looks at it."""
MAX_WORDS = 90
"""More words than this are refused: nobody says them in one breath."""
REMARKED, IDIOM = 0.7, 0.1
"""What it costs to leave a remark about the topic unread, and one that is plainly no more than that."""
MAX_READINGS = 8
"""The most readings that are returned."""
_Steps = list[Hit[tuple[p.Command, ...]]]


def parse(text: str, *, words: Sequence[HeardWord] = (), context: SceneVocabulary | None = None) -> Understanding:
    """All readings of what was said, best first, or why there are none.

    `words` are the words with their times, when a recording was heard; then they are read instead of `text`.
    """
    vocabulary = context or SceneVocabulary()
    tokens = tokenise(text[:MAX_CHARACTERS], tuple(words)[: MAX_WORDS * 2])
    if not any(token.text.isalnum() for token in tokens):
        return NotUnderstood(text, "empty")
    if len(tokens) > MAX_WORDS * 3:
        return NotUnderstood(text, "too_long")
    tokens = put_plainly(particle_last(there_first(held_first(staying(cleaned(tokens))))))
    if len(tokens) > MAX_WORDS:
        return NotUnderstood(text, "too_long")
    tokens = _spelled(misheard(tokens, vocabulary), vocabulary, bold=False)
    if is_remark([token.text for token in tokens]):
        return _refused(text, tokens, vocabulary)
    hits = _readings_of(tokens, vocabulary)
    if not hits:
        bolder = _spelled(tokens, vocabulary, bold=True)
        sensible = bolder != tokens and any(known(t.text, vocabulary) for t in tokens if t.text.isalpha())
        strange = sensible and bolder[0].text[:1] != tokens[0].text[:1]  # "flank the sofa" is no "blank"
        sensible = sensible and not (strange and unknown_verb(sentence(tokens, vocabulary)))
        guessed = _readings_of(bolder, vocabulary) if sensible else []
        hits = [hit for hit in guessed if not all(isinstance(step, p.Unsupported) for step in hit.value)]
    hits = hits or unknown_verb(sentence(tokens, vocabulary))
    if is_question(sentence(tokens, vocabulary)):
        hits = [hit for hit in hits if asks_alone(hit.value, tokens)]
    if not hits:
        return _refused(text, tokens, vocabulary)
    readings: list[Reading] = []
    for hit in best(hits, 3 * MAX_READINGS):
        program = p.Program(settle(hit.value))
        if all(program != reading.program for reading in readings):
            score = min(1.0, math.exp(-max(0.0, hit.cost)))
            readings.append(Reading(program, score, say(program)))
    if any(token.text in BUILDING for token in tokens) and (new := with_new_things(readings[0].program)) is not None:
        readings.insert(1, Reading(new, 0.9 * readings[0].score, say(new)))
    return Parsed(text, tuple(readings[:MAX_READINGS]))


def sentence(tokens: Sequence[Token], vocabulary: SceneVocabulary) -> Sentence:
    """An empty chart over the words, with the nouns of the language and of the scene."""
    compounds = frozenset(label.lower().replace("_", " ") for label in (*vocabulary.labels, *vocabulary.rooms))
    return Sentence(
        [token.text for token in tokens],
        [token.time_s for token in tokens],
        vocabulary,
        Phrases((name.lower(), name) for name in vocabulary.names if name.strip()),
        lexicon().nouns | compounds,
        english_noun_words() | frozenset(word for label in compounds for word in label.split()),
        phrasebook().verbs,
    )


def _readings_of(tokens: list[Token], vocabulary: SceneVocabulary) -> _Steps:
    """The readings by the first of ever more tolerant ways that gives any."""
    s = sentence(tokens, vocabulary)
    hits = best(_not_but(s) + _whole(s))
    if (not hits or hits[0].cost > 0.3) and (led := _led(s)):
        hits = best(hits + led)
    if not hits or hits[0].cost > 0.7:
        hits = best(hits + _fragment(s))
    if hits:
        return hits
    for tolerant in (_unsupported, _misheard, _without_opening, _patched, salvaged):
        hits = tolerant(s)
        if hits:
            return hits
    return []


def _whole(s: Sentence) -> _Steps:
    hits = [hit for hit in clauses(s, 0) if s.ended(hit.end)]
    if any(word in ("until", "till", "if", "when", "unless", "times", "twice", "thrice") for word in s.words):
        hits = best(hits + tails(s))
    return hits


def _one_more(s: Sentence) -> _Steps:
    """ "And the apple", "the radio too", "now the white one as well": the last act, done to another thing."""
    start = 0
    while s.word(start) in ("and", "now", "then", "also", "plus", "next", ","):
        start += 1
    found: _Steps = []
    for hit in reference(s, start) if not s.ended(start) else []:
        closed = hit.end
        while s.word(closed) in (",", "too", "also", "please") or s.words[closed : closed + 2] == ["as", "well"]:
            closed += 2 if s.word(closed) == "as" else 1
        added = start > 0 or s.word(closed - 1) in ("too", "also", "well")
        if added and s.ended(closed) and _known_head(hit.value, s):
            found.append(Hit((p.Again(hit.value),), len(s.words), hit.cost + 0.4))
    return best(found)


def _fragment(s: Sentence, start: int = 0) -> _Steps:
    """A bare reference or place: the answer to a question, or a description on its own."""
    found: _Steps = _one_more(s) if start == 0 else []
    for lead in _leads(s, start):
        for hit in reference(s, lead):
            if s.ended(hit.end) and _known_head(hit.value, s):
                counted = isinstance(hit.value, p.Ref) and isinstance(hit.value.head, p.Noun) \
                    and hit.value.head.name in grammar().ordinals  # "the second": of those that were asked about
                found.append(Hit((p.Answer(target=hit.value),), hit.end, hit.cost + (0.7 if counted else 0.4)))
            if s.word(hit.end) in STATES and s.ended(hit.end + 1) and _known_head(hit.value, s):
                switched = p.SetState(hit.value, STATES[s.word(hit.end)])
                found.append(Hit((switched,), hit.end + 1, hit.cost + 0.3))
        for spot in place(s, lead):
            if s.ended(spot.end) and not isinstance(spot.value, p.Home):
                found.append(Hit((p.Answer(place=spot.value),), spot.end, spot.cost + 0.6))
            if s.word(spot.end) in ("instead", "rather") and s.ended(spot.end + 1):
                found.append(Hit((p.Correct(place=spot.value),), spot.end + 1, spot.cost))
    for opening in _AND_WHERE if start == 0 else ():
        if s.words[: len(opening)] == opening:  # "and under the bed?", after what is on it was asked
            for spot in place(s, len(opening)):
                if s.ended(spot.end) and isinstance(spot.value, p.Relation):
                    found.append(Hit((p.Answer(place=spot.value),), spot.end, spot.cost + 0.6))
    return best(found)


_AND_WHERE = (["and"], ["what", "about"], ["how", "about"], ["and", "what", "about"], ["and", "how", "about"])


def _led(s: Sentence) -> _Steps:
    """ "Facing the bed, it is the pillow on the left"; "of the two sofas, the one facing the window"."""
    found: _Steps = []
    views = list(viewpoint(s, 0))
    if s.word(0) == "from":
        views += [Hit(p.Viewpoint(at=h.value), h.end, h.cost + 0.1) for h in reference(s, 1)]
    for view in views:
        start = view.end + (s.word(view.end) == ",")
        inner = [*_fragment(s, start), *(hit for hit in clauses(s, start) if s.ended(hit.end))]
        for hit in inner:
            target = getattr(hit.value[0], "target", None)
            if isinstance(target, p.Ref) and target.view is None:
                step = replace(cast(Any, hit.value[0]), target=replace(target, view=view.value))
                found.append(Hit((step, *hit.value[1:]), hit.end, hit.cost + view.cost))
    if s.word(0) in ("of", "among", "between", "from"):
        for group in reference(s, 1):
            if s.word(0) == "from" and not (isinstance(group.value, p.Ref) and group.value.plural):
                continue
            for hit in _fragment(s, group.end + (s.word(group.end) == ",")):
                target = getattr(hit.value[0], "target", None)
                if isinstance(target, p.Ref) and target.of is None:
                    step = p.Answer(target=replace(target, of=group.value))
                    found.append(Hit((step,), hit.end, hit.cost + group.cost))
    found += _on_a_topic(s) if "it" in s.words or "them" in s.words else []
    if s.word(0) == "not":
        for left_out in reference(s, 1):
            if s.ended(left_out.end):
                rest = p.Ref(p.One(), excluding=(left_out.value,))
                found.append(Hit((p.Answer(target=rest),), left_out.end, left_out.cost + 0.4))
            for hit in _fragment(s, left_out.end + 1) if s.word(left_out.end) == "," else []:
                target = getattr(hit.value[0], "target", None)
                if isinstance(target, p.Ref):
                    step = p.Answer(target=replace(target, excluding=(*target.excluding, left_out.value)))
                    found.append(Hit((step,), hit.end, hit.cost + left_out.cost))
    return best(found)


def _on_a_topic(s: Sentence) -> _Steps:
    """ "The blue mug, put it on the sofa"; "the plant looks lonely, put it on the desk"."""
    found: _Steps = []
    for start in topic_starts(s.words):
        for topic in reference(s, start):
            paused = s.word(topic.end) == ","
            begins = [(topic.end + paused, 0.05)] if paused or s.word(topic.end) in s.verbs else []
            unread = IDIOM if start or says_nothing(s.words[topic.end :]) else REMARKED
            begins += [(k, unread) for k in request_starts(s.words, topic.end, start > 0)]
            for begin, cost in begins:
                for hit in clauses(s, begin):
                    steps, count = put_for_pronoun(hit.value, topic.value)
                    if count and s.ended(hit.end):
                        steps, _ = put_for_pronoun(steps, topic.value)
                        found.append(Hit(steps, hit.end, hit.cost + topic.cost + cost))
    return found


def _not_but(s: Sentence) -> _Steps:
    """ "Do not put the mug on the floor, put it on the table": "it" is what was not to be put there."""
    found: _Steps = []
    for hit in clauses(s, 2) if s.words[:2] == ["do", "not"] and ("it" in s.words or "them" in s.words) else []:
        target = getattr(hit.value[0], "target", None)
        if len(hit.value) > 1 and isinstance(target, p.Ref) and s.ended(hit.end):
            steps, count = put_for_pronoun(hit.value[1:], target)
            if count:
                found.append(Hit(steps, hit.end, hit.cost))
    return found


def _leads(s: Sentence, start: int) -> list[int]:
    """Where a description begins: at once, or after "it is", "this is", "the one is"."""
    leads = [start]
    for opening in (["it", "is"], ["this", "is"], ["that", "is"], ["its"], ["i", "want"], ["they", "are"],
                    ["you", "want"], ["it", "will", "be"], ["it", "would", "be"], ["we", "want"]):  # fmt: skip
        if s.words[start : start + len(opening)] == opening:
            leads.append(start + len(opening))
    return leads


def _known_head(value: p.Reference, s: Sentence) -> bool:
    """A description must name something that somebody knows, or say something else that is known."""
    if not isinstance(value, p.Ref):
        return all(_known_head(item, s) for item in value.items)
    if isinstance(value.head, p.Noun):
        words = value.head.name.split()
        last = words[-1]
        if value.determiner in ("bare", "a", "which") and len(words) > 1 and not s.noun_words.issuperset(words):
            return value.head.name in s.nouns
        return value.head.name in s.nouns or last in s.nouns or value.determiner in ("the", "this", "that", "these")
    return True


def _unsupported(s: Sentence) -> _Steps:
    """A request whose verb no skill serves; steps before it that are understood stand."""
    i = 0
    moved = True
    while moved:
        moved = False
        for _, end in grammar().preamble.at(s.words, i):
            if end < len(s.words):
                i, moved = end, True
                break
    if phrasebook().unsupported.longest(s.words, i) is None or s.words[i : i + 2] == ["wait", ","]:
        return []
    base = phrasebook().bases.get(s.word(i), s.word(i))
    rest = " ".join(word for word in s.words[i + 1 :] if word not in ",.")
    return [Hit((p.Unsupported(base, rest),), len(s.words), 0.3)]


def _misheard(s: Sentence) -> _Steps:
    """One word replaced by what it is often misheard for."""
    for i, word in enumerate(s.words):
        for meant in grammar().homophone.get(word, ()):
            hits = _whole(replace(s, words=[*s.words[:i], meant, *s.words[i + 1 :]], memo={}, spent=0))
            if hits:
                return [Hit(hit.value, hit.end, hit.cost + 0.35) for hit in hits]
    return []


def _without_opening(s: Sentence) -> _Steps:
    """A name or a few words before the request: "Michael, go to the kitchen"."""
    for i in range(1, min(14, len(s.words) - 1)):
        if tuple(s.words[i : i + 2]) in _ASKING:
            hits = [hit for hit in clauses(s, i) if s.ended(hit.end)]
            if hits:
                return [Hit(hit.value, hit.end, hit.cost + 0.5) for hit in hits]
    for i in range(1, min(5, len(s.words))):
        if s.word(i) in phrasebook().verbs or grammar().preamble.longest(s.words, i) or s.word(i - 1) == ",":
            if any(word in phrasebook().verbs or word in closed_words() for word in s.words[:i]):
                break
            hits = [hit for hit in clauses(s, i) if s.ended(hit.end)]
            if hits:
                return [Hit(hit.value, hit.end, hit.cost + 0.1 + 0.1 * i) for hit in hits]
    return []


_ASKING = {("can", "you"), ("could", "you"), ("would", "you"), ("will", "you"), (".", "please")}
"""What opens a request for certain, whatever was said before it."""


def _patched(s: Sentence) -> _Steps:
    """One or two words left out that fit nowhere, at a price."""
    found: _Steps = []
    for size, longest in ((1, 16), (2, 9)):
        if len(s.words) > longest:
            break
        for i in range(len(s.words) - size + 1):
            gone = s.words[i : i + size]
            telling = any(word in VITAL or lexicon().attribute_kind(word) in TELLING for word in gone)
            telling |= i > 0 and gone[0] in SUBJECTS and s.word(i - 1) not in (",", ".", "and")
            if telling or _numbered(s, i, i + size):
                continue
            if any(_measures(s, k) for k in range(i, i + size + 1)):
                continue
            part = replace(
                s, words=s.words[:i] + s.words[i + size :], times=s.times[:i] + s.times[i + size :], memo={}, spent=3000
            )
            if part.words:
                kept = (hit for hit in _whole(part)[:3] if not isinstance(hit.value[0], WHOLE))
                found += [Hit(hit.value, hit.end, hit.cost + 0.6 * size) for hit in kept]
        if found:
            return best(found)
    return []


def _numbered(s: Sentence, start: int, end: int) -> bool:
    """Whether words have a number, or a noun before "one": "table two" is no table, "row one" no one of a row."""
    return any(s.word(k) in grammar().numbers or s.word(k).isdigit() or (
        s.word(k) in s.noun_words and s.word(k + 1) == "one") for k in range(start, end))


def _measures(s: Sentence, i: int) -> bool:
    """Whether a word is the unit of the number before: without it "a 2 metre sofa" would be two sofas."""
    return i > 0 and s.word(i) in grammar().units and any(hit.end == i for hit in number(s, i - 1))


def _spelled(tokens: list[Token], vocabulary: SceneVocabulary, *, bold: bool) -> list[Token]:
    """Unknown words drawn to near ones, when not most of the sentence is unknown."""
    unknown = [t for t in tokens if t.text not in ",." and not known(t.text, vocabulary)]
    spoken = sum(t.text not in ",." for t in tokens)
    if not unknown or len(unknown) > max(1, 0.5 * spoken):
        return tokens
    kept = _given_names(tokens)
    spelled = []
    for k, token in enumerate(tokens):
        near = respelled(token.text, vocabulary, bold) if token in unknown and k not in kept else None
        spelled.append(Token(near, token.time_s) if near else token)
    return spelled


_NAMING = frozenset(["call", "name", "named", "called", "christen", "nickname", "as", "rename", "forget", "label"])
"""Words after which a name or a label may close the sentence: it stays as it was said."""


def _given_names(tokens: Sequence[Token]) -> set[int]:
    """Where a name of the user's own may stand: behind "call ...", "as", and before "could you"."""
    words = [token.text for token in tokens]
    kept = {k for k, token in enumerate(tokens) if token.proper}
    if any(word in _NAMING for word in words):
        kept.add(len(words) - 1)
    if len(words) > 2 and grammar().preamble.longest(words, 1) is not None:
        kept.add(0)
    return kept


def _refused(text: str, tokens: Sequence[Token], vocabulary: SceneVocabulary) -> NotUnderstood:
    words = [t.text for t in tokens if t.text.isalpha()]
    unknown = tuple(dict.fromkeys(word for word in words if not known(word, vocabulary)))
    if len(unknown) > 0.5 * len(words):
        return NotUnderstood(text, "not_english", unknown)
    near = suggestions(words)
    if not any(word in phrasebook().verbs or phrasebook().bases.get(word) for word in words):
        return NotUnderstood(text, "no_verb", unknown, near)
    return NotUnderstood(text, "no_parse", unknown, near)


@cache
def _sayings() -> tuple[tuple[str, frozenset[str]], ...]:
    """The examples with their words."""
    sections = read_data("examples.toml").values()
    return tuple((said, frozenset(t.text for t in tokenise(said))) for section in sections for said in section)


def suggestions(words: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """Examples that share the most telling words with what was said."""
    telling = {word for word in words if word not in closed_words() or word in phrasebook().verbs}
    scored = [(len(telling & known) / math.sqrt(len(known)), said) for said, known in _sayings() if telling & known]
    return tuple(said for _, said in sorted(scored, key=lambda entry: (-entry[0], entry[1]))[:most])
