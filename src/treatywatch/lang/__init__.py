"""Language packs: loading, tokens, sentences, and the matcher that finds a pack's phrases in a text."""
