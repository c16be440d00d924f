"""Runs a program against a scene without touching it: step by step, each on what the steps before would leave.

What comes out is either everything that the program would do, or the first thing that stands in its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from assistant.asked import asks_for_rooms
from assistant.changes import added_ids, changed_ids, only_guessed, squash
from assistant.dialogue import Dialogue
from assistant.gaze import GazeTrack
from assistant.grounding.context import GroundingContext
from assistant.grounding.outcome import Ambiguous, Grounding, PlaceGrounding, Resolved
from assistant.labelling.asking import Answering, Asking
from assistant.language.english.settle import put_for_pronoun
from assistant.language.program import (
    Add,
    Check,
    Command,
    Exists,
    ForEach,
    If,
    Mention,
    Noun,
    One,
    PickUp,
    Place,
    Program,
    Ref,
    Reference,
    Times,
    Until,
)
from assistant.local import asked_there
from assistant.parts import is_over_parts, over_parts
from assistant.skills.base import MANY_OBJECTS, Plan, Refused, SkillContext, Unresolved, every, is_any
from assistant.skills.hand import held_things, in_hand
from assistant.skills.move import afresh
from assistant.skills.registry import plan as plan_command
from assistant.turn import Outcome
from assistant.untold import untold
from scene.errors import RejectedError
from scene.events import Event
from scene.frames import Viewer
from scene.history import History
from scene.objects import Scene
from scene.ops import Op
from scene.transaction import Rejected, commit

UNTIL_BOUND = 25
"""How often "until" repeats before it gives up."""

CONTROL = (If, ForEach, Until, Times)
"""Commands that hold other commands."""

NOTHING = Ref(Noun("nothing"), "no")
"""What "it" means where nothing was found."""

NOTHING_TO_DO = "There was nothing to do, so I left everything as it is."
"""Said of a condition that does not hold, or of an "until" that already does."""

QUIET_BEFORE_OTHERS = (Mention, PickUp)
"""Steps of whose success nothing is said when more follows."""


MakeContext = Callable[[Scene, Viewer, Dialogue, GazeTrack], GroundingContext]
"""Makes the context of a step."""


def same_context(make: MakeContext) -> MakeContext:
    """The same, giving the last context again for the very same things: the readings of a sentence share one."""
    last: list[tuple[tuple[Scene, Viewer, Dialogue, GazeTrack], GroundingContext]] = []

    def context(scene: Scene, viewer: Viewer, dialogue: Dialogue, gaze: GazeTrack) -> GroundingContext:
        of = (scene, viewer, dialogue, gaze)
        if not last or any(a is not b for a, b in zip(last[0][0], of, strict=True)):
            last[:] = [(of, make(*of))]
        return last[0][1]

    return context


@dataclass(frozen=True)
class Tools:
    """What a program is run with."""

    context: MakeContext
    """Makes the context that references are resolved in."""
    ground: Callable[[Reference, GroundingContext], Grounding]
    """Resolves a reference."""
    ground_place: Callable[[Place, GroundingContext], PlaceGrounding]
    """Resolves a place."""
    clock: Callable[[], float]
    """Seconds; for the timings alone."""
    seed: int = 0
    """For skills that have to choose."""
    answering: Answering | None = None
    """Answers what things are; None where nobody can tell."""
    asking: Asking = field(default_factory=Asking)
    """The questions of the turn that is taken."""


@dataclass(frozen=True)
class Executed:
    """What the program would do, all of it."""

    plans: tuple[Plan, ...]
    """One a step, in order."""
    ops: tuple[Op, ...]
    """All changes, in order."""
    scene: Scene
    """The scene after them."""
    history: History | None
    """The history afterwards where the program itself undid or redid; else None."""
    viewer: Viewer
    """Where the person then is."""
    dialogue: Dialogue
    """What the conversation then remembers."""
    reply: str
    """What to say."""
    resolved: tuple[Resolved, ...]
    """All that was resolved, in order."""
    confirm: str = ""
    """A yes-or-no question to ask before doing it."""

    @property
    def probability(self) -> float:
        """How sure grounding was of its least sure part; 1 where nothing had to be resolved."""
        return min((r.probability for r in self.resolved), default=1.0)


@dataclass(frozen=True)
class Blocked:
    """What stands in the way; nothing is to be done."""

    step: Command
    """The step that could not be planned."""
    grounding: Grounding | PlaceGrounding | None = None
    """What grounding found, where the reference or the place is at fault."""
    reference: Reference | None = None
    """The reference at fault."""
    reason: str = ""
    """Why it cannot be done, where everything was resolved."""
    outcome: Outcome = "rejected"
    """The outcome where there is a reason."""
    viewer: Viewer | None = None
    """Where the steps before led the person, if anywhere."""
    meant: tuple[str, ...] = ()
    """What it was to be done to, where that is known: "it" is that from then on, though nothing came of it."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Steps that were said in an earlier turn, and wait for an answer since."""

    steps: int
    """How many, from the first on."""
    gaze: GazeTrack
    """Where the person looked and pointed then."""


