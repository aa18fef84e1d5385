"""Keeping: one file a noun, and the only room that speaks SQL."""
