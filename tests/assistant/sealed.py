"""Runs Python in a process of its own that is watched, and on Linux sealed, against the network."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

WATCH = """
import json, socket, sys
tried = []
def hook(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg") and args[0].family == socket.AF_UNIX:
        return
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
                 "socket.gethostbyaddr", "urllib.Request", "http.client.connect"):
        tried.append([event, repr(args)[:200]])
sys.addaudithook(hook)
"""
"""Python's own audit events: every attempt of Python code to reach anything but a socket in the file system."""

SEAL = """
import ctypes, struct
arch, number = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}[PLATFORM]
ALLOW, KILL = 0x7FFF0000, 0x80000000
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
rules = [
    (LOAD, 0, 0, 4), (EQUAL, 0, 5, arch),
    (LOAD, 0, 0, 0), (EQUAL, 0, 4, number),
    (LOAD, 0, 0, 16), (EQUAL, 2, 0, 1), (EQUAL, 1, 0, 16),
    (RETURN, 0, 0, KILL), (RETURN, 0, 0, ALLOW),
]
program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *rule) for rule in rules))
header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(rules), ctypes.addressof(program)))
kernel = ctypes.CDLL(None, use_errno=True)
for call in ((38, 1, 0, 0, 0), (22, 2, ctypes.c_void_p(ctypes.addressof(header)), 0, 0)):
    if kernel.prctl(*call):
        raise OSError(ctypes.get_errno(), "the seal was refused")
"""
"""The kernel's filter, which native code cannot pass either: whoever makes a socket of another family than AF_UNIX or
AF_NETLINK (the machine's own list of its interfaces) is killed at once."""

CAN_SEAL = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
"""Whether this machine has such a filter."""


@dataclass(frozen=True)
class Ran:
    """What came of a process."""

    code: int
    """Its exit code; negative, the signal that killed it."""
    rows: list[dict[str, Any]]
    """The JSON objects that it wrote."""
    tried: list[list[str]]
    """What it tried to reach, as Python saw it: the event and its arguments."""
    errors: str
    """Its standard error."""


def run(work: str, *, seal: bool = False, before: str = "") -> Ran:
    """Run Python source in a process of its own, watched, and sealed if wanted; `before` is watched, but not sealed."""
    sealed = f"PLATFORM = {platform.machine()!r}\n{SEAL}" if seal else ""
    source = f"{WATCH}\n{before}\n{sealed}\n{work}\nprint(json.dumps(tried))"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False, timeout=300)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line[:1] in ("{", "[")]
    tried = lines.pop() if lines and isinstance(lines[-1], list) else []
    return Ran(done.returncode, [line for line in lines if isinstance(line, dict)], tried, done.stderr)
