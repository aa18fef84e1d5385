"""Files coming in: bytes and a context to observations and findings; saves nothing."""
