"""The world: objects, their geometry and every change to them. It knows nothing of language or of windows."""
