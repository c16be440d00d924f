"""How well a translator model reads indirect sentences of our own: right, wrong or none, and what it costs.

Two programs count as the same when they mean the same (`meaning.py`). Tokens read and written do not depend on what
else the machine does; times do.
"""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.bench.base import BenchOptions, percentiles
from assistant.bench.meaning import is_right
from assistant.language.codec import print_program
from assistant.language.english.parser import parse
from assistant.language.outcome import PROPOSED, Parsed, SceneVocabulary, Understanding
from assistant.language.program import (
    Add,
    Arrange,
    Bring,
    Duplicate,
    Face,
    Hide,
    Move,
    PickUp,
    Program,
    Recolor,
    Ref,
    Rotate,
    Scale,
    SetState,
    Stack,
    Unsupported,
)
from assistant.translators import NONE, translator_by_name
from assistant.understanding import TextTranslator, is_poor

NAME = "translator"
HELP = "the translator model on indirect sentences of our own (target: median 0.8 s, p95 1.3 s on two quiet cores)"


_EDITS = (Add, Arrange, Bring, Duplicate, Face, Hide, Move, PickUp, Recolor, Rotate, Scale, SetState, Stack)
"""Commands that change a thing and can be undone without having asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One sentence with what it may mean."""

    text: str
    """What was said."""
    vocabulary: SceneVocabulary
    """The words of its room."""
    accepted: tuple[str, ...]
    """Programs that are right, or `nothing`."""


_HALVES = {
    "requests.toml": ("development", "held out"),
    "people.toml": ("people", "people, not looked at"),
    "hints.toml": ("hints", "hints, not looked at"),
}
"""File -> the set of every second sentence of its rooms, and the set of the others."""


def sentences() -> dict[str, list[Asked]]:
    """The sets by their names: what was developed on, what was held out of it, rooms held out whole, an older set, and
    needs, complaints and hints in two more, of which again half was looked at."""
    sets: dict[str, list[Asked]] = {"development": [], "held out": [], "unseen": [], "indirect": []}
    sets |= {name: [] for halves in _HALVES.values() for name in halves if name not in sets}
    for name, (seen, unseen) in _HALVES.items():
        for room in _read(name).values():
            for number, asked in enumerate(_asked(room)):
                sets[unseen if number % 2 else seen].append(asked)
    for room in _read("unseen.toml").values():
        sets["unseen"] += _asked(room)
    sets["indirect"] = list(_asked(_read("indirect.toml")))
    return sets


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / name).read_text(encoding="utf-8"))


def _asked(room: dict[str, Any]) -> Iterator[Asked]:
    vocabulary = SceneVocabulary(tuple(room["labels"]), tuple(room["rooms"]))
    for text, accepted in room["says"].items():
        yield Asked(text, vocabulary, tuple(accepted))


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a set: what English alone gets, what the model gets, what it gets behind English, what it costs."""
    started = time.perf_counter()
    name = "translator" if options.translator == NONE else options.translator
    translator = translator_by_name(name)
    if translator is None:
        return
    loaded = time.perf_counter()
    for title, asked in sentences().items():
        row = _measured(asked[:: 3 if options.quick else 1], translator, options)
        yield {"set": title, **row, "load_s": round(loaded - started, 1), "machine_load": round(os.getloadavg()[0], 1)}


def _measured(asked: list[Asked], translator: TextTranslator, options: BenchOptions) -> dict[str, object]:
    taken, spent, right, answered, by_english, as_used, cpu = [], [], 0, 0, 0, 0, []
    alone: list[bool] = []
    wrong: list[str] = []
    for one in asked:
        english = parse(one.text, context=one.vocabulary)
        sure = isinstance(english, Parsed) and not is_poor(english, one.vocabulary)
        by_english += sure and is_right(_program(english), one.accepted, one.vocabulary.rooms)
        warm = getattr(translator, "warm", None)
        if warm is not None:
            warm(one.vocabulary)
        before = _tokens(translator)
        begun, worked = time.perf_counter(), time.process_time()
        answer = translator.translate(one.text, one.vocabulary)
        taken.append((time.perf_counter() - begun) * 1000)
        cpu.append((time.process_time() - worked) * 1000)
        spent.append(_tokens(translator) - before)
        program = _program(answer)
        fits = is_right(program, one.accepted, one.vocabulary.rooms)
        acts = program is not None and not any(isinstance(step, Unsupported) for step in program.steps)
        answered += acts
        alone += [fits] if isinstance(answer, Parsed) and acts and done_unasked(answer) else []
        right += fits
        as_used += is_right(_program(english), one.accepted, one.vocabulary.rooms) if sure else fits
        said = f"{one.text} -> {_shown(answer)}"
        options.note(f"{taken[-1]:.0f} ms {'right' if fits else 'wrong' if acts else 'none '}: {said}")
        if acts and not fits:
            wrong.append(said)
    read, written = (int(n) for n in np.median(np.array(spent), axis=0))
    return {
        "sentences": len(asked), "right": right, "right_by_english": by_english, "right_behind_english": as_used,
        "acted": answered, "wrong_acts": len(wrong), "unasked": len(alone), "unasked_right": sum(alone),
        **percentiles(taken),
        **{f"cpu_{name}": value for name, value in percentiles(cpu).items()},
        "tokens_read": read, "tokens_written": written, "failures": wrong,
    }  # fmt: skip


def done_unasked(answer: Parsed) -> bool:
    """Whether the session would do it unasked: it is sure of it, and one thing is changed and not destroyed."""
    steps = answer.best.program.steps
    target = getattr(steps[0], "target", None)
    one = isinstance(target, Ref) and not target.plural and target.determiner not in ("all", "each", "both")
    return answer.best.score >= PROPOSED and len(steps) == 1 and one and isinstance(steps[0], _EDITS)


def _tokens(translator: TextTranslator) -> Any:
    return np.array(getattr(translator, "tokens", (0, 0)))


def _program(answer: Understanding) -> Program | None:
    return answer.best.program if isinstance(answer, Parsed) else None


def _shown(answer: Understanding) -> str:
    if not isinstance(answer, Parsed):
        return answer.reason
    return f"{print_program(answer.best.program)} [{answer.best.score:.2f}]"
