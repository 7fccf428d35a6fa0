"""Bytes to the raw store: identity by content, what was made of each document, and by which code."""
