"""The one computation every screen, report, export and command shows."""
