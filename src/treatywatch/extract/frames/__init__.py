"""Engine `frames.v1`: acts and their slots by kind of word, for languages of any word order, on packs alone."""
