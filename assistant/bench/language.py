"""How much of what people say is understood: coverage by each front end, verbs, arguments and main objects.

Without data it measures on our own examples; with `--data DIR` on the corpora that the folder holds, and with
`--translator NAME` a model reads there what English does not: then there are rows for English alone, for both, and for
each on the sentences that the model was asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.bench.asking import Remembering
from assistant.bench.base import BenchOptions
from assistant.bench.corpora import CORPORA, Reader, Row, rows_of
from assistant.bench.scores import Score, flat, kind, written
from assistant.language.codec import parse_program, print_program
from assistant.language.lexicon import read_data
from assistant.translators import translator_by_name
from assistant.understanding import TextTranslator
from scene.errors import UsageError

NAME = "language"
HELP = "coverage, verbs, arguments and refusals on our own examples; --data DIR: on HuRIC, ALFRED and droidlet"
FAILURES = 10
"""How many failures of each corpus are shown."""


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a corpus, or one a section of our own examples."""
    if options.data is None:
        yield from _own()
        return
    translator = translator_by_name(options.translator)
    for name, path in _files(options.data):
        rows = rows_of(path, every=5 if options.quick else 1)
        for front, score in _measured(name, rows, translator, options).items():
            row = score.summary(FAILURES)
            if "asked" in front:  # its answers were there already
                del row["p50_ms"], row["p95_ms"]
            yield {"corpus": name, "front": front, **row}


def _measured(
    name: str, rows: Iterator[Row], translator: TextTranslator | None, options: BenchOptions
) -> Mapping[str, Score]:
    """The counts of one corpus by who read it."""
    alone = Reader()
    if translator is None:
        for row in rows:
            CORPORA[name](row, alone)
        return {"English": alone.score}
    asked = Remembering(translator)
    both, alone_asked, model_asked = Reader(translator=asked), Reader(), Reader(translator=asked)
    for row in rows:
        before = len(asked.texts)
        CORPORA[name](row, alone)
        CORPORA[name](row, both)
        if len(asked.texts) > before:
            options.note(f"{name} {both.score.sentences}: {row['text'].strip()}")
            CORPORA[name](row, alone_asked)
            CORPORA[name](row, model_asked)
    return {
        "English": alone.score,
        "English and translator": both.score,
        "English, where the translator was asked": alone_asked.score,
        "translator, where it was asked": model_asked.score,
    }


def _files(folder: Path) -> list[tuple[str, Path]]:
    found = [(name, folder / f"{name}.jsonl") for name in CORPORA if (folder / f"{name}.jsonl").is_file()]
    if not found:
        raise UsageError(f"{folder} holds no corpus: expected one of {', '.join(f'{name}.jsonl' for name in CORPORA)}")
    return found


def _own() -> Iterator[dict[str, object]]:
    """The sections of `examples.toml`: the share whose best reading is exactly what the example says."""
    for section, examples in read_data("examples.toml").items():
        reader, exact, verbs = Reader(), 0, 0
        for said, meant in examples.items():
            steps, wanted = reader.steps(said), list(flat(parse_program(meant).steps))
            exact += steps == wanted
            verbs += [kind(step) for step in steps] == [kind(step) for step in wanted]
            if steps != wanted:
                reader.score.failures.append(f"{written(said, steps)} (wanted {print_program(parse_program(meant))})")
        summary = reader.score.summary(FAILURES)
        del summary["confusion"]
        yield {"examples": section, "exact": round(exact / len(examples), 3),
               "verb_accuracy": round(verbs / len(examples), 3), **summary}  # fmt: skip
