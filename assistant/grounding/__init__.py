"""What is meant: references and places of a program, resolved in a scene with the reasons for it.

`assistant.grounding.resolve` has the three entries: `ground`, `ground_place` and `rank`.
"""
