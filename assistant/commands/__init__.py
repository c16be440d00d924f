"""The commands of `deixis`, one a file; `assistant.cli` finds them by itself."""
