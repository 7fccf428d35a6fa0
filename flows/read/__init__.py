"""Bytes to Document: one shape for every format."""