@dataclass
class _Run:
    tools: Tools
    history: History
    gaze: GazeTrack
    scene: Scene
    viewer: Viewer
    dialogue: Dialogue
    after_history: History | None = None
    plans: list[tuple[Command, Plan]] = field(default_factory=list)
    ops: list[Op] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    resolved: list[Resolved] = field(default_factory=list)
    moved_to: Viewer | None = None


class _Stop(Exception):
    def __init__(self, blocked: Blocked) -> None:
        super().__init__()
        self.blocked = blocked


def execute(program: Program, history: History, viewer: Viewer, dialogue: Dialogue, gaze: GazeTrack,
            tools: Tools, *, earlier: Earlier | None = None) -> Executed | Blocked:
    """What `program` would do in `history.scene`; its first steps may have been said `earlier`, and pointed at then."""
    run = _Run(tools, history, gaze, history.scene, viewer, dialogue)
    try:
        for n, command in enumerate(program.steps):
            run.gaze = earlier.gaze if earlier is not None and n < earlier.steps else gaze
            _do(run, command)
            _there_for(run, command, program.steps[n + 1 :])
    except _Stop as stop:
        return stop.blocked
    ops = squash(history.scene, run.ops, run.scene)
    plans = tuple(p for _, p in run.plans)
    return Executed(
        plans, ops, run.scene, run.after_history, run.viewer, run.dialogue, _replies(run.plans), tuple(run.resolved),
        _confirmation(plans, ops),
    )


def _there_for(run: _Run, command: Command, later: tuple[Command, ...]) -> None:
    """Stop where what was looked for is not there, and what follows is to be done to "it"."""
    plan = run.plans[-1][1] if run.plans else None
    if plan is None or plan.outcome != "not_found":
        return
    for step in later:
        if put_for_pronoun(step, NOTHING)[1]:
            raise _Stop(Blocked(command, reason=plan.reply, outcome="not_found", viewer=run.moved_to))
        if isinstance(getattr(step, "target", None), Ref):
            return


