"""Scans of real rooms, clouds of points and meshes alike, into objects: `segment(read_scan(path))`."""
