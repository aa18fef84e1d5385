"""The safeguarding scorecard: an indicator store, its judgement and the views of both."""
