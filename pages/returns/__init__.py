"""The Returns section: what an agency owes, sends, says and answers."""
