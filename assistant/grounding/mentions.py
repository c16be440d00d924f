"""A thing in the making while a description is read: what was said of it so far, and what waits for its noun."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.language.reference import Condition, Head, Pick, Ref, Reference, Viewpoint

SIDES = ("left", "right", "front", "back", "top", "bottom")
"""Measures that an ordinal counts along."""


@dataclass
class Mention:
    """A thing in the making."""

    head: Head
    """What it is."""
    plural: bool = False
    """Whether its noun was plural."""
    count: int | None = None
    """The number said before its noun."""
    other: bool = False
    """Whether "other" was said of it."""
    where: list[Condition] = field(default_factory=list)
    """What was said of it."""
    picks: list[Pick] = field(default_factory=list)
    """Superlatives and sides said of it."""
    view: Viewpoint | None = None
    """From where its left and right are meant."""
    rank: int | None = None
    """An ordinal that waits for its direction: "the second door from the left"."""
    depth: int = 0
    """How many anchors it is away from the thing meant."""
    group: str | None = None
    """A word for a group of such things: "row", "stack"."""
    of: Reference | None = None
    """The set that it is one of."""
    excluding: list[Ref] = field(default_factory=list)
    """Those of its kind that it is said not to be."""

    def ref(self) -> Ref:
        """What was made."""
        unique = list(dict.fromkeys(self.where))
        picks = list(dict.fromkeys(self.picks))
        if self.rank is not None and self.group is not None:
            far = next((n for n, p in enumerate(picks) if p.measure in ("distance", *SIDES)), None)
            if far is None:
                picks.append(Pick("front", rank=self.rank))
            else:
                picks[far] = replace(picks[far], rank=self.rank)
        elif self.rank is not None and not picks:
            # "Second row, third chair": counted from the left where nothing else is said.
            picks.append(Pick("left" if self.rank > 0 else "right", rank=abs(self.rank)))
        return Ref(
            self.head,
            "the",
            self.count if self.plural or self.count == 1 else None,
            self.plural or self.group is not None,
            tuple(unique),
            tuple(picks)[:3],
            other=self.other,
            of=self.of,
            excluding=tuple(self.excluding),
            group=self.group,
            view=self.view,
        )


@dataclass
class Before:
    """What was said before the noun that it belongs to."""

    where: list[Condition] = field(default_factory=list)
    """Adjectives."""
    picks: list[Pick] = field(default_factory=list)
    """Superlatives and sides."""
    count: int | None = None
    """A number."""
    ordinal: int | None = None
    """An ordinal."""
    other: bool = False
    """Whether "other" was said."""

    def give(self, to: Mention) -> None:
        """Hand it to a thing."""
        to.where += self.where
        to.rank = self.ordinal or to.rank
        if (
            to.rank is not None
            and not self.picks
            and to.picks
            and to.picks[-1].measure in SIDES
            and to.picks[-1].measure not in ("top", "bottom")
        ):
            to.picks[-1] = replace(to.picks[-1], rank=max(1, to.rank))
            to.rank = None
        drawing = [p.measure in ("top", "bottom") and to.rank is not None for p in self.picks]
        ranked = [
            p if draws else
            replace(p, rank=1 if p.measure in ("left", "right") and (to.rank or 1) < 0 else to.rank or 1)
            for p, draws in zip(self.picks, drawing, strict=True)
        ]  # fmt: skip
        to.picks += ranked
        to.rank = to.rank if all(drawing) else None
        to.other |= self.other
        to.count = self.count or to.count
        self.where, self.picks, self.count, self.ordinal, self.other = [], [], None, None, False
