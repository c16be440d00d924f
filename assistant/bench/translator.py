"""How well a translator model reads indirect sentences of our own: right, wrong or none, and how long it takes."""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.bench.base import BenchOptions, percentiles
from assistant.language.codec import parse_program, print_program
from assistant.language.english.parser import parse
from assistant.language.outcome import Parsed, SceneVocabulary
from assistant.language.translator import prompt_prefix
from assistant.translators import translator_by_name
from assistant.understanding import POOR

NAME = "translator"
HELP = "the translator model on indirect sentences of our own (target: median 0.8 s, p95 1.3 s on two quiet cores)"


def sentences() -> tuple[SceneVocabulary, dict[str, list[str]]]:
    """The room's words, and each sentence with the programs that are right for it."""
    path = Path(__file__).parent / "data" / "indirect.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return SceneVocabulary(tuple(data["labels"]), tuple(data["rooms"])), data["says"]


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row: what English alone gets, what the model gets, and the times."""
    vocabulary, says = sentences()
    said = list(says)[:: 3 if options.quick else 1]
    right = {text: {print_program(parse_program(meant)) for meant in says[text]} for text in said}
    started = time.perf_counter()
    translator = translator_by_name("translator")
    if translator is None:
        return
    loaded = time.perf_counter()
    translator.translate(said[0], vocabulary)
    first = time.perf_counter()
    taken, got, wrong = [], 0, []
    by_english = 0
    for text in said:
        english = parse(text, context=vocabulary)
        sure = isinstance(english, Parsed) and english.best.score >= POOR
        by_english += sure and isinstance(english, Parsed) and print_program(english.best.program) in right[text]
        begun = time.perf_counter()
        answer = translator.translate(text, vocabulary)
        taken.append((time.perf_counter() - begun) * 1000)
        program = print_program(answer.best.program) if isinstance(answer, Parsed) else "nothing"
        got += program in right[text]
        score = f" [{answer.best.score:.2f}]" if isinstance(answer, Parsed) else ""
        options.note(f"{taken[-1]:.0f} ms {'right' if program in right[text] else 'wrong'}: {text} -> {program}{score}")
        if program not in right[text]:
            wrong.append(f"{text} -> {program}{score}")
    yield {
        "sentences": len(said), "right": got, "right_by_english": by_english, **percentiles(taken),
        "load_s": round(loaded - started, 1), "first_s": round(first - loaded, 1),
        "prompt_characters": len(prompt_prefix()), "machine_load": round(os.getloadavg()[0], 1), "failures": wrong,
    }  # fmt: skip
