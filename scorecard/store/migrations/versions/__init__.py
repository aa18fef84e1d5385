"""Migration scripts, in order of their numbers."""
