"""Gathering: everything that judging an area reads, for screens and services alike."""
