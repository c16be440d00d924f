"""The line that is typed: its text, and the lines sent before."""

from __future__ import annotations


class EntryLine:
    """A one-line editor with the caret at its end."""

    def __init__(self) -> None:
        self.text: str | None = None
        """What stands in it; None while it is closed."""
        self.naming: str | None = None
        """While a thing is being named: the label that an empty line takes, "" for none; None for an ordinary line."""
        self._sent: list[str] = []
        self._at = 0

    @property
    def open(self) -> bool:
        """Whether keys go into it."""
        return self.text is not None

    @property
    def prompt(self) -> str:
        """What an empty line asks for; "" for an ordinary one."""
        if self.naming is None:
            return ""
        return f"What is it? Enter alone: “{self.naming}”" if self.naming else "What is it? “stool”, “desk lamp” ..."

    def begin(self, *, naming: str | None = None) -> None:
        """Open it, empty; with `naming` for the label of a thing."""
        self.text, self.naming, self._at = "", naming, len(self._sent)

    def close(self) -> None:
        """Close it; what stood in it is gone."""
        self.text = None

    def type(self, text: str) -> None:
        """Add what was typed or pasted; line breaks become spaces."""
        if self.text is not None:
            clean = " ".join(text.split("\n")).replace("\r", "")
            self.text += "".join(c for c in clean if c.isprintable())

    def erase(self, *, word: bool = False) -> None:
        """Take away the last letter, or the last word."""
        if self.text:
            self.text = self.text.rstrip().rpartition(" ")[0] if word else self.text[:-1]

    def recall(self, step: int) -> None:
        """Bring back a line sent before: -1 the one earlier, 1 the one later. Labels are not kept."""
        if self.text is None or self.naming is not None or not self._sent:
            return
        self._at = max(0, min(len(self._sent), self._at + step))
        self.text = self._sent[self._at] if self._at < len(self._sent) else ""

    def send(self) -> str:
        """Close it, and give what stood in it without outer spaces."""
        line, self.text = (self.text or "").strip(), None
        if self.naming is not None:
            return line or self.naming
        if line and (not self._sent or self._sent[-1] != line):
            self._sent.append(line)
        return line
