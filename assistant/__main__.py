"""`python -m assistant` is `deixis`."""

from assistant.cli import main

raise SystemExit(main())
