"""What a small language model makes of a thing that the others are unsure of, told its size, colour and surroundings.

It may only choose among the best guesses or say that it does not know: the grammar that it writes under has no other
words. It is asked after the others, and only about what is in doubt.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from assistant.labelling.member import Believed, Opinion, Setup, spread
from assistant.labelling.protocol import Guess
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Vocabulary
from assistant.models.protocols import Translator
from assistant.phrasing import a, listed
from scene.objects import SURE_SCORE

NAME = "reasoning"
ABOUT = "what a language model makes of a description; slow, and only where the others doubt"
NEEDS = ("translator",)
WEIGHT = 0.5
DEFAULT = False

OPTIONS = 5
"""It chooses among so many guesses."""
MOST_ASKED = 40
"""It is asked about so many things at most, the most doubtful first: each takes about a second."""
TRUST = 0.6
"""The share that its choice gets; the other options share the rest."""
UNKNOWN = "unknown"
NEIGHBOURS = 4
"""So many things near are told."""

PREFIX = """Decide what an object in a room is. Answer with one of the options, or unknown.

Object: 40 cm wide, 60 cm deep, 90 cm high. It is on the floor.
Options: lemon, toothbrush, unknown
Answer: unknown

Object: 44 cm wide, 15 cm deep, 3 cm high. It is on a desk. Near it: a mouse, a monitor.
Options: cutting board, keyboard, tray, unknown
Answer: keyboard

Object: 12 cm wide, 12 cm deep, 11 cm high. It hangs 70 cm above the floor, in a bathroom. Near it: a toilet.
Options: mug, candle, toilet paper, unknown
Answer: toilet paper

Object: 180 cm wide, 85 cm deep, 75 cm high. It is on the floor, in a living room. Near it: a coffee table, a rug.
Options: bathtub, bed, sofa, unknown
Answer: sofa

Object: 9 cm wide, 9 cm deep, 10 cm high. It is on a counter, in a kitchen. Near it: a kettle, a sink.
Options: candle, jar, mug, soap dispenser, stool, unknown
Answer: mug

"""


class Reasoning:
    """Asks a text model that is bound to a grammar. Calls must not overlap with its other uses."""

    name = NAME
    after_others = 1

    def __init__(self, model: Translator) -> None:
        self._model = model

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Silent about what others are sure of, have one idea of or none, and where the model does not know."""
        best = {s.object_id: believed.get(s.object_id, ()) for s in subjects}
        doubtful = [i for i, g in best.items() if len(g) > 1 and g[0].score < SURE_SCORE]
        asked = set(sorted(doubtful, key=lambda i: best[i][0].score)[:MOST_ASKED])
        return [self._judge(s, best[s.object_id][:OPTIONS], vocabulary, believed) if s.object_id in asked else None
                for s in subjects]

    def _judge(self, subject: Subject, guesses: Sequence[Guess], vocabulary: Vocabulary, believed: Believed
               ) -> Opinion | None:
        options = sorted(g.label for g in guesses)
        text = f"{description(subject, believed)}\nOptions: {', '.join([*options, UNKNOWN])}\nAnswer: "
        answer = self._model.complete(PREFIX, text, grammar(options)).text.strip()
        if answer not in options:
            return None
        scores = np.zeros(len(vocabulary))
        for option in options:
            if option in vocabulary.words:
                scores[vocabulary.words.index(option)] = (1 - TRUST) / len(options) + TRUST * (option == answer)
        rest = (1 - TRUST) / len(options)
        scores[scores == 0] = rest
        return Opinion(spread(scores), {answer: "a language model takes it for one by its description"})


def description(subject: Subject, believed: Believed) -> str:
    """A thing in a sentence or two: size, place, what is near."""
    width, height, depth = (max(1, round(v * 100)) for v in subject.size)
    place = f"It is on {a(believed[subject.on][0].label)}" if subject.on and believed.get(subject.on) else (
        "It is on the floor" if subject.support == "floor" else
        f"It is {max(0, round(subject.height_m * 100))} cm above the floor")
    where = f", in {a(subject.room)}" if subject.room else ""
    beside = [believed[n.object_id][0].label for n in subject.neighbours
              if believed.get(n.object_id) and n.object_id != subject.on]
    names = list(dict.fromkeys(beside))[:NEIGHBOURS]
    near = f" Near it: {listed(a(name) for name in names)}." if names else ""
    return f"Object: {max(width, depth)} cm wide, {min(width, depth)} cm deep, {height} cm high. {place}{where}.{near}"


def grammar(options: Sequence[str]) -> str:
    """GBNF of one of the options, or "unknown"."""
    return "root ::= " + " | ".join(json.dumps(option, ensure_ascii=False) for option in [*options, UNKNOWN])


def load(setup: Setup) -> Reasoning:
    """The translator's model, about 3 s."""
    from assistant.models.llama_cpp import LlamaCpp

    return Reasoning(LlamaCpp.load(setup.store.folder(setup.store.status("translator").model), threads=setup.threads))
