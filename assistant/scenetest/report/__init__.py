"""The page about a run of scene tests: one HTML file that needs nothing else."""

from __future__ import annotations

from assistant.scenetest.report.page import page, write_report

__all__ = ["page", "write_report"]
