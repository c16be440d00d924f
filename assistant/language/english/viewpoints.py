"""Viewpoints: "facing the window", "when you walk in", "standing at the sink", "from the door",
"if you face the desk"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.grammar import Phrases
from assistant.language.reference import Ref, Viewer, Viewpoint

_LEAD = ("when", "if", "as", "while", "once", "with")
_SUBJECT = ("you", "i", "we", "someone", "one")
_KINDS = Phrases(
    (phrase, kind)
    for kind, phrases in {
        "toward": ["facing", "face", "looking at", "look at", "looking toward", "looking towards", "look towards",
                   "look toward", "facing towards", "facing toward", "are facing", "am facing", "are looking at",
                   "am looking at", "were facing", "looking straight at", "viewed facing"],
        "at": ["standing at", "stand at", "standing in front of", "standing by", "standing next to", "sitting on",
               "sitting at", "sit on", "sit at", "are standing at", "am standing at", "are at", "standing in",
               "seen from", "viewed from", "as seen from", "looking from", "from the point of view of", "standing on",
               "from the perspective of", "standing near", "stand by", "lie in", "lying in",
               "stand in front of", "lying on", "lie on"],
        "away_from": ["with your back to", "with my back to", "facing away from", "face away from", "your back to",
                      "your back against", "with your back against", "your back facing"],
        "entering": ["enter", "entering", "walk in", "walking in", "come in", "coming in", "walk into", "come into",
                     "walking into", "walk through", "walking through", "coming through", "come through",
                     "enter through", "entering through", "are entering", "enter from", "walk in through",
                     "come in through", "are walking in", "entering from", "come in from", "walk in from",
                     "walk in the"],
    }.items()
    for phrase in phrases
)  # fmt: skip


@rule
def viewpoint(s: Sentence, i: int) -> list[Hit[Viewpoint]]:
    """A viewpoint clause at i; two may be joined: "standing at the sink facing the window"."""
    from assistant.language.english.nouns import reference

    found: list[Hit[Viewpoint]] = []
    for phrase in (["from", "where", "i", "am"], ["from", "my", "side"], ["from", "here"], ["from", "my",
        "perspective"],
                   ["from", "my", "point", "of", "view"], ["from", "where", "i", "stand"], ["from", "your", "view"],
                   ["from", "my", "view"], ["from", "your", "side"], ["as", "i", "see", "it"]):  # fmt: skip
        if s.words[i : i + len(phrase)] == phrase:
            found.append(Hit(Viewpoint(at=Ref(Viewer())), i + len(phrase)))
    at = i
    led = s.word(at) in _LEAD
    at += led and s.words[at : at + 2] not in (["with", "your"], ["with", "my"])
    at += led and s.word(at) in _SUBJECT
    at += led and s.word(at) in ("are", "am", "were") and not any(True for _ in _KINDS.at(s.words, at))
    for kind, end in _KINDS.at(s.words, at):
        if kind == "entering" and not led and s.word(at)[-3:] != "ing":
            continue
        if kind == "entering":
            found.append(Hit(Viewpoint(entering=True), end, 0.05))
            found += [Hit(Viewpoint(at=hit.value, entering=True), hit.end, hit.cost) for hit in reference(s, end)]
        else:
            cost = 0.0 if led or s.word(i - 1) == "," or i == 0 else 0.15
            for hit in reference(s, end):
                if "it" in s.words[end : hit.end] and "it" not in s.words[end : end + 1]:
                    continue  # ", if you face the window it is on your right": the second half is about the thing
                found.append(Hit(replace(Viewpoint(), **{kind: cast(Any, hit.value)}), hit.end, hit.cost + cost))
    return found + _chained(s, found)


def _chained(s: Sentence, found: list[Hit[Viewpoint]]) -> list[Hit[Viewpoint]]:
    """ "standing at the sink, facing the window"."""
    chained = []
    for hit in found:
        at = hit.end + (s.word(hit.end) in (",", "and"))
        if not any(True for _ in _KINDS.at(s.words, at)):
            continue
        for more in viewpoint(s, at):
            one, two = hit.value, more.value
            value = Viewpoint(
                one.toward or two.toward, one.at or two.at, one.away_from or two.away_from, one.entering or two.entering
            )
            chained.append(Hit(value, more.end, hit.cost + more.cost))
    return chained
