"""Views: what each screen is given to show."""
