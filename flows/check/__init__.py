"""Expectations and accounting rules: staged frames to findings."""
