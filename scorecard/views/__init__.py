"""Questions: one view model a screen, already permitted and put in words."""
