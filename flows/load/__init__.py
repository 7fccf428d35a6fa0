"""Frames to DuckDB: all of a document or nothing of it."""
