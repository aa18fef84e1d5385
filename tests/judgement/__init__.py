"""Judgement, file by file: edges as tables, and properties that hold whatever comes in."""
