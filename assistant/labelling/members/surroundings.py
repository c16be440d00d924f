"""What is around it: what it stands on, what stands on it, what is close, and which sort of room it is in.

The knowledge is written by hand (`data/surroundings.toml`). It nudges and never decides: the most that it can make of
one word against another is bounded, so that it tips what the others are unsure of and changes nothing that they see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.labelling.member import Believed, Opinion, Setup, spread
from assistant.labelling.protocol import Floats, Guess
from assistant.labelling.subject import Neighbour, Subject
from assistant.labelling.surroundings import (
    FLOOR,
    as_carriers,
    as_kinds,
    carriers,
    in_rooms,
    lift,
    near,
    on_carriers,
    room_chances,
    room_evidence,
    room_kinds,
    sat_at,
)
from assistant.labelling.vocabulary import Vocabulary, kinds
from assistant.phrasing import a

NAME = "surroundings"
ABOUT = "what things of a kind are found with"
NEEDS: tuple[str, ...] = ()
WEIGHT = 0.9

CLOSE_M = 1.2
"""Things are together up to this gap."""
BESIDE = 1.0
"""How much likelier a kind is, at most, beside what it is usually beside: this and 1 times."""
MOST = 4.0
"""The most that all of it together counts for one kind against another, as a logarithm."""
TOUCHING_M = 0.06
"""What is no farther off than this stands on it, where its base is at its top."""
ROUNDS = 3
"""So often it is asked: what it makes of one thing tells of those around it."""
AT_M = 0.6
"""A seat is at what is nearest of all that people sit at, up to this gap."""
SEATS = 1.5
"""How much likelier what people sit at alone is with one seat at it, and what they sit at together with more: this and
1 times."""
SHOWN = 5
"""Reasons are given for so many words."""

Factor = tuple[Floats, str]


class Surroundings:
    """Weighs words by what is around a thing. What has a name counts fully, what the others guess by their scores."""

    name = NAME
    after_others = ROUNDS

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Silent about what is alone, and where nothing around it is known."""
        mates = {i for s in subjects for i in s.mates}
        told = {i: room_evidence(believed[i]) for i in mates if believed.get(i)}
        seats = _seats(subjects, believed)
        return [self._judge(s, vocabulary, believed, told, seats.get(s.object_id, 0)) for s in subjects]

    def _judge(self, subject: Subject, vocabulary: Vocabulary, believed: Believed, told: Mapping[str, Floats],
               seats: int) -> Opinion | None:
        factors = [] if subject.alone else _factors(subject, believed, told)
        factors += [_with_seats(seats)] if seats and factors else []
        if not factors:
            return None
        logs = [np.log(f) for f, _ in factors]
        total = np.sum(logs, axis=0)
        told_nothing = float(np.exp(max(-total.max(), -MOST)))
        total = np.maximum(total - total.max(), -MOST)
        shares = vocabulary.align(kinds())
        known = shares.sum(axis=0)
        weighed = np.where(known > 0, (np.exp(total) @ shares) / np.maximum(known, 1e-9), told_nothing)
        best = np.argsort(-weighed, kind="stable")[:SHOWN]
        reasons = {vocabulary.words[i]: _clause(factors, logs, shares[:, i]) for i in best if known[i] > 0}
        return Opinion(spread(weighed), {word: text for word, text in reasons.items() if text})


