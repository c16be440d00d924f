"""What the assistant can do, one skill a file; see `base` for what a skill is."""
