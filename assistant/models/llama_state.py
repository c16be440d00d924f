"""What llama.cpp is asked over the socket of its own server: to keep its work on a prompt's beginning on disk, which it
reads back in milliseconds, and how it cuts a text into tokens."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path

KEPT_SUFFIX = ".prefix"
"""Ends the names of the kept files."""


@dataclass(frozen=True, slots=True)
class KeptWork:
    """The work on prompt prefixes in one folder; one file is kept, for the prefix used last.

    The library saves and restores only when its own server is asked to, so it is asked through the socket that the
    server has in a private folder. Where that cannot be done, nothing is kept and the prefix is read anew.
    """

    folder: Path
    """Where the files are."""
    socket_path: Path | None
    """The server's socket; none where there are no such sockets."""
    api_key: str
    """The server's key."""
    made_with: str
    """What the work depends on beside the text: the library's version, the weights, the settings."""

    def restore(self, prefix: str) -> bool:
        """Whether the work on this prefix was kept and is in the model now."""
        name = self._name(prefix)
        return (self.folder / name).is_file() and self._ask("restore", name)

    def keep(self, prefix: str) -> None:
        """Keep the work on this prefix, which the model has just read, and drop what was kept before."""
        name = self._name(prefix)
        unfinished = f"{name}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self._ask("save", unfinished):
                return
            (self.folder / unfinished).replace(self.folder / name)
            for old in self.folder.glob(f"*{KEPT_SUFFIX}"):
                if old.name != name:
                    old.unlink(missing_ok=True)

    def tokens(self, text: str) -> tuple[int, ...]:
        """The tokens of a text; none where the server cannot be asked."""
        answer = self._post("/tokenize", {"content": text})
        return tuple(json.loads(answer)["tokens"]) if answer is not None else ()

    def _name(self, prefix: str) -> str:
        return hashlib.sha256(f"{self.made_with}\n{prefix}".encode()).hexdigest()[:24] + KEPT_SUFFIX

    def _ask(self, action: str, name: str) -> bool:
        return self._post(f"/slots/0?action={action}", {"filename": name}) is not None

    def _post(self, path: str, body: dict[str, str]) -> bytes | None:
        if self.socket_path is None:
            return None
        headers = {"Authorization": f"Bearer {self.api_key}", "Content-Type": "application/json"}
        connection = _UnixConnection(self.socket_path)
        try:
            connection.request("POST", path, json.dumps(body), headers)
            answer = connection.getresponse()
            return answer.read() if answer.status == http.client.OK else None
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()


class _UnixConnection(http.client.HTTPConnection):
    """A request over a socket of the file system."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=60)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))