def _factors(subject: Subject, believed: Believed, told: Mapping[str, Floats]) -> list[Factor]:
    """What each thing that is known of the surroundings says of each kind, with the clause that tells it.

    `told` has by id what each thing tells of the room that it is in.
    """
    found: list[Factor] = []
    evidence = np.zeros(len(room_kinds()) + 1, dtype=np.float32)
    for i in subject.mates:
        evidence += told.get(i, 0.0)
    room = room_chances(subject.room, evidence)
    where = room_kinds()[int(room.argmax())]
    if room.max() > 1.5 / len(room):
        found.append((lift(room, in_rooms()), f"it is in {a(where)}"))
    if subject.on is not None:
        under = believed.get(subject.on, ())
        found.append((lift(as_carriers(under), on_carriers()), f"it is on {_named(under)}"))
    elif subject.support == FLOOR:
        chances = np.array([float(c == FLOOR) for c in carriers()], dtype=np.float32)
        found.append((np.sqrt(lift(chances, on_carriers())), "it is on the floor"))
    carried = [believed.get(n.object_id, ()) for n in subject.neighbours if _stands_on(n, subject)]
    if carried:
        found.append((_carrying(carried), f"{_named(carried[0])} is on it"))
    beside = {n.object_id: believed.get(n.object_id, ()) for n in subject.neighbours if n.gap_m < CLOSE_M}
    if beside:
        found.append(_beside(beside))
    return [f for f in found if float(f[0].max() - f[0].min()) > 0.05]


def _seats(subjects: Sequence[Subject], believed: Believed) -> dict[str, int]:
    """How many seats are at each thing that people sit at, by id."""
    at: dict[str, int] = {}
    for s in subjects:
        if _share(believed.get(s.object_id, ()), "seat") > 0.5:
            tops = [n for n in s.neighbours if n.gap_m < AT_M and _sat_at(believed.get(n.object_id, ())) > 0.5]
            if tops:
                nearest = min(tops, key=lambda n: n.gap_m).object_id
                at[nearest] = at.get(nearest, 0) + 1
    return at


def _sat_at(guesses: Sequence[Guess]) -> float:
    return _share(guesses, "one") + _share(guesses, "several")


def _share(guesses: Sequence[Guess], of: str) -> float:
    return float(as_kinds(guesses) @ sat_at()[of])


def _with_seats(count: int) -> Factor:
    name, clause = ("one", "one seat is at it") if count == 1 else ("several", f"{count} seats are at it")
    return np.asarray(1.0 + SEATS * sat_at()[name], dtype=np.float32), clause


def _stands_on(n: Neighbour, subject: Subject) -> bool:
    return n.gap_m < TOUCHING_M and abs(n.above_m - subject.size[1]) < TOUCHING_M


def _carrying(carried: Sequence[Sequence[Guess]]) -> Floats:
    """(kinds) how much likelier each kind is as what carries these; a kind that is no known carrier is the mean one."""
    lifts = np.ones(len(kinds()), dtype=np.float32)
    table = on_carriers() / on_carriers().mean(axis=1, keepdims=True)
    rows = {c: n for n, c in enumerate(carriers())}
    logs = np.zeros(len(carriers()))
    for guesses in carried:
        chances = as_kinds(guesses)
        logs += np.log(table @ chances + max(0.0, 1.0 - float(chances.sum())))
    logs /= np.sqrt(len(carried))
    for n, kind in enumerate(kinds()):
        if kind.label in rows:
            lifts[n] = np.exp(logs[rows[kind.label]])
    return lifts


def _beside(beside: Mapping[str, Sequence[Guess]]) -> Factor:
    """The best company that each kind has among what is close."""
    company = np.stack([near() @ as_kinds(g) for g in beside.values()])
    best = company.max(axis=0)
    whose = list(beside.values())[int(company[:, int(best.argmax())].argmax())]
    return np.asarray(1.0 + BESIDE * best, dtype=np.float32), f"{_named(whose)} is close"


def _named(guesses: Sequence[Guess]) -> str:
    return a(guesses[0].label) if guesses else "something"


def _clause(factors: Sequence[Factor], logs: Sequence[np.ndarray], shares: np.ndarray) -> str:
    """What speaks most for one word; empty where nothing does."""
    gain = [float(log @ shares) / float(shares.sum()) for log in logs]
    best = int(np.argmax(gain))
    return factors[best][1] if gain[best] > 0.05 else ""


def load(setup: Setup) -> Surroundings:
    """It needs nothing but its lists."""
    return Surroundings()
