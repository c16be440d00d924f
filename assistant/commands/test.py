"""Scripted scene tests: `*.scenetest.yaml` files, or folders of them. pytest runs the very same tests.

examples:
  deixis test tests
  deixis test tests/desk.scenetest.yaml -k mug
  deixis test tests --report out/report --junit out/junit.xml
  deixis test tests --watch
  deixis test tests --update-pictures
  deixis test tests --repeat 20                 every test 20 times, all runs alike to the bit
"""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.output import Output

NAME = "test"
HELP = "scripted scene tests"


def configure(parser: argparse.ArgumentParser) -> None:
    """What to test, and what to leave behind."""
    parser.add_argument("path", nargs="+", type=Path, metavar="PATH", help="a *.scenetest.yaml, or a folder")
    parser.add_argument("--report", metavar="DIR", help="a page about every test, with pictures, in DIR")
    parser.add_argument("--pictures", choices=("all", "failed", "none"), default="failed", metavar="WHICH",
                        help="which tests the report shows before and after each turn: all, failed or none; those "
                             "with the tag 'pictures' are shown unless it is none")
    parser.add_argument("--junit", metavar="FILE", help="the results as JUnit XML")
    parser.add_argument("-k", metavar="WORDS", default="", help="only tests whose names fit, as in pytest")
    parser.add_argument("-m", metavar="MARKS", default="", help="only tests with these tags, as in pytest")
    parser.add_argument("-x", action="store_true", help="stop at the first that fails")
    parser.add_argument("-n", metavar="PROCESSES", default="", help="run in so many processes (needs pytest-xdist)")
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="play each test N times; all must be alike")
    parser.add_argument("--update-pictures", action="store_true",
                        help="keep what is drawn now as the golden pictures; the report shows old and new")
    parser.add_argument("--watch", action="store_true", help="run again whenever a file changes")


def run(args: argparse.Namespace, out: Output) -> int:
    """Run them; 0 when all passed."""
    from assistant.scenetest.front import run_once, watch

    return watch(args, out) if args.watch else run_once(args, out)
