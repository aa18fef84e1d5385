"""The synthetic authority; every row it makes is labelled synthetic."""
