"""Statistics: numbers in, numbers out, whole arrays at once. No indicators, no areas."""
