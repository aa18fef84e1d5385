"""The Keep section: what came in, from whom, and what became of it."""
