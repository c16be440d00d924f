"""How long a text turn takes, from the words to the committed change, on 100, 1,000 and 10,000 objects."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from functools import partial

from assistant.bench.base import BenchOptions, percentiles, times_ms
from assistant.bench.generated import crowded_room
from assistant.runtime import make_session, start_viewer
from assistant.session import SessionState
from assistant.turn import Turn
from scene.history import History

NAME = "turn"
HELP = "a text turn on 100, 1,000 and 10,000 objects (targets: p50 10 ms and 20 ms on the first two), case by case"

SENTENCES = (
    "select the red mug closest to me",
    "how many books are on the tables?",
    "paint the nearest plate blue",
    "make the nearest bowl bigger",
    "put the nearest apple on the nearest table",
    "hide all the vases on the nearest table",
    "where is the nearest clock?",
    "turn the nearest box ninety degrees to the left",
)

CASES = (
    *((sentence,) for sentence in SENTENCES),
    ("select a table with a clock",),
    ("select the tables without a mug",),
    ("select the books that are not next to a plate",),
    ("select the mug between the red book and the blue bottle",),
    ("select the thing between the two nearest mugs",),
    ("select all the red mugs left of a green bottle",),
    ("select the mug in front of the nearest clock",),
    ("select the mug opposite the nearest clock",),
    ("select the mug on the table with the red clock by the blue bowl",),
    ("select the second clock from the left",),
    ("select the two mugs closest to the nearest red book",),
    ("select the farthest table from a red clock",),
    ("how many things are on the nearest table?",),
    ("what is next to the nearest bowl?",),
    ("is there a red phone near a green vase?",),
    ("duplicate the nearest vase",),
    ("swap the nearest mug and the nearest bowl",),
    ("select the leftmost red vase", "why that one?"),
    ("select the leftmost red vase", "paint it green"),
    ("hide the leftmost red vase", "undo"),
)
"""What is said in the cases; the last of each is timed, after the others."""


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a scene size, then one a case with its median in processor time on each size, milliseconds."""
    sizes = (100, 1_000) if options.quick else (100, 1_000, 10_000)
    rooms = {count: _start(count, options.seed) for count in sizes}
    session = make_session(yes=True, seed=options.seed)
    for count, state in rooms.items():
        taken: list[float] = []
        outcomes: dict[str, int] = {}
        for sentence in SENTENCES:
            step = partial(session.step, state, Turn(sentence))
            outcome = step()[2].outcome
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
            taken += times_ms(step, 3 if options.quick else 10)
        yield {"objects": count, **percentiles(taken), "outcomes": outcomes}
    for case in CASES:
        row: dict[str, object] = {"case": case[-1]}
        for count, start in rooms.items():
            state = start
            for sentence in case[:-1]:
                state = session.step(state, Turn(sentence))[0]
            step = partial(session.step, state, Turn(case[-1]))
            used = times_ms(step, 3 if options.quick else 5, clock=time.process_time)
            row[str(count)] = round(statistics.median(used), 1)
        yield row


def _start(count: int, seed: int) -> SessionState:
    scene = crowded_room(count, seed)
    return SessionState(History(scene), start_viewer(scene))
