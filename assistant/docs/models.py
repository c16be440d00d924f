"""The table of models, from the manifest."""

from __future__ import annotations

PAGE = "models.md"

INTRO = """# The models

Small open models, each for one thing, all on your own machine. `deixis models list` shows which are there, `deixis
models fetch NAME` brings one (it says what, how big and under which licence first); every file is checked by sha256.
"""


def render() -> str:
    """One row a model, then its files."""
    from assistant.models.manifest import manifest

    lines = [INTRO, "| name | what it is | what it does here | licence | size |", "|---|---|---|---|---|"]
    for model in manifest().values():
        megabytes = sum(f.size for f in model.files) / 1e6
        lines.append(f"| `{model.name}` | {model.title} | {model.use} | {model.licence} | {megabytes:,.0f} MB |")
    lines += ["", "## Files", "", "| model | file | bytes | sha256 |", "|---|---|---|---|"]
    for model in manifest().values():
        lines += [f"| `{model.name}` | `{f.name}` | {f.size:,} | `{f.sha256}` |" for f in model.files]
    return "\n".join(lines)
