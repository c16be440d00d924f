"""How long a text turn takes, from the words to the committed change, on 100, 1,000 and 10,000 objects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from assistant.bench.base import BenchOptions, percentiles, times_ms
from assistant.bench.generated import crowded_room
from assistant.runtime import make_session, start_viewer
from assistant.session import SessionState
from assistant.turn import Turn
from scene.history import History

NAME = "turn"
HELP = "a text turn on 100, 1,000 and 10,000 objects (targets: p50 10 ms and 20 ms on the first two)"

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


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a scene size."""
    for count in (100, 1_000) if options.quick else (100, 1_000, 10_000):
        scene = crowded_room(count, options.seed)
        state = SessionState(History(scene), start_viewer(scene))
        session = make_session(yes=True, seed=options.seed)
        taken: list[float] = []
        outcomes: dict[str, int] = {}
        for sentence in SENTENCES:
            step = partial(session.step, state, Turn(sentence))
            outcome = step()[2].outcome
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
            taken += times_ms(step, 3 if options.quick else 10)
        yield {"objects": count, **percentiles(taken), "outcomes": outcomes}
