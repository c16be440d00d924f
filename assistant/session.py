"""The step: one turn in, the next state and a reply out. No threads, no devices; time is a clock that is passed in.

The window, the command line, the scene tests and a replay all run this very code.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.amending import Meant, retarget
from assistant.answering import Rerun, answer_pending, is_conversation, label_answer
from assistant.changes import changed_ids
from assistant.conversing import Said, told_apart
from assistant.dialogue import Dialogue, Pending
from assistant.execution import Blocked, Earlier, Executed, Tools, execute, same_context
from assistant.gaze import GazeTrack
from assistant.grounding.outcome import Ambiguous
from assistant.labelling.asking import Asking
from assistant.labelling.lessons import alive
from assistant.language.codec import print_program
from assistant.language.outcome import PROPOSED, NotUnderstood, Reading
from assistant.language.program import Stop, Unsupported
from assistant.replies import blocked_reply, candidate_rows, not_understood_reply
from assistant.teaching import unread_program
from assistant.turn import Reply, Turn
from assistant.understanding import Front, Understanding
from scene.events import Event
from scene.frames import Viewer
from scene.history import History
from scene.objects import Scene

MAX_READINGS = 4
"""How many readings of one sentence are tried against the scene."""

NEARLY_AS_GOOD = 0.5
"""A reading with less than this share of the best one's score is not tried."""

CLEARLY = 0.85
"""Where the first reading comes to a question, one with less than this share of its score is not taken instead."""

BESIDE = ("answered", "not_understood")
"""Outcomes after which an open question is still open: something was asked, or not understood."""

ONE_AT_A_TIME = "That refers to more than one thing that was said before. Please say one after the other."

SURE = 0.6
"""A first reading that resolves with at least this probability is taken without trying others."""


@dataclass(frozen=True)
class SessionState:
    """Everything that a turn depends on."""

    history: History
    """The scene and the way to it."""
    viewer: Viewer
    """Where the person stands and looks."""
    dialogue: Dialogue = field(default_factory=Dialogue)
    """What the conversation remembers."""

    @property
    def scene(self) -> Scene:
        """The scene now."""
        return self.history.scene


@dataclass(frozen=True)
class _Work:
    """What goes along with a turn while it is taken."""

    turn: Turn
    tools: Tools
    timing: dict[str, float]


@dataclass(frozen=True)
class _Attempt:
    reading: Reading
    result: Executed | Blocked
    front: str
    earlier: Earlier | None = None

    def pointed(self, turn: Turn) -> GazeTrack:
        """Where the person looked and pointed as they said what this is an attempt at."""
        return turn.gaze if self.earlier is None else self.earlier.gaze

    @property
    def settled(self) -> bool:
        """Whether no other reading can be what was meant: it resolves for sure, or is refused for what it asks."""
        if isinstance(self.result, Executed):
            return self.result.probability >= SURE
        return self.result.grounding is None

    @property
    def asks(self) -> bool:
        """Whether it comes to a question which of several things is meant."""
        return isinstance(self.result, Blocked) and isinstance(self.result.grounding, Ambiguous)

    @property
    def worth(self) -> float:
        if isinstance(self.result, Executed):
            quality = 0.5 + 0.5 * self.result.probability
        elif isinstance(self.result.grounding, Ambiguous):
            quality = 0.5
        else:
            quality = 0.45 if self.result.grounding is None else 0.25
        return self.reading.score * quality


