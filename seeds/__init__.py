"""What the project set out to do; see README.md in this folder."""
