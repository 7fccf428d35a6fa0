"""Performance targets: goals, their money, and indicators."""
