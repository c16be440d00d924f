"""How much of what people say is understood: coverage by each front end, verbs, arguments and main objects.

Without data it measures on our own examples; with `--data DIR` on the corpora that the folder holds, and with
`--translator NAME` a model reads there what English does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.bench.base import BenchOptions
from assistant.bench.corpora import CORPORA, Reader, rows_of
from assistant.bench.scores import flat, kind, written
from assistant.language.codec import parse_program, print_program
from assistant.language.lexicon import read_data
from assistant.translators import translator_by_name
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
        reader = Reader(translator=translator)
        for row in rows_of(path, every=5 if options.quick else 1):
            CORPORA[name](row, reader)
        yield {"corpus": name, **reader.score.summary(FAILURES)}


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
