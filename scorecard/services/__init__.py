"""Verbs: may this person, may it happen now, change, save with its audit event."""
