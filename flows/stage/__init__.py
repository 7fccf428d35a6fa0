"""Document to tidy frames: one row per fact, sum, cell, equation and finding."""
