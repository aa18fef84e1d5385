"""The Help section: Method."""
