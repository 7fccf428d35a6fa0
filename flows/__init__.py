"""yusuan (预算): published Chinese government budgets, from raw document to DuckDB warehouse."""

__version__ = "0.1.0"
