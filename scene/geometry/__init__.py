"""Rays, supports, free space, collisions, placing and settling; each module loads its own tools."""
