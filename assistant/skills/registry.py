"""Finds the skills: every file here that declares `HANDLES`, and those of other packages by entry point."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from assistant import skills
from assistant.language.program import Command
from assistant.skills.base import Plan, Planner, Refused, SkillContext

ENTRY_POINTS = "deixis.skills"


@cache
def skill_modules() -> tuple[ModuleType, ...]:
    """Every skill, ours first, each group by name."""
    own = [importlib.import_module(f"assistant.skills.{i.name}") for i in pkgutil.iter_modules(skills.__path__)]
    others = [e.load() for e in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: e.name)]
    return tuple(m for m in [*own, *others] if hasattr(m, "HANDLES"))


@cache
def planners() -> dict[type, Planner]:
    """Which skill takes which command."""
    table: dict[type, Planner] = {}
    for module in skill_modules():
        for command in module.HANDLES:
            if command in table:
                raise TypeError(f"{module.__name__} takes {command.__name__}, which another skill already takes")
            table[command] = module.plan
    return table


def plan(command: Command, ctx: SkillContext) -> Plan:
    """The plan of the skill that takes this command; `Refused` for what only a conversation can take."""
    planner = planners().get(type(command))
    if planner is None:
        raise Refused("That refers to what was said before. Please say it by itself.")
    return planner(command, ctx)
