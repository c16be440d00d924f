"""Runs a log again through the very same `Session.step`, and finds the first thing that came out otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.gaze import GazeTrack
from assistant.recording.differences import Difference, hand_difference, turn_difference
from assistant.recording.log import Entry, HandEntry, Log, Options, TurnEntry
from assistant.recording.recorder import turn_entry
from assistant.session import Session, SessionState
from assistant.turn import Reply, Turn
from scene.codec import digest
from scene.transaction import Rejected


@dataclass(frozen=True)
class Replayed:
    """One entry, done again."""

    entry: Entry
    """What the log says."""
    before: SessionState
    """The state that it was done in."""
    after: SessionState
    """The state it led to."""
    reply: Reply | None
    """The answer; None for a hand's entry."""
    difference: Difference | None
    """What came out otherwise; None where nothing did."""


def replay(log: Log, session: Session, state: SessionState) -> Iterator[Replayed]:
    """Each entry in order, from `state` on; the first that differs is the last."""
    for entry in log.entries:
        done = _turn(entry, session, state) if isinstance(entry, TurnEntry) else _hand(entry, state)
        yield done
        if done.difference is not None:
            return
        state = done.after


def turn_of(entry: TurnEntry) -> Turn:
    """The turn that an entry records."""
    return Turn(entry.text, GazeTrack(entry.gaze), entry.words, entry.hear_ms, entry.seen)


def session_for(options: Options) -> Session:
    """A session like the one that was recorded; a `MissingError` where its translator is not on this machine."""
    from assistant.runtime import embedder_if_present, make_session
    from assistant.translators import translator_by_name

    return make_session(
        translator=translator_by_name(options.translator), embedder=embedder_if_present() if options.words else None,
        yes=options.yes, seed=options.seed,
    )


def _turn(entry: TurnEntry, session: Session, state: SessionState) -> Replayed:
    before, turn = replace(state, viewer=entry.viewer), turn_of(entry)
    after, _, reply = session.step(before, turn)
    now = turn_entry(before, turn, after, reply, n=entry.n)
    return Replayed(entry, before, after, reply, turn_difference(before.scene, entry, now, after.scene))


def _hand(entry: HandEntry, state: SessionState) -> Replayed:
    history, result = state.history.do(entry.ops, said=entry.said)
    reason = result.reason if isinstance(result, Rejected) else ""
    difference = hand_difference(entry, reason, digest(history.scene))
    return Replayed(entry, state, replace(state, history=history), None, difference)
