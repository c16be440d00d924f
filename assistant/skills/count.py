"""How many there are, and whether there are any."""

from __future__ import annotations

from assistant.asked import asked_for, asks_for_rooms, nothing_there, rooms_told, tail
from assistant.grounding.outcome import NotFound
from assistant.language.program import Count, Exists, Ref
from assistant.missing import missing_text
from assistant.phrasing import a, is_plural, sentence
from assistant.skills.base import Plan, SkillContext
from assistant.whereabouts import place_of
from scene.ops import SetHighlight

HANDLES = (Count, Exists)
ABOUT = "counting"
EXAMPLES = ("How many cushions are there?", "Is there a lamp in the room?", "How many books are on the coffee table?")


def plan(command: Count | Exists, ctx: SkillContext) -> Plan:
    """Count all that fit; light them."""
    if asks_for_rooms(command.target) and ctx.scene.rooms:
        return Plan(rooms_told(ctx), outcome="answered")
    found = ctx.matching(command.target)
    if isinstance(found, NotFound):
        if isinstance(command, Exists) and (told := nothing_there(command.target, found)):
            return Plan(f"No, {told}.", outcome="answered")
        said = missing_text(ctx.scene, found, command.target, counted=True)
        return Plan(said if isinstance(command, Count) else f"No. {said}", outcome="answered")
    labels = {ctx.object(i).label for i in found}
    label = labels.pop() if len(labels) == 1 else None
    pair = len(found) == 1 and label is not None and is_plural(label)
    words = asked_for(command.target, 2 if pair else len(found), label)
    are = "are" if len(found) > 1 or (pair and isinstance(command, Exists)) else "is"
    if isinstance(command, Count):
        number = f"one set of {words}" if pair else f"{len(found)} {words}"
    else:
        number = a(words) if len(found) == 1 else f"{len(found)} {words}"
    where = f" {place_of(ctx.scene, found[0])}" if len(found) == 1 and not tail(command.target) else ""
    where = f",{where}" if where and words.endswith((" on", " off")) else where
    told = f"there {are} {number}{where}"
    ops = (SetHighlight(found),)
    if isinstance(command, Count):
        return Plan(sentence(told), ops, found, outcome="answered")
    enough = not (isinstance(command.target, Ref) and command.target.count and command.target.count > len(found))
    answer = f"yes, {told}" if enough else f"no, there {are} only {number}{where}"
    return Plan(sentence(answer), ops, found, outcome="answered")