def _do(run: _Run, command: Command) -> None:
    if isinstance(command, Until):
        _repeat(run, command)
        return
    if isinstance(command, CONTROL):
        for inner in _unfolded(run, command):
            _do(run, inner)
        return
    if run.scene.rooms:
        command = asked_there(command, [done for done, _ in run.plans])
    ctx = SkillContext(
        scene=run.scene, viewer=run.viewer, history=run.history, dialogue=run.dialogue,
        grounding=run.tools.context(run.scene, run.viewer, run.dialogue, run.gaze),
        ground=run.tools.ground, ground_place=run.tools.ground_place, plan=plan_command, seed=run.tools.seed,
        asking=run.tools.asking,
    )
    try:
        plan = plan_command(command, ctx)
    except Unresolved as error:
        meant = _meant(command, ctx)
        raise _Stop(Blocked(command, error.grounding, error.reference, viewer=run.moved_to, meant=meant)) from None
    except (Refused, RejectedError) as error:
        raise _Stop(Blocked(command, reason=str(error), viewer=run.moved_to, meant=_meant(command, ctx))) from None
    run.resolved += ctx.found.values()
    run.plans.append((command, plan))
    _apply(run, command, plan.ops)
    if plan.history is not None:
        run.after_history, run.scene = plan.history, plan.history.scene
    memory = replace(plan.dialogue or run.dialogue, added=run.dialogue.added)
    run.dialogue = memory.mention(tuple(t for t in plan.targets if t in run.scene.objects))
    if plan.viewer is not None:
        run.viewer = run.moved_to = plan.viewer
        _apply(run, command, tuple(op for i in held_things(run.scene) for op in in_hand(run.scene, i, plan.viewer)))


def _meant(command: Command, ctx: SkillContext) -> tuple[str, ...]:
    found = ctx.found.get(target) if (target := getattr(command, "target", None)) is not None else None
    return tuple(i for i in found.ids if i in ctx.scene.objects) if found is not None else ()


def _apply(run: _Run, command: Command, ops: tuple[Op, ...]) -> None:
    if not ops:
        return
    result = commit(run.scene, ops)
    if isinstance(result, Rejected):
        raise _Stop(Blocked(command, reason=result.reason, viewer=run.moved_to))
    run.scene = result.scene
    run.ops += result.ops
    run.events += result.events
    if added := added_ids(ops):
        run.dialogue = replace(run.dialogue, added=(*reversed(added), *run.dialogue.added))


def _repeat(run: _Run, command: Until) -> None:
    """The steps until the test holds, or until they can be done no further."""
    for n in range(UNTIL_BOUND):
        with suppress(_Stop):  # at first "it" may be what the steps are yet to speak of
            if holds(run, command.test):
                return
        kept = replace(run, plans=[*run.plans], ops=[*run.ops], events=[*run.events], resolved=[*run.resolved])
        try:
            for inner in command.do:
                _do(run, inner)
        except _Stop as stop:
            if n == 0 or stop.blocked.grounding is not None:
                raise
            vars(run).update(vars(kept))
            return


def _unfolded(run: _Run, command: If | ForEach | Times) -> Iterator[Command]:
    if isinstance(command, ForEach):
        command = replace(command, do=afresh(command.do, run.scene))
    if isinstance(command, If):
        yield from command.then if holds(run, command.test) else command.otherwise
    elif isinstance(command, Times):
        for _ in range(min(command.count, UNTIL_BOUND)):
            yield from command.do
    elif is_over_parts(command):
        used_up: set[str] = set()
        for steps in over_parts(command, run.scene, run.viewer):
            for step in steps:
                _another(run, step, used_up)
                yield step
    elif asks_for_rooms(command.target) and run.scene.rooms:
        yield from _in_rooms(run, command)
    else:
        used: set[str] = set()
        for object_id in _resolve(run, command, command.target):
            for inner in command.do:
                _another(run, inner, used)
            run.dialogue = run.dialogue.mention((object_id,))
            yield from command.do


def _in_rooms(run: _Run, command: ForEach) -> Iterator[Command]:
    """ "Put a plant in every room": the steps with each room for "it"."""
    target = command.target
    left_out = {r.head.name for r in target.excluding if isinstance(r, Ref) and isinstance(r.head, Noun)} \
        if isinstance(target, Ref) else set()
    used: set[str] = set()
    for room in run.scene.rooms:
        if left_out & {room.label, *room.aliases}:
            continue
        for inner in command.do:
            _another(run, inner, used)
            yield put_for_pronoun(inner, Ref(Noun(room.label)))[0]


