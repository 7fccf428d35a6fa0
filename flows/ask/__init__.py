"""The warehouse to answers: read-only, and nothing that is not in it."""
