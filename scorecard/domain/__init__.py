"""The nouns of the partnership and the tables of rules over them; no input or output."""
