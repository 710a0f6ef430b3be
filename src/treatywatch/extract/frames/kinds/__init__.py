"""One module a family of kinds: what an act of the vocabulary claims."""
