"""The specification: worked examples in the documents, run against the real pipeline."""
