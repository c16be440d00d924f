"""What is found where: the knowledge of `data/surroundings.toml` as factors on kinds.

Each factor says how much likelier a kind is because of what surrounds it, against not knowing that. It says nothing of
how common a kind is as such: that a list is long makes nothing on it likelier.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from assistant.labelling.protocol import Floats, Guess
from assistant.labelling.vocabulary import kinds

UNUSUAL = 0.2
"""How often a thing is found where the lists do not have it, against where they do."""
FLOOR = "floor"


@cache
def index() -> dict[str, int]:
    """Rows of kinds by label and by other name; a label goes before the other names of others."""
    found: dict[str, int] = {}
    for n, kind in enumerate(kinds()):
        for alias in kind.aliases:
            found.setdefault(alias, n)
    return found | {kind.label: n for n, kind in enumerate(kinds())}


@cache
def _data() -> dict[str, dict[str, str]]:
    text = (files("assistant.labelling") / "data" / "surroundings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _lists() -> dict[str, dict[str, frozenset[str]]]:
    split = {part: {k: frozenset(w.strip() for w in line.split(",")) for k, line in _data()[part].items()}
             for part in ("rooms", "stands_on", "near", "seats")}
    unknown = sorted(w for rows in split.values() for words in rows.values() for w in words if w not in index())
    if unknown:
        raise ValueError(f"data/surroundings.toml names {unknown[0]!r}, which is no kind that is known here")
    return split


@cache
def room_kinds() -> tuple[str, ...]:
    """The sorts of rooms that are known."""
    return tuple(_lists()["rooms"])


@cache
def _room_called(label: str) -> int | None:
    """The sort of room that a name tells; None where it tells none ("room 2")."""
    for n, kind in enumerate(room_kinds()):
        if any(name in label for name in (kind, *_data()["other_room_names"].get(kind, "").split(", ")) if name):
            return n
    return None


@cache
def in_rooms() -> Floats:
    """(rooms, kinds) how usual each kind is in each sort of room: 1, or `UNUSUAL`."""
    return _table(room_kinds(), "rooms")


@cache
def carriers() -> tuple[str, ...]:
    """What things are known to stand on."""
    return tuple(_lists()["stands_on"])


@cache
def on_carriers() -> Floats:
    """(carriers, kinds) how usual each kind is on each carrier: 1, or `UNUSUAL`."""
    return _table(carriers(), "stands_on")


@cache
def near() -> Floats:
    """(kinds, kinds) 1 where two kinds are usually close to each other, else 0; symmetric."""
    table = np.zeros((len(kinds()), len(kinds())), dtype=np.float32)
    for kind, words in _lists()["near"].items():
        for word in words:
            table[index()[kind], index()[word]] = table[index()[word], index()[kind]] = 1.0
    return table


@cache
def sat_at() -> dict[str, Floats]:
    """(kinds) 1 for what people sit at alone (`one`), at together (`several`), and on (`seat`), else 0."""
    found = {}
    for name, labels in _lists()["seats"].items():
        found[name] = np.zeros(len(kinds()), dtype=np.float32)
        found[name][[index()[label] for label in labels]] = 1.0
    return found


def _table(rows: Sequence[str], part: str) -> Floats:
    table = np.full((len(rows), len(kinds())), UNUSUAL, dtype=np.float32)
    for n, row in enumerate(rows):
        table[n, [index()[w] for w in _lists()[part][row]]] = 1.0
    return table


def lift(chances: Floats, table: Floats) -> Floats:
    """(kinds) how much likelier each kind is where row `r` of the table holds with `chances[r]`, against an even row.

    What the chances leave to 1 changes nothing.
    """
    mean = table.mean(axis=0)
    known = float(chances.sum())
    return np.asarray(chances @ table / mean + max(0.0, 1.0 - known), dtype=np.float32)


def as_kinds(guesses: Sequence[Guess]) -> Floats:
    """(kinds) guesses in any words as chances of kinds; what is no kind is left out."""
    chances = np.zeros(len(kinds()), dtype=np.float32)
    for guess in guesses:
        row = index().get(guess.label)
        if row is not None:
            chances[row] += guess.score
    return chances


def as_carriers(guesses: Sequence[Guess]) -> Floats:
    """(carriers) the same as chances of what carries."""
    of = as_kinds(guesses)
    return np.array([of[index()[c]] if c in index() else 0.0 for c in carriers()], dtype=np.float32)


def room_evidence(guesses: Sequence[Guess]) -> Floats:
    """(rooms + 1) what one thing tells of the sort of room, as logarithms, and last how far it is known itself."""
    chances = as_kinds(guesses)
    known = float(chances.sum())
    logs = np.log(in_rooms() / in_rooms().mean(axis=0) @ chances + max(0.0, 1.0 - known))
    return np.append(logs, known).astype(np.float32)


def room_chances(label: str, evidence: Floats) -> Floats:
    """(rooms) which sort of room it is: by its name where that is one, else by what is in it (naive Bayes).

    `evidence` is the sum of `room_evidence` over what is in it. What many things say together is divided by the fourth
    root of their number: what is in one room goes together.
    """
    named = _room_called(label)
    if named is not None:
        chances = np.full(len(room_kinds()), 0.1 / len(room_kinds()), dtype=np.float32)
        chances[named] += 0.9
        return chances
    logs = evidence[:-1] / max(1.0, float(evidence[-1]) ** 0.25)
    powers = np.exp(logs - logs.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)
