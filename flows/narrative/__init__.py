"""The text (说明) of a document: what its sentences state, as claims that tables can be held against."""
