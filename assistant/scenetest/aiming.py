"""When each word is said, and where hand and eyes are meanwhile."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence

from assistant.gaze import GazeSample, GazeTrack
from assistant.scenetest.case import Aim, Target
from assistant.scenetest.turns import plain_word
from assistant.turn import SpokenWord
from scene.frames import Ray, Vec3, Viewer

WORD_S = 0.4
"""How long a typed word counts as taking: 150 words a minute."""
BEFORE_S = 0.15
"""A gesture begins this long before its word, or half-way from the word before where that is less."""

Place = Callable[[Target], Vec3 | None]
"""Where a target is; None for `nothing`."""


def typed_words(words: Sequence[tuple[int, str]], rate: float = 1.0) -> tuple[SpokenWord, ...]:
    """Words at an even pace, each at its place in the sentence."""
    each = WORD_S / rate
    return tuple(SpokenWord(word, n * each, (n + 0.9) * each) for n, word in words)


def times_of(said: Sequence[str], heard: Sequence[SpokenWord]) -> tuple[float, ...]:
    """When each word that was said began, from the words that were heard; those not heard between their neighbours."""
    if not heard:
        return tuple(n * WORD_S for n in range(len(said)))
    theirs = [plain_word(w.text) for w in heard]
    matcher = difflib.SequenceMatcher(None, [plain_word(w) for w in said], theirs, autojunk=False)
    known: dict[int, float] = {}
    for mine, other, size in matcher.get_matching_blocks():
        known |= {mine + k: heard[other + k].start_s for k in range(size)}
    times = []
    for n in range(len(said)):
        if n in known:
            times.append(known[n])
            continue
        before = max((k for k in known if k < n), default=None)
        after = min((k for k in known if k > n), default=None)
        t0 = known[before] if before is not None else heard[0].start_s
        t1 = known[after] if after is not None else heard[-1].end_s
        n0, n1 = (-1 if before is None else before), (len(said) if after is None else after)
        times.append(t0 + (t1 - t0) * (n - n0) / (n1 - n0))
    return tuple(times)


def begins(aim: Aim, times: Sequence[float]) -> float:
    """The second of the turn at which a look or a gesture begins."""
    if aim.at_s is not None:
        return aim.at_s
    if aim.word is None or aim.word >= len(times):
        return 0.0
    word = times[aim.word]
    gap = word - times[aim.word - 1] if aim.word else word
    return max(0.0, word - min(BEFORE_S, max(gap, 0.0) / 2))


def track_of(viewer: Viewer, hand: Ray | None, points: Sequence[Aim], looks: Sequence[Aim], times: Sequence[float],
             seen: Place, aimed: Callable[[Target, bool], Vec3 | None]) -> tuple[GazeTrack, tuple[str, ...]]:
    """The track of a turn, and what the hand aims at in each of its samples, as written.

    `seen` is where the eyes meet a target, `aimed` where the hand does (at its top, where a place is meant).
    """
    moves = sorted(
        [(begins(a, times), 0, a) for a in looks] + [(begins(a, times), 1, a) for a in points], key=lambda m: m[:2]
    )
    head, aim = viewer.gaze, ""
    samples = {0.0: (GazeSample(0.0, head, hand), aim)}
    for time_s, is_hand, move in moves:
        at = aimed(move.target, move.upon) if is_hand else seen(move.target)
        if is_hand:
            hand = None if at is None else Ray.through(viewer.position, at)
            aim = "" if at is None else move.target.text
        elif at is not None:
            head = Ray.through(viewer.position, at)
        samples[time_s] = (GazeSample(time_s, head, hand), aim)
    ordered = [samples[t] for t in sorted(samples)]
    return GazeTrack(tuple(s for s, _ in ordered)), tuple(a for _, a in ordered)
