"""The English front end: ordinary speech to programs, with no model. `parse` in `parser.py` is its one entry."""
