"""What a session computes with: the program, the packages and the models whose versions can change an answer."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("deixis", "numpy", "scipy", "open3d", "open3d-cpu", "trimesh", "mujoco", "onnxruntime", "lark", "xllamacpp")
"""Packages that have a say in what comes out."""


def made_by() -> dict[str, str]:
    """The versions here, and the kind of machine."""
    found = {"python": platform.python_version(), "machine": f"{platform.system()} {platform.machine()}"}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def model_digests(names: tuple[str, ...]) -> dict[str, str]:
    """The sha256 of the largest file of each of these models; those that the manifest does not know are left out."""
    from assistant.models.manifest import manifest

    known = manifest()
    return {n: max(known[n].files, key=lambda f: f.size).sha256 for n in names if n in known}


def unlike(then: dict[str, str], now: dict[str, str]) -> str:
    """In what two sets of versions differ: "numpy 2.1.0 then, 2.2.0 now"; empty where in nothing."""
    names = [n for n in dict.fromkeys((*then, *now)) if then.get(n) != now.get(n)]
    return "; ".join(f"{n} {then.get(n, 'absent')} then, {now.get(n, 'absent')} now" for n in names)