def _another(run: _Run, command: Command, used: set[str]) -> None:
    """In a loop, "a mug" is another mug each time; where there are too few, that is said and nothing is done."""
    target = getattr(command, "target", None)
    if isinstance(command, Add) or not isinstance(target, Ref):
        return
    whole = target.of if isinstance(target.head, One) and target.determiner == "a" else None  # one of the two lamps
    if not isinstance(target.head, Noun) and whole is None:
        return
    if target.determiner not in ("a", "some", "bare") or target.plural:
        return
    context = run.tools.context(run.scene, run.viewer, run.dialogue, run.gaze)
    found = run.tools.ground(whole or every(target), context)
    if not isinstance(found, Resolved):
        if whole is not None:
            raise _Stop(Blocked(command, found, whole))
        return
    left = [i for i in found.ids if i not in used]
    if not left:
        number = f"There {'is' if len(used) == 1 else 'are'} only {len(used)} of those here, which is too few."
        raise _Stop(Blocked(command, reason=f'{number} Say "add" to have new ones.', viewer=run.moved_to))
    used.add(left[0])
    run.dialogue = replace(run.dialogue, chosen={**run.dialogue.chosen, target: (left[0],)})


def holds(run: _Run, test: Exists | Check) -> bool:
    """Whether a test is true in the scene as the run has left it so far."""
    context = run.tools.context(run.scene, run.viewer, run.dialogue, run.gaze)
    if told := untold(test, run.tools.ground, context):
        raise _Stop(Blocked(test, reason=told))
    if isinstance(test, Exists):
        if isinstance(test.target, Ref) and test.target.determiner == "no":
            return not holds(run, Exists(replace(test.target, determiner="any")))
        found = run.tools.ground(every(test.target) if test.limit or is_any(test.target) else test.target, context)
        if test.limit and isinstance(found, Ambiguous):
            raise _Stop(Blocked(test, found))
        ids = found.ids if isinstance(found, Resolved) else \
            tuple(c.object_id for c in found.candidates) if isinstance(found, Ambiguous) else ()
        run.dialogue = run.dialogue.mention(ids) if ids else run.dialogue
        return test.met_by(len(ids)) if test.limit else bool(ids)
    ids = _resolve(run, test, test.target)
    run.dialogue = run.dialogue.mention(ids)
    if not isinstance(test.target, Ref):
        raise _Stop(Blocked(test, reason="I can test only one kind of thing at a time."))
    narrowed = run.tools.ground(replace(test.target, where=(*test.target.where, test.condition)), context)
    return isinstance(narrowed, Resolved) and set(ids) <= set(narrowed.ids)


def _resolve(run: _Run, command: Command, reference: Reference) -> tuple[str, ...]:
    if (chosen := run.dialogue.chosen.get(reference)) is not None:
        return chosen
    found = run.tools.ground(reference, run.tools.context(run.scene, run.viewer, run.dialogue, run.gaze))
    if not isinstance(found, Resolved):
        raise _Stop(Blocked(command, found, (found.about if isinstance(found, Ambiguous) else None) or reference))
    run.resolved.append(found)
    return found.ids


def _replies(plans: list[tuple[Command, Plan]]) -> str:
    spoken = [
        plan.reply for n, (command, plan) in enumerate(plans)
        if n == len(plans) - 1 or not isinstance(command, QUIET_BEFORE_OTHERS)
    ]
    if len(spoken) > 1 and all(command is plans[0][0] for command, _ in plans) and len(set(spoken)) == 1:
        return f"{spoken[0].removesuffix('.')}, {len(spoken)} times."
    return " ".join(dict.fromkeys(r for r in spoken if r)) if plans else NOTHING_TO_DO


def _confirmation(plans: tuple[Plan, ...], ops: tuple[Op, ...]) -> str:
    asked = " ".join(p.confirm for p in plans if p.confirm)
    changed = changed_ids(tuple(op for op in ops if not only_guessed(op)))
    if not asked and len(changed) > MANY_OBJECTS:
        return f"That changes {len(changed)} objects. Shall I?"
    return asked
