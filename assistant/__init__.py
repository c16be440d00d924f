"""The assistant: hears, understands, grounds, acts and answers in a scene."""
