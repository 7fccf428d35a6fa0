"""Check what was built, and put it in the place of what was there."""