class Session:
    """Takes turns. It holds the tools alone; the state goes in and comes out."""

    def __init__(self, front: Front, tools: Tools, *, yes: bool = False,
                 clock: Callable[[], float] = time.perf_counter) -> None:
        self._front = front
        self._tools = tools
        self._yes = yes
        self._clock = clock

    def step(self, state: SessionState, turn: Turn) -> tuple[SessionState, tuple[Event, ...], Reply]:
        """One turn: the state after it, what happened in the scene, and the reply."""
        started = self._clock()
        state = replace(state, dialogue=state.dialogue.with_clicked(state.scene.selection))
        timing = {} if turn.hear_ms is None else {"hear": turn.hear_ms}
        asking = Asking(self._tools.answering, turn.seen)
        tools = replace(self._tools, asking=asking, context=same_context(self._tools.context))
        work = _Work(turn, tools, timing)
        understood = self._front.understand(turn, state.scene, state.dialogue)
        timing |= understood.timing_ms
        state, reply = self._respond(state, understood, work)
        timing["total"] = (self._clock() - started) * 1000 + timing.get("hear", 0.0)
        reply = replace(reply, text=turn.text, words=turn.words, timing_ms=timing, seen=tuple(asking.seen))
        candidates = reply.candidates or state.dialogue.candidates
        dialogue = replace(
            state.dialogue, reply=reply.reply, candidates=candidates, selection=state.scene.selection,
            lessons=alive(state.dialogue.lessons, state.history),
        )
        return replace(state, dialogue=dialogue), reply.events, reply

    def takes_long(self, state: SessionState, turn: Turn) -> bool:
        """Whether a step would keep a window from drawing, so that it is to call `think_ahead` in the background."""
        return self._front.takes_long(turn, state.scene, state.dialogue)

    def think_ahead(self, state: SessionState, turn: Turn, cancel: Callable[[], bool]) -> None:
        """Do what is slow about a step, changing nothing; the step itself is then quick."""
        self._front.think_ahead(turn, state.scene, state.dialogue, cancel)

    def _respond(self, state: SessionState, understood: Understanding, work: _Work) -> tuple[SessionState, Reply]:
        pending, turn = state.dialogue.pending, work.turn
        if isinstance(understood.outcome, NotUnderstood):
            named = unread_program(understood.outcome, pending) if pending is not None else None
            settled = label_answer(state, named, turn)
            heard: tuple[Said, ...] = ()
        else:
            heard = tuple(map(told_apart, understood.outcome.readings))
            settled = answer_pending(state, heard, turn, work.tools)
        if isinstance(settled, Reply):
            return replace(state, dialogue=replace(state.dialogue, pending=_kept(pending, settled))), settled
        if isinstance(settled, Rerun):
            still = pending if pending is not None and pending.kind == "label" else None
            state = replace(state, dialogue=replace(settled.dialogue, pending=still))
            reading = Reading(settled.program, 1.0, settled.english)
            attempt = _Attempt(reading, self._execute(state, reading, work, settled.earlier), settled.front,
                               settled.earlier)
            return self._conclude(state, attempt, work, agreed=settled.agreed)
        if isinstance(understood.outcome, NotUnderstood):
            told = Reply(turn.text, "not_understood", not_understood_reply(understood.outcome))
            still = pending.after_aside() if pending is not None else None
            return replace(state, dialogue=replace(state.dialogue, pending=still)), _still_asked(told, still)
        before = replace(state, dialogue=replace(state.dialogue, pending=None, chosen={}))
        after, reply = self._other(before, heard, understood.front, work)
        beside = reply.outcome in BESIDE or all(isinstance(step, Unsupported) for step in heard[0].steps)
        if pending is None or after.dialogue.pending is not None or not beside:
            return after, reply
        if isinstance(heard[0].steps[0], Stop) or changed_ids(reply.edits) or after.viewer != before.viewer:
            return after, reply
        still = pending.after_aside()
        return replace(after, dialogue=replace(after.dialogue, pending=still)), _still_asked(reply, still)

    def _other(self, state: SessionState, heard: tuple[Said, ...], front: str,
               work: _Work) -> tuple[SessionState, Reply]:
        """What is no answer to a question."""
        meant = retarget(state, heard[0])
        if isinstance(meant, Reply):
            return state, meant
        if meant is not None:
            return self._redo_as_meant(state, meant, front, work)
        doable = tuple(said.reading for said in heard if not is_conversation(said.reading.program))
        if not doable:
            return state, Reply(work.turn.text, "not_understood", ONE_AT_A_TIME, understood=heard[0].reading.english)
        return self._conclude(state, self._best(state, doable, front, work), work)

    def _redo_as_meant(self, state: SessionState, meant: Meant, front: str,
                       work: _Work) -> tuple[SessionState, Reply]:
        """Do what was meant; where that cannot be done, what was taken back for it stands again."""
        reading = Reading(meant.program, 1.0, meant.english)
        attempt = _Attempt(reading, self._execute(meant.state, reading, work), front)
        after, reply = self._conclude(meant.state, attempt, work)
        stands = reply.outcome in ("done", "answered", "needs_confirmation", "ambiguous")
        return (after if stands else replace(after, history=state.history)), reply

    def _best(self, state: SessionState, readings: tuple[Reading, ...], front: str, work: _Work) -> _Attempt:
        tried: list[_Attempt] = []
        for reading in readings[:MAX_READINGS]:
            if tried and reading.score < NEARLY_AS_GOOD * readings[0].score:
                break
            if any(t.asks for t in tried) and reading.score < CLEARLY * readings[0].score:
                break
            tried.append(_Attempt(reading, self._execute(state, reading, work), front))
            if tried[0].settled:
                break
        return max(tried, key=lambda a: a.worth)

    def _execute(self, state: SessionState, reading: Reading, work: _Work,
                 earlier: Earlier | None = None) -> Executed | Blocked:
        started = self._clock()
        gaze = work.turn.gaze
        result = execute(reading.program, state.history, state.viewer, state.dialogue, gaze, work.tools,
                         earlier=earlier)
        work.timing["plan"] = work.timing.get("plan", 0.0) + (self._clock() - started) * 1000
        return result

    def _conclude(self, state: SessionState, attempt: _Attempt, work: _Work, *,
                  agreed: bool = False) -> tuple[SessionState, Reply]:
        reading, result, turn = attempt.reading, attempt.result, work.turn
        notation = print_program(reading.program)
        reply = Reply(turn.text, "done", "", understood=reading.english, program=notation, front=attempt.front)
        if isinstance(result, Blocked):
            return self._blocked(state, turn, attempt, reply)
        question = self._question(result, attempt)
        if question and not (agreed or self._yes):
            pending = Pending("confirm", reading.program, attempt.front, turn.text, question=question,
                              gaze=attempt.pointed(turn))
            state = replace(state, dialogue=replace(state.dialogue, pending=pending))
            return state, replace(
                reply, outcome="needs_confirmation", reply=question, question=question, targets=_targets(result),
                candidates=candidate_rows(state.scene, result.resolved),
            )
        return self._commit(state, attempt, result, reply, work)

    def _question(self, result: Executed, attempt: _Attempt) -> str:
        """What is asked before it acts: skills ask about what they destroy, and what a model proposed is said back,
        unless the model is sure of it and it changes one thing."""
        if result.confirm:
            return result.confirm
        changed = len(changed_ids(result.ops)) if attempt.front == "translator" else 0
        meant = attempt.reading.english.rstrip(".?!")
        if changed > 1:
            return f"I understood: {meant}. That changes {changed} objects. Shall I?"
        sure = attempt.reading.score >= PROPOSED
        return f"I understood: {meant}. Shall I?" if changed and not sure else ""

    def _commit(self, state: SessionState, attempt: _Attempt, result: Executed, reply: Reply,
                work: _Work) -> tuple[SessionState, Reply]:
        started = self._clock()
        if result.history is not None:
            history, events = result.history, ()
        else:
            history, done = state.history.do(result.ops, said=attempt.reading.english)
            events = getattr(done, "events", ())
        work.timing["commit"] = (self._clock() - started) * 1000
        learned = result.dialogue.lessons != state.dialogue.lessons
        changed = bool(events) or result.history is not None or result.viewer != state.viewer or learned
        searched_in_vain = any(p.outcome == "not_found" for p in result.plans)
        asked = bool(result.plans) and result.plans[-1].outcome == "answered"
        asks = next((p.asks for p in reversed(result.plans) if p.asks is not None), None)
        guesses = tuple(g for p in result.plans for g in p.guesses)
        dialogue = replace(
            result.dialogue, chosen={}, targets=_targets(result), text=work.turn.text, guesses=guesses,
            pending=None if asks is None else replace(asks, front=attempt.front, text=work.turn.text),
            program=attempt.reading.program if changed else state.dialogue.program,
            tried=None if changed else attempt.reading.program,
        )
        reply = replace(
            reply, outcome="not_found" if searched_in_vain else "answered" if asked or not changed else "done",
            reply=result.reply, targets=_targets(result), edits=result.ops if result.history is None else (),
            events=events, candidates=candidate_rows(state.scene, result.resolved), guesses=guesses,
            question=asks.question if asks is not None else "",
            exports=tuple(e for p in result.plans for e in p.exports),
        )
        return SessionState(history, result.viewer, dialogue), reply

    def _blocked(self, state: SessionState, turn: Turn, attempt: _Attempt, reply: Reply) -> tuple[SessionState, Reply]:
        result = attempt.result
        if not isinstance(result, Blocked):
            raise TypeError(f"{result!r} is not blocked")
        reply = blocked_reply(state.scene, result, reply)
        if reply.outcome == "ambiguous":
            pending = Pending(
                "which", attempt.reading.program, attempt.front, turn.text, result.reference,
                tuple(c.id for c in reply.candidates), question=reply.question, gaze=attempt.pointed(turn),
            )
            state = replace(state, dialogue=replace(state.dialogue, pending=pending))
        if result.viewer is not None:
            state = replace(state, viewer=result.viewer)
        known = tuple(i for i in result.meant if i in state.scene.objects)
        return replace(state, dialogue=replace(state.dialogue.mention(known), tried=attempt.reading.program)), reply


def _kept(pending: Pending | None, reply: Reply) -> Pending | None:
    """The question that is open after a reply to an answer; one about a label may be put in other words."""
    if pending is None or not reply.question:
        return None
    return replace(pending, labels=(), question=reply.question) if pending.kind == "label" else pending


def _still_asked(reply: Reply, pending: Pending | None) -> Reply:
    """The reply with the open question, spoken again the first time; an offer is not repeated."""
    if pending is None or not pending.question or pending.is_offer:
        return reply
    said = f"{reply.reply} {pending.question}" if pending.asides <= 1 else reply.reply
    return replace(reply, reply=said, question=pending.question)


def _targets(result: Executed) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for plan in result.plans for i in plan.targets))
