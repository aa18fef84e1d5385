"""View models to chart specifications, built once."""
