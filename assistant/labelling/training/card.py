"""The model card of a trained labeller: what it is, what it learned from, how right it was, and what it is not for."""

from __future__ import annotations

from assistant.labelling.registry import member_modules
from assistant.labelling.trained import Trained

CARD = """<!-- Written by `deixis train labeller`; do not edit. -->

# Model card: the labeller {version}

Says what an object of a scene is, from its shape, its size and how it looks. It proposes labels with probabilities; a
person or a threshold decides, and every label keeps its source. How it works: docs/labelling.md.

| | |
|---|---|
| kinds | {kinds} |
| learned from | {models} |
| samples | {samples} |
| seed | {seed} |
| licence | the same as Deixis |{sources}

## How right it is

On samples of the catalogue's models whose whole family (all colours and measures of one recipe) was held out,
stretched, re-meshed, noised, cut, turned into clouds of points and recoloured, among all kinds; {held_out} samples of
the kinds that have two families or more:

| | best guess right | one of five right |
|---|---|---|
| together | {top1:.1%} | {top5:.1%} |
{members}
| together, as a scan of a room leaves them ({scanned_held_out} samples) | {scanned_top1:.1%} | {scanned_top5:.1%} |
{others}
A best guess with a probability of at least {sure:.2f} is called sure: {sure_right:.0%} of those were right there. From
{doubtful:.2f} on it is called doubtful; below, unknown.

## Weights of the members

{weights}

## What it is not for

It knows household things. Real scans and other styles are harder than the held-out models above: those of the catalogue
come from the same workshop as most that it learned from. It knows nothing of people, and must not be
used to tell who or what a person is.
"""

SOURCES = {"catalogue": "models of the catalogue", "variety": "varieties of kinds", "folder": "meshes of others"}
"""What models are called by their source."""
OTHERS = """
Each folder of meshes of others, changed in the same ways, when the labeller had learned from all but that folder; those
of its meshes whose kind was then known:

| held out | samples | best guess right | one of five right |
|---|---|---|---|
{rows}
"""


def card(trained: Trained) -> str:
    """The card as Markdown."""
    from assistant.labelling.training.train import SURE_RIGHT

    told, figures = trained.told, trained.told["figures"]
    alone = [n.removesuffix("_top1") for n in figures if n.endswith("_top1")]
    return CARD.format(
        version=trained.version, kinds=len(told["kinds"]), seed=told["seed"],
        models=", ".join(f"{n} {SOURCES[s]}" for s, n in told["models"].items() if n),
        sources="".join(f"\n| meshes of others | {text} |" for text in told["attribution"]),
        others=OTHERS.format(rows="\n".join(f"| {name} | {f['held_out']} | {f['top1']:.1%} | {f['top5']:.1%} |"
                                            for name, f in figures["meshes"].items())) if figures["meshes"] else "",
        samples=", ".join(f"{n} {what}" for what, n in told["samples"].items()),
        held_out=figures["held_out"], top1=figures["top1"], top5=figures["top5"],
        **{f"scanned_{n}": figures["scanned"][n] for n in ("held_out", "top1", "top5")},
        members="\n".join(f"| {n} alone | {figures[f'{n}_top1']:.1%} | |" for n in alone),
        sure=told["calibration"]["sure"], doubtful=told["calibration"]["doubtful"], sure_right=SURE_RIGHT,
        weights="\n".join(f"- {n}: {w:.2f} ({member_modules()[n].ABOUT})"
                          for n, w in told["weights"].items()),
    )
