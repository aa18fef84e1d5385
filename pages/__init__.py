"""Screens, one render(ctx) a file in the folder of its menu section; nothing sits directly here."""
