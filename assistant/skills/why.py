"""Why that one: what spoke for the thing that was chosen, and against another."""

from __future__ import annotations

from assistant.grounding.outcome import Reason, Resolved
from assistant.language.program import Describe, Why
from assistant.phrasing import listed, percent, sentence, the
from assistant.skills.base import Plan, SkillContext
from assistant.skills.labelled import plan_about_label
from assistant.teaching import IT
from assistant.turn import CandidateRow

HANDLES = (Why,)
ABOUT = "why I chose something"
EXAMPLES = ("Why that one?",)

FOR, AGAINST = 0.6, 0.5
"""From which degree a factor speaks for a candidate, and below which against it."""

NAMES = {
    "label": "its kind", "color": "its colour", "size": "its size", "pointing": "where you pointed",
    "salience": "that we spoke of it",
}
"""How factors are told; the others by their own names."""


def plan(command: Why, ctx: SkillContext) -> Plan:
    """Tell the reasons that grounding kept from the turn before; after a guess what speaks for the guess."""
    if command.target is None and ctx.dialogue.guesses:
        return plan_about_label(Describe(IT, "evidence"), ctx)
    rows = ctx.dialogue.candidates
    if not rows and command.target is None and isinstance(ctx.ground(IT, ctx.grounding), Resolved):
        return plan_about_label(Describe(IT, "evidence"), ctx)  # "why do you think so", of what is pointed at
    if not rows:
        return Plan("I had nothing to choose from last time.", outcome="answered")
    chosen = rows[0]
    asked = chosen
    if command.target is not None:
        ids = ctx.resolve(command.target)
        found = [row for row in rows if row.id in ids]
        if not found:
            misfit = f"{the(ctx.scene, ids[0])} did not fit what you said at all"
            return Plan(sentence(misfit), targets=ids, outcome="answered")
        asked = found[0]
    elif command.negated and len(rows) > 1:
        asked = rows[1]
    reply = _against(asked, chosen, ctx) if asked is not chosen else _for(chosen, rows, ctx)
    return Plan(reply, targets=(asked.id,), outcome="answered")


def _name(row: CandidateRow, ctx: SkillContext) -> str:
    return the(ctx.scene, row.id) if row.id in ctx.scene.objects else f"the {row.label}"


def _factor(reason: Reason) -> str:
    word = NAMES.get(reason.factor, reason.factor.replace("_", " "))
    return f"{word} ({reason.note})" if reason.note else word


def _for(chosen: CandidateRow, rows: tuple[CandidateRow, ...], ctx: SkillContext) -> str:
    reasons = sorted((r for r in chosen.reasons if r.degree >= FOR), key=lambda r: -r.degree)
    if len(rows) == 1:
        only = f"{_name(chosen, ctx)} was the only thing that fits"
        return sentence(f"{only}: {listed(_factor(r) for r in reasons)}") if reasons else sentence(only)
    told = f" because of {listed(_factor(r) for r in reasons)}" if reasons else ""
    second = f"{_name(rows[1], ctx)} got {percent(rows[1].score)}"
    return f"{sentence(f'{_name(chosen, ctx)} fits best, {percent(chosen.score)}{told}')} {sentence(second)}"


def _against(asked: CandidateRow, chosen: CandidateRow, ctx: SkillContext) -> str:
    better = {r.factor: r.degree for r in chosen.reasons}
    worse = [r for r in asked.reasons if r.degree < AGAINST or r.degree < better.get(r.factor, 0.0) - 0.1]
    told = f" because of {listed(_factor(r) for r in worse)}" if worse else ""
    fits = f"{_name(asked, ctx)} fits less well, {percent(asked.score)}{told}"
    return f"{sentence(fits)} {sentence(f'{_name(chosen, ctx)} got {percent(chosen.score)}')}"
